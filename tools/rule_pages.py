"""The pages of ``docs/rules``, made from the rules themselves: ``python -m tools.rule_pages docs/rules``.

A page for each family, and an index. A test says when they are stale.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from cablelint.rules.registry import FAMILIES, Rule, all_rules

_SECTION = re.compile(r"^(Fails|Passes|Source):$", re.MULTILINE)
_NOTE = "<!-- Made by python -m tools.rule_pages docs/rules; change the rule's docstring instead. -->"


def pages() -> dict[str, str]:
    """The text of every page, by the name of its file."""
    families = {letters: [rule for rule in all_rules() if rule.family == letters] for letters in FAMILIES}
    made = {f"{letters}.md": "\n".join(_family(letters, rules)) for letters, rules in families.items()}
    return {"README.md": "\n".join(_index(families)), **made}


def _index(families: dict[str, list[Rule]]) -> Iterator[str]:
    yield from ("# The rules", "", _NOTE, "")
    yield "`cablelint rule CODE` prints the documentation of one. Codes, names and their beginnings select rules:"
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
            notes = "" if rule.is_default else " Off by default."
            link = f"[{rule.code}]({letters}.md#{_anchor(rule)})"
            yield f"| {link} | {rule.name} | {rule.severity.value} | {fix} | {rule.summary}{notes} |"
        yield ""


def _anchor(rule: Rule) -> str:
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _family(letters: str, rules: list[Rule]) -> Iterator[str]:
    title, modules = FAMILIES[letters]
    home = modules[0].partition(".")[0]
    about = inspect.getdoc(import_module(f"cablelint.rules.{home}")) or ""
    yield from (f"# {title}", "", _NOTE, "", about, "")
    for rule in rules:
        fix = f"{rule.fix.value} fix" if rule.fix else "no fix"
        state = "" if rule.is_default else ", off by default"
        yield from (f"## {rule.code} {rule.name}", "", f"*{rule.severity.value}, {fix}{state}*", "")
        yield from _sections(rule.documentation)


def _sections(documentation: str) -> Iterator[str]:
    """The words of a docstring, its examples as code."""
    words, *rest = _SECTION.split(documentation)
    yield from (words.strip(), "")
    for label, text in zip(rest[::2], rest[1::2], strict=True):
        body = inspect.cleandoc(text)
        if label == "Source":
            yield from (f"**{label}:** {' '.join(body.split())}", "")
        else:
            yield from (f"**{label}:**", "", "```text", body, "```", "")


def main(folder: Path) -> None:
    """Write the pages to a folder, and take away those of families that are no more.

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
