"""The header of a text before it is parsed: the characters above its first paragraph, where most misprints matter."""

from __future__ import annotations

import re
from functools import lru_cache

# A longer header cannot be separated from the text below it.
_LONGEST = 8000
# Regular expressions: the place is needed before the text is repaired, and so before the grammar can read it.
_FIRST_PARAGRAPH = re.compile(r"\n[ \t]*(?:¶ ?)?[1IL|]\.[ \t(]")


@lru_cache(maxsize=2)
def end_of_header(folded: str) -> int:
    """Find the end of the number of the first paragraph, in characters.

    Args:
        folded: A text in capitals.

    Returns:
        The offset after the number, and at most 8000; the length of a shorter text without a paragraph number.
    """
    first = _FIRST_PARAGRAPH.search(folded, 0, _LONGEST)
    return first.end() if first else min(len(folded), _LONGEST)
