"""Options that several commands share, and the configuration they are merged into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import click

from cablelint.cli.exits import ERROR
from cablelint.config import Config, ConfigError, Options, find, load, parse_per_file_ignores
from cablelint.document.source import Source, decode
from cablelint.findings import Severity
from cablelint.system.walking import STDIN, Unreadable, find_files, read

_ListKey = Literal["select", "extend_select", "ignore", "exclude"]
_ValueKey = Literal["dialect", "policy", "today", "baseline", "roster", "force_exclude", "min_confidence"]
F = TypeVar("F", bound=Callable[..., object])


class Commas(click.ParamType[tuple[str, ...]]):
    """Words between commas; the option may also be given several times."""

    name = "list"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> tuple[str, ...]:
        """``"A, B"`` as ``("A", "B")``."""
        return tuple(word.strip() for word in str(value).split(",") if word.strip())


class Day(click.ParamType[date]):
    """A calendar date, ``2026-11-23``."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"found {value!r}; expected a date such as 2026-11-23", param, ctx)


def configuration(command: F) -> F:
    """``--config``, ``--isolated`` and ``--exclude``."""
    for option in (
        click.option("--config", "config_path", type=click.Path(path_type=Path), metavar="FILE", help="Use this file."),
        click.option("--isolated", is_flag=True, help="Ignore configuration files."),
        click.option("--exclude", type=Commas(), multiple=True, metavar="GLOB", help="Leave out what this takes in."),
        click.option("--force-exclude", is_flag=True, help="Leave it out even if it is named on the command line."),
        click.option("--dialect", metavar="NAME", help="Read every file as this dialect instead of telling it."),
        click.option("--stdin-filename", metavar="PATH", help="What to call standard input."),
    ):
        command = option(command)
    return command


def settings(given: dict[str, Any]) -> Config:
    """The configuration in force: the file's, overridden by what the command line gives.

    Args:
        given: The command's options by their names.

    Raises:
        click.ClickException: The configuration is wrong; exit code 2.
    """
    path: Path | None = given["config_path"]
    try:
        if path is None and not given["isolated"]:
            path = find(Path.cwd())
        config = load(path) if path is not None else Config(root=Path.cwd())
        return config.merge(_options(given))
    except ConfigError as error:
        raise failure(str(error)) from None


def _options(given: dict[str, Any]) -> Options:
    options: Options = {}
    lists: tuple[_ListKey, ...] = get_args(_ListKey)
    for name in lists:
        if given.get(name):
            options[name] = flat(given[name])
    values: tuple[_ValueKey, ...] = (
        "dialect",
        "policy",
        "today",
        "baseline",
        "roster",
        "force_exclude",
        "min_confidence",
    )
    for key in values:
        if given.get(key) not in (None, False):
            options[key] = given[key]
    if given.get("fail_on"):
        options["fail_on"] = Severity(given["fail_on"])
    if given.get("per_file_ignores"):
        options["per_file_ignores"] = parse_per_file_ignores(flat(given["per_file_ignores"]))
    return options


class _Failure(click.ClickException):
    exit_code = ERROR


def failure(message: str) -> click.ClickException:
    """An error for the user; exit code 2."""
    return _Failure(message)


def flat(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The words of an option given several times."""
    return tuple(word for words in lists for word in words)


def paths(given: tuple[str, ...], config: Config) -> Iterator[str | Unreadable]:
    """The files to read: those given, or the current folder."""
    return find_files(given or (".",), config.exclude, root=config.root, force_exclude=config.force_exclude)


def sources(
    given: tuple[str, ...], config: Config, stdin_filename: str | None, problems: list[str]
) -> Iterator[Source]:
    """Each file, decoded; what cannot be read is told on stderr and noted in ``problems``."""
    for path in paths(given, config):
        data = path if isinstance(path, Unreadable) else read(path)
        if isinstance(data, Unreadable):
            problems.append(str(data))
            click.echo(f"cablelint: {data}", err=True)
            continue
        yield decode(data, (stdin_filename or STDIN) if path == STDIN else str(path))


def forced_dialect(config: Config) -> str | None:
    """The dialect to read everything as, None for telling it from the text.

    Raises:
        click.ClickException: There is no such dialect.
    """
    from cablelint.document import dialects

    if config.dialect == "auto":
        return None
    if config.dialect not in dialects.NAMES:
        known = ", ".join(("auto", *dialects.NAMES))
        raise failure(f"dialect: found {config.dialect!r}; expected one of {known}")
    return config.dialect
