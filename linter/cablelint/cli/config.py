"""``cablelint config``: the configuration in force."""

from __future__ import annotations

import json
from typing import Any

import click

from cablelint.cli.options import configuration, configured


@click.command("config")
@configuration
def command(**given: Any) -> None:
    """Print the configuration in force for the current folder, and the file it comes from."""
    config = configured(given)
    click.echo(f"# {config.path or 'no configuration file; the defaults'}", err=True)
    click.echo(json.dumps(config.as_table(), indent=2))
