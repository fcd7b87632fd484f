"""``cablelint corpus``: a whole corpus checked, parsed and redacted into Parquet tables, with a report."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, FINDINGS
from cablelint.cli.options import (
    Day,
    configuration,
    configured,
    failure,
    redaction_options,
    redaction_settings,
    unwritable,
)
from cablelint.cli.progress import is_shown, quiet_option, tracked
from cablelint.config import ConfigError

if TYPE_CHECKING:
    from cablelint.corpus.run import Mapper
    from cablelint.corpus.work import Done, Job

_FILE = click.Path(path_type=Path)


@click.command("corpus")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--output", "-o", type=_FILE, required=True, metavar="DIR", help="Write tables, summary and report here.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; by default one a core.")
@click.option("--today", type=Day(), help="Report declassification dates that have passed on this day.")
@click.option("--join-sections", is_flag=True, help="Join sections of a message that are files of their own.")
@click.option("--part-size", type=click.IntRange(1), default=200, show_default=True, help="Records in a part at least.")
@click.option("--cache-dir", type=_FILE, metavar="DIR", help="Keep results here and use those of earlier runs.")
@click.option("--ray", is_flag=True, help="Spread the work over a Ray cluster.")
@quiet_option
@redaction_options
@configuration
@click.pass_context
def command(ctx: click.Context, /, inputs: tuple[str, ...], **given: Any) -> None:
    """Check, parse and redact all cables in folders, ZIP archives, CSV, JSON Lines and Parquet tables.

    CSV and JSON Lines may be compressed (.gz, .zst) and may be in archives.

    The tables contain no name that the policy masks. A cable whose redaction cannot be proved is listed without its
    text, and the exit code is 1. To continue an interrupted run, give the same command again.
    """
    if find_spec("pyarrow") is None:
        raise failure("corpus needs pyarrow; install it with: pip install 'cablelint[corpus]'")
    from cablelint.corpus.work import Job

    config = configured(given)
    redaction_settings(config)
    job = Job(given["output"], config, given["cache_dir"])
    _run(inputs, job, _mapper(given), given)
    ctx.exit(_exit_code(given["output"], quiet=given["quiet"]))


def _mapper(given: dict[str, Any]) -> Mapper:
    from cablelint.corpus.run import local

    if not given["ray"]:
        return local(given["jobs"])
    if find_spec("ray") is None:
        raise failure("--ray needs Ray; install it with: pip install 'cablelint[ray]'")
    from cablelint.corpus.on_ray import mapper

    return mapper


def _run(inputs: tuple[str, ...], job: Job, mapper: Mapper, given: dict[str, Any]) -> None:
    from cablelint.corpus.run import count_records, run
    from cablelint.corpus.slices import InputError
    from cablelint.corpus.work import check_job
    from cablelint.system.parallel import WorkerError

    try:
        check_job(job)
    except (ConfigError, ValueError) as error:
        raise failure(str(error)) from None
    except OSError as error:
        raise failure(f"{error.filename}: {error.strerror}") from None
    try:
        done = run(inputs, job, mapper, part_size=given["part_size"], join_sections=given["join_sections"])
        quiet = given["quiet"]
        total = count_records(inputs, job) if is_shown(quiet=quiet) else None
        _counted(done, total, quiet=quiet)
    except (InputError, WorkerError, FileExistsError) as error:
        raise failure(str(error)) from None
    except OSError as error:
        raise unwritable(error, job.output) from None


def _counted(parts: Iterable[Done], total: int | None, *, quiet: bool) -> None:
    """Do the parts, and report how many records there were."""
    records = there = 0
    for done in tracked(parts, total, "records", quiet=quiet, size=lambda part: part.records):
        records += done.records
        there += done.records if done.was_there else 0
    if not quiet:
        note = f", {there:,} of them done before" if there else ""
        click.echo(f"{records:,} records{note}", err=True)


def _exit_code(output: Path, *, quiet: bool) -> int:
    import json

    from cablelint.corpus.run import REPORT, SUMMARY

    summary = json.loads((output / SUMMARY).read_text("utf-8"))
    statuses = summary["statuses"]
    missing = sum(number for status, number in statuses.items() if status != "redacted")
    if not quiet:
        figures = f"{summary['cables']:,} cables, {summary['findings']:,} findings, {missing:,} without text"
        click.echo(figures, err=True)
    click.echo(str(output / REPORT))
    return FINDINGS if missing else CLEAN
