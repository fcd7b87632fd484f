"""Counting: the summary at the end of a run, and the statistics by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cablelint.findings import Applicability, Severity
from cablelint.reporters.report import FileReport


@dataclass(slots=True)
class Tally:
    """The counts of a run so far.

    Attributes:
        files: Files checked.
        unchecked: Files that could not be checked; they are in no other count.
        files_with_findings: Files with at least one.
        severities: Findings by severity.
        rules: Findings by code and name.
        fixable: Findings by the kind of fix they offer.
        fixable_rules: Codes of which a finding offers a fix.
        suppressed: Findings that the baseline left out.
        below: Findings by severity that are below the least severity shown; they count for the exit code only.
        hides_names: Whether names are hidden in what is printed.
    """

    files: int = 0
    unchecked: int = 0
    files_with_findings: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    fixable: Counter[Applicability] = field(default_factory=Counter)
    fixable_rules: set[str] = field(default_factory=set)
    suppressed: int = 0
    below: Counter[Severity] = field(default_factory=Counter)
    hides_names: bool = False

    def counting(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """The reports as they are, counted on their way to a reporter."""
        for report in reports:
            self.add(report)
            yield report

    def add(self, report: FileReport) -> None:
        """Count one file."""
        if report.failure:
            self.unchecked += 1
            return
        self.files += 1
        self.files_with_findings += bool(report.findings)
        self.suppressed += report.suppressed
        self.below.update(report.below)
        for finding in report.findings:
            self.severities[finding.severity] += 1
            self.rules[finding.code, finding.name] += 1
            if finding.fix:
                self.fixable[finding.fix.applicability] += 1
                self.fixable_rules.add(finding.code)

    @property
    def findings(self) -> int:
        """All findings."""
        return self.severities.total()

    def fails(self, level: Severity) -> bool:
        """Whether a finding is at least as severe as ``level``."""
        return any(severity >= level for severity in (*self.severities, *self.below))

    def as_table(self) -> dict[str, object]:
        """The summary for a program."""
        return {
            "files": self.files,
            "files_unchecked": self.unchecked,
            "files_with_findings": self.files_with_findings,
            "findings": self.findings,
            "severities": {severity.value: self.severities[severity] for severity in reversed(Severity)},
            "fixable": {kind.value: self.fixable[kind] for kind in Applicability},
            "suppressed": self.suppressed,
        }


def summary(tally: Tally) -> str:
    """The summary for people, on one line."""
    parts = [
        _count(tally.severities[severity], severity.value, mass=severity is Severity.INFO)
        for severity in reversed(Severity)
        if tally.severities[severity]
    ]
    if parts:
        text = f"Found {_listed(parts)} in {tally.files_with_findings} of {_count(tally.files, 'file')}"
    else:
        text = f"Found nothing in {_count(tally.files, 'file')}"
    fixes = [
        f"{tally.fixable[kind]} fixable with {option}"
        for kind, option in ((Applicability.SAFE, "--fix"), (Applicability.UNSAFE, "--unsafe-fixes"))
        if tally.fixable[kind]
    ]
    suppressed = [f"{tally.suppressed} suppressed by the baseline"] if tally.suppressed else []
    below = [f"{tally.below.total()} below --severity not shown"] if tally.below else []
    names = ["names hidden, shown with --show-names"] if tally.hides_names else []
    unchecked = [f"{_count(tally.unchecked, 'file')} could not be checked"] if tally.unchecked else []
    return "; ".join([text, *fixes, *suppressed, *below, *unchecked, *names]) + "."


def statistics(tally: Tally) -> Iterator[str]:
    """A line for each rule that fired: how often, its code and name, whether fixable; the most frequent first."""
    width = len(str(max(tally.rules.values(), default=0)))
    for (code, name), count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>{width}}  {code}  {name}{'  [fixable]' if code in tally.fixable_rules else ''}\n"


def _count(number: int, noun: str, *, mass: bool = False) -> str:
    return f"{number} {noun}" if number == 1 or mass else f"{number} {noun}s"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
