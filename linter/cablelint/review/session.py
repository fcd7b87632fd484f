"""A review: what the windows of one reviewer show and do, without HTTP."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from cablelint.redaction.kinds import REFUSED_DECISION, STALE_DECISION
from cablelint.review import choices
from cablelint.review.desk import ChoiceError, Desk, LockedError, Shown
from cablelint.review.everywhere import Places, decided, key_of, places_of, without_refused
from cablelint.review.history import Change, History
from cablelint.review.ledger import ConflictError
from cablelint.review.sign_off import signed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cablelint.review.box import Entry
    from cablelint.review.choices import Choice, Hand
    from cablelint.review.ledger import Ledger, Page
    from cablelint.review.opened import Release
    from cablelint.review.reader import Reader
    from cablelint.review.rows import Ranges
    from cablelint.review.views import View

# Seconds that one call may spend on summaries that a decision made stale.
_REFRESH = 0.3


class Session:
    """A review; safe for several threads.

    Attributes:
        desk: The cables.
        entries: All cables, numbered from 1.
        ledger: The decisions file.
    """

    def __init__(self, entries: Sequence[Entry], ledger: Ledger, reader: Reader) -> None:
        """Start a review.

        Args:
            entries: The cables, numbered from 1.
            ledger: The decisions file.
            reader: Opens the cables.
        """
        self.desk = Desk(entries, ledger, reader)
        self.entries = self.desk.entries
        self.ledger = ledger
        self._history = History()

    def show(self, number: int) -> Shown:
        """Return a cable under the decisions of the moment.

        Raises:
            LookupError: There is no such number.
            ChoiceError: The file cannot be read any more.
        """
        return self.desk.show(number)

    def release(self, number: int) -> Release:
        """Return a cable as it would be released under the decisions of the moment; errors as for :meth:`show`."""
        with self.desk.lock:
            return self.desk.release(self.show(number))

    def seen(self, number: int) -> Ranges:
        """Return the ranges of rows that the reviewer has seen."""
        return self.ledger.seen(self.desk.entry(number).place, self.desk.reading.reviewer)

    def see(self, number: int, rows: Ranges) -> int:
        """Add rows that were on screen; return the number of rows that the reviewer has not seen."""
        with self.desk.lock:
            entry = self.desk.entry(number)
            self.ledger.see(entry.place, self.desk.reading.reviewer, rows)
            self.desk.recount(entry)
            return entry.unseen

    def decide(self, number: int, revision: str, window: str, mark: str, choice: Choice) -> Shown:
        """Decide about a mark, or about all places of its person in the cable.

        Raises:
            ConflictError: The cable was changed since ``revision``.
            ChoiceError: The choice cannot be followed, or the cable is signed.
        """
        what = f"{'mask' if choice.masked else 'keep'} {'a person' if choice.is_wide else 'a mention'}"
        return self._change(
            number,
            revision,
            window,
            what,
            lambda shown, page, hand: choices.decide(page, shown.view.marks, shown.mark(mark), choice, hand),
            mark,
        )

    def accept_all(self, number: int, revision: str, window: str) -> Shown:
        """Decide about everything undecided as it is shown; errors as for :meth:`decide`."""
        return self._change(
            number,
            revision,
            window,
            "accept the rest",
            lambda shown, page, hand: choices.accept_all(page, shown.view.marks, hand),
        )

    def add(self, number: int, revision: str, window: str, place: tuple[int, int], kind: str, code: str = "") -> Shown:
        """Add a name or a passage; errors as for :meth:`decide`.

        Args:
            number: The cable.
            revision: The revision on screen.
            window: The window.
            place: Start and end in UTF-16 units of the text.
            kind: ``add`` or ``passage``.
            code: The exemption code, or nothing for that of the policy.
        """

        def added(shown: Shown, page: Page, hand: Hand) -> Page:
            text = shown.cable.source.text
            span = shown.cable.units.span(*place)
            if not text[slice(*span)].strip():
                raise ChoiceError("nothing is selected")
            return choices.add(page, text, shown.cable.found.ids, span, kind, code, hand)

        return self._change(number, revision, window, "add a name" if kind == "add" else "withhold a passage", added)

    def places_of_person(self, number: int, mark: str) -> Places:
        """Count what a decision about the person of a mark would change.

        Raises:
            ChoiceError: The mark is not that of a person.
        """
        with self.desk.lock:
            return places_of(self.desk, number, key_of(self.show(number), mark))

    def decide_everywhere(
        self, number: int, revision: str, window: str, mark: str, *, masked: bool
    ) -> tuple[Shown, int]:
        """Decide about all places of a person in the whole box; return the cable and the number of cables changed.

        Signed cables stay as they are.

        Raises:
            ConflictError: The cable was changed since ``revision``.
            ChoiceError: The mark is not that of a person.
        """
        with self.desk.lock:
            shown = self.desk.current(number, revision)
            after = decided(self.desk, key_of(shown, mark), masked=masked)
            before = {place: self.ledger.page(place) for place in after}
            if after:
                self.desk.write(after)
                self._history.record(window, Change("decide about a person in the box", before, after, number, mark))
            return self.show(number), len(after)

    def refresh(self) -> int:
        """Summarise some of the cables that a decision made stale; return the number that is left."""
        deadline = time.monotonic() + _REFRESH
        with self.desk.lock:
            stale = [entry for entry in self.entries if entry.is_stale]
            for done, entry in enumerate(stale):
                if time.monotonic() > deadline:
                    return len(stale) - done
                self._refresh(entry)
            return 0

    def undo(self, window: str) -> tuple[Shown, Change] | None:
        """Undo the last change of a window; None without one.

        Raises:
            ConflictError: Something else changed there since.
        """
        return self._step(window, self._history.last_done, self._history.undid, back=True)

    def redo(self, window: str) -> tuple[Shown, Change] | None:
        """Repeat the change that was undone last; None without one.

        Raises:
            ConflictError: Something else changed there since.
        """
        return self._step(window, self._history.last_undone, self._history.redid, back=False)

    def sign(self, number: int, revision: str, window: str, *, despite_undecided: bool, despite_unseen: bool) -> Shown:
        """Sign a cable, which locks it.

        Raises:
            ConflictError: The cable was changed since ``revision``.
            ChoiceError: It cannot be signed; see :func:`cablelint.review.sign_off.signed`.
        """
        with self.desk.lock:
            shown = self.desk.current(number, revision)
            page = signed(self.desk, shown, despite_undecided=despite_undecided, despite_unseen=despite_unseen)
            return self._recorded(shown, window, "sign", page, self.desk.view(shown.entry, shown.cable, page))

    def unlock(self, number: int, revision: str, window: str) -> Shown:
        """Remove the signatures under a cable.

        Raises:
            ConflictError: The cable was changed since ``revision``.
        """
        with self.desk.lock:
            shown = self.desk.current(number, revision)
            page = replace(self.ledger.page(shown.entry.place), signatures=())
            return self._recorded(shown, window, "unlock", page, self.desk.view(shown.entry, shown.cable, page))

    def _change(
        self,
        number: int,
        revision: str,
        window: str,
        what: str,
        make: Callable[[Shown, Page, Hand], Page],
        mark: str = "",
    ) -> Shown:
        with self.desk.lock:
            shown = self.desk.current(number, revision)
            if self.desk.is_locked(shown.entry):
                raise LockedError("the cable is signed: unlock it first")
            before = self.ledger.page(shown.entry.place)
            after = make(shown, before, self.desk.hand(shown.entry))
            if after == before:
                return shown
            view = self.desk.view(shown.entry, shown.cable, after)
            _refuse_what_is_not_followed(shown.view, view)
            return self._recorded(shown, window, what, after, view, mark)

    def _recorded(self, shown: Shown, window: str, what: str, after: Page, view: View, mark: str = "") -> Shown:
        """Write a change of one cable and remember it for undo."""
        place = shown.entry.place
        before = self.ledger.page(place)
        now = self.desk.write_viewed(shown, after, view)
        self._history.record(window, Change(what, {place: before}, {place: after}, shown.entry.number, mark))
        return now

    def _step(
        self, window: str, find: Callable[[str], Change | None], note: Callable[[str], None], *, back: bool
    ) -> tuple[Shown, Change] | None:
        with self.desk.lock:
            change = find(window)
            if change is None:
                return None
            old, new = (change.after, change.before) if back else (change.before, change.after)
            self.desk.take_news()
            if any(_decisions_in(self.ledger.page(place)) != _decisions_in(page) for place, page in old.items()):
                raise ConflictError
            self.desk.write(new)
            note(window)
            return self.show(change.number), change

    def _refresh(self, entry: Entry) -> None:
        shown = self.show(entry.number)
        followed = without_refused(self.desk, shown)
        if followed != self.ledger.page(entry.place):
            self.desk.write({entry.place: followed})
            self.show(entry.number)
        entry.is_stale = False


def _decisions_in(page: Page) -> tuple[object, object]:
    return page.decisions, page.signatures


def _refuse_what_is_not_followed(before: View, after: View) -> None:
    old, new = (Counter(remark.code for remark in view.remarks) for view in (before, after))
    if new[REFUSED_DECISION.code] > old[REFUSED_DECISION.code]:
        raise ChoiceError("the name of a protected source, or of a signer whose other names are masked, is never kept")
    if new[STALE_DECISION.code] > old[STALE_DECISION.code]:
        raise ChoiceError("this place cannot be decided by itself: select the words and add them")
