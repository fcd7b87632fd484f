"""Options that several commands share, and the configuration they are merged into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

import click

from cablelint.cli.exits import ERROR
from cablelint.config import Config, ConfigError, Options, find, load, parse_per_file_ignores
from cablelint.document.opening import open_source
from cablelint.document.source import Columns, Source
from cablelint.findings import Severity
from cablelint.reporters.safety import visible_path
from cablelint.system.files import is_of_device
from cablelint.system.walking import STDIN, SUFFIXES, Unreadable, find_files

if TYPE_CHECKING:
    from cablelint.names.settings import NameSettings
    from cablelint.redaction.settings import Settings

_ListKey = Literal["select", "extend_select", "ignore", "exclude", "extend_include"]
_ValueKey = Literal[
    "dialect",
    "text_column",
    "name_column",
    "policy",
    "today",
    "baseline",
    "roster",
    "decisions",
    "style",
    "key_file",
    "model",
    "spacy",
    "force_exclude",
    "min_confidence",
]
F = TypeVar("F", bound=Callable[..., object])
# Names of files that no dictionary has, and that are nobody's.
_USUAL_STEMS = frozenset({"changelog", "makefile", "readme"})


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
    """Add the options that say where the settings and the files are, and how files are read."""
    for option in (
        click.option("--config", "config_path", type=click.Path(path_type=Path), metavar="FILE", help="Use this file."),
        click.option("--isolated", is_flag=True, help="Ignore configuration files."),
        click.option("--exclude", type=Commas(), multiple=True, metavar="GLOB", help="Leave out the paths that match."),
        click.option("--force-exclude", is_flag=True, help="Exclude paths on the command line too."),
        click.option(
            "--extend-include",
            type=Commas(),
            multiple=True,
            metavar="GLOB",
            help="In folders, read these files too.",
        ),
        click.option("--text-column", metavar="NAME", help="The column of tables, or key of JSON, of the cable."),
        click.option("--name-column", metavar="NAME", help="The column or key of its name.  [default: id]"),
        click.option("--dialect", metavar="NAME", help="Read every file as this dialect instead of detecting it."),
        click.option("--stdin-filename", metavar="PATH", help="The file name of standard input."),
    ):
        command = option(command)
    return command


STYLES = ("placeholder", "pseudonym", "block", "crosses", "exemption")
_FILE = click.Path(path_type=Path)
_NAME_OPTIONS = (
    click.option("--roster", type=_FILE, metavar="FILE", help="People to mask or keep whatever the policy says."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), help="Leave out mentions below this confidence."),
    click.option("--model", type=_FILE, metavar="FILE", help="Use this name model."),
    click.option("--spacy", metavar="MODEL", help="Add the persons that this spaCy model finds."),
)
_REDACTION_OPTIONS = (
    click.option("--style", type=click.Choice(STYLES), help="The look of the masks.  [default: placeholder]"),
    click.option("--policy", metavar="FILE|NAME", help="Who is kept: all, foia-b6, protected, or a TOML file."),
    click.option("--decisions", type=_FILE, metavar="FILE", help="A reviewer's decisions about single masks."),
    click.option("--key-file", type=_FILE, metavar="FILE", help="Make pseudonyms and lock the original with this key."),
)


def name_options(command: F) -> F:
    """Add the options that change which people are found."""
    for option in reversed(_NAME_OPTIONS):
        command = option(command)
    return command


def redaction_options(command: F) -> F:
    """Add the options that change a redaction, those of the name finder among them."""
    for option in reversed(_REDACTION_OPTIONS):
        command = option(command)
    return name_options(command)


def redaction_settings(config: Config) -> Settings:
    """Build the settings of names and redaction.

    Raises:
        click.ClickException: A file of them is invalid or cannot be read, or a package is missing; exit code 2.
    """
    from cablelint.redaction.settings import load_settings

    if config.style == "pseudonym" and not config.key_file:
        raise click.UsageError("pseudonyms need --key-file FILE; `cablelint key FILE` makes one")
    try:
        return load_settings(config)
    except (ValueError, ImportError, OSError) as error:
        raise failure(str(error)) from None


def name_settings(config: Config) -> NameSettings:
    """Build the settings of the name finder.

    Raises:
        click.ClickException: A file of them is invalid or cannot be read, or a package is missing; exit code 2.
    """
    from cablelint.names.settings import load_name_settings

    try:
        return load_name_settings(config)
    except (ValueError, ImportError, OSError) as error:
        raise failure(str(error)) from None


def configured(given: dict[str, Any]) -> Config:
    """Read the configuration and override it by the options of the command line.

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
    values: tuple[_ValueKey, ...] = get_args(_ValueKey)
    for key in values:
        # Not a test of truth: 0 is a confidence.
        if given.get(key) is not None and given[key] is not False:
            options[key] = given[key]
    if given.get("fail_on"):
        options["fail_on"] = Severity(given["fail_on"])
    if given.get("per_file_ignores"):
        options["per_file_ignores"] = parse_per_file_ignores(flat(given["per_file_ignores"]))
    return options


