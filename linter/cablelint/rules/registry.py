"""The registry: what a rule is, and the decorator that makes a function one.

To add a rule, write the function in its family's module and a fixture in ``tests/rules/fixtures``.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple

from cablelint.document.model import Cable, Located, Style
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Finding, Fix, Severity


class Family(NamedTuple):
    """A family of rules.

    Attributes:
        title: As printed above its rules.
        modules: Those below ``cablelint.rules`` that define its rules.
    """

    title: str
    modules: tuple[str, ...]


#: The families by their letters, in the order of a cable.
FAMILIES: dict[str, Family] = {
    "SYN": Family("Syntax", ("syntax",)),
    "HDR": Family("Header", ("header.transmission", "header.preamble", "header.precedence")),
    "RTE": Family("Routing", ("routing",)),
    "CLS": Family("Classification", ("classification.level", "classification.portions", "classification.captions")),
    "DCL": Family(
        "Declassification", ("declassification.instruction", "declassification.dates", "declassification.classified_by")
    ),
    "REF": Family("References", ("references",)),
    "TAG": Family("TAGS", ("tags",)),
    "PAR": Family("Paragraphs", ("paragraphs",)),
    "SEC": Family("Sections of the text", ("sections",)),
    "DMG": Family("Damage", ("damage.mirrors", "damage.encoding", "damage.punctuation")),
    "NAM": Family("Names and redaction", ("names",)),
}
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PARTS = ("Fails:", "Passes:", "Source:")
EVERY_STYLE = frozenset(Style)
_OF_SETTINGS = frozenset(("people", "masks"))

Check = Callable[..., "Iterator[Fault]"]


class Fault(NamedTuple):
    """What a rule yields: a finding without the rule's own particulars.

    Attributes:
        span: The faulty characters of the decoded original.
        message: What was found and what was expected, ``{}`` for each quotation of the cable.
        quotes: Those quotations.
        fix: The repair, if any.
        severity: Where it departs from the rule's own.
        confidence: How sure.
    """

    span: Span
    message: str
    quotes: tuple[str, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        code: Its family's letters and three digits.
        name: In kebab-case; reads well after "ignore".
        severity: Of its findings, unless one says otherwise.
        fix: Whether it offers a fix, and of which kind.
        needs: The elements of a cable without which it is silent.
        styles: The styles of copies it applies to.
        is_default: Whether it runs unless it is asked for.
        check: The function.
        extras: What it asks for beside the cable: ``today``, ``people``, or ``masks``, which would cover all of them.
    """

    code: str
    name: str
    severity: Severity
    fix: Applicability | None
    needs: tuple[str, ...]
    styles: frozenset[Style]
    is_default: bool
    check: Check
    extras: tuple[str, ...]

    @property
    def family(self) -> str:
        """The letters of its code."""
        return self.code[:3]

    @property
    def needs_settings(self) -> bool:
        """Whether its findings depend on the settings of names and redaction."""
        return not _OF_SETTINGS.isdisjoint(self.extras)

    @property
    def documentation(self) -> str:
        """Its docstring, unindented: a sentence, the reason, examples that fail and pass, the source."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """The first sentence of its documentation."""
        return self.documentation.split("\n\n", 1)[0].replace("\n", " ")

    def applies_to(self, cable: Cable) -> bool:
        """Whether the cable is of a style it knows and has the elements it needs."""
        # Asked for every rule and cable: most rules apply to every style, and a set of enumeration members is slow.
        if self.styles is not EVERY_STYLE and cable.style not in self.styles:
            return False
        for need in self.needs:  # noqa: SIM110 - a generator takes longer to make than most rules have needs
            if not getattr(cable, need):
                return False
        return True

    def findings(self, cable: Cable, **extras: object) -> Iterator[Finding]:
        """Run the check; the extras are those of :attr:`extras`."""
        for fault in self.check(cable, **extras):
            yield Finding(
                code=self.code,
                name=self.name,
                severity=fault.severity or self.severity,
                confidence=fault.confidence,
                message=fault.message,
                span=fault.span,
                quotes=fault.quotes,
                fix=fault.fix,
            )


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    needs: tuple[str, ...] = (),
    styles: Iterable[Style] = EVERY_STYLE,
    fix: Applicability | None = None,
    is_default: bool = True,
) -> Callable[[Check], Rule]:
    """Make a function a rule.

    Its parameters after the cable name the extras it asks for. Its docstring is its documentation and must hold
    ``Fails:``, ``Passes:`` and ``Source:``.

    Raises:
        ValueError: The code or name is malformed, or the documentation lacks a part.
    """

    def make(check: Check) -> Rule:
        if not _CODE.fullmatch(code) or code[:3] not in FAMILIES or not _NAME.fullmatch(name):
            raise ValueError(f"{code} {name}: a code is a family's letters and three digits, a name is kebab-case")
        missing = [part for part in _PARTS if part not in (check.__doc__ or "")]
        if missing:
            raise ValueError(f"{code} {name}: the documentation lacks {', '.join(missing)}")
        parameters = check.__code__.co_varnames[1 : check.__code__.co_argcount]
        return Rule(code, name, severity, fix, needs, frozenset(styles), is_default, check, tuple(parameters))

    return make


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the families and of their codes.

    Raises:
        ValueError: Two rules share a code or a name, or a rule is defined outside the modules of its family.
    """
    found = []
    for letters, family in FAMILIES.items():
        modules = (import_module(f"cablelint.rules.{module}") for module in family.modules)
        rules = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
        found += sorted(rules, key=lambda rule: rule.code)
        if misplaced := [rule.code for rule in rules if rule.family != letters]:
            raise ValueError(f"{', '.join(misplaced)}: defined in a module of the family {letters}")
    for attribute in ("code", "name"):
        counted = Counter(getattr(rule, attribute) for rule in found)
        if shared := [value for value, count in counted.items() if count > 1]:
            raise ValueError(f"{', '.join(shared)}: two rules have this {attribute}")
    return tuple(found)


def fault(
    place: Located[object] | Span,
    message: str,
    *quotes: object,
    fix: Fix | None = None,
    severity: Severity | None = None,
    confidence: Confidence = Confidence.HIGH,
) -> Fault:
    """A fault at an element or span; each ``{}`` of the message stands for a quotation of the cable."""
    span = place.span if isinstance(place, Located) else place
    return Fault(span, message, tuple(map(str, quotes)), fix, severity, confidence)


def safe(*edits: Edit) -> Fix:
    """A fix that cannot change what the drafter wrote."""
    return Fix(Applicability.SAFE, edits)


def unsafe(*edits: Edit) -> Fix:
    """A fix for a reader to confirm."""
    return Fix(Applicability.UNSAFE, edits)


def replacing(span: Span, content: str) -> Edit:
    """An edit that puts ``content`` in the place of a span."""
    return Edit(span.start, span.end, content)
