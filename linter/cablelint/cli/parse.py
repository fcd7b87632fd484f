"""``cablelint parse``: the fields of cables as JSON."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

import click

from cablelint.cli.exits import CLEAN, ERROR
from cablelint.cli.options import configuration, configured, forced_dialect, paths, sources
from cablelint.cli.pipe import while_read
from cablelint.cli.progress import counted, no_progress_option, tracked


@click.command("parse")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output-format", type=click.Choice(["json", "jsonl"]), default="json", show_default=True)
@no_progress_option
@configuration
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], output_format: str, **given: Any) -> None:
    """Print the fields of cables as JSON.

    One cable gives an object; several, or jsonl, an object each with its file. What is not there is null or empty.
    The fields contain names: this command is for people who have the cable.
    """
    from cablelint.document import parse_all
    from cablelint.document.model.to_dict import as_table

    config = configured(given)
    forced = forced_dialect(config)
    problems: list[str] = []
    listed, total = counted(paths(files, config), quiet=given["quiet"])
    parsed = (
        [{"file": source.name, **as_table(cable)} for cable in parse_all(source, forced)]
        for source in sources(files, config, given["stdin_filename"], problems, found=listed)
    )
    tables = chain.from_iterable(tracked(while_read(parsed), total, "files", quiet=given["quiet"]))
    if output_format == "jsonl":
        for table in tables:
            click.echo(json.dumps(table))
    else:
        found = list(tables)
        if len(found) == 1 and len(files) == 1:
            click.echo(json.dumps({key: value for key, value in found[0].items() if key != "file"}, indent=2))
        elif found:
            click.echo(json.dumps(found, indent=2))
    ctx.exit(ERROR if problems else CLEAN)
