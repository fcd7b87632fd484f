"""The cable: its lines, its elements, and the damage found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from operator import itemgetter
from typing import Any, NamedTuple

from cablelint.document.model.body import Heading, PageMark, Paragraph
from cablelint.document.model.classification import Classification, Level, MessageReference
from cablelint.document.model.header import Addressee, Clearance, DateTimeGroup, DeLine, Relay, SecurityLine
from cablelint.document.model.located import Located
from cablelint.document.model.preamble import Authority, ExecutiveOrder, Reference, Subject, Tags
from cablelint.document.source import Source, View
from cablelint.edits import Edit, Span


class Style(Enum):
    """How much of the transmission header a copy still contains; header rules apply to ``FULL`` alone."""

    FULL = "full"
    THIN = "thin"
    ARCHIVE = "aad"


#: The kind of a repair that is recorded and not made, since a repeated header may contain names.
REPEATED_HEADER = "repeated-header"


@dataclass(frozen=True)
class Repair:
    """Damage repaired in the view; a rule reports it, and a fix may repair the original.

    Attributes:
        kind: ``pilcrow``, ``reference-letter``, ``link``, ``emphasis``, ``space``, ``compatible``, ``hyphen``,
            ``invisible``, ``entity``, ``backslash``, ``line-break``, ``newline``, ``page``, ``letters``, ``line-end``
            or ``broken-line``;
            ``repeated-header`` between the sections of a message, which stays in the view; ``odd-escape`` and
            ``damaged-record`` for faults in the file around the cable.
    """

    kind: str
    edit: Edit


#: Heads of telegrams of other services, and of edited telegrams: what :attr:`Supplied.origin` calls them.
AGENCY = "the head of an agency's cable"
CABLEGRAM = "the head of the cablegram"
EDITORS = "the heading of the editors"
INCOMING = "the head of the incoming telegram"
FORM = "the boxes of the form"
OTHER_FORMS = frozenset({AGENCY, CABLEGRAM, EDITORS, FORM, INCOMING})


@dataclass(frozen=True)
class Supplied:
    """A field that the text of a cable lacks and something around it gives.

    Attributes:
        field: ``message``, ``dtg``, ``originator``, ``addressees``, ``drafting``, ``classification``, ``tags`` or
            ``subject``.
        origin: The source in English, such as ``the front matter``.
    """

    field: str
    origin: str
    span: Span


@dataclass(frozen=True)
class Syntax:
    """The first place where a line or field departs from the grammar."""

    part: str
    expected: str
    span: Span


class Zone(NamedTuple):
    """A stretch of the view and the part of the cable it belongs to.

    ``kind`` is one of: heading, drafting, classification, caption, slug, eo, tags, subject, reference, classified-by,
    text-heading, paragraph, participants, signature, end, notice, other.
    """

    start: int
    end: int
    kind: str


class Line(NamedTuple):
    """A line of the view by its kind, a terminal of ``grammar/lines.lark``; its newline belongs to it."""

    kind: str
    start: int
    end: int


_KIND: Callable[[Line], str] = itemgetter(0)


def kinds_of(lines: Iterable[Line]) -> Iterator[str]:
    """The kind of each line, in a third of the time that a loop over the lines takes."""
    return map(_KIND, lines)


@dataclass(frozen=True, eq=False)
class Cable:
    """A cable as read. Absent elements are None or empty.

    Attributes:
        source: The text of this cable alone. All spans of the cable and of what is found in it point into it;
            :meth:`Source.place` gives their places in the file, if that contains more than the cable.
        message: The cable's own message reference number: that of the classification line, else of a page mark.
        supplied: The fields that were taken from something around the text.
        marked_people: The names that the markup of the file or a drafting block marks as such: certain mentions.
    """

    source: Source
    view: View
    dialect: str
    style: Style
    lines: tuple[Line, ...]
    zones: tuple[Zone, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Syntax, ...]
    variants: tuple[Located[str], ...]
    message: MessageReference | None
    transmission: Located[str] | None
    relay: Relay | None
    de: DeLine | None
    security: SecurityLine | None
    dtg: DateTimeGroup | None
    originator: Addressee | None
    addressees: tuple[Addressee, ...]
    drafting: tuple[Clearance, ...]
    classification: Classification | None
    repeated_classifications: tuple[Classification, ...]
    captions: tuple[Located[str], ...]
    slugs: tuple[Located[str], ...]
    executive_order: ExecutiveOrder | None
    other_executive_orders: tuple[ExecutiveOrder, ...]
    tags: Tags | None
    subject: Subject | None
    other_subjects: tuple[Subject, ...]
    references: tuple[Reference, ...]
    reference_label: Located[str] | None
    authority: Authority | None
    other_authorities: tuple[Authority, ...]
    paragraphs: tuple[Paragraph, ...]
    summary: Located[str] | None
    headings: tuple[Heading, ...]
    stray_rules: tuple[Span, ...]
    splits: tuple[Span, ...]
    page_marks: tuple[PageMark, ...]
    signature: Located[str] | None
    notices: tuple[Located[str], ...]
    unread: tuple[Span, ...]
    supplied: tuple[Supplied, ...]
    marked_people: tuple[Located[str], ...]
    body: Span

    def is_printed(self, field: str) -> bool:
        """Whether the text itself has a field, so that its place among the lines means something."""
        return bool(getattr(self, field)) and all(each.field != field for each in self.supplied)

    @property
    def is_of_department(self) -> bool:
        """Whether it has the form of the Department's telegrams; others have no E.O., TAGS and SUBJECT lines."""
        return not self._is_military and all(each.origin not in OTHER_FORMS for each in self.supplied)

    @property
    def is_signed_by_custom(self) -> bool:
        """Whether it is of a service whose telegrams end with a signature."""
        return not self._is_military and all(each.origin not in (AGENCY, CABLEGRAM) for each in self.supplied)

    @property
    def _is_military(self) -> bool:
        """Whether the level is alone on its line, below the stations of a military message."""
        level = self.classification
        return level is not None and self.style is not Style.FULL and not level.messages and level.section is None

    def __repr__(self) -> str:
        name = self.message.canonical if self.message else "without number"
        level = f"{self.level.value}, " if self.level else ""
        return f"<Cable {name}: {level}{len(self.paragraphs)} paragraphs, {len(self.source.text)} characters>"

    def to_dict(self) -> dict[str, Any]:
        """Convert the cable for JSON, as ``cablelint parse`` prints it (``schemas/cable.schema.json``)."""
        from cablelint.document.model.to_dict import as_table

        return as_table(self)

    @property
    def date(self) -> date | None:
        """The day of the date-time group."""
        return self.dtg.value.date() if self.dtg and self.dtg.value else None

    @property
    def level(self) -> Level | None:
        """The overall classification."""
        return self.classification.level.value if self.classification else None
