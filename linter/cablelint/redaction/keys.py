"""The secret behind pseudonyms and vaults: a file that its owner keeps away from the release."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SHORTEST = 16
_FEWEST_DIFFERENT = 8


class KeyFileError(ValueError):
    """The key file cannot be used; the message says why and what to do, and contains nothing of the key."""


@dataclass(frozen=True, slots=True)
class Key:
    """A secret; its ``repr`` does not show it."""

    material: bytes = field(repr=False)

    def derive(self, purpose: str) -> bytes:
        """Derive 32 bytes for one purpose, which reveal neither the secret nor those of another purpose."""
        return hmac.digest(self.material, f"cablelint {purpose} 1".encode(), hashlib.sha256)

    def digest(self, purpose: str, text: str) -> str:
        """A keyed HMAC-SHA256 of a text in base32, 52 letters; without the key no list of names reverses it."""
        digest = self.mac(purpose, text.encode("utf-8", "surrogatepass"))
        return base64.b32encode(digest).decode("ascii").rstrip("=")

    def mac(self, purpose: str, data: bytes) -> bytes:
        """A keyed HMAC-SHA256 of any bytes."""
        return self.mac_of_pieces(purpose, [data])

    def mac_of_pieces(self, purpose: str, pieces: Iterable[bytes]) -> bytes:
        """A keyed HMAC-SHA256 of the bytes that all pieces are together."""
        code = hmac.new(self.derive(purpose), digestmod=hashlib.sha256)
        for piece in pieces:
            code.update(piece)
        return code.digest()


def read_key(path: Path) -> Key:
    """Read a key file: any 16 bytes or more, without the line end; :func:`write_key` makes a good one.

    Raises:
        KeyFileError: The file is missing, unreadable, or too short or too plain to be a secret.
    """
    try:
        material = path.read_bytes().strip()
    except OSError as error:
        raise KeyFileError(f"cannot read the key file {path}: {error.strerror}; `cablelint key` makes one") from None
    if len(material) < _SHORTEST or len(set(material)) < _FEWEST_DIFFERENT:
        raise KeyFileError(
            f"the key file {path} contains no secret: expected at least {_SHORTEST} bytes, of which "
            f"{_FEWEST_DIFFERENT} different; `cablelint key` makes a good one"
        )
    return Key(material)


def write_key(path: Path) -> None:
    """Make a new key file of 256 random bits, readable by its owner alone.

    Raises:
        KeyFileError: The file is there already (a lost key cannot be made again), or cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyFileError(f"{path} is there already; a key is never overwritten") from None
    except OSError as error:
        raise KeyFileError(f"cannot write the key file {path}: {error.strerror}") from None
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
    except OSError as error:
        path.unlink()
        raise KeyFileError(f"cannot write the key file {path}: {error.strerror}") from None
