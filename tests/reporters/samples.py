"""Two small invented cables with findings of every kind, and a name that no report may print."""

from collections.abc import Iterable

from cablelint.document.source import from_text
from cablelint.edits import Span
from cablelint.findings import Applicability, Confidence, Finding, Fix, Severity
from cablelint.reporters.report import FileReport, RuleInfo

NAME = "Quillfeather"

FIRST = """\
FM AMEMBASSY EASTHAVEN
SIPDIS
SIPDIS
E.O. 12958: DECL: 05/07/1997
Classified By: Ambassador Quillfeather, reason 1.4(b).
1. (C) Quillfeather,s aide
called.
"""

RULES = (
    RuleInfo("CLS009", "caption-duplicate", Severity.WARNING, "A caption twice.", "# CLS009\n", Applicability.SAFE),
    RuleInfo("DCL006", "declass-date-not-future", Severity.ERROR, "The date is past.", "# DCL006\n"),
    RuleInfo("DMG001", "comma-for-apostrophe", Severity.INFO, "A comma.", "# DMG001\n", Applicability.UNSAFE),
    RuleInfo("NAM003", "name-spelling-variant", Severity.WARNING, "Two.", "#\n", None, Confidence.MEDIUM),
)


def span(text: str, part: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def finding(code: str, message: str, at: Span, *quotes: str, fix: Fix | None = None) -> Finding:
    rule = next(rule for rule in RULES if rule.code == code)
    return Finding(code, rule.name, rule.severity, rule.confidence, message, at, quotes, fix)


def masked(name: str, text: str, findings: Iterable[Finding], suppressed: int = 0) -> FileReport:
    """A report that hides the name."""
    return FileReport(
        from_text(text, name), tuple(findings), lambda quotation: quotation.replace(NAME, "[NAME]"), suppressed
    )
