"""The log of a release: each mask, why it is there and who decided it, with nothing that gives a name away.

It is made to be published. So it says where a masked stretch stood in the original by line and order only: the exact
place would tell how long the name was. The vault has the exact places, and the original itself.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from cablelint.edits import Span
from cablelint.redaction.proving.verify import Claim
from cablelint.system.schema_files import check_table, read_table
from cablelint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cablelint.redaction.keys import Key
    from cablelint.redaction.masking.redact import Kept, Mask, Redaction

SCHEMA = "manifest.schema.json"
VERSION = 1


def entry(redacted: Redaction, file: str, *, key: Key | None = None, vault: str | None = None) -> dict[str, Any]:
    """The manifest's entry for one cable.

    Args:
        redacted: What was masked.
        file: The released file, relative to the folder of the release.
        key: For the keyed hash of the original.
        vault: Where the vault is, relative to the manifest.
    """
    return {
        "file": file,
        "policy": redacted.policy,
        "style": redacted.style.value,
        "original": {"hmac_sha256": original_hash(redacted.original.data, key) if key else None},
        "result": {"sha256": hashlib.sha256(redacted.result.data).hexdigest(), "bytes": len(redacted.result.data)},
        "vault": vault,
        "masks": _masks(redacted),
        "kept": [_kept(redacted, mention) for mention in redacted.kept],
    }


def manifest(entries: Sequence[Mapping[str, Any]], model: str | None) -> dict[str, Any]:
    """A whole manifest, its cables in the order of their files.

    Args:
        entries: One for each cable.
        model: The version of the name model.

    Raises:
        TableError: It does not fit its own schema.
    """
    table = {
        "version": VERSION,
        "tool": {"name": "cablelint", "version": __version__, "model": model},
        "cables": sorted(entries, key=lambda one: str(one["file"])),
    }
    check_table(table, SCHEMA, "the manifest")
    return table


def as_bytes(table: Mapping[str, Any]) -> bytes:
    """A manifest as it is written: equal manifests are equal bytes."""
    return (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode()


def read_manifest(path: Path) -> dict[str, Any]:
    """Read a manifest.

    Raises:
        TableError: It cannot be read, or does not fit ``schemas/manifest.schema.json``.
    """
    return read_table(path, SCHEMA)


def original_hash(data: bytes, key: Key) -> str:
    """The keyed hash of an original: without the key a list of names would tell which of them fits."""
    return key.mac("original", data).hex()


def claims(cable: Mapping[str, Any], spans: Sequence[Span] | None = None) -> list[Claim]:
    """What the entry of a cable says of its masks.

    Args:
        cable: The entry.
        spans: For each place of each mask, what it stands for in the original, from the vault.
    """
    places = [(mask, Span(*place)) for mask in cable["masks"] for place in mask["result"]["places"]]
    known = spans if spans is not None else [None] * len(places)
    return [
        Claim(place, mask["mark"], f"subject {mask['subject']}", mask["kind"] == "name", span)
        for (mask, place), span in zip(places, known, strict=True)
    ]


def kept_places(cable: Mapping[str, Any]) -> list[Span]:
    """The names that the entry of a cable says are kept."""
    return [Span(*mention["place"]) for mention in cable["kept"]]


def _masks(redacted: Redaction) -> list[dict[str, Any]]:
    numbers: dict[object, int] = {}
    on_line: Counter[int] = Counter()
    result = []
    for mask in redacted.masks:
        line, _ = redacted.original.position(mask.edits[0].start)
        on_line[line] += 1
        number = numbers.setdefault(mask.planned.subject, len(numbers) + 1)
        result.append(_mask(redacted, mask, number, {"line": line, "nth": on_line[line]}))
    return result


def _mask(redacted: Redaction, mask: Mask, number: int, original: dict[str, int]) -> dict[str, Any]:
    line, column = redacted.result.position(mask.places[0].start)
    return {
        "id": redacted.ids[mask.planned.span],
        "mark": mask.mark,
        "subject": number,
        "kind": mask.planned.subject.label.lower(),
        "result": {"places": [list(place) for place in mask.places], "line": line, "column": column},
        "original": original,
        "rule": mask.planned.rule,
        "reason": mask.planned.reason,
        "decided_by": mask.planned.decided_by,
        "confidence": round(mask.planned.confidence, 4),
        "evidence": list(mask.planned.evidence),
    }


def _kept(redacted: Redaction, mention: Kept) -> dict[str, Any]:
    line, column = redacted.result.position(mention.place.start)
    return {
        "id": redacted.ids[mention.original],
        "place": list(mention.place),
        "line": line,
        "column": column,
        "rule": mention.rule,
        "decided_by": mention.decided_by,
    }
