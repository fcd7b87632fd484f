"""Compressed files and ZIP archives, read with a limit, so that no small file can fill the memory."""

from __future__ import annotations

import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import zipfile

#: In bytes. No cable is so long, and no text shrinks to a fraction of ``1 / MOST_EXPANSION``.
LONGEST = 64 * 1024 * 1024
MOST_EXPANSION = 40
#: The suffixes of compressed files, each with its form in English.
COMPRESSIONS = {".gz": "gzip file", ".zst": "Zstandard file"}
ARCHIVE = "ZIP archive"

_MAGIC = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst"}
_ENCRYPTED = 0x1
# Read at once when a whole file is decompressed piece by piece, in bytes.
_PIECE = 1024 * 1024


class PackedError(Exception):
    """Something packed cannot be read; the message is the reason in English, without the name of the file."""


def compression_of(data: bytes) -> str | None:
    """Return the suffix of the compression that the first bytes of a file show, None if it is not compressed."""
    return next((suffix for magic, suffix in _MAGIC.items() if data.startswith(magic)), None)


def decompress(data: bytes) -> bytes:
    """Decompress a gzip or Zstandard file whose form :func:`compression_of` shows.

    Raises:
        PackedError: The file is damaged, its content is longer than :func:`limit` bytes, or a package is missing.
    """
    suffix = compression_of(data) or ".gz"
    with _errors(suffix), _stream(io.BytesIO(data), suffix) as stream:
        content: bytes = stream.read(limit(len(data)) + 1)
    _check_length(len(content), len(data))
    return content


def decompress_to(path: str, output: IO[bytes]) -> None:
    """Decompress a file into another, a piece at a time.

    Raises:
        PackedError: As for :func:`decompress`.
        OSError: A file cannot be read or written.
    """
    size, written = os.stat(path).st_size, 0  # noqa: PTH116 - a path stays as the user gave it
    with open(path, "rb") as file:  # noqa: PTH123
        suffix = compression_of(file.read(4))
        if suffix is None:
            raise PackedError("not compressed, although its name says so")
        file.seek(0)
        with _errors(suffix), _stream(file, suffix) as stream:
            while piece := stream.read(_PIECE):
                written += len(piece)
                _check_length(written, size)
                output.write(piece)


def limit(size: int) -> int:
    """Return the most bytes that a file of ``size`` bytes may decompress to."""
    return max(LONGEST, MOST_EXPANSION * size)


def is_archive(path: str) -> bool:
    """Whether a path is a ZIP archive by its name and by its content."""
    if PurePath(path).suffix.lower() != ".zip":
        return False
    import zipfile

    return zipfile.is_zipfile(path)


def members(path: str) -> list[str]:
    """Return the names of the files in a ZIP archive, in its order, each once; folders and hidden files left out.

    Raises:
        PackedError: It is damaged.
        OSError: It cannot be read.
    """
    names = _archive(path, _state(path)).namelist()
    return list(dict.fromkeys(name for name in names if not name.endswith("/") and not _is_hidden(name)))


def leads_out(member: str) -> bool:
    """Whether the name of a member would be a path outside a folder that the archive is unpacked in."""
    path = PurePath(member)
    return path.is_absolute() or bool(path.drive) or ".." in path.parts


def split_member(path: str) -> tuple[str, str] | None:
    """Split the path of a member, ``box.zip/in/a.txt``, into archive and member; None if no archive is in the path."""
    # Paths are slow, and this is called for every file of a box.
    if ".zip" not in path.lower():
        return None
    for parent in PurePath(path).parents:
        if parent.suffix.lower() == ".zip" and Path(parent).is_file():
            # The rest of the string and not of the path, which would lose `./` in the name of a member.
            return str(parent), path[len(str(parent)) + 1 :]
    return None


def read_member(path: str, member: str) -> bytes:
    """Read a member of a ZIP archive.

    Raises:
        PackedError: The archive is damaged, the member is missing, encrypted or too long.
        OSError: The archive cannot be read.
    """
    archive = _archive(path, _state(path))
    try:
        entry = archive.getinfo(member)
    except KeyError:
        raise PackedError("not in the archive") from None
    if entry.flag_bits & _ENCRYPTED:
        raise PackedError("encrypted; unpack it with its password first")
    with _errors(".zip"), archive.open(entry) as file:
        data = file.read(limit(entry.compress_size) + 1)
    _check_length(len(data), entry.compress_size)
    return data


def _is_hidden(name: str) -> bool:
    # Archives made on a Mac have a folder of attributes beside each file.
    return any(part.startswith(".") and part not in (".", "..") for part in PurePath(name).parts) or name.startswith(
        "__MACOSX/"
    )


def _state(path: str) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=2)
def _archive(path: str, _state: tuple[int, int]) -> zipfile.ZipFile:
    """Open an archive; the last ones stay open, since reading the directory of one takes as long as a cable."""
    import zipfile

    with _errors(".zip"):
        return zipfile.ZipFile(path)


def _check_length(length: int, size: int) -> None:
    if length > limit(size):
        raise PackedError(f"decompresses to more than {limit(size):,} bytes; decompress it yourself if that is right")


@contextmanager
def _errors(suffix: str) -> Iterator[None]:
    import gzip
    import zipfile

    form = COMPRESSIONS.get(suffix, ARCHIVE)
    try:
        yield
    except (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackedError(f"damaged {form}: {type(error).__name__}") from None
    except Exception as error:
        # The error of Zstandard is defined in a package that may be missing.
        if type(error).__name__ == "ZstdError":
            raise PackedError(f"damaged {form}: ZstdError") from None
        raise


def _stream(file: IO[bytes], suffix: str) -> IO[bytes]:
    if suffix == ".gz":
        import gzip

        return cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="rb"))
    return cast("IO[bytes]", _zstd().ZstdFile(file))


def _zstd() -> Any:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        raise PackedError("a Zstandard file; install its reader with: pip install 'cablelint[zstd]'") from None
    return zstd
