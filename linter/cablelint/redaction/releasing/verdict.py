"""The verdict of a verification: what was proved against what, and the findings of each file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cablelint.document.source import Source
    from cablelint.findings import Finding


class Basis(Enum):
    """The evidence that a release was proved against."""

    ORIGINALS = "proved against the originals"
    VAULTS = "proved against the vaults"
    MANIFEST = "complete and unchanged since redact proved it"


class ProofError(ValueError):
    """Nothing can be proved; the message says what is missing and what to do."""


class StaleError(ProofError):
    """The text beside a release is not the one that was redacted; the message names it and says what to do."""


class FileReport(NamedTuple):
    """The findings in one file of a release.

    Attributes:
        file: The file; empty data where it is missing.
        findings: Leaks and faults, their spans in characters of the file.
    """

    file: Source
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Verdict:
    """The result of a verification.

    Attributes:
        basis: What the release was proved against.
        reports: A report for each file of the release with findings, and for each file that is missing or extra.
        problems: Files that could not be verified, with the reason; with any, nothing is proved about them.
        masks: The number of masks in the files that were verified.
        cables: The number of files that were verified, missing ones among them.
    """

    basis: Basis
    reports: list[FileReport] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    masks: int = 0
    cables: int = 0

    @property
    def leaks(self) -> int:
        """The number of leaks and faults."""
        return sum(len(report.findings) for report in self.reports)

    def summary(self) -> str:
        """Return one line with the number of cables, masks and leaks, and what they were proved against."""
        if not self.cables:
            return f"nothing was proved: {len(self.problems):,} cables could not be verified"
        unproved = f"; {len(self.problems):,} more cables could not be verified" if self.problems else ""
        is_other = "not " if self.leaks and self.basis is Basis.MANIFEST else ""
        counts = f"{self.cables:,} cables, {self.masks:,} masks, {self.leaks:,} leaks"
        return f"{counts}: {is_other}{self.basis.value}{unproved}"
