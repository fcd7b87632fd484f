"""The people of a whole box: one fate and one mark for each person in all its files.

A box is surveyed file by file before it is redacted. What is kept of a file is small: for each person a key, the
printed name, and whether the policy masks the person there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cablelint.names.corpus_names import certain_forms, forms_for_corpus
from cablelint.names.people import identity
from cablelint.redaction.deciding.policy import PROTECTED_SOURCE, Verdict
from cablelint.redaction.masks import NAME, highest_numbers
from cablelint.redaction.name_parts import is_spelt_well, name_parts

if TYPE_CHECKING:
    from cablelint.names.people import Person

_SHORTEST_SURNAME = 4


class Sighting(NamedTuple):
    """A person in one file.

    Attributes:
        key: The identity of the person, the same in every file.
        name: The fullest form of the name that the file prints.
        masked: Whether the person is masked there.
        is_final: Whether a protected source, the roster or a reviewer decided, so the box has no say.
        rule: The rule that decided.
    """

    key: str
    name: str
    masked: bool
    is_final: bool
    rule: str


class FileSurvey(NamedTuple):
    """The result of the survey of one file of a box.

    Attributes:
        path: The file.
        sightings: The people in it, in the order of first appearance.
        forms: The printed forms of names that the file makes certain.
        highest: The highest number of each label among the masks that the file has already.
    """

    path: str
    sightings: tuple[Sighting, ...]
    forms: frozenset[str]
    highest: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BoxPeople:
    """The people of the whole box.

    Attributes:
        masks: For each key with a fate of the box, whether the person is masked.
        numbers: For each key, the number of the placeholder.
        forms: Printed forms that count as names in every file.
        in_file_names: The key of a masked person by each key under which a file name can contain the name: that of the
            full name, and a surname that is nothing else.
    """

    masks: Mapping[str, bool]
    numbers: Mapping[str, int]
    forms: tuple[str, ...]
    in_file_names: Mapping[str, str]

    def verdict(self, person: Person, verdict: Verdict) -> Verdict:
        """Return the verdict on a person under the fate of the box."""
        masked = self.masks.get(identity(person.name), verdict.masked)
        if masked == verdict.masked or is_final(verdict):
            return verdict
        return Verdict(masked, "one fate in the box", verdict.reason)


class Doubt(NamedTuple):
    """A full name that is masked in some files of a box and kept in others.

    Attributes:
        name: The name as printed; only for the people who make the release.
        masked: The number of files that mask it, before the box decides.
        kept: The number of files that keep it.
        fate: ``mask`` or ``keep``, the fate it gets in all files; ``both`` where a protected source, the roster or a
            reviewer decided otherwise in some of them, which stays until a person settles it.
        rules: The rules that decided, the most frequent first.
    """

    name: str
    masked: int
    kept: int
    fate: str
    rules: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    name: str
    number: int
    masked: int = 0
    kept: int = 0
    decided_masked: int = 0
    decided_kept: int = 0
    protected: bool = False
    rules: Counter[str] = field(default_factory=Counter)

    @property
    def fate(self) -> str:
        """The fate in all files: decided ones keep theirs, the others get that of the box."""
        left = self.masked + self.kept
        masks = bool(self.decided_masked or (left and _is_masked(self)))
        keeps = bool(self.decided_kept or (left and not _is_masked(self)))
        return "both" if masks and keeps else "mask" if masks else "keep"


class BoxSurvey:
    """Gathers the surveys of the files of a box; memory grows with the number of names, not of files."""

    def __init__(self) -> None:
        """Start without a file."""
        self._people: dict[str, _Tally] = {}
        self._forms: Counter[str] = Counter()
        self._highest = 0

    def add(self, survey: FileSurvey) -> None:
        """Add the survey of one file; the order of the files is that of the numbers."""
        self._forms.update(survey.forms)
        self._highest = max(self._highest, survey.highest.get(NAME, 0))
        for sighting in survey.sightings:
            tally = self._people.setdefault(sighting.key, _Tally(sighting.name, len(self._people) + 1))
            tally.name = max(tally.name, sighting.name, key=len)
            tally.protected |= sighting.is_final and sighting.rule == PROTECTED_SOURCE
            if sighting.is_final:
                tally.decided_masked += sighting.masked
                tally.decided_kept += not sighting.masked
            else:
                tally.masked += sighting.masked
                tally.kept += not sighting.masked
            tally.rules[sighting.rule] += 1

    def people(self) -> BoxPeople:
        """Return the fate and the number of everyone."""
        people = self._people.items()
        return BoxPeople(
            masks={key: _is_masked(tally) for key, tally in people if _has_fate(key, tally)},
            numbers={key: self._highest + tally.number for key, tally in people},
            forms=tuple(forms_for_corpus(self._forms)),
            in_file_names=_in_file_names(self._people),
        )

    def doubts(self) -> list[Doubt]:
        """Return the full names with two fates, those with the most files first."""
        found = [
            Doubt(
                tally.name,
                tally.masked + tally.decided_masked,
                tally.kept + tally.decided_kept,
                tally.fate,
                tuple(rule for rule, _ in tally.rules.most_common()),
            )
            for key, tally in self._people.items()
            if " " in key and tally.masked + tally.decided_masked and tally.kept + tally.decided_kept
        ]
        return sorted(found, key=lambda one: (-one.masked - one.kept, one.name))


def survey_of(path: str, text: str, people: Sequence[Person], verdicts: Mapping[int, Verdict]) -> FileSurvey:
    """Survey one file.

    Args:
        path: The file.
        text: The original.
        people: Everyone found in it.
        verdicts: The verdict on each person, by id, without the box.
    """
    sightings = (
        Sighting(
            identity(one.name), one.name, verdicts[one.id].masked, is_final(verdicts[one.id]), verdicts[one.id].rule
        )
        for one in people
    )
    return FileSurvey(path, tuple(sightings), frozenset(certain_forms(people)), highest_numbers(text))


def is_final(verdict: Verdict) -> bool:
    """Whether a protected source, the roster or a reviewer decided, so the box has no say."""
    return verdict.rule == PROTECTED_SOURCE or verdict.decided_by != "policy"


def _has_fate(key: str, tally: _Tally) -> bool:
    """Whether the box decides: about full names alone, since a bare surname may be two people's."""
    return " " in key and (tally.masked + tally.kept > 0 or tally.protected)


def _is_masked(tally: _Tally) -> bool:
    """Keep a person only where most files keep the name and no file protects it; mask in doubt."""
    return tally.protected or tally.masked >= tally.kept


def _in_file_names(people: Mapping[str, _Tally]) -> dict[str, str]:
    masked = {key: tally for key, tally in people.items() if tally.fate == "mask"}
    found = {key: key for key in masked if " " in key}
    others = {word for key in people.keys() - masked.keys() for word in _telling(people[key])}
    for key, tally in masked.items():
        for word in _telling(tally):
            if word not in others:
                found.setdefault(word, key)
    return found


def _telling(tally: _Tally) -> Iterator[str]:
    """Yield the surnames of a person that are long enough to be recognised, and no words or places."""
    words = name_parts([tally.name]).telling
    return (word for word in words if len(word) >= _SHORTEST_SURNAME and not is_spelt_well(word))


def as_rows(doubts: Iterable[Doubt]) -> list[list[str]]:
    """Return the doubts as rows of a table, with a heading."""
    rows = [["name", "files that mask", "files that keep", "fate in the box", "rules"]]
    rows += [[one.name, str(one.masked), str(one.kept), one.fate, "; ".join(one.rules)] for one in doubts]
    return rows
