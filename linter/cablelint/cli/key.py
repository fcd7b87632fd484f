"""``cablelint key``: makes the secret behind pseudonyms and vaults."""

from __future__ import annotations

from pathlib import Path

import click

from cablelint.cli.options import failure


@click.command("key")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def command(file: Path) -> None:
    """Make a new key of 256 random bits in a file that its owner alone can read.

    Keep it away from the release, and keep it: a lost key cannot be made again, and opens nothing any more.
    """
    from cablelint.redaction.keys import KeyFileError, write_key

    try:
        write_key(file)
    except KeyFileError as error:
        raise failure(str(error)) from None
