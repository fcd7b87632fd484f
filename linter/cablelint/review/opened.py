"""A file as it is opened for the page: read at once, parsed and searched for people only when that is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cablelint.document import parse_all
from cablelint.names.file_people import people_in
from cablelint.redaction.releasing.release import RefusedError, release
from cablelint.redaction.releasing.releaser import released_place
from cablelint.review.found import Found, heading_of
from cablelint.review.offsets import Units
from cablelint.review.rows import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from cablelint.document.model import Cable
    from cablelint.document.source import Source
    from cablelint.names.people import Person
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.deciding.signatures import Signature
    from cablelint.redaction.masking.redaction import Redaction
    from cablelint.redaction.settings import Settings


class Release(NamedTuple):
    """A cable as ``cablelint redact`` would release it under some decisions.

    Attributes:
        redaction: The redaction.
        problem: The reason why it would not be released, or nothing.
    """

    redaction: Redaction
    problem: str


@dataclass(frozen=True, eq=False)
class Opened:
    """A file of the box.

    Attributes:
        source: The file.
        place: Its path below the folder of the release, before names in it are masked.
        settings: The settings of the redaction, without decisions.
        known: What was found in it, if that is cached.
    """

    source: Source
    place: PurePath
    settings: Settings
    known: Found | None = None

    @cached_property
    def cables(self) -> tuple[Cable, ...]:
        """The cables in it."""
        return tuple(parse_all(self.source, self.settings.dialect))

    @cached_property
    def found(self) -> Found:
        """The people in it, and the identifiers of their mentions without a decision.

        Raises:
            RedactionError: The file is not text.
            MaskError: The masks cannot be made in this style.
        """
        return self.known or self._find()

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the page."""
        return rows_of(self.source.text)

    @cached_property
    def units(self) -> Units:
        """The offsets of the page."""
        return Units(self.source.text)

    def release(self, decisions: Sequence[Decision], signatures: Sequence[Signature]) -> Release:
        """Redact and prove the file under the decisions and signatures about it; errors as for ``found``."""
        decided = replace(self.settings, decisions=tuple(decisions), signatures=tuple(signatures))
        return self._released(decided, self.found.people)

    def _find(self) -> Found:
        people = people_in(self.cables, self.settings.names)
        redaction, _ = self._released(replace(self.settings, decisions=(), signatures=()), people)
        return Found(people, redaction.ids, released_place(redaction, self.place), *heading_of(self.cables))

    def _released(self, settings: Settings, people: Sequence[Person]) -> Release:
        try:
            return Release(release(self.source, settings, cables=self.cables, people=people), "")
        except RefusedError as refused:
            return Release(refused.redaction, str(refused))
