"""The configuration: found, read, checked, and overridden by the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypedDict

from cablelint.findings import Severity

FILE_NAME = "cablelint.toml"
PerFileIgnores = tuple[tuple[str, tuple[str, ...]], ...]
OptionValue = int | tuple[str, ...]
RuleOptions = tuple[tuple[str, tuple[tuple[str, OptionValue], ...]], ...]


class ConfigError(Exception):
    """The configuration is wrong; the message says what was found, what was expected, and where."""


class Options(TypedDict, total=False):
    """Settings from the command line; those left out keep the value of the configuration."""

    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    per_file_ignores: PerFileIgnores
    fail_on: Severity
    exclude: tuple[str, ...]
    extend_include: tuple[str, ...]
    force_exclude: bool
    baseline: Path
    min_confidence: float
    dialect: str
    text_column: str
    name_column: str
    policy: str
    roster: Path
    decisions: Path
    style: str
    key_file: Path
    model: Path
    spacy: str
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings. ``schemas/config.schema.json`` says what each one means.

    Attributes:
        root: The folder that patterns with a slash count from.
        path: The file this was read from, if any.
        select: The rules to run, None for the default ones.
        per_file_ignores: Pairs of a path pattern and the rules not to run on what it takes in.
        severity: Pairs of a rule, or the start of codes, and its new severity.
        extend_include: Patterns of files that are read in folders whatever their suffix.
        dialect: The dialect of every file, or ``auto`` to detect it.
        text_column: The column of a table, or key of an object, that contains the cable; None for a usual one.
        name_column: The column or key of its name.
        rules: Pairs of a rule and the options set for it, these as pairs of name and value.
        policy: The name of a policy, or the absolute path of a policy file.
        min_confidence: From 0 to 1; None leaves it to the name model.
        style: The look of the masks.
        key_file: The key of pseudonyms and vaults.
        model: A name model in place of the one in the package.
        spacy: The name of a spaCy model that finds people as well.
        today: The date from which the rules count; None for the real one.
    """

    root: Path
    path: Path | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: PerFileIgnores = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    rules: RuleOptions = ()
    fail_on: Severity = Severity.WARNING
    exclude: tuple[str, ...] = ()
    extend_include: tuple[str, ...] = ()
    force_exclude: bool = False
    baseline: Path | None = None
    min_confidence: float | None = None
    dialect: str = "auto"
    text_column: str | None = None
    name_column: str = "id"
    policy: str | None = None
    roster: Path | None = None
    decisions: Path | None = None
    style: str = "placeholder"
    key_file: Path | None = None
    model: Path | None = None
    spacy: str | None = None
    today: date | None = None

    def __repr__(self) -> str:
        return f"<Config of {self.path.name if self.path else 'no file'}>"

    def merge(self, options: Options) -> Config:
        """This configuration overridden by the command line.

        A ``select`` starts afresh: what the file selects and ignores no longer counts. ``extend_select`` and ``ignore``
        add to those of the file. Anything else takes the place of what the file says.
        """
        base = replace(self, extend_select=(), ignore=()) if "select" in options else self
        merged: Options = {
            **options,
            "extend_select": base.extend_select + options.get("extend_select", ()),
            "ignore": base.ignore + options.get("ignore", ()),
        }
        return replace(base, **merged)

    def settings_files(self) -> list[bytes]:
        """Read the files that settings are in, for a digest of everything that changes a result.

        Raises:
            OSError: A file cannot be read.
        """
        policy = Path(self.policy) if self.policy and Path(self.policy).is_file() else None
        paths = (policy, self.roster, self.decisions, self.key_file, self.model)
        return [path.read_bytes() if path else b"" for path in paths]

    def as_table(self) -> dict[str, object]:
        """The settings as the file would have them, those left out that are not set."""
        values = {
            "select": self.select and list(self.select),
            "extend-select": list(self.extend_select),
            "ignore": list(self.ignore),
            "per-file-ignores": {pattern: list(rules) for pattern, rules in self.per_file_ignores},
            "severity": {rule: level.value for rule, level in self.severity},
            "rules": {
                rule: {name: list(value) if isinstance(value, tuple) else value for name, value in options}
                for rule, options in self.rules
            },
            "fail-on": self.fail_on.value,
            "exclude": list(self.exclude),
            "extend-include": list(self.extend_include),
            "force-exclude": self.force_exclude,
            "baseline": self.baseline and str(self.baseline),
            "min-confidence": self.min_confidence,
            "dialect": self.dialect,
            "text-column": self.text_column,
            "name-column": self.name_column,
            "policy": self.policy,
            "roster": self.roster and str(self.roster),
            "decisions": self.decisions and str(self.decisions),
            "style": self.style,
            "key-file": self.key_file and str(self.key_file),
            "model": self.model and str(self.model),
            "spacy": self.spacy,
            "today": self.today and self.today.isoformat(),
        }
        return {key: value for key, value in values.items() if value is not None}


