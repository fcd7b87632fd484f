"""Words as transmission, transliteration and tampering leave them, brought to one form for comparing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Digits that teletype copies and typists put for letters, and the letters of other scripts that look like Latin ones.
_LOOK_ALIKES = str.maketrans(
    "0135аеорсухівкмнтбѕјԁһɡıαβεικνορτυχϲ",
    "olesaeopcyxibkmhtbsjdhgiabeiknoptuxc",
)
_DROPPED = dict.fromkeys(map(ord, "'’`‘ʼʻʾʿ-\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPELT_OUT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l"})
_LONGEST_NAME = 32


def fold(word: str) -> str:
    """The word in small Latin letters: no accents, apostrophes or invisible characters, look-alikes replaced.

    Digits are read as letters only where letters stand beside them (``B0HLEN``), so that numbers stay numbers.
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.lower().translate(_DROPPED).translate(_SPELT_OUT))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain if plain.isdigit() else plain.translate(_LOOK_ALIKES)


def shortened(word: str) -> Iterator[str]:
    """The word, and each form of it that lacks one letter.

    Two words a single slip apart (a letter lost, added, replaced, or two neighbours swapped) share such a form, which
    makes the search for misspellings a look-up. A word longer than any name has no such forms but itself.
    """
    yield word
    if len(word) <= _LONGEST_NAME:
        for index in range(len(word)):
            yield word[:index] + word[index + 1 :]


def slips(first: str, second: str, most: int) -> int:
    """How many slips of the hand lie between two words (optimal string alignment), or ``most + 1`` where more do."""
    if abs(len(first) - len(second)) > most or len(first) > _LONGEST_NAME:
        return 0 if first == second else most + 1
    # A slip brings in one letter and drops another at most.
    if len(set(first) ^ set(second)) > 2 * most:
        return most + 1
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before_last, last = last, current
    return min(last[-1], most + 1)
