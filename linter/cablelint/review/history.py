"""Undo and redo: the changes of each window, so that nobody undoes what another window did."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cablelint.review.ledger import Page

_MOST_STEPS = 1_000


class Change(NamedTuple):
    """A change of the decisions file.

    Attributes:
        what: The change in words that contain no name.
        before: The pages before it, by file.
        after: The pages after it.
        number: The number of the cable where it was made.
        mark: The identifier of the mark, or nothing.
    """

    what: str
    before: Mapping[str, Page]
    after: Mapping[str, Page]
    number: int
    mark: str = ""


class History:
    """The changes of each window, the last ones first to be undone."""

    def __init__(self) -> None:
        """Start without a change."""
        self._done: defaultdict[str, deque[Change]] = defaultdict(lambda: deque(maxlen=_MOST_STEPS))
        self._undone: defaultdict[str, list[Change]] = defaultdict(list)

    def record(self, window: str, change: Change) -> None:
        """Add a change; what was undone can no longer be done again."""
        self._done[window].append(change)
        self._undone[window].clear()

    def last_done(self, window: str) -> Change | None:
        """Return the change that would be undone."""
        return self._done[window][-1] if self._done[window] else None

    def last_undone(self, window: str) -> Change | None:
        """Return the change that would be done again."""
        return self._undone[window][-1] if self._undone[window] else None

    def undid(self, window: str) -> None:
        """Note that the last change was undone."""
        self._undone[window].append(self._done[window].pop())

    def redid(self, window: str) -> None:
        """Note that the last undone change was done again."""
        self._done[window].append(self._undone[window].pop())
