"""One form for all spellings of a word: case, accents, look-alikes, entities, percent-encoding, hidden characters.

Three strengths, each with a purpose: :func:`without_accents` for word lists, :func:`comparison_key` for comparing the
words of names, and :func:`fold` for any disguise in a whole text. Masking and verification each have a matcher of
their own; what they share is this table of which characters read alike.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from array import array
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cablelint.edits import Span
from cablelint.text.beyond_ascii import ascii_small_letters, beyond_ascii
from cablelint.text.places import places_of
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Letters that Unicode does not decompose, and letters of other alphabets that look like a Latin one.
_READS_AS = {
    **dict(zip("øłđðħıſþŋ", ("o", "l", "d", "d", "h", "i", "s", "th", "ng"), strict=True)),
    **dict(zip("æœß", ("ae", "oe", "ss"), strict=True)),
    **dict.fromkeys("ʼ’‘`´ʹ", "'"),
    **dict(zip("авеѕзіјкмнорстухѵӏԁԛԝһ", "abeszijkmhopctyxvldqwh", strict=True)),
    **dict(zip("αβεζηικμνορτυχγ", "abezhikmnoptyxy", strict=True)),
    **dict(zip("ⲁⲃⲥⲉⲏⲓⲕⲙⲛⲟⲣⲧⲩⲭⲍ", "abcehikmnoptyxz", strict=True)),
    **dict(zip("ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", "abcdefghijklmnoprstuvwxyz", strict=True)),
    **dict.fromkeys("‐‑‒–—−", "-"),
}
# The letter in the name of a character that Unicode does not decompose: with a stroke or a hook, in small capitals, in
# parentheses, in a black circle.
_LETTER_IN_NAME = regex(
    r"(?:(?:NEGATIVE CIRCLED|NEGATIVE SQUARED|PARENTHESIZED) )?LATIN (?:(?:CAPITAL|SMALL) )?LETTER "
    r"(?:SMALL CAPITAL |OPEN )?([A-Z])(?: WITH .*)?|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"
)
# Blank or unseen although Unicode calls them letters or symbols: fillers of Hangul, a lengthened Arabic line, an empty
# Braille cell, the signs for an object and for a byte that could not be read. With them the marks of stress and length.
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u0640\u2800\ufffc\ufffd\u02c8\u02cc\u02d0")
# Apostrophes and hyphens, and digits that teletype copies and typists put for letters.
_INNER_MARKS = dict.fromkeys(map(ord, "'`‘ʻʾʿ-"))
_DIGITS_AS_LETTERS = str.maketrans("0135", "oles")
_ALWAYS = (
    r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});?"
    r"|&[A-Za-z][A-Za-z0-9]{1,30};"
    r"|[%=][0-9A-Fa-f]{2}(?:[%=][0-9A-Fa-f]{2})*|=\r?\n"
    # The last one is of RTF.
    r"|\\(?:u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|'[0-9A-Fa-f]{2})"
    # UTF-8 that was read as a code page of one byte: ``Ã¶``.
    r"|[\xc3-\xc5][\x80-\xff\u0152-\u0192\u02c6-\u02dc\u2013-\u20ac\u2122]"
    r"|[^\x00-\x7f]"
)
_ENCODED = regex(_ALWAYS)
# What each of those begins with; to look for it first takes a tenth of the time in most texts. The class of all else
# in ASCII is compiled and searched sooner than that of these characters.
_ENCODED_SIGNS = "%&=\\"
_LEADS = frozenset("\xc3\xc4\xc5")
_ENCODED_START = regex(r"[^\x00-$'-<>-\[\]-\x7f]")
# Line ends written out, as within JSON. Elsewhere a backslash before an n is a path, and the n is of the next word.
_ENCODED_IN_JSON = regex(_ALWAYS + r"|\\[nrt]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in folded form, and where each of its characters comes from.

    Attributes:
        text: Small letters without accents; hidden characters are gone, encoded ones decoded.
        starts: For each character, the first character of the original behind it.
        ends: For each character, the end of its span in the original.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def origin(self, start: int, end: int) -> Span:
        """The characters of the original behind ``[start, end)``, which is not empty."""
        return Span(self.starts[start], self.ends[end - 1])

    def origins(self, starts: Sequence[int]) -> Sequence[int]:
        """Where some characters come from: the first character of the original behind each."""
        return starts if isinstance(self.starts, range) else [self.starts[start] for start in starts]


def fold(text: str) -> Folded:
    """Fold a text and remember the places; linear in its length."""
    if (folded := _folded_in_place(text)) is not None:
        return Folded(folded, range(len(text)), range(1, len(text) + 1))
    encoded = [(*match.span(), _decode(match[0])) for match in _encoded(text)]
    pieces: list[str] = []
    position = 0
    for start, end, content in encoded:
        pieces += (text[position:start], content)
        position = end
    # The decoded pieces are small letters already and ASCII keeps its length, so that the places stay right.
    folded = "".join([*pieces, text[position:]]).lower()
    if all(end - start == len(content) == 1 for start, end, content in encoded):
        return Folded(folded, range(len(text)), range(1, len(text) + 1))
    return Folded(folded, *_origins(len(text), encoded))


def _folded_in_place(text: str) -> str | None:
    """Fold a text in which every character stays in its place, as in most texts; nothing for another text.

    Few texts have more than a few characters beyond ASCII, so that each is replaced everywhere at once.
    """
    letters = {char: _decode(char) for char in set(beyond_ascii(text))}
    if not _LEADS.isdisjoint(letters):
        return None
    changed = {char: folded for char, folded in letters.items() if folded != char}
    if any(len(folded) != 1 or not folded.isascii() for folded in changed.values()):
        return None
    if places := places_of(text, _ENCODED_SIGNS):
        encoded = _encoded_pattern(text)
        if any(encoded.match(text, place) for place in places):
            return None
    for char, folded in changed.items():
        text = text.replace(char, folded)
    # The others beyond ASCII are small letters, or none.
    return ascii_small_letters(text)


def _origins(length: int, encoded: Iterable[tuple[int, int, str]]) -> tuple[array[int], array[int]]:
    """Where each folded character starts and ends in a text of some length."""
    places = array("l", range(length + 1))
    starts, ends = array("l"), array("l")
    position = 0
    for start, end, content in encoded:
        starts += places[position:start]
        ends += places[position + 1 : start + 1]
        starts.extend([start] * len(content))
        ends.extend([end] * len(content))
        position = end
    starts += places[position:length]
    ends += places[position + 1 :]
    return starts, ends


def _encoded(text: str) -> Iterator[re.Match[str]]:
    """Find sequences that represent other characters, from left to right."""
    encoded = _encoded_pattern(text)
    position = 0
    while start := _ENCODED_START.search(text, position):
        match = encoded.match(text, start.start())
        position = match.end() if match else start.end()
        if match:
            yield match


def _encoded_pattern(text: str) -> re.Pattern[str]:
    is_json = text.count("\\n") > text.count("\n")
    return _ENCODED_IN_JSON if is_json else _ENCODED


def is_plain(text: str) -> bool:
    """Whether a text is ASCII letters, digits and blanks: folding changes nothing but capitals."""
    return text.isascii() and text.replace(" ", "").isalnum()


def fold_word(text: str) -> str:
    """Return the folded form of a short text, without offsets."""
    return text.lower() if is_plain(text) else _ENCODED.sub(lambda match: _decode(match[0]), text).lower()


def without_accents(word: str) -> str:
    """Return the word in small letters without accents, as word lists have it; never empty for a word.

    A character without a plain form is kept.
    """
    if word.isascii():
        return word if word.islower() else word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return letters.replace("’", "'") or word


def comparison_key(word: str) -> str:
    """Return the folded word without apostrophes and hyphens, and with digits read as letters (``B0HLMAN``).

    A word of digits alone stays a number.
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = fold_word(word).translate(_INNER_MARKS)
    return plain if plain.isdigit() else plain.translate(_DIGITS_AS_LETTERS)


