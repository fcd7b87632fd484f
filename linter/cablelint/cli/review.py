"""``cablelint review``: the page on which a person reads, decides and signs."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN
from cablelint.cli.options import configuration, configured, failure, redaction_options, redaction_settings, shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.config import Config
    from cablelint.redaction.deciding.box_people import BoxPeople
    from cablelint.redaction.releasing.box import BoxFile
    from cablelint.redaction.releasing.survey import Surveyor
    from cablelint.review.box import Entry
    from cablelint.review.ledger import Ledger
    from cablelint.review.reader import Reader
    from cablelint.review.server import ReviewServer
    from cablelint.review.views import Reading

_DEFAULT_DECISIONS = Path("decisions.toml")
_LONGEST_NAME = 100


@click.command("review")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--reviewer", metavar="NAME", help="Your name in the decisions.  [default: the name of your account]")
@click.option("--second", is_flag=True, help="Read for a second time: decide again what others decided.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Listen on this port.  [default: any]")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--corpus-wide", is_flag=True, help="As for redact: one fate and one mark for each person of the box.")
@click.option("--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Cache what was read here.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes that read; by default one a core.")
@redaction_options
@configuration
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Open a local page to read the cables, decide what is masked, and sign.

    Decisions are saved at once in the file of --decisions, by default decisions.toml; `cablelint redact` with the same
    options then writes what the page shows. The page is on this machine alone: its address contains a secret, and
    nothing is sent anywhere.
    """
    _check_extra()
    from cablelint.review.server import PortError, ReviewServer
    from cablelint.review.session import Session

    config = configured(given)
    ledger = _ledger(config)
    reading = _reading(given)
    entries, reader = _read(paths, config, given, ledger, reading)
    if not entries:
        raise failure(f"no cable to review in {', '.join(map(shown_path, paths))}")
    try:
        server = ReviewServer(Session(entries, ledger, reader), given["port"])
    except PortError as error:
        raise failure(str(error)) from None
    _serve(server, entries, ledger, opens_browser=not given["no_browser"])
    ctx.exit(CLEAN)


def _serve(server: ReviewServer, entries: Sequence[Entry], ledger: Ledger, *, opens_browser: bool) -> None:
    cables = "1 cable" if len(entries) == 1 else f"{len(entries):,} cables"
    from cablelint.system.interruption import end_on_signals

    # Ctrl-C is the way to end it, and no failure, even if the end takes long.
    end_on_signals(CLEAN)
    with suppress(KeyboardInterrupt):
        click.echo(f"{cables}; decisions are saved in {ledger.path}", err=True)
        click.echo(f"Open {server.address}", err=True)
        click.echo("Press Ctrl-C to end.", err=True)
        server.run(partial(_open_browser, server.address) if opens_browser else None)
    server.close()


def _check_extra() -> None:
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise failure(
            "the review page needs the packages starlette and uvicorn; install them with "
            "`pip install 'cablelint[review]'`"
        ) from None


def _ledger(config: Config) -> Ledger:
    from cablelint.review.ledger import Ledger
    from cablelint.system.schema_files import TableError

    path = config.decisions or _DEFAULT_DECISIONS
    if not path.parent.is_dir():
        raise failure(f"the folder of {path} is missing: make it, or name another file with --decisions")
    try:
        return Ledger(path)
    except TableError as error:
        raise failure(str(error)) from None


def _reading(given: dict[str, Any]) -> Reading:
    from cablelint.review.views import Reading

    try:
        name = (given["reviewer"] or getpass.getuser()).strip()
    except (OSError, KeyError, ImportError):
        name = ""
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise failure("name yourself with --reviewer NAME: it is recorded with each decision")
    return Reading(name, given["second"])


def _read(
    paths: tuple[str, ...], config: Config, given: dict[str, Any], ledger: Ledger, reading: Reading
) -> tuple[list[Entry], Reader]:
    """Read the box; what cannot be reviewed is named on stderr."""
    from dataclasses import replace

    from cablelint.redaction.releasing.box import BoxFile, find_box
    from cablelint.review.reader import make_reader
    from cablelint.review.reading_box import read_box
    from cablelint.system.parallel import WorkerError
    from cablelint.system.walking import STDIN, Unreadable

    bare = replace(config, decisions=None)
    redaction_settings(bare)
    if STDIN in paths:
        raise click.UsageError("standard input cannot be reviewed: name files or folders")
    found = list(find_box(paths, config))
    for one in found:
        if isinstance(one, Unreadable):
            click.echo(f"cablelint: {shown_path(one.path)}: {one.reason}; left out", err=True)
    files = [one for one in found if isinstance(one, BoxFile)]
    _refuse_equal_places(files)
    people = _survey(files, bare, given["jobs"]) if given["corpus_wide"] else None
    make = partial(make_reader, bare, reading, given["cache_dir"] or _cache_folder(), people)
    try:
        with _progress(len(files)) as bar:
            entries, left_out = read_box(files, ledger, make, jobs=given["jobs"], advance=bar)
    except WorkerError as error:
        raise failure(str(error)) from None
    for refused in left_out:
        click.echo(f"cablelint: {shown_path(refused.path)}: {refused.reason}; left out", err=True)
    return entries, make()


def _refuse_equal_places(files: Sequence[BoxFile]) -> None:
    """Refuse a box in which a decision about one file would count for another one too."""
    places = {file.place.as_posix() for file in files}
    ends = [end for place in places for end in _ends(place) if end in places]
    if len(places) < len(files) or ends:
        raise failure(
            "two files of the box have one path, or that of one ends with that of the other, so a decision would count "
            "for both: review the folders one by one"
        )


def _ends(place: str) -> Iterator[str]:
    parts = place.split("/")
    return ("/".join(parts[start:]) for start in range(1, len(parts)))


def _make_surveyor(config: Config) -> Surveyor:
    from cablelint.redaction.releasing.survey import Surveyor
    from cablelint.redaction.settings import load_settings

    return Surveyor(load_settings(config))


def _survey(files: Sequence[BoxFile], config: Config, jobs: int) -> BoxPeople:
    from cablelint.redaction.releasing.survey import survey

    people, _ = survey(files, partial(_make_surveyor, config), jobs=jobs if len(files) > 1 else 1)
    return people


class _progress:  # noqa: N801 - used as a function
    """Show on a terminal how many files are read."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._done = 0
        self._shows = sys.stderr.isatty()

    def __enter__(self) -> _progress:
        return self

    def __call__(self) -> None:
        self._done += 1
        if self._shows:
            click.echo(f"\rreading {self._done:,} of {self._count:,}", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self._shows:
            click.echo(f"\r{' ' * 40}\r", nl=False, err=True)


def _cache_folder() -> Path:
    """Return the folder for caches of this account; an entry can be read only by who has the file it is about."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "cablelint" / "review"


def _open_browser(address: str) -> None:
    import webbrowser

    webbrowser.open(address)
