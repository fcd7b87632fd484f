"""The model: a cable and its elements as frozen values, each with the characters of the original it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from cablelint.document.source import Source, View
from cablelint.edits import Edit, Span

# No slots: making some thirty classes with slots takes longer at every start than slots save on a cable.
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Located(Generic[T_co]):
    """A value and where it stands, in characters of the decoded original."""

    value: T_co
    span: Span


class Style(Enum):
    """How much of the transmission a copy still shows; header rules apply to ``FULL`` alone."""

    FULL = "full"
    THIN = "thin"
    ARCHIVE = "aad"


class Level(Enum):
    """The classification levels of the executive orders; ``value`` is the word in the JSON output."""

    UNCLASSIFIED = "UNCLASSIFIED"
    LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"  # noqa: S105
    TOP_SECRET = "TOP SECRET"  # noqa: S105

    @property
    def rank(self) -> int:
        """0 for unclassified to 4 for top secret."""
        return _RANKS[self.value]

    @property
    def is_classified(self) -> bool:
        """Whether an executive order protects it; LIMITED OFFICIAL USE was an administrative control."""
        return self.rank > Level.LIMITED_OFFICIAL_USE.rank


_RANKS = {level.value: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True)
class Relay:
    """Format line 2: the doubled precedence letter and the stations that one relay serves."""

    precedence: Located[str]
    indicators: tuple[Located[str], ...]
    span: Span


@dataclass(frozen=True)
class DeLine:
    """Format line 3; a part that is damaged is None. ``time`` has four digits."""

    indicator: Located[str] | None
    serial: Located[int] | None
    section: Located[int] | None
    day: Located[int] | None
    time: Located[str] | None
    span: Span


@dataclass(frozen=True)
class SecurityLine:
    """Format line 4: ``ZNR`` or ``ZNY`` and the level's letter five times."""

    signal: Located[str] | None
    letters: Located[str] | None
    span: Span


@dataclass(frozen=True)
class DateTimeGroup:
    """Format line 5. ``value`` is in UTC, and None where the digits are no date.

    Attributes:
        stamp: The date-time group as printed, ``070531Z MAY 07``.
    """

    value: datetime | None
    stamp: Located[str]
    precedences: tuple[Located[str], ...]
    span: Span


@dataclass(frozen=True)
class Addressee:
    """One station of format lines 6 to 8.

    Attributes:
        role: ``from``, ``action``, ``info`` or ``exempt``.
        number: The station's message number, as printed.
    """

    role: str
    indicator: Located[str] | None
    station: Located[str]
    precedence: Located[str] | None
    number: Located[str] | None
    span: Span


@dataclass(frozen=True)
class Clearance:
    """One entry of the drafting block.

    Attributes:
        role: ``drafted``, ``approved`` or ``cleared``.
        office: The office, ``EUR/NE``; None where only a person is named.
        person: The person as printed, initials run into the surname: ``RHALVORSEN``; None where only an office is.
    """

    role: str
    office: Located[str] | None
    person: Located[str] | None
    span: Span


@dataclass(frozen=True)
class SectionMark:
    """``SECTION 01 OF 05``."""

    number: int
    total: int
    span: Span


@dataclass(frozen=True)
class MessageReference:
    """A message reference number: post, number, year.

    Attributes:
        post: The post's name as printed.
        digits: The number as printed, padding included.
        year: Of four digits, None where nothing tells it.
        canonical: Like ``07TOKYO2004``, None without a year.
    """

    post: Located[str]
    digits: Located[str]
    year: int | None
    canonical: str | None
    span: Span

    @property
    def number(self) -> int:
        """The number without its padding."""
        return int(self.digits.value)


@dataclass(frozen=True)
class Classification:
    """Format line 12. ``spelling`` is ``spaced``, ``plain`` or ``damaged``."""

    level: Located[Level]
    spelling: str
    controls: tuple[Located[str], ...]
    section: SectionMark | None
    messages: tuple[MessageReference, ...]
    span: Span


@dataclass(frozen=True)
class PrintedDate:
    """A date of the declassification instruction.

    Attributes:
        value: None where the digits are no calendar date.
        form: The grammar's word for its form, ``DATE_MONTH_DAY_YEAR`` the standard one.
        numbers: Year, month and day as read, be they a date or not; None for a damaged form.
    """

    value: date | None
    form: str
    numbers: tuple[int, int, int] | None
    span: Span


@dataclass(frozen=True)
class ExecutiveOrder:
    """The E.O. line.

    Attributes:
        number: The number of the order.
        kind: ``N/A``, ``DECL``, ``DNG``, ``GDS`` (with XGDS, RDS, ADS), or None where nothing follows the number.
        keyword: The word of that kind as printed.
        dates: The dates in order.
        exemptions: ``X1``, ``25X1``, ``50X1-HUM``, ``OADR``, and durations such as ``10 YEARS``.
        event: The event that ends the classification.
        officer: The classifier named on the line, under E.O. 12065.
        variants: The tolerated forms found on the line, by the grammar's names.
    """

    number: Located[str]
    kind: str | None
    keyword: Located[str] | None
    instruction: Located[str] | None
    dates: tuple[PrintedDate, ...]
    exemptions: tuple[Located[str], ...]
    event: Located[str] | None
    officer: Located[str] | None
    variants: tuple[Located[str], ...]
    span: Span


