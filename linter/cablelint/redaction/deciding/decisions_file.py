"""The decisions file: what reviewers decided, signed and saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cablelint.redaction.deciding.decisions import Decision, decision_from
from cablelint.redaction.deciding.mask_ids import tokens
from cablelint.redaction.deciding.signatures import Signature, signature_from
from cablelint.system.schema_files import TableError, read_table

if TYPE_CHECKING:
    from pathlib import Path

DECISIONS_SCHEMA = "decisions.schema.json"


class DecisionsFile(NamedTuple):
    """The part of a decisions file that changes a release.

    Attributes:
        decisions: The decisions, in the order of the file.
        signatures: The signatures, in the order of the file.
    """

    decisions: tuple[Decision, ...] = ()
    signatures: tuple[Signature, ...] = ()


NO_DECISIONS = DecisionsFile()


def read_decisions_file(path: Path) -> DecisionsFile:
    """Read a decisions file in TOML or JSON.

    Raises:
        TableError: It cannot be read, does not match ``schemas/decisions.schema.json``, or has a place without a word.
    """
    table = read_table(path, DECISIONS_SCHEMA)
    for number, decision in enumerate(table["decisions"]):
        for key in ("before", "after"):
            # Without a word the nearest place would be taken, which may be less than what is meant.
            if key in decision and "at" not in decision and not tokens(decision[key], ()):
                raise TableError(f"{path}: at decisions.{number}.{key}: expected a word, or a mask")
    return DecisionsFile(
        tuple(decision_from(one, number) for number, one in enumerate(table["decisions"], 1)),
        tuple(map(signature_from, table.get("signatures", ()))),
    )


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the decisions of a decisions file in TOML or JSON.

    Raises:
        TableError: It cannot be read, or does not match ``schemas/decisions.schema.json``.
    """
    return read_decisions_file(path).decisions
