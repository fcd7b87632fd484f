"""Decisions about a person in the whole box."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cablelint.names.people import identity
from cablelint.redaction.kinds import REFUSED_DECISION
from cablelint.review.desk import ChoiceError, Desk, Shown

if TYPE_CHECKING:
    from cablelint.review.box import Entry
    from cablelint.review.ledger import Page
    from cablelint.review.summary import MarkSummary


class Places(NamedTuple):
    """The effect of a decision about a person.

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


def key_of(shown: Shown, mark: str) -> str:
    """Return the identity of the person of a mark, the same in every cable.

    Raises:
        ChoiceError: The mark is not that of a person.
    """
    person = shown.mark(mark).person
    name = shown.view.names.get(person)
    if name is None:
        raise ChoiceError("this is not a person")
    return identity(name)


def places_of(desk: Desk, number: int, key: str) -> Places:
    """Count what a decision about a person would change; ``number`` is the cable on screen."""
    found = [(entry, len(marks)) for entry in desk.entries if (marks := _marks_of(entry, key))]
    free = [(entry, count) for entry, count in found if not desk.is_locked(entry)]
    return Places(
        here=sum(count for entry, count in found if entry.number == number),
        places=sum(count for _, count in free),
        cables=len(free),
        locked=len(found) - len(free),
    )


def decided(desk: Desk, key: str, *, masked: bool) -> dict[str, Page]:
    """Return the new pages of all cables with a person that are not signed, by the path of the release."""
    pages = {}
    for entry in desk.entries:
        if desk.is_locked(entry):
            continue
        page = desk.ledger.page(entry.place)
        new = _decided_in(desk, entry, key, page, masked=masked)
        if new != page:
            pages[entry.place] = new
    return pages


def _decided_in(desk: Desk, entry: Entry, key: str, page: Page, *, masked: bool) -> Page:
    marks = _marks_of(entry, key)
    if not marks or (not masked and any(mark.state == "protected" for mark in marks)):
        return page
    hand = desk.hand(entry)
    ids = {mark.id for mark in marks}
    rest = [one for one in page.decisions if not (one.get("mask") in ids and one.get("reviewer") == hand.reviewer)]
    decision = hand.decision("accept" if masked else "reject", {"mask": marks[0].id}, scope="person")
    return replace(page, decisions=(*rest, decision))


def without_refused(desk: Desk, shown: Shown) -> Page:
    """Return the page of a cable without the reviewer's decisions that are refused there.

    Whether a name must stay masked, such as a signer's, is known only when the cable is viewed.
    """
    page = desk.ledger.page(shown.entry.place)
    if not any(remark.code == REFUSED_DECISION.code for remark in shown.view.remarks):
        return page
    masked = {mark.id for mark in shown.view.marks if mark.masked}
    reviewer = desk.reading.reviewer

    def is_refused(decision: dict[str, object]) -> bool:
        is_own = decision.get("reviewer") == reviewer and decision.get("scope") == "person"
        return is_own and decision["action"] == "reject" and decision.get("mask") in masked

    return replace(page, decisions=tuple(one for one in page.decisions if not is_refused(one)))


def _marks_of(entry: Entry, key: str) -> list[MarkSummary]:
    people = entry.summary.people
    return [mark for mark in entry.summary.marks if mark.person >= 0 and people[mark.person].key == key]
