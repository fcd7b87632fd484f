"""Text made printable: everything unprintable escaped, so that it cannot drive a terminal or reorder a line."""

from __future__ import annotations


def visible(text: str, *, tabs: bool = False) -> str:
    r"""The text with everything unprintable escaped: ``\x1b``, ``\u202e``, ``\n``.

    Control and format characters, directional overrides, zero-width characters, line separators, lone surrogates and
    blanks other than the space are unprintable.

    Args:
        text: Any text.
        tabs: Whether tabs stay.
    """
    if text.isprintable():
        return text
    return "".join(each if tabs and each == "\t" else visible_character(each) for each in text)


def visible_character(character: str) -> str:
    """One character, escaped if it is unprintable."""
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
