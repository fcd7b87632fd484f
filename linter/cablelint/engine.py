"""The engine: the rules run over a cable, and their fixes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cablelint.document.model import Cable
from cablelint.edits import Edit, Span, without_overlaps
from cablelint.findings import Applicability, Confidence, Finding, Severity
from cablelint.rules.registry import Rule, all_rules

if TYPE_CHECKING:
    from cablelint.names.people import Person


def check(
    cable: Cable,
    rules: Sequence[Rule] | None = None,
    *,
    today: date | None = None,
    people: Callable[[], tuple[Person, ...]] | None = None,
) -> list[Finding]:
    """The findings in a cable, in the order of the text; one for each rule and line.

    Args:
        cable: The cable.
        rules: The rules to run; those that are on by default if left out.
        today: The day that a declassification date is compared with, for the rules that ask.
        people: Finds the people of the cable, for the rules that ask; called once at most.

    Returns:
        The findings. A rule that raises becomes a finding of its own.
    """
    chosen = [rule for rule in all_rules() if rule.is_default] if rules is None else rules
    found_people = functools.cache(people or (lambda: _people(cable)))
    findings: list[Finding] = []
    for rule in chosen:
        if not rule.applies_to(cable) or ("today" in rule.extras and today is None):
            continue
        try:
            extras: dict[str, object] = {}
            if "today" in rule.extras:
                extras["today"] = today
            if "people" in rule.extras:
                extras["people"] = found_people()
            findings += _one_a_line(cable, list(rule.findings(cable, **extras)))
        except Exception as error:  # noqa: BLE001 - one broken rule must not hide what the others find
            findings.append(_crashed(rule, error))
    return sorted(findings, key=lambda finding: (finding.span, finding.code))


def fixes(findings: Sequence[Finding], *, unsafe: bool = False) -> list[Edit]:
    """The edits of all fixes that can be made together; one that overlaps an earlier one waits for the next run."""
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    chosen: list[Edit] = []
    for finding in findings:
        if finding.fix is not None and finding.fix.applicability in allowed:
            together = [*chosen, *finding.fix.edits]
            if len(without_overlaps(together)) == len(set(together)):
                chosen = together
    return without_overlaps(chosen)


def _people(cable: Cable) -> tuple[Person, ...]:
    from cablelint.names.finder import find_people

    return find_people(cable)


def _one_a_line(cable: Cable, findings: list[Finding]) -> list[Finding]:
    if len(findings) < 2:
        return findings
    lines: set[int] = set()
    kept = []
    for finding in findings:
        line, _ = cable.source.position(finding.span.start)
        if line not in lines:
            lines.add(line)
            kept.append(finding)
    return kept


def _crashed(rule: Rule, error: Exception) -> Finding:
    return Finding(
        code="SYN900",
        name="rule-crashed",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        # The error's own words may quote the cable, so only its type is told.
        message=f"rule {rule.code} {rule.name} failed with {type(error).__name__}; please report it with the file",
        span=Span(0, 0),
    )
