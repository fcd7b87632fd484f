"""A text in capitals or in small letters, every character in its place, so that offsets stay valid."""

from __future__ import annotations

from cablelint.text.beyond_ascii import ascii_capitals, ascii_small_letters, beyond_ascii

# The small letters of Latin-1, by the code of the letter.
_SMALL = bytes(range(256)).decode("latin-1").lower().encode("latin-1")


def capitals(text: str) -> str:
    """Return the text in capitals, with the same length.

    Where a letter has no capital of one character (ß), only the ASCII letters of the text are changed.
    """
    result = text.upper()
    return result if len(result) == len(text) else ascii_capitals(text)


def small_letters(text: str) -> str:
    """Return the text in small letters, with the same length.

    The letters that a regular expression matches with ``i`` or ``s`` in any case (İ, ı, ſ) become these.
    """
    try:
        # As for most texts; to look up bytes takes a fifth of the time.
        return text.encode("latin-1").translate(_SMALL).decode("latin-1")
    except UnicodeEncodeError:
        others = beyond_ascii(text)
        small = ascii_small_letters(text) if others.lower() == others else text.replace("İ", "i").lower()
        return small.replace("ı", "i").replace("ſ", "s")
