"""The spool: containers decompressed to files, since a slice of a compressed one cannot be read from its middle."""

from __future__ import annotations

import codecs
import shutil
from pathlib import Path, PurePath

from cablelint.document.source import decode
from cablelint.system.packed import compression_of, decompress, decompress_to, read_member, split_member

_FOLDER = ".inputs"
#: The byte-order marks of encodings that cannot be read from the middle of a file.
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Spool:
    """A folder of decompressed containers, each named by its number."""

    def __init__(self, output: Path) -> None:
        """Keep the place; the folder is made when it is needed.

        Args:
            output: The output folder of the run, which all processes and nodes see.
        """
        self._folder = output / _FOLDER
        self._paths: dict[str, str] = {}

    def decompressed(self, path: str) -> str:
        """Decompress a container, once, into a file in UTF-8.

        Args:
            path: A file, or a member of an archive.

        Returns:
            The path of the file.

        Raises:
            PackedError: It is damaged, or too long for its size.
            OSError: It cannot be read or written.
        """
        known = self._paths.get(path)
        if known is not None:
            return known
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / f"{len(self._paths):04}{''.join(PurePath(path).suffixes[-2:-1])}"
        _decompress(path, target)
        self._paths[path] = str(target)
        return str(target)

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._paths.clear()


def _decompress(path: str, target: Path) -> None:
    member = split_member(path)
    if member is None and _begin(path) is not None:
        with target.open("wb") as output:
            decompress_to(path, output)
    else:
        data = read_member(*member) if member else Path(path).read_bytes()
        target.write_bytes(decompress(data) if compression_of(data) else data)
    with target.open("rb") as file:
        is_utf_16 = file.read(2) in UTF_16
    if is_utf_16:
        target.write_bytes(decode(target.read_bytes()).text.encode())


def _begin(path: str) -> str | None:
    with Path(path).open("rb") as file:
        return compression_of(file.read(4))
