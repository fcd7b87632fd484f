"""The answers of the server to the page, as JSON values; offsets are UTF-16 units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cablelint.review.box import LOW_CONFIDENCE, BoxPerson, Entry, choices_of, people_of
from cablelint.review.offsets import Units
from cablelint.text.mask_shapes import existing_masks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.review.desk import Shown
    from cablelint.review.marks import Mark
    from cablelint.review.opened import Release
    from cablelint.review.session import Session
    from cablelint.review.views import View

# The codes of the Freedom of Information Act and of E.O. 13526 that releases of cables use most.
_CODES = ("(b)(6)", "(b)(1)", "(b)(7)(C)", "(b)(7)(D)", "1.4(b), B1", "1.4(c), B1", "1.4(d), B1", "B6")
_MOST_PEOPLE = 2_000


def overview(session: Session) -> dict[str, Any]:
    """Describe the box, and what filters can choose."""
    settings = session.desk.reader.settings
    return {
        "reviewer": session.desk.reading.reviewer,
        "second": session.desk.reading.is_second,
        "count": len(session.entries),
        "policy": settings.policy.name,
        "style": settings.style.value,
        "codes": _CODES,
        "low": LOW_CONFIDENCE,
        "filters": choices_of(session.entries),
        "progress": progress(session.entries),
    }


def progress(entries: Iterable[Entry]) -> dict[str, int]:
    """Count what is done in the box."""
    # Sent with every answer, so each cable of a large box is passed once.
    marks = undecided = signed = done = stale = differing = cables = 0
    for entry in entries:
        summary = entry.summary
        cables += 1
        marks += len(summary.marks)
        undecided += summary.undecided
        signed += bool(entry.signed_by)
        done += not summary.undecided and not entry.unseen
        stale += entry.is_stale
        differing += summary.differing
    return {
        "marks": marks,
        "decided": marks - undecided,
        "cables": cables,
        "signed": signed,
        "done": done,
        "stale": stale,
        "differing": differing,
    }


def row(entry: Entry) -> dict[str, Any]:
    """Describe a cable in the list."""
    summary = entry.summary
    return {
        "number": entry.number,
        "file": summary.place,
        "post": summary.post,
        "level": summary.level,
        "total": len(summary.marks),
        "undecided": summary.undecided,
        "low": sum(one.state == "undecided" and one.confidence < LOW_CONFIDENCE for one in summary.marks),
        "unseen": entry.unseen,
        "rows": summary.rows,
        "signed": entry.signed_by,
        "differing": summary.differing,
        "problem": bool(summary.problem),
    }


def cable(session: Session, shown: Shown, *, with_text: bool) -> dict[str, Any]:
    """Describe a cable on screen.

    Args:
        session: The review.
        shown: The cable.
        with_text: Whether the page needs the text too, which no decision changes.
    """
    opened, view, entry = shown.cable, shown.view, shown.entry
    units = opened.units
    result = {
        **row(entry),
        "revision": shown.revision,
        "locked": session.desk.is_locked(entry),
        "signatures": [
            {"reviewer": one.reviewer, "at": one.signed_at, "undecided": one.undecided, "unseen": one.unseen}
            for one in session.ledger.signatures(entry.place)
        ],
        "problem": view.problem,
        "remarks": [remark.message for remark in view.remarks],
        "marks": [_mark(mark, units.units(mark.span)) for mark in view.marks],
        "people": _people(view),
        "notes": {
            one["mask"]: one["note"]
            for one in session.ledger.page(entry.place).decisions
            if "mask" in one and one.get("note")
        },
        "seen": session.seen(entry.number),
        "progress": progress(session.entries),
    }
    if with_text:
        text = opened.source.text
        result |= {
            "text": text,
            "lines": [[units.unit(one.start), units.unit(one.end), one.line] for one in opened.rows],
            "already": [units.units(span) for span in existing_masks(text)],
        }
    return result


def _mark(mark: Mark, place: Sequence[int]) -> dict[str, Any]:
    return {
        "id": mark.id,
        "start": place[0],
        "end": place[1],
        "state": mark.state,
        "masked": mark.masked,
        "kind": mark.kind,
        "person": mark.person,
        "role": mark.role,
        "rule": mark.rule,
        "code": mark.code,
        "confidence": round(mark.confidence, 3),
        "evidence": mark.evidence,
        "reviewer": mark.reviewer,
        "at": mark.decided_at,
        "mark": mark.mark,
        "differ": mark.differ,
    }


def _people(view: View) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for mark in view.marks:
        if not mark.person:
            continue
        person = found.setdefault(
            mark.person,
            {
                "id": mark.person,
                "name": view.names[mark.person],
                "role": mark.role,
                "masked": 0,
                "kept": 0,
                "undecided": 0,
            },
        )
        person["masked" if mark.masked else "kept"] += 1
        person["undecided"] += not mark.is_decided
        person["protected"] = person.get("protected", False) or mark.state == "protected"
    return list(found.values())


def public(release: Release) -> dict[str, Any]:
    """Describe the release as its readers will see it; without its text if it would not be released."""
    redaction, problem = release
    if problem:
        return {"problem": problem, "text": "", "places": []}
    units = Units(redaction.text)
    return {
        "problem": "",
        "text": redaction.text,
        "file": redaction.result.name,
        "places": [units.units(mask.places[0]) for mask in redaction.masks],
        "codes": [mask.planned.reason for mask in redaction.masks],
    }


def box_people(entries: Sequence[Entry], words: str) -> dict[str, Any]:
    """Describe the people of the box whose names contain some words, those with the most places first."""
    wanted = words.casefold().split()
    found = [one for one in people_of(entries) if all(word in one.name.casefold() for word in wanted)]
    return {"count": len(found), "people": [_box_person(one) for one in found[:_MOST_PEOPLE]]}


def _box_person(person: BoxPerson) -> dict[str, Any]:
    return {
        "key": person.key,
        "name": person.name,
        "roles": [role for role, _ in person.roles.most_common()],
        "cables": len(person.cables),
        "first": person.cables[0],
        "masked": person.masked,
        "kept": person.kept,
        "undecided": person.undecided,
    }


def to_settle(entries: Sequence[Entry]) -> dict[str, Any]:
    """List what must be settled: people with two fates in the box, and cables about which reviewers differ."""
    people = [
        {**_box_person(one), "mask_in": one.fates[0], "keep_in": one.fates[1]}
        for one in people_of(entries)
        if one.has_two_fates
    ]
    return {
        "people": people,
        "differing": [row(entry) for entry in entries if entry.summary.differing],
        "refused": [row(entry) for entry in entries if entry.summary.problem],
    }
