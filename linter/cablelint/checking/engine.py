"""The engine: run rules over a cable."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from cablelint.checking.repairs import Repairs
from cablelint.document.model import Cable
from cablelint.document.source import Source
from cablelint.edits import Span
from cablelint.findings import Applicability, Finding, Fix
from cablelint.rules.registry import default_rules
from cablelint.rules.rule import Rule
from cablelint.rules.syntax import RULE_CRASHED

if TYPE_CHECKING:
    from cablelint.names.people import Person
    from cablelint.redaction.masking.redaction import Mask
    from cablelint.redaction.settings import Settings

T = TypeVar("T")


def check(
    cable: Cable,
    rules: Sequence[Rule] | None = None,
    *,
    today: date | None = None,
    settings: Settings | None = None,
    people: Callable[[], tuple[Person, ...]] | None = None,
    masks: Callable[[], tuple[Mask, ...]] | None = None,
) -> list[Finding]:
    """Return the findings in a cable, at most one for each rule and line.

    The fix of a finding can be applied as it is: see :class:`cablelint.checking.repairs.Repairs`.

    Args:
        cable: The cable.
        rules: The rules to run, by default those that are on by default.
        today: The day to compare declassification dates with; without it the rules that need it are silent.
        settings: The settings of names and redaction for the rules that take people or masks, by default the default
            ones.
        people: Returns the people of the cable, if they are known already; called at most once.
        masks: Returns the masks of a redaction of the cable, if they are known already; called at most once.

    Returns:
        The findings in the order of the text, their spans in the file of the cable. A rule that raises becomes a
        finding of its own.
    """
    chosen = default_rules() if rules is None else rules
    found_people = _once(people or (lambda: _people(cable, settings)))
    extras: Mapping[str, Callable[[], object]] = {
        "today": lambda: today,
        "people": found_people,
        "masks": _once(masks or (lambda: _masks(cable, found_people(), settings))),
    }
    findings: list[Finding] = []
    for rule in chosen:
        try:
            if found := rule.findings(cable, extras):
                findings += _one_a_line(cable, found)
        except Exception as error:  # noqa: BLE001 - one broken rule must not hide what the others find
            findings.append(_crashed(rule, error))
    repairs = Repairs(cable)
    return [repairs.usable(_placed(finding, cable.source)) for finding in _ordered(findings)]


def check_file(
    cables: Sequence[Cable], rules: Sequence[Rule], *, today: date | None = None, settings: Settings | None = None
) -> list[Finding]:
    """Return the findings in a file: those of each cable, and those of the rules about masks in the whole file.

    A redaction masks the page around a cable and names that one cable reveals in another, so these rules run on the
    file.

    Args:
        cables: All cables of the file.
        rules: The rules to run.
        today: As for :func:`check`.
        settings: As for :func:`check`.
    """

    @functools.cache
    def people(number: int) -> tuple[Person, ...]:
        return _people(cables[number], settings)

    def masks() -> tuple[Mask, ...]:
        from cablelint.names.file_people import merged

        return _masks(whole, merged((cable, people(number)) for number, cable in enumerate(cables)), settings, cables)

    of_cables = [rule for rule in rules if "masks" not in rule.extras]
    findings = [
        finding
        for number, cable in enumerate(cables)
        for finding in check(cable, of_cables, today=today, settings=settings, people=functools.partial(people, number))
    ]
    of_file = [rule for rule in rules if "masks" in rule.extras]
    if not of_file:
        return findings
    # Lines that the grammar could not read are masked like others.
    whole = replace(cables[0], source=cables[0].source.file, problems=())
    return _ordered([*findings, *check(whole, of_file, today=today, settings=settings, masks=masks)])


def _once(compute: Callable[[], T]) -> Callable[[], T]:
    """Return a function that computes its value when it is first called; ``functools.cache`` takes longer to make."""
    values: list[T] = []

    def value() -> T:
        if not values:
            values.append(compute())
        return values[0]

    return value


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda each: (each.span, each.code))


def _placed(finding: Finding, source: Source) -> Finding:
    if source.within is None:
        return finding
    fix = finding.fix and replace(finding.fix, edits=tuple(map(source.place_edit, finding.fix.edits)))
    return replace(finding, span=source.place(finding.span), fix=fix)


def _people(cable: Cable, settings: Settings | None) -> tuple[Person, ...]:
    from cablelint.names.file_people import people_of
    from cablelint.names.settings import DEFAULT_NAME_SETTINGS

    return people_of(cable, settings.names if settings else DEFAULT_NAME_SETTINGS)


def _masks(
    cable: Cable, people: tuple[Person, ...], settings: Settings | None, cables: Sequence[Cable] | None = None
) -> tuple[Mask, ...]:
    """Return the masks that a redaction of the cable's text makes; none in what is not text, which is never redacted.

    Args:
        cable: The cable, whose text is redacted without the file around it.
        people: The people of the text.
        settings: The settings of the redaction.
        cables: The cables of the text, if there are more than this one.
    """
    from cablelint.redaction.releasing.release import RefusedError, release
    from cablelint.redaction.settings import Settings

    if not cable.source.is_text:
        return ()
    alone = replace(cable.source, within=None)
    parsed = cables or [replace(cable, source=alone)]
    try:
        return release(alone, settings or Settings(), cables=parsed, people=people).masks
    except RefusedError as refused:
        return refused.redaction.masks


def _one_a_line(cable: Cable, findings: list[Finding]) -> list[Finding]:
    """Return the first finding of a rule on each line, with the fixes of all its findings there."""
    if len(findings) == 1:
        return findings
    lines: dict[int, list[Finding]] = {}
    for finding in findings:
        line, _ = cable.source.position(finding.span.start)
        lines.setdefault(line, []).append(finding)
    return [group[0] if len(group) == 1 else replace(group[0], fix=_together(group)) for group in lines.values()]


def _together(findings: list[Finding]) -> Fix | None:
    """Join the safe fixes into one, or all others if none is safe."""
    offered = [finding.fix for finding in findings if finding.fix is not None]
    chosen = [fix for fix in offered if fix.applicability is Applicability.SAFE] or offered
    edits = dict.fromkeys(edit for fix in chosen for edit in fix.edits)
    return Fix(chosen[0].applicability, tuple(edits)) if chosen else None


def _crashed(rule: Rule, error: Exception) -> Finding:
    # The text of the error may quote the cable, so the message contains only its type.
    message = f"rule {rule.code} {rule.name} failed with {type(error).__name__}; please report it with the file"
    return RULE_CRASHED.finding(Span(0, 0), message)
