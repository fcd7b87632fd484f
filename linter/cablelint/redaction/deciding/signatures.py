"""Signatures of reviewers: a cable that was signed is released as it was signed, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cablelint.redaction.deciding.decisions import is_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Signature:
    """A reviewer's signature under one cable.

    Attributes:
        file: The released file.
        reviewer: The reviewer who signed.
        signed_at: The time in ISO 8601.
        digest: The digest of what was signed, 64 hexadecimal digits: the released text, with codes for masks.
        masks: The identifiers of the masks, to say which one changed since.
        policy: The name of the policy, to say whether it changed since.
        undecided: The number of mentions that the reviewer left to the policy.
        unseen: The number of lines that were not on screen.
    """

    file: str
    reviewer: str
    signed_at: str
    digest: str
    masks: tuple[str, ...] = ()
    policy: str = ""
    undecided: int = 0
    unseen: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Convert the signature for a decisions file."""
        return {
            "file": self.file,
            "reviewer": self.reviewer,
            "signed_at": self.signed_at,
            "digest": self.digest,
            "masks": list(self.masks),
            "policy": self.policy,
            "undecided": self.undecided,
            "unseen": self.unseen,
        }


def signature_from(table: Mapping[str, Any]) -> Signature:
    """Read one signature of a decisions file."""
    return Signature(**{**table, "masks": tuple(table.get("masks", ()))})


def signatures_under(file: str, signatures: Iterable[Signature]) -> list[Signature]:
    """Select the signatures under one file, named as it will be released."""
    return [signature for signature in signatures if is_about(signature.file, file)]
