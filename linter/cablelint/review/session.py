"""A review: the box, the decisions file and the windows of one reviewer; what the page shows and does, without HTTP."""

from __future__ import annotations

import threading
import time
from collections import Counter, OrderedDict
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from cablelint.names.people import identity
from cablelint.redaction.kinds import REFUSED_DECISION, STALE_DECISION
from cablelint.redaction.masking.signed import digest_of, ids_of
from cablelint.review import choices
from cablelint.review.choices import Choice, Hand
from cablelint.review.history import Change, History
from cablelint.review.ledger import ConflictError, Ledger, Page
from cablelint.review.reader import Reader, Task, Unreviewable
from cablelint.review.rows import Ranges, number_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cablelint.review.box import Entry
    from cablelint.review.marks import Mark
    from cablelint.review.summary import MarkSummary
    from cablelint.review.views import Opened, View

# Cables that stay open: the one on screen, those around it, and those of other windows.
_MOST_OPEN = 8
# Seconds that one call may spend on summaries that a decision made stale.
_REFRESH = 0.3


class ChoiceError(ValueError):
    """What the reviewer chose cannot be done; the message says why, and contains no name."""


class LockedError(ChoiceError):
    """The cable is signed, so nothing about it can be decided."""


class Shown(NamedTuple):
    """A cable on screen: opened, and viewed under the decisions of a revision."""

    entry: Entry
    cable: Opened
    view: View
    revision: str


class Places(NamedTuple):
    """What a decision about a person would change.

    Attributes:
        here: The number of places in the cable.
        places: The number of places in all cables that are not signed.
        cables: The number of these cables.
        locked: The number of signed cables with the person, which stay as they are.
    """

    here: int
    places: int
    cables: int
    locked: int


