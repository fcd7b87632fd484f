"""``cablelint log``: the redaction log of a release, for the requester."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablelint.cli.options import failure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_FILE = click.Path(path_type=Path)


@click.command("log")
@click.argument("release", type=_FILE, metavar="RELEASE")
@click.option("--format", "log_format", type=click.Choice(["csv", "html"]), default="csv", show_default=True)
@click.option("--output", "-o", type=_FILE, metavar="FILE", help="Write it here; by default to standard output.")
def command(release: Path, log_format: str, output: Path | None) -> None:
    """Print the redaction log of a release: each mask, its code and rule, and who decided.

    RELEASE is the folder of a release or its manifest. The log contains nothing that the manifest does not, so it may
    be published.
    """
    from cablelint.redaction.kit.log import as_csv, as_html
    from cablelint.redaction.kit.templates import KitError, check_kit
    from cablelint.system.files import write_atomically

    try:
        if log_format == "html":
            check_kit()
        manifest = _manifest(release)
        pieces = [as_html(manifest)] if log_format == "html" else as_csv(manifest)
    except KitError as error:
        raise failure(str(error)) from None
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
    else:
        write_atomically(output, (piece.encode("utf-8") for piece in pieces))


def _manifest(release: Path) -> Mapping[str, Any]:
    from cablelint.redaction.releasing.manifest import MANIFEST, read_manifest
    from cablelint.system.schema_files import TableError

    path = release / MANIFEST if release.is_dir() else release
    if not path.exists():
        raise failure(f"{path} is missing; name the folder of a release, or its manifest")
    try:
        return read_manifest(path)
    except TableError as error:
        raise failure(str(error)) from None
