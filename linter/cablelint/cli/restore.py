"""``cablelint restore``: gets an original back from its release, manifest and key."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cablelint.cli.options import failure

_FILE = click.Path(path_type=Path)


@click.command("restore")
@click.argument("redacted", type=_FILE, metavar="REDACTED")
@click.option("--manifest", type=_FILE, metavar="FILE", help="The manifest; by default that of the folder.")
@click.option("--key-file", type=_FILE, required=True, metavar="FILE", help="The key that locked the vault.")
@click.option("--output", "-o", type=_FILE, metavar="FILE", help="Write it here; by default to standard output.")
def command(redacted: Path, manifest: Path | None, key_file: Path, output: Path | None) -> None:
    """Restore an original, byte for byte, from its release, manifest and key.

    With another key, or if the release or the vault was altered, nothing is written.
    """
    from cablelint.document.source import decode
    from cablelint.redaction.keys import KeyFileError, read_key
    from cablelint.redaction.releasing.manifest import manifest_near, read_manifest
    from cablelint.redaction.releasing.vault import VaultError
    from cablelint.redaction.releasing.verdict import ProofError
    from cablelint.redaction.releasing.verification import check_key, entry_for, open_for
    from cablelint.system.files import write_atomically
    from cablelint.system.schema_files import TableError

    if redacted.is_dir():
        raise failure(f"{redacted} is a folder; name one file of the release")
    try:
        key = read_key(key_file)
        release = decode(redacted.read_bytes(), str(redacted))
        manifest = manifest or manifest_near(redacted)
        if manifest is None:
            raise failure(f"no manifest in a folder above lists {redacted}; name it with --manifest FILE")
        table = read_manifest(manifest)
        check_key(table, manifest, key)
        opened = open_for(release, entry_for(release, table), manifest, key)
        if output is None:
            sys.stdout.buffer.write(opened.data)
        else:
            write_atomically(output, opened.data, mode=0o600)
    except (KeyFileError, ProofError, TableError, VaultError) as error:
        raise failure(str(error)) from None
    except OSError as error:
        raise failure(f"{error.filename}: {error.strerror}") from None