def find(start: Path) -> Path | None:
    """The nearest configuration file: in ``start`` or the closest folder above that has one.

    ``cablelint.toml`` goes before a ``pyproject.toml`` in the same folder; a ``pyproject.toml`` without
    ``[tool.cablelint]`` does not count.

    Raises:
        ConfigError: A ``pyproject.toml`` that speaks of cablelint cannot be read.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        project = folder / "pyproject.toml"
        # Most projects do not use cablelint: looking for the word is faster than parsing.
        if project.is_file() and b"cablelint" in _read(project) and _table(project) is not None:
            return project
    return None


def load(path: Path) -> Config:
    """The configuration in a file: ``[tool.cablelint]`` of a ``pyproject.toml``, all of any other.

    Raises:
        ConfigError: The file cannot be read, is not TOML, or contains an unknown key or a wrong value.
    """
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path} has no table [tool.cablelint]")
    problems = _problems(table)
    if problems:
        place = f"{path} [tool.cablelint]" if path.name == "pyproject.toml" else str(path)
        raise ConfigError("\n".join(f"{place}: {problem}" for problem in problems))
    return _from_table(table, path)


def parse_per_file_ignores(values: Iterable[str]) -> PerFileIgnores:
    """Parse ``--per-file-ignores PATTERN:RULE[,RULE]...``, which may be repeated.

    Raises:
        ConfigError: A value has not this form.
    """
    result = []
    for value in values:
        pattern, _, rules = value.rpartition(":")
        names = tuple(filter(None, map(str.strip, rules.split(","))))
        if not pattern or not names:
            raise ConfigError(f"--per-file-ignores: found {value!r}; expected PATTERN:RULE, such as 'drafts/*.txt:HDR'")
        result.append((pattern, names))
    return tuple(result)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``" (did you mean X?)"`` with the known word most like this one, or nothing."""
    from difflib import get_close_matches

    folded = {each.lower(): each for each in known}
    close = get_close_matches(word.lower(), folded, n=1)
    return f" (did you mean {folded[close[0]]}?)" if close else ""


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error


def _table(path: Path) -> Any:
    """Return the settings for cablelint in the file, or None."""
    from cablelint.system.schema_files import TableError, parse_toml

    try:
        document = parse_toml(_read(path), str(path))
    except TableError as error:
        raise ConfigError(str(error)) from None
    if path.name != "pyproject.toml":
        return document
    tool = document.get("tool")
    return tool.get("cablelint") if isinstance(tool, dict) else None


def _problems(table: Any) -> list[str]:
    import json

    from jsonschema import Draft202012Validator

    from cablelint.system.schema_files import read_schema

    validator = Draft202012Validator(
        read_schema("config.schema.json"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    problems: list[str] = []
    for error in sorted(validator.iter_errors(_without_dates(table)), key=lambda error: list(map(str, error.path))):
        place = ".".join(map(str, error.absolute_path))
        if error.validator == "additionalProperties":
            known = sorted(error.schema["properties"])
            problems += (
                f"unknown key {key!r}{did_you_mean(key, known)}; allowed are {', '.join(known)}"
                for key in sorted(set(error.instance) - set(known))
            )
        else:
            found = json.dumps(error.instance, ensure_ascii=False)
            problems.append(f"{place or 'the whole'} is {found}; expected {error.schema['title']}")
    return list(dict.fromkeys(problems))


def _without_dates(value: Any) -> Any:
    """TOML has dates of its own and JSON Schema has none: they are checked as they are written."""
    if isinstance(value, dict):
        return {key: _without_dates(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_dates(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _from_table(table: Mapping[str, Any], path: Path) -> Config:
    root = path.absolute().parent
    values = {key.replace("-", "_"): _READERS.get(key, _as_is)(value, root) for key, value in table.items()}
    return Config(root=root, path=path, **values)


def _as_is(value: Any, _: Path) -> Any:
    return value


def _words(value: list[str], _: Path) -> tuple[str, ...]:
    return tuple(value)


def _path(value: str, root: Path) -> Path:
    return root / value


_READERS: Mapping[str, Callable[[Any, Path], Any]] = {
    "select": _words,
    "extend-select": _words,
    "ignore": _words,
    "per-file-ignores": lambda value, _: tuple((pattern, tuple(rules)) for pattern, rules in value.items()),
    "severity": lambda value, _: tuple((rule, Severity(level)) for rule, level in value.items()),
    "rules": lambda value, _: tuple(
        (rule, tuple((name, tuple(each) if isinstance(each, list) else each) for name, each in options.items()))
        for rule, options in value.items()
    ),
    "fail-on": lambda value, _: Severity(value),
    "exclude": _words,
    "extend-include": _words,
    "baseline": _path,
    "policy": lambda value, root: str(root / value) if Path(value).suffix else value,
    "roster": _path,
    "decisions": _path,
    "key-file": _path,
    "model": _path,
    "today": lambda value, _: date.fromisoformat(str(value)),
}
