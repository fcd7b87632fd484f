"""From a file to a proved release: people found, names masked, the result proved; anything less is refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cablelint.document import parse_all
from cablelint.edits import Span
from cablelint.names.file_people import people_in
from cablelint.names.people import Evidence, Mention
from cablelint.redaction.deciding.decisions import ADDING, with_mention
from cablelint.redaction.deciding.policy import READ_AGAIN
from cablelint.redaction.deciding.signatures import signatures_under
from cablelint.redaction.kinds import STALE_DECISION
from cablelint.redaction.masking.file_names import released_name
from cablelint.redaction.masking.planned_masks import READ_BY_PROOF
from cablelint.redaction.masking.redact import redact
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.masking.signed import changes_since
from cablelint.redaction.masks import PASSAGE
from cablelint.redaction.proving.prove import Proof, prove
from cablelint.text.page_ends import PAGE_END
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.document.model import Cable
    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.redaction.masking.planned_masks import PlannedMask
    from cablelint.redaction.settings import Settings

# A second round masks what only the masks of the first one made certain.
_MOST_ROUNDS = 2
_MOST_READINGS = 3
_READABLE = Evidence(READ_BY_PROOF, "is the name of somebody masked")
_CONFIDENCE = 0.5
_PAGE_END = regex(PAGE_END)


class RefusedError(ValueError):
    """A redaction did not pass its proof, or is not what a reviewer signed, so nothing of it may be written.

    Attributes:
        redaction: The redaction that was refused.
        findings: The leaks, faults and changes.
    """

    def __init__(self, redaction: Redaction, reason: str, findings: Sequence[Finding]) -> None:
        first = findings[0]
        line, column = redaction.result.position(first.span.start)
        super().__init__(f"{reason}, the first at line {line}, column {column}: {first.code} {first.message}")
        self.redaction = redaction
        self.findings = tuple(findings)


def _faults(findings: Sequence[Finding]) -> str:
    return "1 fault" if len(findings) == 1 else f"{len(findings)} faults"


def release(
    source: Source, settings: Settings, *, cables: Iterable[Cable] | None = None, people: Sequence[Person] | None = None
) -> Redaction:
    """Find and mask the people of a file, and prove the result; the one way from a file to its masks.

    A name that the proof still reads is masked too, and so is one that the finder finds in the result alone, so that a
    release has nothing left to mask.

    Args:
        source: The file.
        settings: The settings of the redaction.
        cables: The parsed cables of the file, if they are known already.
        people: The people of the file, if they are known already.

    Returns:
        A redaction that passed its proof.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
        RefusedError: The result does not pass its proof, or is not what a reviewer signed; the error contains the
            redaction, which must not be published.
    """
    parsed = tuple(parse_all(source, settings.dialect) if cables is None else cables)
    people = people_in(parsed, settings.names) if people is None else people
    redaction = _read_again(source, people, settings, parsed).redaction
    if stale := _stale(redaction):
        # The decisions were made beside names that are found in a release without decisions alone.
        with suppress(RefusedError):
            undecided = _read_again(source, people, replace(settings, decisions=()), parsed)
            among_them = _read_again(source, undecided.people, settings, parsed).redaction
            redaction = among_them if _stale(among_them) < stale else redaction
    changes = list(
        changes_since(redaction, signatures_under(released_name(source, redaction.result.name), settings.signatures))
    )
    if changes:
        raise RefusedError(redaction, "the cable is not as it was signed", changes)
    return redaction


def _stale(redaction: Redaction) -> int:
    return sum(remark.code == STALE_DECISION.code for remark in redaction.remarks)


def _read_again(source: Source, people: Sequence[Person], settings: Settings, cables: Sequence[Cable]) -> _Attempt:
    """Redact and prove a file, and mask what is found in the result alone.

    Raises:
        RefusedError: The result does not pass its proof.
    """
    attempt = _attempt(source, people, settings, cables)
    if attempt.proof.findings:
        raise RefusedError(
            attempt.redaction, f"the proof found {_faults(attempt.proof.findings)}", attempt.proof.findings
        )
    for _ in range(_MOST_READINGS):
        further = _with_second_reading(attempt, settings)
        again = _attempt(source, further, settings, cables) if further else None
        # Names that were found in the result alone are a doubt, for which no sound release is refused.
        if again is None or again.proof.findings or len(again.redaction.masks) == len(attempt.redaction.masks):
            break
        attempt = again
    return attempt


class _Attempt(NamedTuple):
    """A redaction and its proof, the people who are masked in it, and the cables of the result."""

    people: Sequence[Person]
    redaction: Redaction
    proof: Proof
    released: Sequence[Cable]


def _attempt(source: Source, people: Sequence[Person], settings: Settings, cables: Sequence[Cable]) -> _Attempt:
    """Redact a file and prove the result, in further rounds as long as the proof reads what is masked elsewhere."""
    values: tuple[PlannedMask, ...] = ()
    for _ in range(_MOST_ROUNDS):
        attempt = _once(source, people, settings, cables, values)
        further = _with_readable(people, attempt.redaction, attempt.proof)
        more = _readable_values(attempt.redaction, attempt.proof)
        if further == people and not more:
            return attempt
        people, values = further, (*values, *more)
    return _once(source, people, settings, cables, values)


def _once(
    source: Source,
    people: Sequence[Person],
    settings: Settings,
    cables: Sequence[Cable],
    values: Sequence[PlannedMask],
) -> _Attempt:
    redaction = redact(source, people, settings, values)
    released = tuple(parse_all(redaction.result, settings.dialect))
    return _Attempt(people, redaction, _proof_of(redaction, cables, settings.dialect, released), released)


def _with_second_reading(attempt: _Attempt, settings: Settings) -> Sequence[Person]:
    """Add the people whom the finder finds in the result; nobody if there is nothing left to mask."""
    redaction = attempt.redaction
    # What a reviewer added has been masked, and its words are no longer there.
    decisions = tuple(decision for decision in settings.decisions if decision.action not in ADDING)
    people = people_in(attempt.released, settings.names)
    found = redact(redaction.result, people, replace(settings, decisions=decisions))
    text = redaction.original.text
    masked = {mask.planned.subject.person for mask in redaction.masks}
    further = list(attempt.people)
    for mask in found.masks:
        span = redaction.place_in_original(mask.planned.span)
        mention = Mention(span, text[slice(*span)], mask.planned.confidence, (READ_AGAIN,))
        known = len(further)
        further = with_mention(further, mention, among=masked, protected=mask.planned.is_protected)
        # Somebody new may have more mentions, which get the same mark.
        masked.update(person.id for person in further[known:])
    return further if found.masks else ()


def _with_readable(people: Sequence[Person], redaction: Redaction, proof: Proof) -> Sequence[Person]:
    """Add to the masked people the places where the proof still reads their names."""
    owners = {edit.span: mask.planned.subject.person for mask in redaction.masks for edit in mask.edits}
    further: dict[int, set[Span]] = {}
    text = redaction.original.text
    for span, behind in proof.readable:
        further.setdefault(owners.get(behind, 0), set()).update(_between_pages(text, span))
    result = []
    for person in people:
        spans = further.get(person.id, set()).difference(mention.span for mention in person.mentions)
        mentions = [Mention(span, text[slice(*span)], _CONFIDENCE, (_READABLE,)) for span in spans]
        ordered = sorted([*person.mentions, *mentions], key=lambda one: one.span)
        result.append(replace(person, mentions=tuple(ordered)) if mentions else person)
    return result if result != list(people) else people


def _between_pages(text: str, span: Span) -> list[Span]:
    """Return the pieces of a name that the ends of pages part; each has its own mask."""
    ends = [Span(*end.span()) for end in _PAGE_END.finditer(text, *span)]
    starts = [span.start, *(end.end for end in ends)]
    return [Span(*piece) for piece in zip(starts, [*(end.start for end in ends), span.end], strict=True)]


def _readable_values(redaction: Redaction, proof: Proof) -> list[PlannedMask]:
    """Return masks for the places where the proof still reads an identifier that is masked elsewhere."""
    owners = {
        edit.span: mask.planned for mask in redaction.masks for edit in mask.edits if not mask.planned.subject.person
    }
    return [
        owners[behind]._replace(span=span, evidence=(_READABLE.kind,), confidence=_CONFIDENCE)
        for span, behind in proof.readable
        if behind in owners and owners[behind].subject.label != PASSAGE
    ]


def verify_redaction(
    redaction: Redaction, *, cables: Sequence[Cable] | None = None, dialect: str | None = None
) -> list[Finding]:
    """Prove a redaction before it is written.

    Args:
        redaction: The redaction.
        cables: The parsed cables of the original, if they are known already.
        dialect: The dialect of the file if it was forced.

    Returns:
        The leaks and faults; none if the redaction is sound.
    """
    return list(_proof_of(redaction, cables, dialect).findings)


def _proof_of(
    redaction: Redaction,
    cables: Sequence[Cable] | None,
    dialect: str | None,
    released: Sequence[Cable] | None = None,
) -> Proof:
    return prove(
        redaction.original,
        redaction.result,
        cables=cables,
        released=released,
        dialect=dialect,
        expected=[edit.span for edit in redaction.edits],
        allowed=[mention.place for mention in redaction.kept if mention.decided_by != "policy"],
        withheld=[mask.places[0] for mask in redaction.masks if mask.planned.subject.label == PASSAGE],
    )
