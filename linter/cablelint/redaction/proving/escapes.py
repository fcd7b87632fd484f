"""Letters behind the escapes of other languages, in pieces of a program, with fillers between, and drawn."""

from __future__ import annotations

import re
from base64 import b64decode

from cablelint.redaction.proving.code import Code, any_match, any_of, nothing
from cablelint.redaction.proving.encoded_bytes import HEX

# Letters drawn with strokes, the longest first.
_DRAWN = {
    "\\/\\/": "w", "|\\/|": "m", "|\\|": "n", "|-|": "h", "/\\": "a", "\\/": "v", "|<": "k", "()": "o", "|)": "d",
    "|_": "l", "|3": "b", "|2": "r",
}  # fmt: skip
_STROKES = "|".join(map(re.escape, _DRAWN))


def _utf7(stretch: str) -> str:
    letters = stretch[1:-1]
    # The bits of one letter beyond a group of four are fewer than a byte.
    if len(letters) % 4 == 1:
        return stretch
    return b64decode(letters + "=" * (-len(letters) % 4)).decode("utf-16-be", "replace")


def _octal(stretch: str) -> str:
    return chr(int(stretch[1:], 8))


def _hexadecimal(stretch: str) -> str:
    return chr(int(stretch[1:], 16))


def _every_other(stretch: str) -> str:
    return stretch[::2]


def _drawn(stretch: str) -> str:
    return _DRAWN[stretch]


def _blank(_stretch: str) -> str:
    return " "


CODES = (
    # A name that begins with two hexadecimal digits, which is no escape: `?q=Decker`, `'%adams%'`.
    Code(any_of("=", "%"), r"[=%](?:3D)?(?=[A-Fa-f]{2}[^\W\d_])", _blank),
    Code(any_match(r"\+[A-Z]"), r"\+[A-Za-z0-9+/]{3,80}-", _utf7),
    Code(any_match(r"\\(?=1)"), r"\\1[0-7]{2}", _octal),
    Code(any_match(r"\\[4-7]"), rf"\\{HEX}(?: (?=\w))?", _hexadecimal),
    # Two strings of a program, two encoded words of a mail.
    Code(any_match('" ?[+.&,] ?"', "' ?[+.&,] ?'"), r"(?<=\w)([\"']) ?[+.&,] ?\1(?=\w)", nothing),
    Code(any_match(r"\?= ?=\?"), r"(?<=\w)\?= ?=\?[\w-]{2,20}\?[QqBb]\?(?=\w)", nothing),
    Code(any_match(r"\?(?<=[(\[]\?)[)\]]"), r"(?<=\w)[(\[]\?[)\]](?=\w)", lambda _: "?"),
    Code(
        any_match("x[A-Za-z]x[A-Za-z]x", "X[A-Za-z]X[A-Za-z]X"),
        r"(?<![^\W_])[A-Za-z]([xX])(?:[A-Za-z]\1){2,40}[A-Za-z](?![^\W_])",
        _every_other,
    ),
    Code(any_of("\\", "|", "()"), rf"(?<=\w)(?:{_STROKES})|(?:{_STROKES})(?=\w)", _drawn),
)
