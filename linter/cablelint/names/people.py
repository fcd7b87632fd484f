"""What the name finder gives: mentions, the people they belong to, and why each was flagged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cablelint.edits import Span

if TYPE_CHECKING:
    from cablelint.document.source import Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to take a stretch of text for a name.

    Attributes:
        kind: A word of a closed list: ``title``, ``signature``, ``classified-by``, ``participants``, ``model``, ...
        words: The reason in English, holding no name.
    """

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One name at one place.

    Attributes:
        span: The characters of the decoded original, without title, rank or possessive.
        text: Those characters.
        confidence: The calibrated probability, from 0 to 1, that this is a personal name.
        evidence: Why it was flagged, the strongest reason first.
    """

    span: Span
    text: str
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """All mentions of one human being in a cable.

    Attributes:
        id: The order of first appearance, from 1.
        name: The fullest form of the name that the cable prints.
        protected: Whether the drafter asked to protect this person, or the markings imply a human source.
        mentions: In the order of the text.
        titles: The titles and offices printed beside a mention, as in ``titles.csv``.
    """

    id: int
    name: str
    protected: bool
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...] = ()

    def placed(self, source: Source) -> Person:
        """The same person, the mentions in their places in the file around ``source``."""
        if source.within is None:
            return self
        mentions = tuple(replace(mention, span=source.place(mention.span)) for mention in self.mentions)
        return replace(self, mentions=mentions)
