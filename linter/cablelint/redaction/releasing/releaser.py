"""The release of one file after another, prepared in worker processes; nothing is written here."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.document.opening import open_source
from cablelint.document.source import decode
from cablelint.redaction.kit.release_copy import ReleaseCopy, make_copy
from cablelint.redaction.masking.file_names import released_name
from cablelint.redaction.masking.redact import RedactionError
from cablelint.redaction.masks import MaskError
from cablelint.redaction.releasing.manifest import entry, log_entry
from cablelint.redaction.releasing.release import RefusedError, release
from cablelint.redaction.releasing.vault import VaultError, lock
from cablelint.system.schema_files import TableError
from cablelint.system.walking import Unreadable

if TYPE_CHECKING:
    from cablelint.findings import Finding
    from cablelint.redaction.masking.redaction import Redaction
    from cablelint.redaction.releasing.box import BoxFile
    from cablelint.redaction.settings import Settings


_INVENTED = b"""\
UNCLASSIFIED

R 031200Z MAR 08
FM AMEMBASSY HELSINKI
TO SECSTATE WASHDC 0001

UNCLAS HELSINKI 000001

E.O. 12958: N/A
TAGS: PREL, FI
SUBJECT: CALL ON AINO TERVONEN

1. (U) Summary: The Ambassador met Aino Tervonen on March 3, 2008. End summary.

2. (U) Mr. Tervonen said that Eero Lund had left.
"""


class Prepared(NamedTuple):
    """A proved release of one file, not yet written.

    Attributes:
        path: The file that was read.
        place: The path below the folder of the release, names in it masked.
        original: The bytes of the original.
        data: The bytes of the release.
        entry: The manifest's entry, without the paths of file and vault.
        log: The private log's entry, without the path of the file.
        vault: The locked original, or nothing without a key.
        copy: The release copy, made for this path; None if no copy is wanted.
        masks: The number of masks.
        remarks: Findings about the reviewer's decisions, each with its line and column.
    """

    path: str
    place: str
    original: bytes
    data: bytes
    entry: dict[str, Any]
    log: dict[str, Any]
    vault: bytes
    copy: ReleaseCopy | None
    masks: int
    remarks: tuple[tuple[int, int, Finding], ...]


class Refused(NamedTuple):
    """A file that is not released.

    Attributes:
        path: The file that was read.
        reason: The reason, in words that contain nothing of the file, with the line and the mask where there is one.
    """

    path: str
    reason: str


class Releaser:
    """Prepares the release of one file after another; runs in worker processes, and writes nothing."""

    def __init__(self, settings: Settings, *, copies: bool = False) -> None:
        """Keep the settings of the release.

        Args:
            settings: The settings of the redaction.
            copies: Whether a release copy is made of each file.
        """
        self._settings = settings
        self._copies = copies

    def warm_up(self) -> None:
        """Release an invented cable, so that processes that start as copies of this one have loaded what all need."""
        settings = replace(self._settings, decisions=(), signatures=())
        # What fails here fails for the files too, and is reported there.
        with suppress(Exception):
            release(decode(_INVENTED), settings)

    def __call__(self, file: BoxFile | Unreadable) -> Prepared | Refused:
        """Read, redact and prove one file."""
        if isinstance(file, Unreadable):
            return Refused(file.path, file.reason)
        source = open_source(file.path, self._settings.columns, name=file.name)
        if isinstance(source, Unreadable):
            return Refused(source.path, source.reason)
        try:
            redaction = release(source, self._settings)
            return self._prepared(file, redaction)
        except Exception as error:  # noqa: BLE001 - whatever fails, this file is not released and the next one is tried
            return Refused(file.path, reason(error))

    def _prepared(self, file: BoxFile, redaction: Redaction) -> Prepared:
        key = self._settings.key
        place = released_place(redaction, file.place)
        listed = entry(redaction, key=key)
        return Prepared(
            path=file.path,
            place=place,
            original=redaction.original.data,
            data=redaction.result.data,
            entry=listed,
            log=log_entry(redaction),
            vault=lock(redaction, key) if key else b"",
            copy=make_copy(redaction.result.data, place, listed) if self._copies else None,
            masks=len(redaction.masks),
            remarks=tuple((*redaction.original.position(one.span.start), one) for one in redaction.remarks),
        )


def released_place(redaction: Redaction, place: PurePath) -> str:
    """Return the path of a release below its folder, with the names in it masked and the suffix of a text."""
    name = released_name(redaction.original, redaction.result.name)
    return PurePath(*PurePath(name).parts[-len(place.parts) :]).as_posix()


def reason(error: Exception) -> str:
    """Say why a file is refused; an unforeseen error gives its type alone, since its words could quote the file."""
    if isinstance(error, RefusedError | RedactionError | MaskError | TableError | VaultError):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return f"internal error: {type(error).__name__}"
