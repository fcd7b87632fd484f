"""Write the pages of ``docs/rules`` from the rules themselves: ``python -m tools.rule_pages docs/rules``.

There is a page for each family, and an index. A test fails when they are stale.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from cablelint.rules.documentation import Option
from cablelint.rules.registry import FAMILIES, all_rules
from cablelint.rules.rule import Rule

_NOTE = "<!-- Made by python -m tools.rule_pages docs/rules; change the rule's docstring instead. -->"


def pages() -> dict[str, str]:
    """Return the text of every page by the name of its file."""
    families = {letters: [rule for rule in all_rules() if rule.family == letters] for letters in FAMILIES}
    made = {f"{letters}.md": "\n".join(_family(letters, rules)) for letters, rules in families.items()}
    return {"README.md": "\n".join(_index(families)), **made}


def _index(families: dict[str, list[Rule]]) -> Iterator[str]:
    yield from ("# The rules", "", _NOTE, "")
    yield "`cablelint rule CODE` prints the documentation of one. Codes, names and the start of codes select rules:"
    yield from ("`--select DCL,header-missing-line`.", "")
    for letters, rules in families.items():
        yield from (
            f"## [{FAMILIES[letters].title}]({letters}.md)",
            "",
            "| code | name | severity | fix | |",
            "|---|---|---|---|---|",
        )
        for rule in rules:
            fix = rule.fix.value if rule.fix else ""
            notes = " Off by default." if rule.check and not rule.is_default else ""
            link = f"[{rule.code}]({letters}.md#{_anchor(rule)})"
            yield f"| {link} | {rule.name} | {rule.severity.value} | {fix} | {rule.summary}{notes} |"
        yield ""


def _anchor(rule: Rule) -> str:
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _family(letters: str, rules: list[Rule]) -> Iterator[str]:
    family = FAMILIES[letters]
    yield from (f"# {family.title}", "", _NOTE, "", inspect.getdoc(family.home) or "", "")
    for rule in rules:
        yield from (f"## {rule.code} {rule.name}", "", f"*{', '.join(_properties(rule))}*", "")
        yield from _parts(rule)


def _properties(rule: Rule) -> Iterator[str]:
    yield rule.severity.value
    yield f"{rule.fix.value} fix" if rule.fix else "no fix"
    if rule.check and not rule.is_default:
        yield "off by default"


def _parts(rule: Rule) -> Iterator[str]:
    documentation = rule.parts
    yield from (documentation.summary, "", documentation.explanation, "")
    for label, body in documentation.sections.items():
        if label in ("Fails", "Passes"):
            yield from (f"**{label}:**", "", "```text", body, "```", "")
        else:
            yield from (f"**{label}:** {' '.join(body.split())}", "")
    if documentation.options:
        yield from _options(rule, documentation.options)


def _options(rule: Rule, options: tuple[Option, ...]) -> Iterator[str]:
    yield from (f"**Options** in `[rules.{rule.name}]`:", "", "| option | default | |", "|---|---|---|")
    for option in options:
        default = list(option.default) if isinstance(option.default, tuple) else option.default
        yield f"| `{option.name}` | `{default}` | {option.about} |"
    yield ""


def main(folder: Path) -> None:
    """Write the pages to a folder, and delete the pages of families that no longer exist.

    Raises:
        OSError: A page cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for stale in set(folder.glob("*.md")) - {folder / name for name in made}:
        stale.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
