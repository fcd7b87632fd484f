"""The results of the name finder: mentions, the people they belong to, and why each was flagged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.edits import Span
from cablelint.text.folding import fold_word

if TYPE_CHECKING:
    from cablelint.document.source import Source


class Evidence(NamedTuple):
    """One reason to take a span for a name.

    Attributes:
        kind: From a closed list: ``title``, ``signature``, ``classified-by``, ``participants``, ``model``, ...
        words: The reason in English, without a name.
    """

    kind: str
    words: str


class Mention(NamedTuple):
    """One name at one place.

    Attributes:
        span: The characters of the decoded original, without title, rank or possessive.
        text: The characters of the span.
        confidence: The calibrated probability, from 0 to 1, that this is a personal name.
        evidence: Why it was flagged, the strongest reason first.
    """

    span: Span
    text: str
    confidence: float
    evidence: tuple[Evidence, ...]

    def __repr__(self) -> str:
        return f"<Mention at [{self.span.start}, {self.span.end}): confidence {self.confidence:.2f}>"

    def to_dict(self, source: Source | None = None) -> dict[str, Any]:
        """Convert the mention for JSON.

        Args:
            source: The file that the span points into, for line and column; without it they are left out.
        """
        line, column = source.position(self.span.start) if source else (0, 0)
        return {
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            **({"line": line, "column": column} if source else {}),
            "confidence": self.confidence,
            "evidence": [evidence.words for evidence in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Person:
    """One human being in a cable, with all mentions.

    Attributes:
        id: The order of first appearance, from 1.
        name: The fullest form of the name that the cable prints.
        protected: Whether the drafter requested protection for this person, or the markings imply a human source.
        mentions: In the order of the text.
        titles: The titles and offices printed beside a mention, as in ``titles.csv``.
        doubtful_titles: Those that may be somebody else's, and so never a reason to keep the person readable.
    """

    id: int
    name: str
    protected: bool
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...] = ()
    doubtful_titles: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Person {self.id}: {len(self.mentions)} mentions{', protected' if self.protected else ''}>"

    def placed(self, source: Source) -> Person:
        """Return the person with spans in the file that contains ``source``."""
        if source.within is None:
            return self
        mentions = tuple(mention._replace(span=source.place(mention.span)) for mention in self.mentions)
        return replace(self, mentions=mentions)

    def to_dict(self, source: Source | None = None) -> dict[str, Any]:
        """Convert the person for JSON, as ``cablelint names`` prints it.

        Args:
            source: The file that the mentions point into, for lines and columns; without it they are left out.
        """
        mentions = [mention.to_dict(source) for mention in self.mentions]
        return {"id": self.id, "name": self.name, "protected": self.protected, "mentions": mentions}


def identity(name: str) -> str:
    """Reduce a name to the key under which its printed forms are one person.

    The key has the folded words of the name, sorted, without single initials, so ``Sato, Hanako``, ``SATO Hanako`` and
    ``Hanako K. Sato`` are one person.
    """
    words = re.findall(r"[^\W_]+", fold_word(name))
    return " ".join(sorted(word for word in words if len(word) > 1) or sorted(words))
