"""The words of any text: letters and digits, without the underscore that regular expressions count among them."""

from __future__ import annotations

import re

_WORDS = re.compile(r"([^\W_]+)")
# The same for texts in Latin-1, as most are: a class of listed characters is twice as fast.
_LATIN_1_WORDS = re.compile(f"([{''.join(filter(str.isalnum, map(chr, range(256))))}]+)")


def is_latin_1(text: str) -> bool:
    """Whether a text has characters of Latin-1 alone; it costs next to nothing, which a search for others does not."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def split_at_words(text: str) -> list[str]:
    """Split a text into what is no word, a word, what is no word, ..., with what is no word at both ends."""
    pieces: list[str] = (_LATIN_1_WORDS if is_latin_1(text) else _WORDS).split(text)
    return pieces
