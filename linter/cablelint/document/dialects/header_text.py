"""The header of a text before it is parsed: the characters above its first paragraph, where most misprints matter."""

from __future__ import annotations

from cablelint.text.regexes import regex

# A longer header cannot be separated from the text below it.
_LONGEST = 8000
# Regular expressions: the place is needed before the text is repaired, and so before the grammar can read it.
_FIRST_PARAGRAPH = regex(r"\n[ \t]*(?:¶ ?)?[1IL|]\.[ \t(]")


def header_of(folded: str) -> str:
    """Cut a text in capitals after the number of its first paragraph, and after 8000 characters at most."""
    first = _FIRST_PARAGRAPH.search(folded, 0, _LONGEST)
    return folded[: first.end() if first else _LONGEST]
