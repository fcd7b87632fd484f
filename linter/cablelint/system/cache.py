"""Results of earlier runs, found again by the content they were made from.

An entry's name and the key it is sealed with are both derived from the file's own bytes and from everything else the
result depends on: the tool, its data, the settings. So a changed file, version or setting is simply another entry, and
without the file nobody can read its entry, names included; with it, the entry reveals nothing new.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import hmac
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_TAG_LENGTH = 32
_CODE = (".py", ".lark", ".json", ".csv", ".txt", ".bin", ".gz", ".npz")
#: Marks the folder for backup programs as reproducible (https://bford.info/cachedir/).
_MARK = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of cablelint; delete it whenever you like.\n"


@functools.cache
def tool_digest() -> bytes:
    """A digest of the tool: its version, its code, grammar, tables and models, and the version of Python."""
    from importlib.resources import files

    digest = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    for package in ("cablelint", "cablelint.grammar", "cablelint.schemas"):
        for name, entry in _files(files(package), package):
            data = entry.read_bytes()
            digest.update(f"{name} {len(data)} ".encode() + data)
    return digest.digest()


def file_key(name: str, data: bytes) -> bytes:
    """Return the key of a file, for results that depend on its name too."""
    return name.encode("utf-8", "surrogatepass") + b"\0" + data


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results. Two processes may use it at once, since an entry is put in place whole.

    Attributes:
        folder: Where entries lie; made when the first is written.
        settings: Everything besides the file and the tool that the result depends on.
    """

    folder: Path
    settings: bytes

    def get(self, data: bytes) -> bytes | None:
        """Return the result for these bytes; None without one, or if it is damaged."""
        name, key = self._derive(data)
        try:
            sealed = self._path(name).read_bytes()
        except OSError:
            return None
        tag, content = sealed[:_TAG_LENGTH], sealed[_TAG_LENGTH:]
        if not hmac.compare_digest(tag, _tag(key, content)):
            return None
        return _mixed(content, key)

    def put(self, data: bytes, result: bytes) -> None:
        """Keep a result. A folder that cannot be written to keeps none: a cache never fails a run."""
        name, key = self._derive(data)
        content = _mixed(result, key)
        path = self._path(name)
        temporary = path.with_name(f".{os.urandom(8).hex()}.tmp")
        with contextlib.suppress(OSError):
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                self._mark()
            try:
                temporary.write_bytes(_tag(key, content) + content)
                temporary.replace(path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

    def _mark(self) -> None:
        (self.folder / "CACHEDIR.TAG").write_text(_MARK, "utf-8")
        (self.folder / ".gitignore").write_text("*\n", "utf-8")

    def _derive(self, data: bytes) -> tuple[str, bytes]:
        digest = hashlib.sha256(data).digest()
        context = tool_digest() + self.settings
        name = hmac.digest(digest, b"name" + context, hashlib.sha256).hex()
        # The name is public and the digest of a file may be known, so the key comes from the bytes themselves.
        return name, hashlib.sha256(b"key" + len(context).to_bytes(8) + context + data).digest()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name[:2]}/{name[2:]}"


def _tag(key: bytes, content: bytes) -> bytes:
    return hmac.digest(key, content, hashlib.sha256)


def _mixed(content: bytes, key: bytes) -> bytes:
    """The content mixed with a stream that only the key gives; mixing again undoes it.

    One key only ever seals one content, since the result follows from what the key is made of.
    """
    stream = hashlib.shake_256(key).digest(len(content))
    size = len(content)
    return (int.from_bytes(content) ^ int.from_bytes(stream)).to_bytes(size) if size else b""


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(_CODE):
            yield f"{name}/{entry.name}", entry


def settings_digest(*settings: object) -> bytes:
    """A digest of settings whose ``repr`` says all there is to them."""
    return hashlib.sha256(repr(settings).encode()).digest()
