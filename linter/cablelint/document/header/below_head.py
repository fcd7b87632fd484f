"""The lines between the head of a telegram on paper and its text: precedence, captions, who has it too, references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cablelint.data.posts import SERIES
from cablelint.document.header.metadata import station_of
from cablelint.document.header.preamble import read_captions
from cablelint.document.header.references import read_references
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.text import Text
from cablelint.document.model import PRECEDENCES, Addressee, DateTimeGroup, Line, Located, Reference
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: these lines have no label, and the words of a sentence.
_PRECEDENCE = regex(r"[ \t]*(?P<precedence>FLASH|(?:NIACT )?IMMEDIATE|NIACT|PRIORITY|ROUTINE)[ \t]*\n?")
# As a date-time group has them; NIACT is for action in the night.
_LETTERS = {"NIACT": "O", "NIACT IMMEDIATE": "O", **{word: letter for letter, word in PRECEDENCES.items()}}
_ANY_PRECEDENCE = r"(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)"
_SECTION = regex(r"[ \t]*\(?SECTION [A-Z0-9]{1,6} OF [A-Z0-9]{1,6}\)?\s*")
_SENT = regex(
    r"[ \t]*(?:(?:SENT|ACTION|PASSED)(?: TO)? )?(?:" + _ANY_PRECEDENCE + r",? )?"
    r"(?:THE )?(?:DEPARTMENT|DEPT|SECSTATE|WASHINGTON)\b"
    r"(?:,? " + _ANY_PRECEDENCE + r")?(?: [0-9]{1,5})?[,;.]? (?:AND )?"
    r"(?:(?:REPEATED|RPTD?|REPT)(?: (?:FOR )?(?:INFORMATION|INFO))?(?: TO)?|INFORMATION|INFO):? "
    r"(?P<info>[A-Z][A-Z0-9 ,.;'-]{2,300})\s*"
)
_STATION = regex(r"(?<![A-Z])(?!AND |UNN)(?P<station>[A-Z][A-Z'-]+(?: (?!AND |UNN)[A-Z][A-Z'-]+)*)(?: [0-9]{1,5})?")
_REFERENCES = regex(
    r"[ \t]*(?:RE:? )?(?P<list>(?:" + SERIES + r")[ ,][ A-Z]{0,12}[0-9]{1,5}"
    r"(?:[,;]? (?:AND )?(?:(?:" + SERIES + r") )?[0-9]{1,5}(?![0-9])"
    r"|,? (?:TO|REPEATED|RPTD) [A-Z][A-Z ]{2,30} [0-9]{1,5}){0,8})"
    r"(?:,? (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6} [0-9]{1,2})?[.,]?\s*"
)


class BelowHead(NamedTuple):
    """The lines between the head and the text.

    Attributes:
        end: The index of the first line that is none of these.
        precedence: The letter of the precedence on a line of its own.
        captions: The captions, if any of these lines is below them.
        info: The stations that have the telegram for information.
        references: The telegrams named on a line without a label.
    """

    end: int
    precedence: Located[str] | None
    captions: tuple[Located[str], ...]
    info: tuple[Addressee, ...]
    references: tuple[Reference, ...]

    def dated(self, dtg: DateTimeGroup | None) -> DateTimeGroup | None:
        """Return a date-time group with the precedence."""
        return replace(dtg, precedences=(self.precedence,)) if dtg and self.precedence else dtg


def read_below_head(text: Text, lines: Sequence[Line], start: int, post: str | None, year: int | None) -> BelowHead:
    """Read the lines from an index on, as far as they are such lines.

    Args:
        text: The text.
        lines: Its lines.
        start: The index of the first line below the head, from 0.
        post: The post that sends or gets the telegram, whose telegrams are ``EMBTEL``s.
        year: The year of the telegram.
    """
    found = BelowHead(start, None, (), (), ())
    captions: list[Located[str]] = []
    for place in range(start, len(lines)):
        line = lines[place]
        if line.kind == "CAPTION_LINE":
            captions += read_captions(text, Field("caption", line.start, line.end, (line,)))
        elif line.kind != "BLANK_LINE":
            more = _read(text, line, found, post, year)
            if more is None:
                break
            # Captions alone are left to the reader of all cables.
            found = more._replace(end=place + 1, captions=tuple(captions))
    return found


def _read(text: Text, line: Line, found: BelowHead, post: str | None, year: int | None) -> BelowHead | None:
    """Return what was found with what a line adds, or None for a line of the text."""
    place = line.start, line.end
    if precedence := _PRECEDENCE.fullmatch(text.capitals, *place):
        word = precedence["precedence"]
        return found._replace(precedence=Located(_LETTERS[word], text.span(*precedence.span("precedence"))))
    if _SECTION.fullmatch(text.capitals, *place):
        return found
    if sent := _SENT.fullmatch(text.capitals, *place):
        return found._replace(info=(*found.info, *_stations(text, Span(*sent.span("info")))))
    if listed := _REFERENCES.fullmatch(text.capitals, *place):
        field = Field("reference", *listed.span("list"), (Line("REF_LINE", *listed.span("list")),))
        return found._replace(references=tuple(read_references(text, field, post, year, has_label=False)[1]))
    return None


def _stations(text: Text, info: Span) -> Iterator[Addressee]:
    for each in _STATION.finditer(text.capitals, *info):
        station = station_of(text, Span(*each.span()), "info")
        if station is not None:
            yield station
