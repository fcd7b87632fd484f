"""The documentation of a rule, taken apart for its page and for ``cablelint rule``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cablelint.config import OptionValue
    from cablelint.rules.rule import Rule

_SECTION = re.compile(r"^(Fails|Passes|Options|Reported by|Remedy|Source):$", re.MULTILINE)
_OPTION = re.compile(r"^([a-z][a-z-]*): ", re.MULTILINE)


class Option(NamedTuple):
    """An option of a rule: its name in the configuration, its default, and a sentence about it."""

    name: str
    default: OptionValue
    about: str


@dataclass(frozen=True, slots=True)
class Documentation:
    """The parts of a rule's documentation.

    Attributes:
        summary: The first sentence.
        explanation: The text between the summary and the first section.
        sections: The text of each section by its label, unindented: ``Fails``, ``Passes``, ``Source``, and so on.
        options: The options of the rule.
    """

    summary: str
    explanation: str
    sections: Mapping[str, str]
    options: tuple[Option, ...]

    def examples(self, label: str) -> list[str]:
        """Return the examples of the section ``Fails`` or ``Passes``, which blank lines separate."""
        return self.sections[label].split("\n\n") if label in self.sections else []


def documentation_of(rule: Rule) -> Documentation:
    """Take the documentation of a rule apart."""
    text, *rest = _SECTION.split(rule.documentation)
    summary, _, explanation = text.strip().partition("\n\n")
    sections = {label: inspect.cleandoc(body) for label, body in zip(rest[::2], rest[1::2], strict=True)}
    options = tuple(_options(rule, sections.pop("Options", "")))
    return Documentation(summary.replace("\n", " "), explanation, sections, options)


def _options(rule: Rule, text: str) -> Iterator[Option]:
    _, *rest = _OPTION.split(text)
    for name, about in zip(rest[::2], rest[1::2], strict=True):
        yield Option(name, rule.options[name.replace("-", "_")], " ".join(about.split()))


def as_table(rule: Rule) -> dict[str, Any]:
    """Return everything about a rule, for JSON."""
    documentation = documentation_of(rule)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "fix": rule.fix and rule.fix.value,
        "default": rule.is_default,
        "summary": documentation.summary,
        "explanation": documentation.explanation,
        "fails": documentation.examples("Fails"),
        "passes": documentation.examples("Passes"),
        "reported_by": documentation.sections.get("Reported by"),
        "remedy": documentation.sections.get("Remedy"),
        "source": " ".join(documentation.sections["Source"].split()),
        "options": {
            option.name: {"default": option.default, "about": option.about} for option in documentation.options
        },
    }
