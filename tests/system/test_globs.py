from pathlib import Path

import pytest

from cablelint.system.globs import matches


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("cables/drafts/a.txt", "drafts"),
        ("cables/drafts/a.txt", "drafts/"),
        ("drafts/a.txt", "drafts"),
        ("cables/a.bak.txt", "*.bak.txt"),
        ("cables/07A.txt", "0[78]?.txt"),
        ("cables/2007/a.txt", "cables/2007"),
        ("cables/2007/a.txt", "cables/2007/*"),
        ("seeds/a.txt", "/seeds"),
        ("cables/a.txt", "cables/**"),
        ("cables/x/y/a.md", "cables/**/*.md"),
        ("cables/a.md", "cables/**/*.md"),
        ("x/y/cables/a.md", "**/cables"),
    ],
)
def test_a_pattern_takes_in(path: str, pattern: str) -> None:
    assert matches(path, ["nothing", pattern], Path())


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("cables/drafts.txt", "drafts"),
        ("cables/seeds/a.txt", "/seeds"),
        ("x/cables/2007/a.txt", "cables/2007"),
        ("cables/x/a.md", "cables/*.md"),
        ("Cables/a.txt", "cables"),
        ("../outside/a.txt", "outside/a.txt"),
        ("a.txt", ""),
        ("a.txt", "/"),
    ],
)
def test_a_pattern_leaves_out(path: str, pattern: str) -> None:
    assert not matches(path, [pattern], Path())


def test_patterns_with_a_slash_count_from_the_root(tmp_path: Path) -> None:
    path = str(tmp_path / "project" / "cables" / "a.txt")

    assert matches(path, ["cables/*"], tmp_path / "project")
    assert not matches(path, ["cables/*"], tmp_path)


def test_many_wildcards_do_not_stall() -> None:
    assert not matches("a" * 200 + "/" + "b" * 200, ["*a*a*a*a*a*a*a*a*a*a*a*c"], Path())
