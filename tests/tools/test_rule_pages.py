"""The rule pages are up to date."""

from __future__ import annotations

from pathlib import Path

from tools.rule_pages import main, pages

from cablelint.rules.registry import FAMILIES, all_rules

FOLDER = Path(__file__).parents[2] / "docs" / "rules"


def test_the_pages_are_not_stale() -> None:
    """Update them with ``python -m tools.rule_pages docs/rules``."""
    assert {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")} == pages()


def test_every_family_has_a_page_and_every_rule_a_heading() -> None:
    made = pages()
    assert set(made) == {"README.md", *(f"{letters}.md" for letters in FAMILIES)}
    for rule in all_rules():
        assert f"## {rule.code} {rule.name}\n" in made[f"{rule.family}.md"]
        assert f"| {rule.name} |" in made["README.md"]


def test_examples_are_code_and_sources_are_text() -> None:
    page = pages()["PAR.md"]
    assert "**Fails:**\n\n```text\n1. (C) The minister agreed.\n" in page
    assert "**Source:** 5 FAH-1 H-246.\n" in page


def test_writing_the_pages_deletes_stale_ones(tmp_path: Path) -> None:
    (tmp_path / "OLD.md").write_text("gone", "utf-8")
    main(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
