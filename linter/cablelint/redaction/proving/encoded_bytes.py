"""Letters as numbers: codes of characters in every base, places in the alphabet, Base64 and Base32."""

from __future__ import annotations

import re
from base64 import b32decode, b64decode
from binascii import Error
from string import ascii_lowercase, ascii_uppercase, digits

from cablelint.redaction.proving.code import Code, RunCode, any_match, any_of_kinds
from cablelint.text.regexes import regex

# A letter as a hexadecimal and as a decimal number, and its place in the alphabet.
HEX = "(?:4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])"
_DECIMAL = "(?:3[29]|6[5-9]|[78][0-9]|9[07-9]|1[01][0-9]|12[0-2])"
_PLACE = "(?:0?[1-9]|1[0-9]|2[0-6])"
_BETWEEN = "(?:[-.]|, ?| )"
_BITS = "01[01]{6}"
# What languages write before a hexadecimal number.
_PREFIX = r"(?:[uU]\+00|%u00|0[xX])"
_CALL = r"(?:[cC][hH][aA]?[rR]\()"
# No word has a capital behind a small letter, two capitals before one, or a digit.
_MIXED = regex("[a-z][A-Z0-9]|[A-Z]{2}[a-z]|[0-9][A-Za-z]")
# The same in kinds of characters.
_KINDS = bytes.maketrans((ascii_lowercase + ascii_uppercase + digits).encode(), b"a" * 26 + b"A" * 26 + b"0" * 10)
_MIXED_KINDS = (b"aA", b"a0", b"AAa", b"0a", b"0A")
# A digit that begins a letter in hexadecimal, and another hexadecimal digit.
_HEX_KINDS = bytes.maketrans(b"4567012389abcdefABCDEF", b"4" * 4 + b"0" * 18)


def _bytes(stretch: str) -> str:
    return bytes.fromhex("".join(re.findall("[0-9a-fA-F]", stretch))).decode("ascii", "replace")


def _prefixed(stretch: str) -> str:
    return "".join(chr(int(number, 16)) for number in re.findall(rf"{_PREFIX}({HEX})", stretch))


def _bits(stretch: str) -> str:
    return "".join(chr(int(bits, 2)) for bits in re.findall(_BITS, stretch))


def _numbers(stretch: str) -> str:
    """Read numbers as the codes of characters, or as places in the alphabet."""
    numbers = [int(number) for number in re.findall("[0-9]+", stretch)]
    return "".join(chr(number if number >= ord(" ") else number + ord("a") - 1) for number in numbers)


def _base64(stretch: str) -> str:
    """Decode Base64, of addresses too, where slashes may part it from other words."""
    for piece in (stretch, *stretch.split("/")):
        code = piece.rstrip("=").replace("-", "+").replace("_", "/")
        # The bits of one letter beyond a group of four are fewer than a byte.
        if len(code) >= 6 and len(code) % 4 != 1 and _MIXED.search(code):
            decoded = _printable(b64decode(code + "=" * (-len(code) % 4)))
            if decoded:
                return decoded
    return stretch


def _base32(stretch: str) -> str:
    code = stretch.rstrip("=")
    if not _MIXED.search(code):
        return stretch
    try:
        return _printable(b32decode(code + "=" * (-len(code) % 8))) or stretch
    except Error:
        return stretch


def _printable(data: bytes) -> str:
    """Return the text that some bytes are; nothing if they are none."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return ""
    return text if "".join(text.split()).isprintable() else ""


CODES = (
    Code(
        any_of_kinds(_HEX_KINDS, b"4[40](?:[ :]?4[40]){3}"),
        rf"(?<![0-9a-zA-Z])(?:{HEX}|20)(?:[ :]?(?:{HEX}|20)){{3,80}}(?![0-9a-zA-Z])",
        _bytes,
    ),
    Code(any_match(r"\+(?=00)", "%(?=u00)", "0(?=[xX])"), rf"{_PREFIX}{HEX}(?:,? ?{_PREFIX}{HEX}){{0,80}}", _prefixed),
    Code(
        any_of_kinds(_KINDS, b"0(?:[-.]|, ?| )0{1,3}(?:[-.]|, ?| )0{1,3}(?:[-.]|, ?| )0"),
        rf"(?<![0-9])(?:{_DECIMAL}(?:{_BETWEEN}{_DECIMAL}){{3,80}}|{_PLACE}(?:{_BETWEEN}{_PLACE}){{3,60}})(?![0-9])",
        _numbers,
    ),
    Code(
        any_match(r"\((?<=[rR]\()"),
        rf"{_CALL}{_DECIMAL}\)(?: ?[|&+.]{{0,2}} ?{_CALL}{_DECIMAL}\)){{2,80}}",
        _numbers,
    ),
    Code(any_match(f"{_BITS} ?{_BITS}"), rf"(?<![0-9]){_BITS}(?: ?{_BITS}){{3,80}}(?![0-9])", _bits),
    RunCode(
        _KINDS,
        _MIXED_KINDS,
        "[A-Za-z0-9+/_-]",
        r"(?<![\w+/=-])[A-Za-z0-9+/_-]{6,4000}={0,2}(?![\w+/=-])",
        _base64,
    ),
    # A digit before a capital: all else that is mixed has small letters.
    RunCode(_KINDS, (b"0A",), "[A-Z2-7]", r"(?<![\w=])[A-Z2-7]{7,4000}={0,6}(?![\w=])", _base32),
)
