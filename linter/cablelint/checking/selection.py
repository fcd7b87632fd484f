"""Which rules run on which file, and how severe their findings are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cablelint.config import Config, ConfigError, did_you_mean
from cablelint.findings import Severity
from cablelint.rules.registry import Rule, all_rules
from cablelint.system.globs import matches

# Syntax findings say where a cable could not be read: without them a broken file would pass as a clean one.
ALWAYS_ON = "SYN"
ALL = "ALL"


class Named(Protocol):
    """What selecting needs to know of a rule."""

    @property
    def code(self) -> str:
        """A family's three letters and three digits."""
        ...

    @property
    def name(self) -> str:
        """In kebab-case."""
        ...


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules to run.

    Attributes:
        codes: The codes selected.
        severities: The severity of each code that shall not have the one of its rule.
        per_file: Pairs of a path pattern and the codes that do not run on what it takes in.
        root: The folder that patterns with a slash count from.
    """

    codes: frozenset[str]
    severities: Mapping[str, Severity]
    per_file: tuple[tuple[str, frozenset[str]], ...]
    root: Path

    def for_file(self, path: str) -> frozenset[str]:
        """The codes to run on a file."""
        ignored = [codes for pattern, codes in self.per_file if matches(path, (pattern,), self.root)]
        return self.codes.difference(*ignored)


def select(config: Config, rules: Iterable[Named], default: Iterable[str] | None = None) -> Selection:
    """Work out what the configuration selects.

    A selector is a code, a name, the start of codes (``DCL``, ``DCL0``) or ``ALL``. Where one selects and another
    ignores a rule, the more exact one counts; where they are alike, the rule is ignored.

    Args:
        config: The settings, the command line merged in.
        rules: All rules there are.
        default: The codes that run when the configuration selects none; any ``ignore`` is more exact than that.

    Raises:
        ConfigError: A selector fits no rule, or ignores syntax findings.
    """
    book = _Book(rules)
    chosen = dict.fromkeys(book.names if default is None else default, -1) if config.select is None else {}
    chosen |= book.exactness("select", (*(config.select or ()), *config.extend_select))
    ignored = book.exactness("ignore", config.ignore)
    selected = {code for code, exactness in chosen.items() if exactness > ignored.get(code, -2)}
    return Selection(
        codes=frozenset(selected | book.always_on),
        severities=book.remapped(config.severity),
        per_file=tuple(
            (pattern, frozenset(book.exactness("per-file-ignores", selectors)) - book.always_on)
            for pattern, selectors in config.per_file_ignores
        ),
        root=config.root,
    )


def select_rules(config: Config) -> list[Rule]:
    """Return the rules that the configuration selects, whatever the file.

    Raises:
        ConfigError: A selector matches no rule, or ignores syntax findings.
    """
    codes = select(config, all_rules(), [rule.code for rule in all_rules() if rule.is_default]).codes
    return [rule for rule in all_rules() if rule.code in codes]


class _Book:
    """All rules by code and by name."""

    def __init__(self, rules: Iterable[Named]) -> None:
        self.names = {rule.code: rule.name for rule in rules}
        self.always_on = frozenset(code for code in self.names if code.startswith(ALWAYS_ON))

    def exactness(self, key: str, selectors: Iterable[str]) -> dict[str, int]:
        """The codes that the selectors take in, each with the exactness of the most exact selector that does."""
        found: dict[str, int] = {}
        for selector in selectors:
            exactness, codes = self._lookup(key, selector)
            if key != "select" and self.always_on.issuperset(codes):
                raise ConfigError(
                    f"{key}: {selector!r} stands for syntax rules, which are always on, so that a file that cannot be "
                    "read never passes as a clean one; record known findings in a baseline instead"
                )
            for code in codes:
                found[code] = max(exactness, found.get(code, exactness))
        return found

    def remapped(self, severities: Iterable[tuple[str, Severity]]) -> dict[str, Severity]:
        """The severity of each code that has an entry, from the most exact one."""
        looked_up = [(*self._lookup("severity", selector), severity) for selector, severity in severities]
        ordered = sorted(looked_up, key=lambda entry: entry[0])
        return {code: severity for _, codes, severity in ordered for code in codes}

    def _lookup(self, key: str, selector: str) -> tuple[int, Collection[str]]:
        """How exact a selector is, as a number to compare, and the codes it takes in."""
        if selector == ALL:
            return 0, self.names
        for code, name in self.names.items():
            if selector in (code, name):
                return len(code), (code,)
        codes = [code for code in self.names if code.startswith(selector)]
        if not codes or not selector:
            families = {code.rstrip("0123456789") for code in self.names}
            known = (*self.names, *self.names.values(), *families, ALL)
            raise ConfigError(
                f"{key}: no rule is called {selector!r}{did_you_mean(selector, known)}; see cablelint rule"
            )
        return len(selector), codes
