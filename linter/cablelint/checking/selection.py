"""The selection of rules for each file, with their severities and options."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cablelint.config import Config, ConfigError, OptionValue, RuleOptions, did_you_mean
from cablelint.findings import Severity
from cablelint.rules.registry import all_rules, default_rules
from cablelint.rules.rule import Rule
from cablelint.system.globs import matches

# Syntax findings report that a cable does not parse: without them a broken file would pass as a clean one. Those that
# are no default are selected like any other.
ALWAYS_ON = "SYN"
ALL = "ALL"


class Selectable(Protocol):
    """The attributes of a rule by which it is selected and configured."""

    @property
    def code(self) -> str:
        """A family's three letters and three digits."""
        ...

    @property
    def name(self) -> str:
        """In kebab-case."""
        ...

    @property
    def options(self) -> Mapping[str, OptionValue]:
        """The default of each option."""
        ...


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules to run.

    Attributes:
        codes: The codes selected.
        severities: For each code that the configuration gives a severity, this severity.
        options: For each code that the configuration gives options, their values by the names of the parameters.
        per_file: Pairs of a path pattern and the codes that do not run on the files it matches.
        root: The folder that patterns with a slash are relative to.
    """

    codes: frozenset[str]
    severities: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, OptionValue]]
    per_file: tuple[tuple[str, frozenset[str]], ...]
    root: Path

    def for_file(self, path: str) -> frozenset[str]:
        """Return the codes to run on a file."""
        ignored = [codes for pattern, codes in self.per_file if matches(path, (pattern,), self.root)]
        return self.codes.difference(*ignored)

    def chosen(self, rules: Iterable[Rule], codes: Collection[str]) -> list[Rule]:
        """Return the rules with these codes, with the options of the configuration."""
        return [
            rule.with_options(self.options[rule.code]) if rule.code in self.options else rule
            for rule in rules
            if rule.code in codes
        ]


def select(config: Config, rules: Iterable[Selectable], default: Iterable[str] | None = None) -> Selection:
    """Resolve the selectors, severities and rule options of a configuration.

    A selector is a code, a name, the start of codes (``DCL``, ``DCL0``) or ``ALL``. If one selector selects a rule and
    another ignores it, the more exact one applies; if they are equally exact, the rule is ignored.

    Args:
        config: The settings, merged with the command line.
        rules: All rules.
        default: The codes that run if the configuration selects none; any ``ignore`` is more exact than that.

    Raises:
        ConfigError: A selector matches no rule or ignores syntax findings, or an option does not exist or has a value
            of the wrong type.
    """
    index = _Index(rules)
    chosen = dict.fromkeys(index.names if default is None else default, -1) if config.select is None else {}
    chosen |= index.exactness("select", (*(config.select or ()), *config.extend_select))
    ignored = index.exactness("ignore", config.ignore)
    selected = {code for code, exactness in chosen.items() if exactness > ignored.get(code, -2)}
    return Selection(
        codes=frozenset(selected | index.always_on),
        severities=index.severities(config.severity),
        options=index.options(config.rules),
        per_file=tuple(
            (pattern, frozenset(index.exactness("per-file-ignores", selectors)) - index.always_on)
            for pattern, selectors in config.per_file_ignores
        ),
        root=config.root,
    )


def select_rules(config: Config) -> list[Rule]:
    """Return the rules that the configuration selects, with their options, whatever the file.

    Raises:
        ConfigError: A selector matches no rule or ignores syntax findings, or an option is wrong.
    """
    selection = select(config, all_rules(), [rule.code for rule in default_rules()])
    return selection.chosen(all_rules(), selection.codes)


class _Index:
    """All rules by code and by name."""

    def __init__(self, rules: Iterable[Selectable]) -> None:
        rules = list(rules)
        self.names = {rule.code: rule.name for rule in rules}
        self.defaults = {rule.code: rule.options for rule in rules}
        self.always_on = frozenset(
            rule.code for rule in rules if rule.code.startswith(ALWAYS_ON) and getattr(rule, "is_default", True)
        )

    def exactness(self, key: str, selectors: Iterable[str]) -> dict[str, int]:
        """Map each code that a selector matches to the exactness of the most exact one."""
        found: dict[str, int] = {}
        for selector in selectors:
            exactness, codes = self._lookup(key, selector)
            if key != "select" and self.always_on.issuperset(codes):
                raise ConfigError(
                    f"{key}: {selector!r} selects syntax rules, which are always on, so that a file that does not "
                    "parse never passes as a clean one; record known findings in a baseline instead"
                )
            for code in codes:
                found[code] = max(exactness, found.get(code, exactness))
        return found

    def severities(self, severities: Iterable[tuple[str, Severity]]) -> dict[str, Severity]:
        """Map each code with an entry to the severity of the most exact one."""
        looked_up = [(*self._lookup("severity", selector), severity) for selector, severity in severities]
        ordered = sorted(looked_up, key=lambda entry: entry[0])
        return {code: severity for _, codes, severity in ordered for code in codes}

    def options(self, tables: RuleOptions) -> dict[str, dict[str, OptionValue]]:
        """Map each code with a table to its options, by the names of the parameters."""
        found: dict[str, dict[str, OptionValue]] = {}
        for selector, options in tables:
            code = next((code for code, name in self.names.items() if selector in (code, name)), None)
            if code is None:
                raise self._unknown("rules", selector, (*self.names, *self.names.values()))
            values = found.setdefault(code, {})
            for option, value in options:
                values[option.replace("-", "_")] = self._checked(f"rules.{selector}", code, option, value)
        return found

    def _checked(self, table: str, code: str, option: str, value: OptionValue) -> OptionValue:
        defaults = self.defaults[code]
        known = [parameter.replace("_", "-") for parameter in defaults]
        if option not in known:
            allowed = f"allowed are {', '.join(known)}" if known else f"{code} has no options"
            raise ConfigError(f"{table}: unknown option {option!r}{did_you_mean(option, known)}; {allowed}")
        is_list = isinstance(defaults[option.replace("-", "_")], tuple)
        if isinstance(value, tuple) != is_list:
            found = list(value) if isinstance(value, tuple) else value
            expected = "a list of words" if is_list else "a whole number from 0"
            raise ConfigError(f"{table}.{option}: found {found!r}, expected {expected}")
        return value

    def _lookup(self, key: str, selector: str) -> tuple[int, Collection[str]]:
        """Return the exactness of a selector, as a number to compare, and the codes it matches."""
        if selector == ALL:
            return 0, self.names
        for code, name in self.names.items():
            if selector in (code, name):
                return len(code), (code,)
        codes = [code for code in self.names if code.startswith(selector)]
        if not codes or not selector:
            families = {code.rstrip("0123456789") for code in self.names}
            raise self._unknown(key, selector, (*self.names, *self.names.values(), *families, ALL))
        return len(selector), codes

    @staticmethod
    def _unknown(key: str, selector: str, known: Iterable[str]) -> ConfigError:
        return ConfigError(
            f"{key}: unknown rule {selector!r}{did_you_mean(selector, known)}; cablelint rule lists all rules"
        )