class Session:
    """A review; safe for several threads."""

    def __init__(self, entries: Sequence[Entry], ledger: Ledger, reader: Reader) -> None:
        """Start a review.

        Args:
            entries: The cables, numbered from 1.
            ledger: The decisions file.
            reader: Opens the cables.
        """
        self.entries = list(entries)
        self.ledger = ledger
        self.reader = reader
        self.reading = reader.reading
        self.lock = threading.RLock()
        self._by_place = {entry.place: entry for entry in self.entries}
        self._history = History()
        self._open: OrderedDict[int, Opened] = OrderedDict()
        self._shown: dict[int, Shown] = {}
        for entry in self.entries:
            self._note_signatures(entry)

    # What the page shows.

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
            if self.ledger.reload():
                self._everything_changed()
            revision = self.ledger.revision(entry.place)
            shown = self._shown.get(number)
            if shown is None or shown.revision != revision:
                cable = self._opened(entry)
                shown = Shown(entry, cable, self._view(entry, cable), revision)
                self._shown[number] = shown
                self._summarise(shown)
            return shown

    def seen(self, number: int) -> Ranges:
        """Return the ranges of rows that the reviewer has seen."""
        return self.ledger.seen(self.entry(number).place, self.reading.reviewer)

    def places_of_person(self, number: int, mark: str) -> Places:
        """Count what a decision about the person of a mark would change.

        Raises:
            ChoiceError: The mark is not that of a person.
        """
        with self.lock:
            key = self._key_of(self.show(number), mark)
            marks = [(entry, _marks_of(entry, key)) for entry in self.entries]
            found = [(entry, len(some)) for entry, some in marks if some]
            free = [(entry, count) for entry, count in found if not self._is_locked(entry)]
            return Places(
                here=sum(count for entry, count in found if entry.number == number),
                places=sum(count for _, count in free),
                cables=len(free),
                locked=len(found) - len(free),
            )

    # What the reviewer decides.

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
            lambda shown, page, hand: choices.decide(page, shown.view.marks, _mark(shown, mark), choice, hand),
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

    def decide_everywhere(
        self, number: int, revision: str, window: str, mark: str, *, masked: bool
    ) -> tuple[Shown, int]:
        """Decide about all places of a person in the whole box; return the cable and the number of cables changed.

        Signed cables stay as they are.

        Raises:
            ConflictError: The cable was changed since ``revision``.
            ChoiceError: The mark is not that of a person, or the cable is signed.
        """
        with self.lock:
            shown = self._current(number, revision)
            key = self._key_of(shown, mark)
            before, after = {}, {}
            for entry in self.entries:
                if self._is_locked(entry) or not _marks_of(entry, key):
                    continue
                page = self.ledger.page(entry.place)
                made = self._decided_in(entry, key, page, masked=masked)
                if made != page:
                    before[entry.place], after[entry.place] = page, made
            if after:
                self._write(after)
                self._history.record(window, Change("decide about a person in the box", before, after, number, mark))
            return self.show(number), len(after)

    def refresh(self) -> int:
        """Summarise some of the cables that a decision made stale; return the number that is left."""
        deadline = time.monotonic() + _REFRESH
        with self.lock:
            stale = [entry for entry in self.entries if entry.is_stale]
            for done, entry in enumerate(stale):
                if time.monotonic() > deadline:
                    return len(stale) - done
                self._refresh(entry)
            return 0

    def undo(self, window: str) -> tuple[Shown, Change] | None:
        """Undo the last change of a window; None if there is none.

        Raises:
            ConflictError: Something else changed there since.
        """
        return self._step(window, self._history.last_done, self._history.undid, back=True)

    def redo(self, window: str) -> tuple[Shown, Change] | None:
        """Do the change again that was undone last; None if there is none.

        Raises:
            ConflictError: Something else changed there since.
        """
        return self._step(window, self._history.last_undone, self._history.redid, back=False)

    def see(self, number: int, rows: Ranges) -> int:
        """Add rows that were on screen; return the number of rows that the reviewer has not seen."""
        with self.lock:
            entry = self.entry(number)
            self.ledger.see(entry.place, self.reading.reviewer, rows)
            self._note_signatures(entry)
            return entry.unseen

    # Signing.

    def sign(self, number: int, revision: str, window: str, *, despite_undecided: bool, despite_unseen: bool) -> Shown:
        """Sign a cable, which locks it.

        Raises:
            ConflictError: The cable was changed since ``revision``.
            ChoiceError: Something is undecided or unseen, and the reviewer did not say that this is meant; reviewers
                differ; or the cable would not be released.
        """
        with self.lock:
            shown = self._current(number, revision)
            undecided, unseen = len(shown.view.undecided), shown.entry.unseen
            if any(mark.differ for mark in shown.view.marks):
                raise ChoiceError("reviewers differ about this cable: settle this first")
            unsigned = self.reader.view(shown.cable, self.ledger.decisions(shown.entry.place), ())
            if unsigned.problem:
                raise ChoiceError(f"the cable would not be released: {unsigned.problem}")
            if undecided and not despite_undecided:
                raise ChoiceError(f"{undecided} mentions are undecided")
            if unseen and not despite_unseen:
                raise ChoiceError(f"{unseen} lines have not been on screen")
            page = self.ledger.page(shown.entry.place)
            hand = self._hand(shown.entry)
            redaction = shown.view.redaction
            signature = {
                "file": hand.file,
                "reviewer": hand.reviewer,
                "signed_at": hand.time,
                "digest": digest_of(redaction),
                "masks": list(ids_of(redaction)),
                "policy": redaction.policy,
                "undecided": undecided,
                "unseen": unseen,
            }
            # A signature under an earlier result would keep the cable from being released.
            others = [
                one
                for one in page.signatures
                if one["reviewer"] != hand.reviewer and one["digest"] == signature["digest"]
            ]
            return self._recorded(shown, window, "sign", replace(page, signatures=(*others, signature)))

    def unlock(self, number: int, revision: str, window: str) -> Shown:
        """Remove the signatures under a cable.

        Raises:
            ConflictError: The cable was changed since ``revision``.
        """
        with self.lock:
            shown = self._current(number, revision)
            page = self.ledger.page(shown.entry.place)
            return self._recorded(shown, window, "unlock", replace(page, signatures=()))

    # Steps that these share.

    def _change(
        self,
        number: int,
        revision: str,
        window: str,
        what: str,
        make: Callable[[Shown, Page, Hand], Page],
        mark: str = "",
    ) -> Shown:
        with self.lock:
            shown = self._current(number, revision)
            if self._is_locked(shown.entry):
                raise LockedError("the cable is signed: unlock it first")
            before = self.ledger.page(shown.entry.place)
            after = make(shown, before, self._hand(shown.entry))
            if after == before:
                return shown
            view = self._view(shown.entry, shown.cable, after)
            _refuse_what_is_not_followed(shown.view, view)
            return self._recorded(shown, window, what, after, mark)

    def _recorded(self, shown: Shown, window: str, what: str, after: Page, mark: str = "") -> Shown:
        place = shown.entry.place
        before = self.ledger.page(place)
        self._write({place: after}, {place: shown.revision})
        self._history.record(window, Change(what, {place: before}, {place: after}, shown.entry.number, mark))
        return self.show(shown.entry.number)

    def _current(self, number: int, revision: str) -> Shown:
        shown = self.show(number)
        if shown.revision != revision:
            raise ConflictError
        return shown

    def _step(
        self, window: str, find: Callable[[str], Change | None], note: Callable[[str], None], *, back: bool
    ) -> tuple[Shown, Change] | None:
        with self.lock:
            change = find(window)
            if change is None:
                return None
            old, new = (change.after, change.before) if back else (change.before, change.after)
            self.ledger.reload()
            if any(_decided(self.ledger.page(place)) != _decided(page) for place, page in old.items()):
                raise ConflictError
            self._write(new)
            note(window)
            return self.show(change.number), change

    def _write(self, pages: Mapping[str, Page], revisions: Mapping[str, str] | None = None) -> None:
        known = revisions or {place: self.ledger.revision(place) for place in pages}
        self.ledger.change(pages, known)
        for place in pages:
            entry = self._by_place[place]
            entry.is_stale = True
            self._note_signatures(entry)

    def _refresh(self, entry: Entry) -> None:
        """Summarise a stale cable; a decision about the person of another cable that is refused here is removed."""
        shown = self.show(entry.number)
        if any(remark.code == REFUSED_DECISION.code for remark in shown.view.redaction.remarks):
            page = self.ledger.page(entry.place)
            followed = [
                one
                for one in page.decisions
                if not (one["action"] == "reject" and one.get("mask") in _masked_ids(shown.view))
            ]
            self._write({entry.place: replace(page, decisions=tuple(followed))})
            self.show(entry.number)
        entry.is_stale = False

    def _decided_in(self, entry: Entry, key: str, page: Page, *, masked: bool) -> Page:
        """Decide about a person in one cable of the box, from its summary alone."""
        marks = _marks_of(entry, key)
        ids = {mark.id for mark in marks}
        if not masked and any(mark.state == "protected" for mark in marks):
            return page
        hand = self._hand(entry)
        rest = [one for one in page.decisions if not (one.get("mask") in ids and one.get("reviewer") == hand.reviewer)]
        decision = hand.decision("accept" if masked else "reject", {"mask": marks[0].id}, scope="person")
        return replace(page, decisions=(*rest, decision))

    def _opened(self, entry: Entry) -> Opened:
        if entry.number in self._open:
            self._open.move_to_end(entry.number)
            return self._open[entry.number]
        cable = self.reader.open(Task(entry.path, entry.folder_place))
        if isinstance(cable, Unreviewable):
            raise ChoiceError(f"the file cannot be read any more: {cable.reason}")
        self._open[entry.number] = cable
        while len(self._open) > _MOST_OPEN:
            oldest, _ = self._open.popitem(last=False)
            self._shown.pop(oldest, None)
        return cable

    def _view(self, entry: Entry, cable: Opened, page: Page | None = None) -> View:
        decisions = self.ledger.decisions(entry.place, page)
        return self.reader.view(cable, decisions, self.ledger.signatures(entry.place, page))

    def _summarise(self, shown: Shown) -> None:
        entry = shown.entry
        task = Task(
            entry.path,
            entry.folder_place,
            tuple(self.ledger.decisions(entry.place)),
            tuple(self.ledger.signatures(entry.place)),
        )
        entry.summary = self.reader.summarise(shown.cable, shown.view, task)
        entry.is_stale = False
        self._note_signatures(entry)

    def _note_signatures(self, entry: Entry) -> None:
        entry.signed_by = tuple(one.reviewer for one in self.ledger.signatures(entry.place))
        entry.unseen = entry.summary.rows - number_in(self.seen(entry.number), entry.summary.rows)

    def _everything_changed(self) -> None:
        """Another process wrote the decisions file."""
        for entry in self.entries:
            entry.is_stale = True
            self._note_signatures(entry)

    def _is_locked(self, entry: Entry) -> bool:
        """Whether nothing can be decided: a second reader may decide until the second signature."""
        return self.reading.reviewer in entry.signed_by or bool(entry.signed_by and not self.reading.is_second)

    def is_locked(self, number: int) -> bool:
        """Whether nothing about a cable can be decided, since it is signed."""
        return self._is_locked(self.entry(number))

    def _hand(self, entry: Entry) -> Hand:
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return Hand(entry.place, self.reading.reviewer, now)

    def _key_of(self, shown: Shown, mark: str) -> str:
        person = _mark(shown, mark).person
        name = next((one.name for one in shown.view.redaction.people if one.id == person), "")
        if not name:
            raise ChoiceError("this is not a person")
        return identity(name)


def _mark(shown: Shown, id_: str) -> Mark:
    found = next((mark for mark in shown.view.marks if mark.id == id_), None)
    if found is None:
        raise ChoiceError("the mention is no longer there")
    return found


def _marks_of(entry: Entry, key: str) -> list[MarkSummary]:
    people = entry.summary.people
    return [mark for mark in entry.summary.marks if mark.person >= 0 and people[mark.person].key == key]


def _masked_ids(view: View) -> set[str]:
    return {mark.id for mark in view.marks if mark.masked}


def _decided(page: Page) -> tuple[object, object]:
    return page.decisions, page.signatures


def _refuse_what_is_not_followed(before: View, after: View) -> None:
    old, new = (Counter(remark.code for remark in view.redaction.remarks) for view in (before, after))
    if new[REFUSED_DECISION.code] > old[REFUSED_DECISION.code]:
        raise ChoiceError("the name of a protected source, or of a signer whose other names are masked, is never kept")
    if new[STALE_DECISION.code] > old[STALE_DECISION.code]:
        raise ChoiceError("this place cannot be decided by itself: select the words and add them")
