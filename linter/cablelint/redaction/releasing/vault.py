"""The encrypted original: with the key it is restored byte for byte; without it, nothing can be learnt.

AES-256-GCM through the package ``cryptography`` (``pip install 'cablelint[vault]'``). What is locked is padded, so that
the size of the vault does not reveal even the length of the names; and it is bound to its release, so that no
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
    from cablelint.redaction.masking.redaction import Redaction

_MAGIC = b"cablelint vault 2\n"
_HASH = 32
_NONCE = 12
_BLOCK = 4096


class VaultError(ValueError):
    """The vault cannot be made or opened; the message says why and contains nothing of the original."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The contents of a vault.

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
    head = _MAGIC + _hash(redacted.original.data, key)
    bound_to = head + hashlib.sha256(redacted.result.data).digest()
    return head + nonce + cipher(key.derive("vault")).encrypt(nonce, packed, bound_to)


def is_vault_of(vault: bytes, original: bytes, key: Key) -> bool:
    """Whether a vault contains this original, locked with this key, for whatever release.

    Args:
        vault: The bytes of the vault.
        original: The bytes of the original.
        key: The key.
    """
    return vault.startswith(_MAGIC + _hash(original, key))


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
        raise VaultError("the file is not a vault of this version: its first line is not `cablelint vault 2`")
    head = vault[: len(_MAGIC) + _HASH]
    nonce = vault[len(head) : len(head) + _NONCE]
    locked = vault[len(head) + _NONCE :]
    cipher, mismatch = _library()
    try:
        packed = cipher(key.derive("vault")).decrypt(nonce, locked, head + hashlib.sha256(release).digest())
    except (mismatch, ValueError):
        raise VaultError(
            "the vault does not open: the key is another, the vault is truncated or altered, or the release is not the "
            "one it belongs to"
        ) from None
    table = json.loads(zlib.decompressobj().decompress(packed))
    spans = tuple(Span(*span) for span in table["spans"])
    return Opened(table["name"], base64.b64decode(table["data"]), spans)


def _hash(original: bytes, key: Key) -> bytes:
    """Return the keyed hash of an original, by which a vault is recognised without opening it."""
    return key.mac("vault of", original)


def check_vaults() -> None:
    """Check that vaults can be made.

    Raises:
        VaultError: The package ``cryptography`` is missing.
    """
    _library()


def _library() -> tuple[type[AESGCM], type[Exception]]:
    """The cipher, and what it raises when a vault does not open."""
    try:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise VaultError(
            "a vault needs the package cryptography; install it with `pip install 'cablelint[vault]'`"
        ) from None
    return AESGCM, InvalidTag
