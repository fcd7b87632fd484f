"""A rule: a function over a cable with a code, a name, a severity and its documentation.

To add a rule, write the function in its family's module and a fixture in ``tests/rules/fixtures``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.config import OptionValue
from cablelint.document.model import Cable, Located, Style
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Finding, Fix, Kind, Severity
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from cablelint.rules.documentation import Documentation

#: Parameters of a check that are not elements of the cable: the day given with ``--today``, the people of the cable,
#: and the masks that would cover all of them.
EXTRAS = frozenset(("today", "people", "masks"))
EVERY_STYLE = frozenset(Style)
_OF_SETTINGS = frozenset(("people", "masks"))

_CODE = regex(r"[A-Z]{3}[0-9]{3}")
_NAME = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CHECKED = ("Fails:", "Passes:", "Source:")
_REPORTED = ("Reported by:", "Remedy:", "Source:")

Check = Callable[..., "Iterator[Fault]"]


class Fault(NamedTuple):
    """A finding as a rule yields it, without the code and name of the rule.

    Attributes:
        span: The faulty characters of the decoded original.
        message: The text found and the text expected, ``{}`` for each quotation of the cable.
        quotes: Those quotations.
        fix: The repair, if any.
        severity: Replaces the severity of the rule.
        confidence: The probability that the finding is true, in three steps.
    """

    span: Span
    message: str
    quotes: tuple[str, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True, eq=False)
class Rule(Kind):
    """A rule.

    Attributes:
        fix: The kind of fix it offers, None for no fix.
        styles: The styles of copies it applies to.
        is_default: Whether it runs unless a selection names it.
        check: The function; None where another part of the tool reports the findings.
        elements: The elements of the cable that the check takes after the cable. The rule is silent if one is missing.
        extras: Further parameters of the check, from :data:`EXTRAS`. The rule does not run if one is None.
        options: The values of the options by their names as parameters, the defaults to begin with.
    """

    fix: Applicability | None = None
    styles: frozenset[Style] = EVERY_STYLE
    is_default: bool = True
    check: Check | None = None
    elements: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    options: Mapping[str, OptionValue] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}: {self.severity.value}>"

    @property
    def parts(self) -> Documentation:
        """The parts of the documentation."""
        from cablelint.rules.documentation import read_documentation

        return read_documentation(self.documentation, self.options)

    def to_dict(self) -> dict[str, Any]:
        """Convert the rule and its documentation for JSON, as ``cablelint rule --output-format json`` prints it."""
        parts = self.parts
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "fix": self.fix and self.fix.value,
            "default": self.is_default,
            "summary": parts.summary,
            "explanation": parts.explanation,
            "fails": parts.examples("Fails"),
            "passes": parts.examples("Passes"),
            "reported_by": parts.sections.get("Reported by"),
            "remedy": parts.sections.get("Remedy"),
            "source": " ".join(parts.sections["Source"].split()),
            "options": {one.name: {"default": one.default, "about": one.about} for one in parts.options},
        }

    @property
    def needs_settings(self) -> bool:
        """Whether its findings depend on the settings of names and redaction."""
        return not _OF_SETTINGS.isdisjoint(self.extras)

    def with_options(self, values: Mapping[str, OptionValue]) -> Rule:
        """Return this rule with other values for some of its options."""
        return replace(self, options={**self.options, **values})

    def findings(self, cable: Cable, extras: Mapping[str, Callable[[], object]]) -> list[Finding]:
        """Run the check over a cable.

        Args:
            cable: The cable.
            extras: For each name in :data:`EXTRAS`, a function that returns its value or None.
        """
        # Runs for every rule and cable. Most rules apply to every style, and a lookup in a set of enum members is slow.
        if self.check is None or (self.styles is not EVERY_STYLE and cable.style not in self.styles):
            return []
        arguments: list[object] = [cable]
        for name in self.elements:
            element = getattr(cable, name)
            if not element:
                return []
            arguments.append(element)
        for name in self.extras:
            extra = extras[name]()
            if extra is None:
                return []
            arguments.append(extra)
        faults = list(self.check(*arguments, **self.options))
        # Most rules find nothing in most cables.
        return [self._finding(*fault) for fault in faults] if faults else []

    def _finding(
        self,
        span: Span,
        message: str,
        quotes: tuple[str, ...],
        fix: Fix | None,
        severity: Severity | None,
        confidence: Confidence,
    ) -> Finding:
        return self.finding(span, message, *quotes, fix=fix, severity=severity, confidence=confidence)


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    styles: Iterable[Style] = EVERY_STYLE,
    fix: Applicability | None = None,
    is_default: bool = True,
) -> Callable[[Check], Rule]:
    """Make a function a rule.

    The parameters after the cable say on what the rule depends: elements of the cable by the names of its attributes
    (with a leading underscore if the check does not use the value), then extras. None of them is ever None or empty.
    Keyword-only parameters are options, and their defaults are the defaults of the options. The docstring is the
    documentation, with the sections ``Fails:``, ``Passes:``, ``Source:``, and ``Options:`` if there are any.

    Raises:
        ValueError: The code or name is malformed, a section is missing, or the parameters are in another order.
    """

    def make(check: Check) -> Rule:
        code_object = check.__code__
        parameters = [name.lstrip("_") for name in code_object.co_varnames[: code_object.co_argcount]]
        elements = tuple(name for name in parameters[1:] if name not in EXTRAS)
        extras = tuple(name for name in parameters if name in EXTRAS)
        if parameters != ["cable", *elements, *extras]:
            raise ValueError(f"{code} {name}: expected the parameters cable, then its elements, then extras")
        options = dict(check.__kwdefaults__ or {})
        described = [f"{option.replace('_', '-')}:" for option in options]
        documentation = _complete(code, name, check.__doc__, (*_CHECKED, *described))
        return Rule(
            code, name, severity, documentation, fix, frozenset(styles), is_default, check, elements, extras, options
        )

    return make


def reported(kind: Kind, *, is_default: bool = False) -> Rule:
    """Make a rule of a kind of finding that another part of the tool reports.

    Raises:
        ValueError: The code or name is malformed, or the documentation lacks a section.
    """
    documentation = _complete(kind.code, kind.name, kind.docstring, _REPORTED)
    return Rule(kind.code, kind.name, kind.severity, documentation, is_default=is_default)


def _complete(code: str, name: str, documentation: str | None, sections: Iterable[str]) -> str:
    if not _CODE.fullmatch(code) or not _NAME.fullmatch(name):
        raise ValueError(f"{code} {name}: expected three letters and three digits, and a name in kebab-case")
    missing = [section for section in sections if section not in (documentation or "")]
    if missing:
        raise ValueError(f"{code} {name}: the documentation lacks {', '.join(missing)}")
    return documentation or ""


def fault(
    place: Located[object] | Span,
    message: str,
    *quotes: object,
    fix: Fix | None = None,
    severity: Severity | None = None,
    confidence: Confidence = Confidence.HIGH,
) -> Fault:
    """Make a fault at an element or span; each ``{}`` of the message is replaced by a quotation of the cable."""
    span = place.span if isinstance(place, Located) else place
    return Fault(span, message, tuple(map(str, quotes)), fix, severity, confidence)


def safe(*edits: Edit) -> Fix:
    """Make a fix that cannot change what the drafter wrote."""
    return Fix(Applicability.SAFE, edits)


def unsafe(*edits: Edit) -> Fix:
    """Make a fix for a reader to confirm."""
    return Fix(Applicability.UNSAFE, edits)


def replacing(span: Span, content: str) -> Edit:
    """Make an edit that replaces a span with ``content``."""
    return Edit(span.start, span.end, content)
