"""From a file to a proved release: people found, names masked, the result proved; anything less is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cablelint.document import parse_all
from cablelint.names.file_people import people_in
from cablelint.names.people import Evidence, Mention
from cablelint.redaction.deciding.signatures import signatures_under
from cablelint.redaction.masking.redact import Redaction, redact, released_name
from cablelint.redaction.masking.signed import changes_since
from cablelint.redaction.masks import PASSAGE
from cablelint.redaction.proving.prove import Proof, prove

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.document.model import Cable
    from cablelint.document.source import Source
    from cablelint.edits import Span
    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.redaction.settings import Settings

# A second round masks what only the masks of the first one made certain.
_MOST_ROUNDS = 2
_EVIDENCE = Evidence("proof", "is the name of somebody masked")
_CONFIDENCE = 0.5


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

    A name that the proof still reads is masked too, and the result proved again.

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
    redaction = redact(source, people, settings)
    proof = _proof_of(redaction, parsed, settings.dialect)
    for _ in range(_MOST_ROUNDS):
        further = _with_readable(people, redaction, proof)
        if further == people:
            break
        people = further
        redaction = redact(source, people, settings)
        proof = _proof_of(redaction, parsed, settings.dialect)
    if proof.findings:
        raise RefusedError(redaction, f"the proof found {_faults(proof.findings)}", proof.findings)
    changes = list(
        changes_since(redaction, signatures_under(released_name(source, redaction.result.name), settings.signatures))
    )
    if changes:
        raise RefusedError(redaction, "the cable is not as it was signed", changes)
    return redaction


def _with_readable(people: Sequence[Person], redaction: Redaction, proof: Proof) -> Sequence[Person]:
    """Add to the masked people the places where the proof still reads their names."""
    owners = {edit.span: mask.planned.subject.person for mask in redaction.masks for edit in mask.edits}
    further: dict[int, set[Span]] = {}
    for span, behind in proof.readable:
        further.setdefault(owners.get(behind, 0), set()).add(span)
    text = redaction.original.text
    result = []
    for person in people:
        spans = further.get(person.id, set()).difference(mention.span for mention in person.mentions)
        mentions = [Mention(span, text[slice(*span)], _CONFIDENCE, (_EVIDENCE,)) for span in spans]
        ordered = sorted([*person.mentions, *mentions], key=lambda one: one.span)
        result.append(replace(person, mentions=tuple(ordered)) if mentions else person)
    return result if result != list(people) else people


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


def _proof_of(redaction: Redaction, cables: Sequence[Cable] | None, dialect: str | None) -> Proof:
    return prove(
        redaction.original,
        redaction.result,
        cables=cables,
        dialect=dialect,
        expected=[edit.span for edit in redaction.edits],
        allowed=[mention.place for mention in redaction.kept if mention.decided_by != "policy"],
        withheld=[mask.places[0] for mask in redaction.masks if mask.planned.subject.label == PASSAGE],
    )