class _Failure(click.ClickException):
    exit_code = ERROR


def failure(message: str) -> click.ClickException:
    """Make an error for the user, with exit code 2; its message may contain paths, which are made safe to print."""
    return _Failure("\n".join(map(visible_path, message.splitlines())))


#: The remedy, for messages about a device that takes no more.
AFTER_A_FULL_DISK = "make room there, or write elsewhere, and run the same command again"


def unwritable(error: OSError, place: str | Path) -> click.ClickException:
    """Make an error about a file that cannot be written, with exit code 2.

    Args:
        error: The error, which may lack the file name.
        place: The file or folder that was to be written.
    """
    message = f"cannot write {error.filename or place}: {error.strerror or type(error).__name__}"
    remedy = f"; what was written before is whole: {AFTER_A_FULL_DISK}" if is_of_device(error) else ""
    return failure(message + remedy)


def flat(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The words of an option given several times."""
    return tuple(word for words in lists for word in words)


def paths(given: tuple[str, ...], config: Config) -> Iterator[str | Unreadable]:
    """Find the files to read: those given, or the current folder."""
    return find_files(
        given or (".",),
        config.exclude,
        root=config.root,
        force_exclude=config.force_exclude,
        include=config.extend_include,
    )


def columns(config: Config) -> Columns:
    """Return the columns of the cable in tables."""
    return Columns(config.text_column, config.name_column)


def sources(
    given: tuple[str, ...],
    config: Config,
    stdin_filename: str | None,
    problems: list[str],
    *,
    found: Iterable[str | Unreadable] | None = None,
) -> Iterator[Source]:
    """Yield each file as a source; what cannot be read is reported on stderr and noted in ``problems``.

    Args:
        given: The paths on the command line.
        config: The settings of finding and reading files.
        stdin_filename: The name of standard input.
        problems: Takes what could not be read.
        found: The files, if they are found already.
    """
    for path in paths(given, config) if found is None else found:
        name = stdin_filename if path == STDIN else None
        source = path if isinstance(path, Unreadable) else open_source(path, columns(config), name=name)
        if isinstance(source, Unreadable):
            problems.append(str(source))
            click.echo(f"cablelint: {visible_path(str(source))}", err=True)
            continue
        yield source


def forced_dialect(config: Config) -> str | None:
    """Return the dialect to read everything as, None to detect it in each text.

    Raises:
        click.ClickException: There is no such dialect; exit code 2.
    """
    from cablelint.document.dialects import forced

    try:
        return forced(config.dialect)
    except ValueError as error:
        raise failure(str(error)) from None


def shown_path(path: str) -> str:
    """Return a path for printing: words of the file name that may be names hidden, control characters made visible."""
    from cablelint.reporters.hiding import hide_names

    pure = PurePath(path)
    if not pure.name:
        return visible_path(path)
    stem, suffix = pure.stem, pure.suffix
    while PurePath(stem).suffix.lower() in SUFFIXES:
        stem, suffix = PurePath(stem).stem, PurePath(stem).suffix + suffix
    shown = stem if stem.lower() in _USUAL_STEMS else hide_names(stem)
    return visible_path(str(pure.with_name(shown + suffix)))
