"""``cablelint server``: the language server for editors."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from cablelint.cli.options import failure


@click.command("server")
@click.option("--config", "path", type=click.Path(path_type=Path), metavar="FILE", help="Use this file.")
@click.option("--isolated", is_flag=True, help="Ignore configuration files.")
def command(path: Path | None, isolated: bool) -> None:
    """Check cables in an editor, by the Language Server Protocol over standard input and output.

    Each document is checked with the configuration nearest to it. Editors start the server by themselves; see
    docs/editors.
    """
    if find_spec("pygls") is None:
        raise failure("server needs pygls; install it with: pip install 'cablelint[lsp]'")
    from cablelint.server.language_server import configuration, make_server

    make_server(configuration(isolated, path)).start_io()
