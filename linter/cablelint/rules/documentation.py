"""The parts of a rule's documentation, for its page and for ``cablelint rule``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from cablelint.config import OptionValue

_SECTION = regex(r"^(Fails|Passes|Options|Reported by|Remedy|Source):$", re.MULTILINE)
_OPTION = regex(r"^([a-z][a-z-]*): ", re.MULTILINE)


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


def read_documentation(text: str, defaults: Mapping[str, OptionValue]) -> Documentation:
    """Split the documentation of a rule into its parts.

    Args:
        text: The docstring of the rule.
        defaults: The defaults of its options, by their names as parameters.
    """
    text, *rest = _SECTION.split(text)
    summary, _, explanation = text.strip().partition("\n\n")
    sections = {label: inspect.cleandoc(body) for label, body in zip(rest[::2], rest[1::2], strict=True)}
    options = tuple(_options(sections.pop("Options", ""), defaults))
    return Documentation(summary.replace("\n", " "), explanation, sections, options)


def _options(text: str, defaults: Mapping[str, OptionValue]) -> Iterator[Option]:
    _, *rest = _OPTION.split(text)
    for name, about in zip(rest[::2], rest[1::2], strict=True):
        yield Option(name, defaults[name.replace("-", "_")], " ".join(about.split()))
