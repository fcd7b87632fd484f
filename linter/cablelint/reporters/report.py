"""The input of a reporter, and the texts that all formats share."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from cablelint.document.source import Source, from_text
from cablelint.edits import Span
from cablelint.findings import Applicability, Confidence, Finding, Fix, Severity
from cablelint.reporters.excerpt import Excerpt, excerpt
from cablelint.reporters.safety import visible

# In characters. A rule may quote a line, and a line may be the whole file.
_LONGEST_MESSAGE = 1_000


class Location(NamedTuple):
    """The place of a finding: lines and columns in characters from 1; the end is the place after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """The description of a rule, whether it reported anything or not.

    Attributes:
        code: A family's three letters and three digits.
        name: In kebab-case.
        severity: The rule's own, or the one that the configuration gives it.
        summary: One sentence.
        documentation: The whole page, in Markdown.
        fix: What kind of fix it offers, if any.
        confidence: The usual confidence of its findings.
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
    """The findings in one file.

    Attributes:
        source: The file; an empty one if it could not be checked.
        findings: In the order to report them.
        quote: Makes a quotation of the cable safe to print: hides the names in it, unless the user wants to see them. A
            quotation without names is returned unchanged.
        suppressed: How many more findings the baseline left out.
        below: The severities of more findings, which are below the least severity shown.
        failure: Why the file could not be checked, None if it was.
    """

    source: Source
    findings: tuple[Finding, ...]
    quote: Callable[[str], str]
    suppressed: int = 0
    below: tuple[Severity, ...] = ()
    failure: str | None = None

    def location(self, finding: Finding) -> Location:
        """The place of a finding in the file."""
        return Location(*self.source.position(finding.span.start), *self.source.position(finding.span.end))

    def message(self, finding: Finding) -> str:
        """The message of a finding, safe to print: names hidden, unprintable characters escaped, cut if long."""
        text = finding.text(self.quote)
        return visible(text if len(text) <= _LONGEST_MESSAGE else text[:_LONGEST_MESSAGE] + "…")

    def excerpt(self, finding: Finding) -> Excerpt:
        """The line where a finding starts, safe to print but for unprintable characters."""
        return excerpt(self.source, finding.span, self.quote)

    def fix(self, finding: Finding) -> Fix | None:
        """Return the fix of a finding; None without one, or if its text contains a name to hide."""
        if finding.fix is None or any(self.quote(edit.content) != edit.content for edit in finding.fix.edits):
            return None
        return finding.fix

    def to_dict(self, finding: Finding) -> dict[str, Any]:
        """A finding as values of JSON, safe to print: ``schemas/findings.schema.json`` describes it."""
        table = replace(finding, message=self.message(finding), quotes=(), fix=self.fix(finding)).to_dict()
        fix = table.pop("fix")
        del table["quotes"], table["span"]
        page = self.source.page(finding.span.start)
        location = {**self.location(finding)._asdict(), **({"page": page} if page else {})}
        return {"file": self.source.name, **table, "location": location, "fix": fix}

    def page_note(self, finding: Finding) -> str:
        """Return the page of a finding in words, for people; nothing if the file has no pages."""
        page = self.source.page(finding.span.start)
        return f" (page {page})" if page else ""

    def fingerprints(self, path: str) -> Iterator[tuple[Finding, str]]:
        """The findings, each with a digest that identifies it in this report and in later ones.

        The digest depends neither on a line number, which any line added above would change, nor on a word of the
        cable, which a list of names would reveal: only on the file, the rule, and the number of the finding among those
        of the rule in the file.

        Args:
            path: The path of the file in the report.
        """
        counts: Counter[str] = Counter()
        for finding in self.findings:
            counts[finding.code] += 1
            key = "\0".join((path, finding.code, str(counts[finding.code])))
            yield finding, hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def failed(path: str, reason: str) -> FileReport:
    """The report of a file that could not be checked: one finding, which every format has room for.

    Args:
        path: The file.
        reason: The error in English, which contains nothing of the file.
    """
    from cablelint.rules.syntax import UNCHECKED_FILE

    finding = UNCHECKED_FILE.finding(Span(0, 0), "the file could not be checked: {}", reason)
    return FileReport(from_text("", path), (finding,), str, failure=reason)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a report.

    Attributes:
        rules: All rules, for formats that list them.
        root: The folder of relative paths, for formats that need them.
        fail_on: The lowest severity that fails a run.
        color: Whether to colour the output, for people at a terminal.
    """

    rules: Sequence[RuleInfo] = ()
    root: Path = Path()
    fail_on: Severity = Severity.WARNING
    color: bool = False
