"""A box of cables: each released whole or not at all, and a manifest over them all.

A release that was cut short is finished by running it again: every file is written in one step, and equal originals
give equal releases.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from cablelint.redaction.masking.redact import Redaction, RedactionError
from cablelint.redaction.masks import MaskError
from cablelint.redaction.releasing.manifest import as_bytes, entry, manifest
from cablelint.redaction.releasing.release import RefusedError, release
from cablelint.redaction.releasing.vault import VaultError, lock
from cablelint.system.files import write_atomically

if TYPE_CHECKING:
    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.redaction.settings import Settings

MANIFEST = "manifest.json"


@dataclass(slots=True)
class Published:
    """What became of a box of cables.

    Attributes:
        released: How many cables were written.
        masks: How many masks they hold.
        refused: For each cable that was not written, its number in the order read, and why.
        remarks: Findings about the reviewer's decisions, with the released file.
    """

    released: int = 0
    masks: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    remarks: list[tuple[str, Finding]] = field(default_factory=list)


def publish(
    cables: Iterable[tuple[Source, PurePath]], folder: Path, settings: Settings, manifest_path: Path | None = None
) -> Published:
    """Release cables into a folder.

    Args:
        cables: Each file with its place below the folder, before its names are masked.
        folder: Where the release goes; it is made if it is not there. With a key, the vaults go into a folder beside it
            whose name ends in ``.vault``.
        settings: Under what settings.
        manifest_path: Where the manifest goes; ``manifest.json`` in the folder if left out.

    Raises:
        OSError: The manifest cannot be written.
    """
    manifest_path = manifest_path or folder / MANIFEST
    done = Published()
    entries: dict[str, dict[str, Any]] = {}
    for number, (source, place) in enumerate(cables, 1):
        try:
            redacted = release(source, settings).redaction
            file = released_place(redacted, place)
            if file in entries:
                raise RedactionError("another cable of this release has the same file name")  # noqa: TRY301
            entries[file] = _write(redacted, file, folder, manifest_path, settings)
        except Exception as error:  # noqa: BLE001 - whatever fails, this cable is not released and the next one is tried
            done.refused.append((number, reason(error)))
            continue
        done.released += 1
        done.masks += len(redacted.masks)
        done.remarks += ((file, remark) for remark in redacted.remarks)
    manifest_path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(manifest_path, as_bytes(manifest(list(entries.values()), model_version())))
    return done


def write_single(redacted: Redaction, file: str, manifest_path: Path, settings: Settings) -> None:
    """Write the manifest of one cable, and with a key its vault beside it, whose name ends in ``.vault``.

    Raises:
        OSError: It cannot be written.
        VaultError: The package ``cryptography`` is missing.
    """
    vault = None
    if settings.key:
        vault = manifest_path.with_suffix(".vault")
        write_atomically(vault, lock(redacted, settings.key))
    one = entry(redacted, file, key=settings.key, vault=vault.name if vault else None)
    write_atomically(manifest_path, as_bytes(manifest([one], model_version())))


def released_place(redacted: Redaction, place: PurePath) -> str:
    """Where a cable goes below the folder of the release, its names masked there too."""
    return PurePath(*PurePath(redacted.result.name).parts[-len(place.parts) :]).as_posix()


def reason(error: Exception) -> str:
    """Why a cable was refused, in words that hold nothing of it: an error nobody foresaw gives its kind alone."""
    if isinstance(error, RefusedError | RedactionError | MaskError | VaultError):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return f"internal error: {type(error).__name__}"


def model_version() -> str:
    """The name model in use, by the start of its SHA-256."""
    from cablelint.names.model.name_model import MODEL_FILE

    return hashlib.sha256(MODEL_FILE.read_bytes()).hexdigest()[:12]


def _write(redacted: Redaction, file: str, folder: Path, manifest_path: Path, settings: Settings) -> dict[str, Any]:
    target = folder / file
    if target.exists() and Path(redacted.original.name).exists() and target.samefile(redacted.original.name):
        raise RedactionError("the release would overwrite its original; name another folder")
    vault = None
    if settings.key:
        vault = folder.with_name(f"{folder.resolve().name}.vault") / f"{file}.vault"
        locked = lock(redacted, settings.key)
        vault.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(vault, locked)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, redacted.result.data)
    shown = PurePath(os.path.relpath(vault, manifest_path.parent)).as_posix() if vault else None
    return entry(redacted, file, key=settings.key, vault=shown)
