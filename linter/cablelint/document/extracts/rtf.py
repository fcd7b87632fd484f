"""The text of an RTF file as it is printed: without fonts, properties, comments, hidden and deleted words."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from cablelint.document.extracts import Extract, ExtractError
from cablelint.text.regexes import regex

SUFFIX = ".rtf"
SIGN = b"{\\rtf"
# In bytes: so much white space may precede the sign.
_SEARCHED = 1024
# Regular expressions: the tokens of a file that is not a text yet.
_TOKEN = regex(
    rb"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|'(?P<byte>[0-9A-Fa-f]{2})|(?P<sign>[^A-Za-z]))"
    rb"|(?P<group>[{}])|(?P<newline>[\r\n]+)|(?P<text>[^\\{}\r\n]+)|(?P<other>.)",
    re.DOTALL,
)
# Groups that are not printed in the text. Those behind \* need no name: a reader leaves out what it does not know.
_UNPRINTED = frozenset(
    b"fonttbl colortbl stylesheet info pict object fldinst filetbl listtable listoverridetable revtbl header headerl"
    b" headerr headerf footer footerl footerr footerf annotation template nonshppict xe tc bkmkstart bkmkend".split()
)
# Properties of letters that are not printed: hidden, and deleted by an editor whose changes are kept.
_HIDING = frozenset((b"v", b"deleted"))
_CHARACTERS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": "\t", b"tab": "\t",
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_PAGES = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}


@dataclass(frozen=True, slots=True)
class _Group:
    """The state of a group; a group within begins with it.

    Attributes:
        is_printed: Whether the group is part of the text.
        hiding: The properties for which its letters are not printed.
        fallback: So many characters behind a Unicode character repeat it for older readers.
    """

    is_printed: bool = True
    hiding: frozenset[bytes] = frozenset()
    fallback: int = 1


def recognises(data: bytes) -> bool:
    """Whether bytes are RTF."""
    return data[:_SEARCHED].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(SIGN)


def extract(data: bytes) -> Extract:
    """Take the printed text out of an RTF file.

    Raises:
        ExtractError: A group is not closed, which may hide what is printed, or there is no text.
    """
    text = _Reader(data).read()
    if not text.strip():
        raise ExtractError("an RTF file without text")
    return Extract(text)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.groups = [_Group()]
        self.pieces: list[str] = []
        # Bytes of the code page that were not decoded yet: a character may have two.
        self.encoded = bytearray()
        self.page = "cp1252"
        # Characters left to skip, behind a Unicode character.
        self.skipped = 0

    def read(self) -> str:
        position, end = 0, len(self.data.rstrip(b"\0 \t\r\n"))
        while position < end:
            found = _TOKEN.match(self.data, position)
            if found is None:
                break
            position = found.end()
            if found["group"]:
                self._group(found["group"])
            elif found["word"] == b"bin":
                position += max(0, int(found["number"] or 0))
            elif found["word"]:
                self._word(found["word"], found["number"])
            elif found["byte"]:
                self._bytes(bytes.fromhex(found["byte"].decode()))
            elif found["sign"] == b"*":
                self._change(is_printed=False)
            elif found["sign"]:
                self._print(_SIGNS.get(found["sign"], ""))
            elif found["text"]:
                self._bytes(found["text"])
        if len(self.groups) != 1:
            raise ExtractError("a damaged RTF file: a group is not closed; save it as plain text")
        self._flush()
        # Characters beyond the first plane are printed as two halves.
        return "".join(self.pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _group(self, bracket: bytes) -> None:
        self._flush()
        self.skipped = 0
        if bracket == b"{":
            self.groups.append(self.groups[-1])
        elif len(self.groups) == 1:
            raise ExtractError("a damaged RTF file: a group is closed twice; save it as plain text")
        else:
            self.groups.pop()

    def _change(self, **properties: bool | int | frozenset[bytes]) -> None:
        self._flush()
        self.groups[-1] = replace(self.groups[-1], **properties)  # type: ignore[arg-type]

    def _word(self, word: bytes, number: bytes | None) -> None:
        hiding = self.groups[-1].hiding
        if word in _CHARACTERS:
            self._print(_CHARACTERS[word])
        elif word == b"u" and number:
            self._print(chr(int(number) % 0x10000))
            self.skipped = self.groups[-1].fallback
        elif word == b"uc":
            self._change(fallback=max(0, int(number or 1)))
        elif word in _UNPRINTED:
            self._change(is_printed=False)
        elif word in _HIDING:
            self._change(hiding=hiding - {word} if number == b"0" else hiding | {word})
        elif word == b"plain":
            self._change(hiding=frozenset())
        elif word in _PAGES:
            self.page = _PAGES[word]
        elif word == b"ansicpg" and number:
            self.page = _code_page(f"cp{int(number)}")

    def _print(self, characters: str) -> None:
        self._flush()
        if self.groups[-1].is_printed and not self.groups[-1].hiding:
            self.pieces.append(characters)

    def _bytes(self, found: bytes) -> None:
        kept = found[self.skipped :]
        self.skipped -= len(found) - len(kept)
        if self.groups[-1].is_printed and not self.groups[-1].hiding:
            self.encoded += kept

    def _flush(self) -> None:
        if self.encoded:
            self.pieces.append(self.encoded.decode(self.page, "replace"))
            self.encoded.clear()


def _code_page(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
