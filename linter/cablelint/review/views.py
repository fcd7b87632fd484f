"""A cable as the page shows it: opened once, and viewed under the decisions of the moment.

The view is the release itself: what ``cablelint redact --decisions`` would write, and the places of its masks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from cablelint.document import parse_all
from cablelint.names.file_people import people_in
from cablelint.redaction.masking.redact import redact
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.releasing.release import RefusedError, release
from cablelint.redaction.releasing.releaser import released_place
from cablelint.review.found import Found, heading_of
from cablelint.review.marks import Mark, decisions_of, marks_of
from cablelint.review.offsets import Units
from cablelint.review.rows import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablelint.document.model import Cable
    from cablelint.document.source import Source
    from cablelint.names.people import Person
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.deciding.signatures import Signature
    from cablelint.redaction.settings import Settings


@dataclass(frozen=True, eq=False)
class Opened:
    """A file that was read and parsed, and whose people are known.

    Attributes:
        source: The file.
        cables: The cables in it.
        found: What was found in it.
    """

    source: Source
    cables: tuple[Cable, ...]
    found: Found

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the page."""
        return rows_of(self.source.text)

    @cached_property
    def units(self) -> Units:
        """The offsets of the page."""
        return Units(self.source.text)


@dataclass(frozen=True, eq=False)
class View:
    """A cable under some decisions.

    Attributes:
        redaction: The redaction as it would be released.
        marks: The marks, in the order of the text.
        problem: The reason why it would not be released, or nothing.
    """

    redaction: Redaction
    marks: list[Mark]
    problem: str

    @property
    def undecided(self) -> list[Mark]:
        """The marks that nobody decided."""
        return [mark for mark in self.marks if not mark.is_decided]


@dataclass(frozen=True, slots=True)
class Reading:
    """The reviewer for whom a cable is viewed.

    Attributes:
        reviewer: The reviewer's name.
        is_second: Whether the cables are read for a second time: what others decided counts as undecided.
    """

    reviewer: str
    is_second: bool = False


def find_in(source: Source, cables: tuple[Cable, ...], place: PurePath, settings: Settings) -> Found:
    """Find the people of a file and the identifiers of their mentions, without a decision.

    Args:
        source: The file.
        cables: The cables in it.
        place: Its path below the folder of the release, before names in it are masked.
        settings: The settings of the redaction.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
    """
    people = people_in(cables, settings.names)
    bare = replace(settings, decisions=(), signatures=())
    redaction, _ = _released(source, bare, cables, people)
    return Found(people, redaction.ids, released_place(redaction, place), *heading_of(cables))


def opened(source: Source, place: PurePath, settings: Settings, found: Found | None = None) -> Opened:
    """Open a file.

    Args:
        source: The file.
        place: Its path below the folder of the release, before names in it are masked.
        settings: The settings of the redaction.
        found: What was found in it, if it is known already.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
    """
    cables = tuple(parse_all(source, settings.dialect))
    return Opened(source, cables, found or find_in(source, cables, place, settings))


def view(
    cable: Opened, decisions: Sequence[Decision], signatures: Sequence[Signature], settings: Settings, reading: Reading
) -> View:
    """View a cable under the decisions about it.

    Args:
        cable: The cable.
        decisions: The decisions about it.
        signatures: The signatures under it.
        settings: The settings of the redaction.
        reading: The reviewer, and whether this is the second reading.
    """
    decided = replace(settings, decisions=tuple(decisions), signatures=tuple(signatures))
    redaction, problem = _released(cable.source, decided, cable.cables, cable.found.people)
    marks = marks_of(redaction, cable.found.ids)
    reviewers = sorted({decision.reviewer for decision in decisions})
    if len(reviewers) > 1 or (reading.is_second and reviewers):
        marks = _compared(cable, marks, decisions, settings, reviewers, reading)
    return View(redaction, marks, problem)


def _released(
    source: Source, settings: Settings, cables: tuple[Cable, ...], people: Sequence[Person]
) -> tuple[Redaction, str]:
    try:
        return release(source, settings, cables=cables, people=people), ""
    except RefusedError as refused:
        return refused.redaction, str(refused)


def _compared(
    cable: Opened,
    marks: list[Mark],
    decisions: Sequence[Decision],
    settings: Settings,
    reviewers: Sequence[str],
    reading: Reading,
) -> list[Mark]:
    """Compare the decisions of each reviewer alone; in a second reading, what only others decided is undecided."""
    settled = _settled_spans(marks, decisions)
    alone = {
        reviewer: [
            mark
            for mark in _marks_alone(cable, decisions_of(reviewer, decisions), settings)
            if mark.reviewer == reviewer and mark.is_decided
        ]
        for reviewer in reviewers
    }
    result = []
    for mark in marks:
        fates = [
            (reviewer, own.masked)
            for reviewer, found in alone.items()
            if (own := next((one for one in found if one.span.overlaps(mark.span)), None)) is not None
        ]
        differ = len({masked for _, masked in fates}) > 1 and mark.id not in settled
        is_mine = any(reviewer == reading.reviewer for reviewer, _ in fates)
        is_open = reading.is_second and not is_mine and mark.state != "protected"
        state = "undecided" if is_open else mark.state
        result.append(replace(mark, differ=tuple(fates) if differ else (), state=state))
    return result


def _marks_alone(cable: Opened, decisions: Sequence[Decision], settings: Settings) -> list[Mark]:
    alone = replace(settings, decisions=tuple(decisions))
    return marks_of(redact(cable.source, cable.found.people, alone), cable.found.ids)


def _settled_spans(marks: Sequence[Mark], decisions: Sequence[Decision]) -> set[str]:
    """Return the identifiers of the marks that a settling decision is about, all places of a person included."""
    settling = {decision.mask: decision.is_about_person for decision in decisions if decision.settles}
    people = {mark.person for mark in marks if settling.get(mark.id) and mark.person}
    return {mark.id for mark in marks if mark.id in settling or mark.person in people}
