"""The cables on the desk of a reviewer: opened, viewed under the decisions of the moment, and put away again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from cablelint.review.choices import Hand
from cablelint.review.ledger import ConflictError, Ledger, Page
from cablelint.review.reader import Reader, Task, Unreviewable
from cablelint.review.rows import number_in
from cablelint.review.summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cablelint.review.box import Entry
    from cablelint.review.marks import Mark
    from cablelint.review.opened import Opened, Release
    from cablelint.review.views import View

# Cables that stay open: the one on screen, those around it, and those of other windows.
_MOST_OPEN = 8


class ChoiceError(ValueError):
    """A choice of the reviewer cannot be carried out; the message says why, and contains no name."""


class LockedError(ChoiceError):
    """The cable is signed, so nothing about it can be decided."""


class Shown(NamedTuple):
    """A cable on screen: opened, and viewed under the decisions of a revision."""

    entry: Entry
    cable: Opened
    view: View
    revision: str

    def mark(self, id_: str) -> Mark:
        """Return the mark with an identifier.

        Raises:
            ChoiceError: The mark no longer exists.
        """
        found = next((mark for mark in self.view.marks if mark.id == id_), None)
        if found is None:
            raise ChoiceError("the mention is no longer there")
        return found


class Desk:
    """The cables of the box, of which few are open at once.

    Attributes:
        entries: All cables, numbered from 1.
        ledger: The decisions file.
        reader: Opens the cables.
        reading: The reviewer.
        lock: Locked while something is looked up or changed; windows work in threads of their own.
    """

    def __init__(self, entries: Sequence[Entry], ledger: Ledger, reader: Reader) -> None:
        """Lay out a box; nothing is opened yet."""
        self.entries = list(entries)
        self.ledger = ledger
        self.reader = reader
        self.reading = reader.reading
        self.lock = threading.RLock()
        self._by_place = {entry.place: entry for entry in self.entries}
        self._open: OrderedDict[int, Opened] = OrderedDict()
        self._shown: dict[int, Shown] = {}
        for entry in self.entries:
            self.recount(entry)

    def entry(self, number: int) -> Entry:
        """Return a cable of the box.

        Raises:
            LookupError: There is no such number.
        """
        if not 1 <= number <= len(self.entries):
            raise LookupError(f"there is no cable {number} in the box")
        return self.entries[number - 1]

    def show(self, number: int) -> Shown:
        """Return a cable under the decisions of the moment.

        Raises:
            LookupError: There is no such number.
            ChoiceError: The file cannot be read any more.
        """
        with self.lock:
            entry = self.entry(number)
            self.take_news()
            revision = self.ledger.revision(entry.place)
            shown = self._shown.get(number)
            if shown is None or shown.revision != revision:
                cable = self._opened(entry)
                shown = self._keep(Shown(entry, cable, self.view(entry, cable), revision))
            return shown

    def current(self, number: int, revision: str) -> Shown:
        """Return a cable that is shown in a window under a revision.

        Raises:
            ConflictError: It has another revision by now.
        """
        shown = self.show(number)
        if shown.revision != revision:
            raise ConflictError
        return shown

    def view(self, entry: Entry, cable: Opened, page: Page | None = None) -> View:
        """View an open cable under the decisions of the moment, or those of another page."""
        return self.reader.view(cable, self._task(entry, page))

    def release(self, shown: Shown, page: Page | None = None) -> Release:
        """Redact and prove a cable on screen as ``cablelint redact`` would; the page as for :meth:`view`."""
        task = self._task(shown.entry, page)
        return shown.cable.release(task.decisions, task.signatures)

    def write(self, pages: Mapping[str, Page], revisions: Mapping[str, str] | None = None) -> None:
        """Write what is said about some cables, which makes their summaries stale.

        Args:
            pages: The new pages, by the path of the release.
            revisions: The revisions that the reviewer saw; those of the moment if left out.

        Raises:
            ConflictError: One of them has another revision by now.
        """
        known = revisions or {place: self.ledger.revision(place) for place in pages}
        self.ledger.change(pages, known)
        self._note(self._by_place[place] for place in pages)

    def write_viewed(self, shown: Shown, page: Page, view: View) -> Shown:
        """Write what is said about a cable that was viewed with it already; return it as shown from now on."""
        place = shown.entry.place
        self.write({place: page}, {place: shown.revision})
        return self._keep(Shown(shown.entry, shown.cable, view, self.ledger.revision(place)))

    def take_news(self) -> None:
        """Take over what other processes wrote; a name may be the last parts of several paths."""
        files = self.ledger.news()
        changed = [self._by_place[file] for file in files if file in self._by_place]
        self._note(changed if len(changed) == len(files) else self.entries)

    def recount(self, entry: Entry) -> None:
        """Take over who signed a cable, and how many of its rows were not on screen."""
        entry.signed_by = tuple(one.reviewer for one in self.ledger.signatures(entry.place))
        seen = self.ledger.seen(entry.place, self.reading.reviewer)
        entry.unseen = entry.summary.rows - number_in(seen, entry.summary.rows)

    def is_locked(self, entry: Entry) -> bool:
        """Whether nothing can be decided: a second reader may decide until the second signature."""
        return self.reading.reviewer in entry.signed_by or bool(entry.signed_by and not self.reading.is_second)

    def hand(self, entry: Entry) -> Hand:
        """Return who decides about a cable, and when."""
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return Hand(entry.place, self.reading.reviewer, now)

    def _opened(self, entry: Entry) -> Opened:
        if entry.number in self._open:
            self._open.move_to_end(entry.number)
            return self._open[entry.number]
        cable = self.reader.open(self._task(entry))
        if isinstance(cable, Unreviewable):
            raise ChoiceError(f"the file cannot be read any more: {cable.reason}")
        self._open[entry.number] = cable
        while len(self._open) > _MOST_OPEN:
            oldest, _ = self._open.popitem(last=False)
            self._shown.pop(oldest, None)
        return cable

    def _keep(self, shown: Shown) -> Shown:
        """Keep a view, and summarise the cable for the lists."""
        entry = shown.entry
        self._shown[entry.number] = shown
        # What was summarised already is cached; the summary of a file that changed meanwhile differs.
        if entry.is_stale or summary_of(shown.cable, shown.view) != entry.summary:
            entry.summary = self.reader.summarise(shown.cable, shown.view, self._task(entry))
        entry.is_stale = False
        self.recount(entry)
        return shown

    def _task(self, entry: Entry, page: Page | None = None) -> Task:
        """Return the task of a cable with the decisions of the moment, or with those of another page."""
        place, ledger = entry.place, self.ledger
        return Task(entry.path, entry.folder_place, ledger.decisions(place, page), ledger.signatures(place, page))

    def _note(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            entry.is_stale = True
            self.recount(entry)
