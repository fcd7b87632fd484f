"""The original under lock: whoever holds the key gets it back byte for byte, nobody else learns a thing.

AES-256-GCM through the package ``cryptography`` (``pip install cablelint[vault]``). What is locked is padded, so that
not even the length of the names can be told from the size of the vault; and it is bound to its release, so that no
vault can be passed off as another's.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cablelint.edits import Span

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from cablelint.redaction.keys import Key
    from cablelint.redaction.masking.redact import Redaction

_MAGIC = b"cablelint vault 1\n"
_NONCE = 12
_BLOCK = 4096


class VaultError(ValueError):
    """The vault cannot be made or opened; the message says why and holds nothing of what is locked."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a vault holds.

    Attributes:
        name: The file name of the original.
        data: The bytes of the original.
        spans: The masked stretches of the original, in characters, one for each place of each mask.
    """

    name: str
    data: bytes
    spans: tuple[Span, ...]


def lock(redacted: Redaction, key: Key) -> bytes:
    """Lock an original away.

    Raises:
        VaultError: The package ``cryptography`` is missing.
    """
    cipher, _ = _library()
    table = {
        "name": redacted.original.name,
        "data": base64.b64encode(redacted.original.data).decode("ascii"),
        "spans": [list(edit.span) for edit in redacted.edits],
    }
    packed = zlib.compress(json.dumps(table).encode())
    packed += bytes(-len(packed) % _BLOCK)
    nonce = os.urandom(_NONCE)
    return _MAGIC + nonce + cipher(key.derive("vault")).encrypt(nonce, packed, _bound_to(redacted.result.data))


def open_vault(vault: bytes, release: bytes, key: Key) -> Opened:
    """Get an original back.

    Args:
        vault: The bytes of the vault.
        release: The bytes of the released file that belongs to it.
        key: The key it was locked with.

    Raises:
        VaultError: It is no vault, is truncated or altered, belongs to another release, or the key is wrong; or the
            package ``cryptography`` is missing.
    """
    if not vault.startswith(_MAGIC):
        raise VaultError("this is not a vault of this version: its first line is not `cablelint vault 1`")
    nonce = vault[len(_MAGIC) : len(_MAGIC) + _NONCE]
    locked = vault[len(_MAGIC) + _NONCE :]
    cipher, mismatch = _library()
    try:
        packed = cipher(key.derive("vault")).decrypt(nonce, locked, _bound_to(release))
    except (mismatch, ValueError):
        raise VaultError(
            "the vault does not open: the key is another, the vault is truncated or altered, or the release is not the "
            "one it belongs to"
        ) from None
    table = json.loads(zlib.decompressobj().decompress(packed))
    spans = tuple(Span(*span) for span in table["spans"])
    return Opened(table["name"], base64.b64decode(table["data"]), spans)


def _bound_to(release: bytes) -> bytes:
    return _MAGIC + hashlib.sha256(release).digest()


def _library() -> tuple[type[AESGCM], type[Exception]]:
    """The cipher, and what it raises when a vault does not open."""
    try:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise VaultError(
            "a vault needs the package cryptography; install it with `pip install cablelint[vault]`"
        ) from None
    return AESGCM, InvalidTag
