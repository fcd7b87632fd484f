"""The examples in the rules' documentation and fixtures, made into whole cables.

An example is a few lines. They replace the lines of the same part in :data:`REFERENCE`, an invented cable without a
fault; of a part that the example does not contain, the lines of the reference cable remain. The first line of a part
identifies it, as in the parser. A line that starts no part belongs to the part before it, and at the beginning it is
text. From the first line of text on, all is text, signature included.

Lines in brackets are directives::

    (without the DE line)            no such part; the words are those of PARTS
    (in the file 07TOKYO2004.txt)    the name of the file
    (today is 2018-01-01)            the value of --today
    (blank)                          a blank line, since a blank line ends an example
    (the whole cable)                the example's lines and nothing else

``\\x00`` and ``\\u200b`` are escapes for the characters with these numbers.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from cablelint.checking.engine import check
from cablelint.document.lines.fields import classify
from cablelint.document.model import Cable
from cablelint.document.parse import parse
from cablelint.document.source import from_text
from cablelint.findings import Finding
from cablelint.rules.rule import Rule
from cablelint.text.letter_case import capitals

#: A cable without findings. The people and the meeting are invented.
REFERENCE = """\
VZCZCXRO7030
PP RUEHFK RUEHNH
DE RUEHKO #2004/01 1270531
ZNY CCCCC ZZH
P 070531Z MAY 07
FM AMEMBASSY TOKYO
TO RUEHC/SECSTATE WASHDC PRIORITY 3302
INFO RUEHBJ/AMEMBASSY BEIJING 6897
RUEHUL/AMEMBASSY SEOUL 2962
RUEHFK/AMCONSUL FUKUOKA 0974
RUEHNH/AMCONSUL NAHA 3412

C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004

SIPDIS

DEPT FOR EAP/J

E.O. 12958: DECL: 05/07/2017
TAGS: PREL, EFIS, JA
SUBJECT: TALKS ON THE HERRING CATCH REACH A SECOND ROUND

REF: TOKYO 001716

Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).

1. (C) SUMMARY. The second round of talks on the herring catch ended without
agreement (reftel). END SUMMARY.

-------------------
A NARROW DIFFERENCE
-------------------

2. (C) The two sides differ by four thousand tons, said the head of the
fisheries agency, and neither will move before the season opens.
TOKYO 00002004  002 OF 002

3. (U) The third round begins on June 11.

MARLOW
"""

#: The parts in the order of a cable: their names in an example, and the kinds of line that start them.
PARTS: dict[str, tuple[str, ...]] = {
    "archive lines": (
        "ARCHIVE_PAGE_LINE",
        "ARCHIVE_OFFICE_LINE",
        "ARCHIVE_DRAFTING_LINE",
        "ARCHIVE_RELAY_LINE",
        "NOTICE_LINE",
    ),
    "transmission line": ("TRANSMISSION_LINE",),
    "relay line": ("RELAY_LINE",),
    "DE line": ("DE_LINE",),
    "security line": ("SECURITY_LINE",),
    "date-time group": ("DTG_LINE",),
    "originator": ("FROM_LINE",),
    "addressees": ("ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE"),
    "classification line": ("CLASSIFICATION_LINE",),
    "captions": ("CAPTION_LINE", "BANNER_LINE"),
    "slug": ("SLUG_LINE",),
    "E.O. line": ("EO_LINE",),
    "TAGS line": ("TAGS_LINE",),
    "SUBJECT line": ("SUBJECT_LINE",),
    "REF line": ("REF_LINE",),
    "Classified By line": ("AUTHORITY_LINE",),
    "text": ("PARAGRAPH_LINE", "RULE_LINE", "PAGE_MARK_LINE", "LETTERED_LINE", "OTHER_LINE", "END_LINE", "BLANK_LINE"),
    "signature": (),
}
#: Parts that ``(without the heading)`` leaves out, as in thin copies.
HEADING = tuple(PARTS)[1:8]

_PART_OF = {kind: part for part, kinds in PARTS.items() for kind in kinds}
_DIRECTIVE = re.compile(r"\((without the|in the file|today is|blank|the whole cable) ?(.*)\)")
_ESCAPE = re.compile(r"\\(?:x(?P<x>[0-9a-f]{2})|u(?P<u>[0-9a-f]{4}))")


@dataclass(slots=True)
class Example:
    """A parsed example.

    Attributes:
        text: The whole cable.
        file: The name of its file.
        today: The value of ``--today``, if any.
    """

    text: str
    file: str = "-"
    today: date | None = None

    @property
    def cable(self) -> Cable:
        """The parsed cable."""
        return parse(from_text(self.text, self.file))

    def findings(self, *rules: Rule) -> list[Finding]:
        """Run these rules, by default all default rules."""
        return check(self.cable, rules or None, today=self.today)


def examples(documentation: str, label: str) -> Iterator[Example]:
    """Return the examples under ``Fails:`` or ``Passes:`` in a rule's documentation, which blank lines separate."""
    block = re.search(rf"^{label}:\n((?:[ \t]+\S.*\n|\n)+)", documentation, re.MULTILINE)
    if block:
        for part in re.split(r"\n[ \t]*\n", block[1].rstrip("\n")):
            yield read(part)


