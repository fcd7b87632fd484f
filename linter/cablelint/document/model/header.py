"""The transmission header: format lines 2 to 8."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cablelint.document.model.located import Located
from cablelint.edits import Span

PRECEDENCES = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
"""The word of each letter, from the highest to the lowest (ACP 121)."""


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
    """Format line 5. ``value`` is in UTC, and None if the digits are no date.

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
        role: ``drafted``, ``approved``, ``cleared`` or ``released``.
        office: The office, ``EUR/NE``; None where only a person is named.
        person: The person as printed, initials run into the surname: ``RHALVORSEN``; None where only an office is.
    """

    role: str
    office: Located[str] | None
    person: Located[str] | None
    span: Span
