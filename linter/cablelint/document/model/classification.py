"""The classification line and the portion marks: levels, controls, sections, message reference numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cablelint.document.misreadings import SURE_DIGITS
from cablelint.document.model.located import Located
from cablelint.edits import Span
from cablelint.text.mask_shapes import style_name


class Level(Enum):
    """The classification levels of the executive orders; ``value`` is the word in the JSON output.

    Attributes:
        rank: 0 for unclassified to 4 for top secret.
    """

    UNCLASSIFIED = "UNCLASSIFIED"
    LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"  # noqa: S105
    TOP_SECRET = "TOP SECRET"  # noqa: S105

    def __init__(self, _word: str) -> None:
        """Rank the level above those before it."""
        self.rank = len(type(self).__members__)

    @property
    def is_classified(self) -> bool:
        """Whether an executive order protects it; LIMITED OFFICIAL USE was an administrative control."""
        return self.rank > Level.LIMITED_OFFICIAL_USE.rank


@dataclass(frozen=True)
class PortionMark:
    """A portion mark.

    Attributes:
        level: None for a mark whose level is not known.
        text: As printed.
        designation: ``SBU``, ``LOU`` and the like, else an empty string.
        controls: ``NF``, ``REL USA, GBR``, ...
        covers_all: Whether it contains ENTIRE TEXT.
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
class SectionMark:
    """``SECTION 01 OF 05``."""

    number: int
    total: int
    span: Span


def number_of(digits: str) -> int:
    """The number that printed digits mean, letters that were read for digits and blanks between them put right."""
    return int(digits.upper().translate(SURE_DIGITS).replace(" ", ""))


@dataclass(frozen=True)
class MessageReference:
    """A message reference number: post, number, year.

    Attributes:
        post: The post's name as printed.
        digits: The number as printed, padding included.
        year: Of four digits, None if unknown.
        canonical: Like ``07TOKYO2004``, None without a year.
    """

    post: Located[str]
    digits: Located[str]
    year: int | None
    canonical: str | None
    span: Span

    @property
    def is_masked(self) -> bool:
        """Whether the post is a mask: its name is that of a person who was masked."""
        return bool(style_name(self.post.value))

    @property
    def number(self) -> int:
        """The number without its padding."""
        return number_of(self.digits.value)


@dataclass(frozen=True)
class Classification:
    """Format line 12. ``spelling`` is ``spaced``, ``plain`` or ``damaged``."""

    level: Located[Level]
    spelling: str
    controls: tuple[Located[str], ...]
    section: SectionMark | None
    messages: tuple[MessageReference, ...]
    span: Span
