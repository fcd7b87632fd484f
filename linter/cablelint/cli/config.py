"""``cablelint config``: the configuration in force."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cablelint.cli.options import configuration, flat, resolve
from cablelint.config import Options


@click.command("config")
@configuration
def command(
    config_path: Path | None,
    exclude: tuple[tuple[str, ...], ...],
    dialect: str | None,
    stdin_filename: str | None,  # noqa: ARG001
    *,
    isolated: bool,
    force_exclude: bool,
) -> None:
    """Print the configuration in force for the current folder, and the file it comes from."""
    options: Options = {"exclude": flat(exclude)} if exclude else {}
    if dialect:
        options["dialect"] = dialect
    if force_exclude:
        options["force_exclude"] = True
    config = resolve(config_path, isolated=isolated, options=options)
    click.echo(f"# {config.path or 'no configuration file; the defaults'}", err=True)
    click.echo(json.dumps(config.as_table(), indent=2))