def read(lines: str) -> Example:
    """Make the whole cable of an example."""
    shown = _Shown()
    for line in lines.strip("\n").split("\n"):
        shown.take(line.strip())
    return Example(shown.text(), shown.file, shown.today)


@dataclass(slots=True)
class _Shown:
    lines: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)
    part: str = ""
    is_whole: bool = False
    file: str = "-"
    today: date | None = None

    def take(self, line: str) -> None:
        directive = _DIRECTIVE.fullmatch(line)
        if directive and directive[1] != "blank":
            self._apply(directive[1], directive[2])
            return
        line = "" if directive else _ESCAPE.sub(lambda match: chr(int(match["x"] or match["u"], 16)), line)
        if self._starts_a_part(line):
            self.part = _PART_OF[_kind(line)]
            if self.part == "text":
                self.parts["signature"] = []
        self.parts.setdefault(self.part, []).append(line)
        self.lines.append(line)

    def text(self) -> str:
        if self.is_whole:
            return "".join(f"{line}\n" for line in self.lines)
        result = []
        for part, (blanks, usual) in _reference_parts().items():
            lines = self.parts.get(part, usual)
            result += [*blanks, *lines] if lines else []
        return "".join(f"{line}\n" for line in result)

    def _starts_a_part(self, line: str) -> bool:
        if not self.part:
            return True
        if self.part == "text":
            return False
        kind = _kind(line)
        if kind == "SLUG_LINE":
            return self.part in ("classification line", "captions")
        return kind not in ("LETTERED_LINE", "OTHER_LINE", "PAGE_MARK_LINE", "BLANK_LINE", "BANNER_LINE")

    def _apply(self, word: str, rest: str) -> None:
        if word == "without the":
            for part in HEADING if rest == "heading" else (rest,):
                if part not in PARTS:
                    raise ValueError(f"a cable has no part {rest!r}; its parts are {', '.join(PARTS)}")
                self.parts[part] = []
        elif word == "in the file":
            self.file = rest
        elif word == "today is":
            self.today = date.fromisoformat(rest)
        else:
            self.is_whole = True


def _kind(line: str) -> str:
    return classify(capitals(line))[0].kind if line else "BLANK_LINE"


@functools.cache
def _reference_parts() -> dict[str, tuple[list[str], list[str]]]:
    """The reference cable by parts: the blank lines before each, and its lines."""
    parts: dict[str, tuple[list[str], list[str]]] = {part: ([], []) for part in PARTS}
    *lines, signature = REFERENCE.splitlines()
    part = ""
    blanks: list[str] = []
    for line in lines:
        if not line:
            blanks.append(line)
            continue
        if part != "text":
            part = _PART_OF[_kind(line)]
        before, own = parts[part]
        (own or before).extend(blanks)
        own.append(line)
        blanks = []
    parts["signature"] = (blanks, [signature])
    return parts
