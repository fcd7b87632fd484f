"""The registry: the families and all rules."""

from __future__ import annotations

import functools
from collections import Counter
from types import ModuleType
from typing import NamedTuple

from cablelint.rules import (
    classification,
    damage,
    declassification,
    header,
    names,
    paragraphs,
    redaction,
    references,
    routing,
    sections,
    syntax,
    tags,
)
from cablelint.rules.classification import captions, level, portions
from cablelint.rules.damage import encoding, header_lines, mirrors, punctuation
from cablelint.rules.declassification import classified_by, dates, instruction
from cablelint.rules.header import de_line, preamble, precedence, transmission
from cablelint.rules.rule import Rule
from cablelint.rules.sections import layout, remarks, signature


class Family(NamedTuple):
    """A family of rules.

    Attributes:
        title: The heading above its rules.
        home: The module or package whose docstring introduces the family.
        modules: The modules that define its rules.
    """

    title: str
    home: ModuleType
    modules: tuple[ModuleType, ...]


#: The families by their letters, in the order of a cable.
FAMILIES: dict[str, Family] = {
    "SYN": Family("Syntax", syntax, (syntax,)),
    "HDR": Family("Header", header, (transmission, de_line, preamble, precedence)),
    "RTE": Family("Routing", routing, (routing,)),
    "CLS": Family("Classification", classification, (level, portions, captions)),
    "DCL": Family("Declassification", declassification, (instruction, dates, classified_by)),
    "REF": Family("References", references, (references,)),
    "TAG": Family("TAGS", tags, (tags,)),
    "PAR": Family("Paragraphs", paragraphs, (paragraphs,)),
    "SEC": Family("Sections of the text", sections, (remarks, layout, signature)),
    "DMG": Family("Damage", damage, (mirrors, encoding, header_lines, punctuation)),
    "NAM": Family("Names and redaction", names, (names, redaction)),
}


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the families and of their codes.

    Raises:
        ValueError: Two rules share a code or a name, or a rule is defined outside the modules of its family.
    """
    found: list[Rule] = []
    for letters, family in FAMILIES.items():
        rules = [value for module in family.modules for value in vars(module).values() if isinstance(value, Rule)]
        found += sorted(rules, key=lambda rule: rule.code)
        if misplaced := [rule.code for rule in rules if rule.family != letters]:
            raise ValueError(f"{', '.join(misplaced)}: defined in a module of the family {letters}")
    for attribute in ("code", "name"):
        counted = Counter(getattr(rule, attribute) for rule in found)
        if shared := [value for value, count in counted.items() if count > 1]:
            raise ValueError(f"{', '.join(shared)}: two rules have this {attribute}")
    return tuple(found)


@functools.cache
def default_rules() -> tuple[Rule, ...]:
    """Return the rules that run unless a selection names others, in the same order."""
    return tuple(rule for rule in all_rules() if rule.is_default)
