"""The manifest, private log and vault of one file that is released by itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cablelint.redaction.kit.release_copy import make_copy
from cablelint.redaction.masking.redact import RedactionError
from cablelint.redaction.releasing.copies import Copies
from cablelint.redaction.releasing.manifest import (
    encoded,
    entry,
    log_entry,
    manifest,
    private_log,
    read_manifest,
    sealed,
)
from cablelint.redaction.releasing.vault import VaultError, is_vault_of, lock
from cablelint.system.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from cablelint.redaction.keys import Key
    from cablelint.redaction.masking.redaction import Redaction

_VAULT = ".vault"
_PRIVATE_LOG = ".private.json"
_ACCOUNT = {"found": 1, "released": 1, "refused": 0, "not_cables": 0}


def check_places(original: Path, output: Path | None, manifest: Path) -> None:
    """Check that a manifest, and what is written beside it, overwrites neither each other nor a text.

    Args:
        original: The input.
        output: The released file; None for standard output.
        manifest: The manifest.

    Raises:
        RedactionError: A file would overwrite another.
    """
    if not manifest.name:
        raise RedactionError(f"{manifest} is a folder; name a file for the manifest")
    beside = {"vault": manifest.with_suffix(_VAULT), "private log": manifest.with_suffix(_PRIVATE_LOG)}
    places = {"original": original, **({"release": output} if output else {}), "manifest": manifest, **beside}
    seen: dict[str, str] = {}
    for name, path in places.items():
        other = seen.setdefault(os.path.realpath(path), name)
        if other != name and (other, name) != ("original", "release"):
            raise RedactionError(f"the {name} {path} would overwrite the {other}; name another file for the manifest")


def write_copy(redaction: Redaction, output: Path) -> dict[str, str]:
    """Write the release copy of one file beside it, and return what a manifest lists of it.

    Args:
        redaction: A redaction that passed its proof.
        output: The released file.

    Raises:
        KitError: The package Jinja2 is missing.
        OSError: It cannot be written.
    """
    copy = make_copy(redaction.result.data, output.name, entry(redaction))
    return Copies(output.parent).write(copy, f"{output.name}.html")


def write_single(
    redaction: Redaction, file: str, manifest_path: Path, key: Key | None, copy: dict[str, str] | None = None
) -> None:
    """Write the manifest of one file; beside it the private log (``.private.json``) and with a key the ``.vault``.

    Args:
        redaction: A redaction that passed its proof.
        file: The name of the released file.
        manifest_path: The manifest, new or that of an earlier release of the same file.
        key: The key of the vault; None for a release without one.
        copy: The release copy, from :func:`write_copy`; None without one.

    Raises:
        OSError: A file cannot be written.
        RedactionError: The manifest is that of another file.
        TableError: The file that is there is no manifest.
        VaultError: The vault is that of another original, or the package ``cryptography`` is missing.
    """
    if manifest_path.exists():
        listed = [cable["file"] for cable in read_manifest(manifest_path)["cables"]]
        if listed != [file]:
            raise RedactionError(f"{manifest_path} is the manifest of another release; name another file")
    original = redaction.original
    vault = manifest_path.with_suffix(_VAULT)
    if key:
        if vault.exists() and not is_vault_of(vault.read_bytes(), original.data, key):
            raise VaultError(
                f"the vault {vault} contains another original, or was made with another key; move it away first"
            )
        write_atomically(vault, lock(redaction, key), mode=0o600)
    log = private_log([original.name], [{"file": file, "original": original.name, **log_entry(redaction)}])
    write_atomically(manifest_path.with_suffix(_PRIVATE_LOG), encoded(log), mode=0o600)
    listed_entry = {"file": file, **entry(redaction, key), "vault": vault.name if key else None}
    listed_entry |= {"copy": copy} if copy else {}
    write_atomically(manifest_path, encoded(sealed(manifest([listed_entry], _ACCOUNT), key)))
