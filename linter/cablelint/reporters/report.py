"""What a reporter is given, and what all of them say in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cablelint.document.source import Source
from cablelint.findings import Applicability, Confidence, Finding, Severity
from cablelint.reporters.excerpt import Excerpt, excerpt
from cablelint.reporters.safety import visible

# In characters. A rule may quote a line, and a line may be the whole file.
_LONGEST_MESSAGE = 1_000


class Location(NamedTuple):
    """Where a finding stands, lines and columns in characters from 1; the end is the place after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says of a rule, whether it fired or not.

    Attributes:
        code: A family's three letters and three digits.
        name: In kebab-case.
        severity: The rule's own, or the one that the configuration gives it.
        summary: One sentence.
        documentation: The whole page, in Markdown.
        fix: What kind of fix it offers, if any.
        confidence: How sure its findings are as a rule.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    documentation: str
    fix: Applicability | None = None
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class FileReport:
    """The findings in one file. Whoever makes it decides by ``quote`` whether names are shown.

    Attributes:
        source: The file.
        findings: In the order to report them.
        quote: Makes a quotation of the cable safe to print: hides the names in it unless they are to be shown. What
            holds none it leaves as it is.
        suppressed: How many more findings the baseline took out.
        below: The severities of more findings, which are too light to be shown.
    """

    source: Source
    findings: tuple[Finding, ...]
    quote: Callable[[str], str]
    suppressed: int = 0
    below: tuple[Severity, ...] = ()

    def location(self, finding: Finding) -> Location:
        """Where a finding stands in the file."""
        return Location(*self.source.position(finding.span.start), *self.source.position(finding.span.end))

    def message(self, finding: Finding) -> str:
        """What a finding says, safe to print: names hidden, unprintable characters written out, endless ones cut."""
        text = finding.text(self.quote)
        return visible(text if len(text) <= _LONGEST_MESSAGE else text[:_LONGEST_MESSAGE] + "…")

    def excerpt(self, finding: Finding) -> Excerpt:
        """The line where a finding starts, safe to print but for unprintable characters."""
        return excerpt(self.source, finding.span, self.quote)

    def fix(self, finding: Finding) -> Mapping[str, object] | None:
        """The fix of a finding for a program to apply; None if there is none, or if its text holds a name to hide."""
        if finding.fix is None or any(self.quote(edit.content) != edit.content for edit in finding.fix.edits):
            return None
        return {
            "applicability": finding.fix.applicability.value,
            "edits": [{"start": edit.start, "end": edit.end, "content": edit.content} for edit in finding.fix.edits],
        }


@dataclass(frozen=True, slots=True)
class Settings:
    """What is not in the findings.

    Attributes:
        rules: All rules there are, for formats that list them.
        root: The folder that relative paths count from, for formats that want them so.
        fail_on: The least severity that fails a run.
        color: Whether to colour the output, for people at a terminal.
    """

    rules: Sequence[RuleInfo] = ()
    root: Path = Path()
    fail_on: Severity = Severity.WARNING
    color: bool = False
