"""From a file to a proved release: people found, names masked, the result proved; anything less is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cablelint.document import parse_all
from cablelint.names.file_people import people_in
from cablelint.redaction.masking.redact import Redaction, redact
from cablelint.redaction.masks import PASSAGE
from cablelint.redaction.proving.prove import prove

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.document.model import Cable
    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.redaction.settings import Settings


@dataclass(frozen=True, eq=False, slots=True)
class Release:
    """A redaction that passed its proof.

    Attributes:
        redaction: The masks, and the text that may be published.
        cables: The cables of the original.
    """

    redaction: Redaction
    cables: tuple[Cable, ...]


class RefusedError(ValueError):
    """A redaction did not pass its proof, so nothing of it may be written.

    Attributes:
        redaction: The redaction that was refused.
        findings: The leaks and faults.
    """

    def __init__(self, redaction: Redaction, findings: Sequence[Finding]) -> None:
        first = findings[0]
        line, column = redaction.result.position(first.span.start)
        super().__init__(
            f"the proof found {len(findings)} fault{'' if len(findings) == 1 else 's'}, "
            f"the first at line {line}, column {column}: {first.code} {first.message}"
        )
        self.redaction = redaction
        self.findings = tuple(findings)


def redact_file(
    source: Source,
    settings: Settings,
    *,
    cables: Iterable[Cable] | None = None,
    people: Sequence[Person] | None = None,
) -> Redaction:
    """Find and mask the people of a file; the one way from a file to its masks.

    Args:
        source: The file.
        settings: The settings of the redaction.
        cables: The parsed cables of the file, if they are known already.
        people: The people of the file, if they are known already.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
    """
    if people is None:
        cables = parse_all(source, settings.dialect) if cables is None else cables
        people = people_in(cables, settings.names)
    return redact(source, people, settings)


def release(
    source: Source, settings: Settings, *, cables: Iterable[Cable] | None = None, people: Sequence[Person] | None = None
) -> Release:
    """Redact a file and prove the result.

    Args:
        source: The file.
        settings: The settings of the redaction.
        cables: The parsed cables of the file, if they are known already.
        people: The people of the file, if they are known already.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
        RefusedError: The result does not pass its proof.
    """
    parsed = tuple(parse_all(source, settings.dialect) if cables is None else cables)
    redaction = redact_file(source, settings, cables=parsed, people=people)
    findings = verify_redaction(redaction, cables=parsed, dialect=settings.dialect)
    if findings:
        raise RefusedError(redaction, findings)
    return Release(redaction, parsed)


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
    proof = prove(
        redaction.original,
        redaction.result,
        cables=cables,
        dialect=dialect,
        expected=[edit.span for edit in redaction.edits],
        allowed=[mention.place for mention in redaction.kept if mention.decided_by != "policy"],
        withheld=[mask.places[0] for mask in redaction.masks if mask.planned.subject.label == PASSAGE],
    )
    return list(proof.findings)
