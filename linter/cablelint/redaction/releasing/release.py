"""From a file to a proven release: people found, names masked, the result verified; anything less is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from cablelint.data.tags import tags
from cablelint.redaction.deciding.decisions import about
from cablelint.redaction.deciding.policy import ALL, Policy
from cablelint.redaction.masking.redact import RedactedCable, redact
from cablelint.redaction.masks import Style, identity
from cablelint.redaction.proving.verify import verify_redaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablelint.document.model import Cable
    from cablelint.document.source import Source
    from cablelint.edits import Span
    from cablelint.findings import Finding
    from cablelint.names.lexical.tokens import Recogniser
    from cablelint.names.people import Person
    from cablelint.names.roster import Roster
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.keys import Key


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what terms cables are released.

    Attributes:
        policy: Who is kept.
        style: How the masks look.
        key: Makes pseudonyms and locks the vault.
        roster: People to look for, to be masked or kept whatever the policy says.
        decisions: A reviewer's word on single masks, of any of the cables.
        min_confidence: Names less sure than this, from 0 to 1, are left readable; None for the model's own threshold.
        dialect: What every file is written in; None to tell it from the text.
        recognisers: More finders of names beside the model, such as the user's own spaCy model.
    """

    policy: Policy = ALL
    style: Style = Style.PLACEHOLDER
    key: Key | None = None
    roster: Roster | None = None
    decisions: tuple[Decision, ...] = ()
    min_confidence: float | None = None
    dialect: str | None = None
    recognisers: tuple[Recogniser, ...] = ()


class RefusedError(ValueError):
    """A redaction did not stand its verification, so nothing of it may be written.

    Attributes:
        redacted: What would have been released.
        findings: The leaks and faults.
    """

    def __init__(self, redacted: RedactedCable, findings: Sequence[Finding]) -> None:
        first = findings[0]
        line, column = redacted.result.position(first.span.start)
        super().__init__(
            f"the verification found {len(findings)} fault{'' if len(findings) == 1 else 's'}, "
            f"the first at line {line}, column {column}: {first.code} {first.message}"
        )
        self.redacted = redacted
        self.findings = tuple(findings)


def prepare(source: Source, terms: Terms, people: Sequence[Person] | None = None) -> RedactedCable:
    """Redact a file and prove the result.

    Args:
        source: The file.
        terms: The terms of the release.
        people: Everyone found in it, if they are known already.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
        RefusedError: The result does not stand its verification.
    """
    people = people_in(source, terms) if people is None else people
    kept = terms.roster.verdicts(people) if terms.roster else {}
    redacted = redact(source, people, terms.policy, terms.style, key=terms.key, roster=kept)
    decisions = about(PurePath(redacted.result.name).name, terms.decisions)
    if decisions:
        redacted = redact(source, people, terms.policy, terms.style, key=terms.key, roster=kept, decisions=decisions)
    findings = verify_redaction(redacted)
    if findings:
        raise RefusedError(redacted, findings)
    return redacted


def people_in(source: Source, terms: Terms) -> list[Person]:
    """The people of all cables of a file, numbered through, their mentions in their places in the file."""
    from cablelint.document import parse_all

    found = [
        person.placed(cable.source) for cable in parse_all(source, terms.dialect) for person in people_of(cable, terms)
    ]
    return [replace(person, id=number) for number, person in enumerate(_merged(found), 1)]


def _merged(people: Iterable[Person]) -> list[Person]:
    """Those who share a full name, in one cable or in several of one file, as one person: all must have one mark."""
    merged: list[Person] = []
    owners: dict[str, int] = {}
    for person in people:
        full_names = {name for name in (identity(one.text) for one in person.mentions) if " " in name}
        index = next((owners[name] for name in full_names if name in owners), len(merged))
        if index == len(merged):
            merged.append(person)
        else:
            first = merged[index]
            merged[index] = replace(
                first,
                name=max(first.name, person.name, key=len),
                protected=first.protected or person.protected,
                mentions=tuple(sorted([*first.mentions, *person.mentions], key=lambda one: one.span)),
                titles=tuple(dict.fromkeys(first.titles + person.titles)),
            )
        owners.update(dict.fromkeys(full_names, index))
    return merged


def people_of(cable: Cable, terms: Terms) -> list[Person]:
    """The people of one cable, without the names of posts in what the format prints."""
    from cablelint.names.finder import find_people

    people = find_people(cable, roster=terms.roster, min_confidence=terms.min_confidence, recognisers=terms.recognisers)
    return list(_without_format(people, _format_spans(cable)))


def _without_format(people: Iterable[Person], format_spans: Sequence[Span]) -> Iterator[Person]:
    """The people without mentions in what the format prints: the post of a reference is no name."""
    for person in people:
        mentions = tuple(one for one in person.mentions if not any(span.overlaps(one.span) for span in format_spans))
        if mentions:
            yield replace(person, mentions=mentions)


def _format_spans(cable: Cable) -> list[Span]:
    messages = [message for reference in cable.references for message in reference.messages]
    if cable.classification:
        messages += cable.classification.messages
    known_tags = {tag.code for tag in tags()}
    entries = [tag for tag in cable.tags.entries if tag.value in known_tags] if cable.tags else []
    return [one.span for some in (messages, cable.page_marks, entries) for one in some]
