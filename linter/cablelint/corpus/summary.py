"""The findings of a run, counted from its tables a part at a time, so that any number of cables fits."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from cablelint.corpus.duplicates import Duplicate, by_kind
from cablelint.corpus.tables import batches

#: The number of worst cables that are listed one by one, and how many findings of each.
WORST = 50
SHOWN = 40
#: The number of duplicates that are listed one by one.
PAIRS = 100


class Place(NamedTuple):
    """A cable: its record, and its place there from 0."""

    record: str
    cable: int


class Bad(NamedTuple):
    """A cable with findings, the worse the greater.

    Attributes:
        errors: Findings of severity error.
        warnings: Findings of severity warning.
        findings: Findings in all.
        place: Where it is.
        title: Its message reference number, or its record's name.
    """

    errors: int
    warnings: int
    findings: int
    place: Place
    title: str


class Shown(NamedTuple):
    """A finding as the report prints it."""

    code: str
    rule: str
    severity: str
    message: str
    line: int
    column: int


class Count(NamedTuple):
    """Cables, and the findings in them."""

    cables: int = 0
    findings: int = 0


@dataclass(slots=True)
class Summary:
    """Counts of cables and findings.

    Attributes:
        statuses: Cables by status.
        reasons: Cables without text, by the reason.
        years: By year.
        posts: By post.
        levels: Cables by year and classification; ``none`` where the cable prints no level.
        declassification: Cables by the year in which their classification ends.
        masks: Cables by the number of masks in them.
        people: How many people were found, cable by cable.
        rules: By code and name, the findings of each severity.
        kinds: Masks by what they hide.
        duplicates: Duplicates by kind.
        pairs: The first duplicates, in the order of the run.
        worst: The worst cables, the worst first, each with its first findings.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    years: defaultdict[int, Count] = field(default_factory=lambda: defaultdict(Count))
    posts: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    levels: Counter[tuple[int, str]] = field(default_factory=Counter)
    declassification: Counter[int] = field(default_factory=Counter)
    masks: Counter[int] = field(default_factory=Counter)
    people: int = 0
    rules: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    kinds: Counter[str] = field(default_factory=Counter)
    duplicates: dict[str, int] = field(default_factory=dict)
    pairs: list[Duplicate] = field(default_factory=list)
    worst: list[tuple[Bad, list[Shown]]] = field(default_factory=list)

    def add_duplicates(self, found: Sequence[Duplicate]) -> None:
        """Count the duplicates and keep the first of them."""
        self.duplicates = by_kind(found)
        self.pairs = list(found[:PAIRS])

    @property
    def cables(self) -> int:
        """How many cables there are."""
        return self.statuses.total()

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(counts.total() for counts in self.rules.values())

    def as_table(self) -> dict[str, Any]:
        """The counts as ``summary.json`` has them."""
        return {
            "version": 1,
            "cables": self.cables,
            "statuses": dict(sorted(self.statuses.items())),
            "reasons": dict(sorted(self.reasons.items())),
            "findings": self.findings,
            "rules": {code: dict(sorted(counts.items())) for (code, _), counts in sorted(self.rules.items())},
            "people": self.people,
            "masks": sum(number * count for number, count in self.masks.items()),
            "kinds": dict(sorted(self.kinds.items())),
            "duplicates": self.duplicates,
            "years": {str(year): count._asdict() for year, count in sorted(self.years.items())},
            "posts": {post: count._asdict() for post, count in sorted(self.posts.items())},
        }


def summarise(output: Path) -> Summary:
    """Count the rows of the tables of a run."""
    summary = Summary()
    worst: list[Bad] = []
    for row in _rows(output, "cables", _COUNTED):
        bad = _count(summary, row)
        if bad.findings:
            heapq.heappush(worst, bad)
            if len(worst) > WORST:
                heapq.heappop(worst)
    for row in _rows(output, "masks", ["kind"]):
        summary.kinds[row["kind"]] += 1
    shown: dict[Place, list[Shown]] = {bad.place: [] for bad in worst}
    for row in _rows(output, "findings", ["record", "cable", *Shown._fields]):
        finding = Shown(*(row[name] for name in Shown._fields))
        summary.rules[finding.code, finding.rule][finding.severity] += 1
        here = shown.get(Place(row["record"], row["cable"]))
        if here is not None and len(here) < SHOWN:
            here.append(finding)
    summary.worst = [(bad, shown[bad.place]) for bad in sorted(worst, reverse=True)]
    return summary


_COUNTED = [
    *("record", "cable", "mrn", "status", "reason", "year", "post", "classification", "declassify_on"),
    *("findings", "errors", "warnings", "people", "masks"),
]


def _rows(output: Path, table: str, columns: list[str]) -> Iterator[dict[str, Any]]:
    for batch in batches(output, table, columns):
        for values in zip(*(batch[name] for name in columns), strict=True):
            yield dict(zip(columns, values, strict=True))


def _count(summary: Summary, row: dict[str, Any]) -> Bad:
    findings = row["findings"] or 0
    summary.statuses[row["status"]] += 1
    if row["reason"] is not None:
        summary.reasons[row["reason"]] += 1
    for key, counts in ((row["year"], summary.years), (row["post"], summary.posts)):
        if key is not None:
            before = counts[key]
            counts[key] = Count(before.cables + 1, before.findings + findings)
    if row["year"] is not None:
        summary.levels[row["year"], row["classification"] or "none"] += 1
    if row["declassify_on"] is not None:
        summary.declassification[row["declassify_on"].year] += 1
    if row["masks"] is not None:
        summary.masks[row["masks"]] += 1
        summary.people += row["people"]
    place = Place(row["record"], row["cable"])
    return Bad(row["errors"] or 0, row["warnings"] or 0, findings, place, row["mrn"] or row["record"])
