"""The preamble: the E.O. line, TAGS, SUBJECT, REF and Classified By."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cablelint.document.model.classification import MessageReference, PortionMark
from cablelint.document.model.located import Located
from cablelint.edits import Span


@dataclass(frozen=True)
class PrintedDate:
    """A date of the declassification instruction.

    Attributes:
        value: None where the digits are no calendar date.
        form: The grammar's word for its form, ``DATE_MONTH_DAY_YEAR`` the standard one.
        numbers: Year, month and day as read, even if they are no calendar date; None for a damaged form.
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
        kind: ``N/A``, ``DECL``, ``DNG``, ``GDS`` (with XGDS, RDS, ADS), or None if nothing follows the number.
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
    """One tag, and the person of a person tag.

    Attributes:
        value: As printed, in capitals; a phrase is one tag.
        codes: The tags that it means: several where they are run together, another where it is misprinted.
    """

    value: str
    person: Located[str] | None
    is_well_formed: bool
    span: Span
    codes: tuple[str, ...]


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
        label: The letter of the entry, None in a list without letters.
        text: The entry as printed, wrapped lines joined.
        messages: The messages it names; empty for an e-mail, a call, a report.
        has_previous: Whether it ends in AND PREVIOUS.
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
        text: The text between the label and the reason.
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