@dataclass(frozen=True)
class Tag:
    """One tag, and the person of a person tag."""

    value: str
    person: Located[str] | None
    is_well_formed: bool
    span: Span


@dataclass(frozen=True)
class Tags:
    """The TAGS line."""

    label: Located[str]
    entries: tuple[Tag, ...]
    span: Span


@dataclass(frozen=True)
class Subject:
    """The SUBJECT line, its wrapped lines joined."""

    label: Located[str]
    mark: PortionMark | None
    title: Located[str]
    span: Span


@dataclass(frozen=True)
class Reference:
    """One entry of the REF list.

    Attributes:
        label: The letter of the entry, None where there is none.
        text: The entry as printed, wrapped lines joined.
        messages: The messages it names; none for an e-mail, a call, a report.
        has_previous: Whether it says AND PREVIOUS.
    """

    label: Located[str] | None
    text: Located[str]
    messages: tuple[MessageReference, ...]
    has_previous: bool
    span: Span


@dataclass(frozen=True)
class Reasons:
    """The reason citation: ``1.4 (b) and (d)``."""

    section: Located[str]
    letters: tuple[Located[str], ...]
    span: Span


@dataclass(frozen=True)
class Authority:
    """Who classified the cable.

    Attributes:
        is_derived: ``Derived From:`` in place of ``Classified By:``.
        text: What the line says between its label and the reason.
        name: The person, if one is named.
        title: The position, if one is given.
    """

    is_derived: bool
    label: Located[str]
    text: Located[str] | None
    name: Located[str] | None
    title: Located[str] | None
    reasons: Reasons | None
    span: Span


@dataclass(frozen=True)
class PortionMark:
    """A portion mark.

    Attributes:
        level: None for a mark whose level is not known.
        text: As printed.
        designation: ``SBU``, ``LOU`` and the like, else nothing.
        controls: ``NF``, ``REL USA, GBR``, ...
        covers_all: Whether it says ENTIRE TEXT.
        is_standard: Whether it has the form ``(C)``, ``(S//NF)``.
    """

    level: Level | None
    text: str
    designation: str
    controls: tuple[str, ...]
    covers_all: bool
    is_standard: bool
    span: Span


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Attributes:
        number: As the drafter numbered it, damage undone; None in a text of one paragraph, which has no number.
        digits: The number as printed, in the original.
        mark: Its portion mark.
        mark_precedes: Whether the mark stands before the number.
        headings: The headings between the paragraph before and this one.
        text: Without number, mark and page marks; lines as they are.
        quoted: Whether it stands in a quoted message, whose numbering is its own.
        subparagraphs: The marks of its lettered or dashed parts.
        body: Where the text begins and ends.
    """

    number: int | None
    digits: Located[str] | None
    mark: PortionMark | None
    mark_precedes: bool
    headings: tuple[str, ...]
    text: str
    quoted: bool
    subparagraphs: tuple[PortionMark, ...]
    body: Span
    span: Span


@dataclass(frozen=True)
class Heading:
    """A heading of the text, without its rules."""

    text: str
    mark: PortionMark | None
    span: Span


@dataclass(frozen=True)
class PageMark:
    """``TOKYO 00002004  001.2 OF 005``: post, number, section, page, sections; the page is 1 where none is printed."""

    post: Located[str]
    number: Located[int]
    section: int
    page: int
    total: int
    span: Span


#: The kind of a repair that is marked and not made: names may stand in the header of a later section.
REPEATED_HEADER = "repeated-header"


@dataclass(frozen=True)
class Repair:
    """Damage undone in the view, which a rule reports and a fix may undo in the original.

    Attributes:
        kind: ``pilcrow``, ``reference-letter``, ``link``, ``space``, ``invisible``, ``backslash``, ``newline`` or
            ``page``; ``repeated-header`` between the sections of a message, which stays in the view; ``odd-escape``
            and ``damaged-record`` where the file
            around the cable is at fault.
    """

    kind: str
    edit: Edit


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


@dataclass(frozen=True, eq=False)
class Cable:
    """A cable as read. What is not there is None or empty.

    Attributes:
        source: The text of this cable alone. All spans of the cable and of what is found in it point into it;
            :meth:`Source.place` gives their places in the file, if that holds more than the cable.
        message: The cable's own message reference number: that of the classification line, else of a page mark.
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
    headings: tuple[Heading, ...]
    stray_rules: tuple[Span, ...]
    splits: tuple[Span, ...]
    page_marks: tuple[PageMark, ...]
    signature: Located[str] | None
    notices: tuple[Located[str], ...]
    unread: tuple[Span, ...]
    body: Span

    @property
    def date(self) -> date | None:
        """The day of the date-time group."""
        return self.dtg.value.date() if self.dtg and self.dtg.value else None

    @cached_property
    def summary(self) -> Located[str] | None:
        """The summary, looked for when it is first asked for: no rule does."""
        from cablelint.document.body.summary import find_summary

        return find_summary(self.paragraphs)

    @property
    def level(self) -> Level | None:
        """The overall classification."""
        return self.classification.level.value if self.classification else None
