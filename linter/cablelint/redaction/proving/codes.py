"""Stretches of a text that encode letters: numbers, Morse, the radio alphabet, escapes of other languages.

They are replaced by the letters, and the search then reads those. A stretch that only looks like a code does no harm:
its letters are no hidden name.
"""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

from cablelint.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Set

_RADIO = (
    "alfa alpha bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike november oscar papa"
    " quebec romeo sierra tango uniform victor whiskey whisky xray x-ray yankee zulu"
).split()
_RADIO_WORDS = frozenset(_RADIO)
_RADIO_WORD = rf"(?:{'|'.join(_RADIO)})"
_MORSE = dict(
    zip(
        (
            ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.--"
            " --.."
        ).split(),
        "abcdefghijklmnopqrstuvwxyz",
        strict=True,
    )
)
_BRAILLE = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", "abcdefghijklmnopqrstuvwxyz", strict=True))
_TURNED = dict(zip("ɐqɔpǝɟƃɥıɾʞlɯuodbɹsʇnʌʍxʎz", "abcdefghijklmnopqrstuvwxyz", strict=True))
_TAGS = 0xE0000
_FEWEST = 3
# A letter as a hexadecimal and as a decimal number, and its place in the alphabet.
_HEX = "(?:4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])"
_DECIMAL = "(?:3[29]|6[5-9]|[78][0-9]|9[07-9]|1[01][0-9]|12[0-2])"
_PLACE = "(?:[1-9]|1[0-9]|2[0-6])"


def _radio(code: str) -> str:
    return "".join(word[0] for word in re.findall(_RADIO_WORD, code.lower()))


def _first_letters(code: str) -> str:
    return "".join(re.findall(r"(?<!\w)\w(?!\w)", code))


def _morse(code: str) -> str:
    return "".join(_MORSE.get(sign, " ") for sign in code.split())


def _bytes(code: str) -> str:
    return bytes.fromhex("".join(re.findall("[0-9a-fA-F]", code))).decode("ascii", "replace")


def _numbers(code: str) -> str:
    """Read numbers as the codes of characters, or as places in the alphabet."""
    numbers = [int(number) for number in re.findall("[0-9]+", code)]
    return "".join(chr(number if number >= ord(" ") else number + ord("a") - 1) for number in numbers)


def _base64(code: str) -> str:
    data = b64decode(code)
    return data.decode("ascii") if data.isascii() and data.decode("ascii").isprintable() else code


def _utf7(code: str) -> str:
    letters = code[1:-1]
    # The bits of one letter beyond a group of four are fewer than a byte.
    if len(letters) % 4 == 1:
        return code
    return b64decode(letters + "=" * (-len(letters) % 4)).decode("utf-16-be", "replace")


def _octal(code: str) -> str:
    return chr(int(code[1:], 8))


def _hexadecimal(code: str) -> str:
    return chr(int(code[1:], 16))


def _braille(code: str) -> str:
    return "".join(map(_BRAILLE.__getitem__, code))


def _tag_letters(code: str) -> str:
    return "".join(chr(ord(character) - _TAGS) for character in code)


def _turned(code: str) -> str:
    return "".join(_TURNED[character] for character in reversed(code))


def _nothing(_code: str) -> str:
    return ""


# A sign that such a stretch has, which begins with a few characters so that it is found fast; the stretch; its letters.
_CODES: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    (
        " as (?:in|for) ",
        r"\b[A-Za-z] as (?:in|for) \w{2,12}(?:[,;]? (?:and )?[A-Za-z] as (?:in|for) \w{2,12}){2,40}",
        _first_letters,
    ),
    ("[.-] [.-]{1,4} [.-]", r"(?<![\w.-])[.-]{1,4}(?: [.-]{1,4}){2,60}(?![\w.-])", _morse),
    (
        "[4-7][0-9a-fA-F](?:[ :]?[4-7][0-9a-fA-F]){3}",
        rf"(?<![0-9a-zA-Z])(?:{_HEX}|20)(?:[ :]?(?:{_HEX}|20)){{3,80}}(?![0-9a-zA-Z])",
        _bytes,
    ),
    (
        "[0-9]{1,3}(?:[-.]|,? )[0-9]{1,3}(?:[-.]|,? )[0-9]{1,3}(?:[-.]|,? )[0-9]",
        rf"(?<![0-9])(?:{_DECIMAL}(?:,? {_DECIMAL}){{3,80}}|{_PLACE}(?:(?:[-.]|,? ){_PLACE}){{3,60}})(?![0-9])",
        _numbers,
    ),
    ("=", r"(?<![\w+/=])(?:[A-Za-z0-9+/]{4}){1,100}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)(?![\w+/=])", _base64),
    (r"\+[A-Z]", r"\+[A-Za-z0-9+/]{3,80}-", _utf7),
    (r"\\1", r"\\1[0-7]{2}", _octal),
    (r"\\[4-7]", rf"\\{_HEX}(?: (?=\w))?", _hexadecimal),
    ("[\"'] ?[+.&,] ?[\"']", r"(?<=\w)([\"']) ?[+.&,] ?\1(?=\w)", _nothing),
)
_OTHER_CODES: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    (f"[{''.join(_BRAILLE)}]", f"[{''.join(_BRAILLE)}]{{{_FEWEST},}}", _braille),
    ("[\U000e0041-\U000e007a]", f"[\U000e0020-\U000e007e]{{{_FEWEST},}}", _tag_letters),
    ("[ɐɔǝɟƃɥıɾʞɯɹʇʌʍʎ]", f"[{''.join(_TURNED)}]{{{_FEWEST},}}", _turned),
)
_COMPILED, _OTHER_COMPILED = (
    tuple((re.compile(sign), re.compile(code), letters) for sign, code, letters in codes)
    for codes in (_CODES, _OTHER_CODES)
)
_RADIO_CODE = re.compile(rf"\b{_RADIO_WORD}(?:[\s,-]{{1,3}}{_RADIO_WORD}){{2,60}}\b", re.IGNORECASE)


def in_letters(text: str, words: Set[str]) -> list[Edit]:
    """Return for each stretch that encodes letters the edit that puts the letters in its place.

    Args:
        text: The text.
        words: Its distinct words, in small letters.
    """
    edits = [
        Edit(*match.span(), content)
        for sign, code, letters in (_COMPILED if text.isascii() else _COMPILED + _OTHER_COMPILED)
        if sign.search(text)
        for match in code.finditer(text)
        if (content := letters(match[0])) != match[0]
    ]
    if len(words & _RADIO_WORDS) >= _FEWEST:
        edits += (Edit(*match.span(), _radio(match[0])) for match in _RADIO_CODE.finditer(text))
    return sorted(edits)