@lru_cache(maxsize=4096)
def _decode(encoded: str) -> str:
    if encoded[0] == "&":
        decoded = html.unescape(encoded)
    elif encoded[0] in "%=":
        # Percent-encoding and quoted-printable; the latter ends a line within a word so.
        decoded = _unquoted(encoded.replace("=", "%")) if not encoded[-1].isspace() else ""
    elif encoded[0] == "\\":
        number = int(encoded[2:].strip("{}"), 16) if encoded[1] in "uUx'" else ord("\n")
        decoded = chr(number) if number <= sys.maxunicode else encoded
    else:
        decoded = _reread(encoded)
    return "".join(_fold_character(character) for character in decoded)


def _reread(characters: str) -> str:
    """Read two characters as the bytes of one in UTF-8, where they are."""
    if len(characters) > 1:
        for code_page in ("cp1252", "latin-1"):
            with suppress(UnicodeError):
                return characters.encode(code_page).decode()
    return characters


def _unquoted(encoded: str) -> str:
    """Decode percent-encoded bytes as UTF-8, else as Latin-1, as old sites have them."""
    try:
        return unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return unquote(encoded, encoding="latin-1")


def _fold_character(character: str) -> str:
    small = character.lower()
    if small not in _READS_AS and (named := _LETTER_IN_NAME.fullmatch(unicodedata.name(character, ""))):
        return (named[1] or named[2]).lower()
    result = []
    for part in unicodedata.normalize("NFKD", character):
        # Marks and format characters (zero-width, direction, soft hyphen) cannot be seen.
        if unicodedata.category(part) in ("Mn", "Me", "Cf") or part in _UNSEEN:
            continue
        small = part.lower()
        result.append(_READS_AS.get(small, small))
    return "".join(result)
