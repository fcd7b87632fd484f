"""Write the manual pages of the commands: ``python -m tools.man_pages man``."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click_man.core import write_man_pages

from cablelint.cli.main import cli
from cablelint.version import __version__

# A date would change the pages every day; the version says which one they describe.
_NO_DATE = " "


def write(folder: Path) -> None:
    """Write a page for ``cablelint`` and one for each of its commands.

    Args:
        folder: The folder of the pages, which exists.
    """
    context = click.Context(cli)
    names = cli.list_commands(context)
    # The commands of the tool are loaded when they are run; those of a page must be there.
    commands = {name: command for name in names if (command := cli.get_command(context, name))}
    for command in commands.values():
        command.short_help = (command.help or "").split("\n\n")[0].replace("\n", " ")
    eager = click.Group("cablelint", commands=commands, help=cli.help, params=cli.params, short_help=cli.help)
    write_man_pages("cablelint", eager, version=__version__, target_dir=str(folder), date=_NO_DATE)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
