"""The manifest of a release, which is published, and the private log, which is not.

The manifest says what is masked in each file, by what rule, and who decided it. It contains nothing that was computed
from a name or from its place in the original: no length, no confidence, no evidence, no name of an original file. Those
are in the private log, for the people who made the release.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from itertools import repeat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias

from cablelint.edits import Span
from cablelint.redaction.releasing.printed import DEPTH_OF_FILE, in_bytes, printed
from cablelint.redaction.releasing.records import Records
from cablelint.system.globs import absolute
from cablelint.system.long_tables import LongList, read_long_table
from cablelint.system.schema_files import TableError
from cablelint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cablelint.redaction.keys import Key
    from cablelint.redaction.masking.redaction import Redaction

MANIFEST = "manifest.json"
MANIFEST_SCHEMA = "manifest.schema.json"
VERSION = 2


def entry(redaction: Redaction, key: Key | None = None) -> dict[str, Any]:
    """Make the manifest's entry for one file, without the paths of file and vault.

    Args:
        redaction: The masks and the text that is released.
        key: The key for the keyed hash of the original: a plain hash would confirm a guess at it.
    """
    log = redaction.to_dict()
    return {
        "policy": log["policy"],
        "style": log["style"],
        "original": {"hmac_sha256": original_hash(redaction.original.data, key) if key else None},
        "result": {"sha256": hashlib.sha256(redaction.result.data).hexdigest(), "bytes": len(redaction.result.data)},
        "masks": log["masks"],
        "kept": log["kept"],
    }


def log_entry(redaction: Redaction) -> dict[str, Any]:
    """Make the private log's entry for one file, without the paths of release and original."""
    masks = []
    for mask in redaction.masks:
        line, column = redaction.original.position(mask.planned.span.start)
        masks.append(
            {
                "id": redaction.ids[mask.planned.span],
                "mark": mask.mark,
                "spans": [list(edit.span) for edit in mask.edits],
                "line": line,
                "column": column,
                "confidence": round(mask.planned.confidence, 4),
                "evidence": list(mask.planned.evidence),
            }
        )
    return {"sha256": hashlib.sha256(redaction.original.data).hexdigest(), "masks": masks}


Entries: TypeAlias = "Sequence[Mapping[str, Any]] | Records | LongList"
"""The entries of files in the order of their paths, in memory or on disk."""


def manifest(entries: Entries, account: Mapping[str, int]) -> dict[str, Any]:
    """Make a whole manifest.

    Args:
        entries: One for each file, with the paths of file and vault.
        account: The number of files found, released, refused and of those that are no cable.
    """
    return {
        "version": VERSION,
        "tool": {"name": "cablelint", "version": __version__, "model": model_version()},
        "account": dict(account),
        "cables": entries,
    }


def listed_files(table: Mapping[str, Any]) -> set[str]:
    """Return the files that a manifest lists: cables, release copies and their index."""
    return set(_listed(table))


def _listed(table: Mapping[str, Any]) -> list[str]:
    files = [file for cable in table["cables"] for file in files_of(cable)]
    return [*files, table["index"]["file"]] if "index" in table else files


def files_of(cable: Mapping[str, Any]) -> list[str]:
    """Return the files that an entry lists: the cable, and its release copy if it has one."""
    return [cable["file"], cable["copy"]["file"]] if "copy" in cable else [cable["file"]]


def sealed(table: Mapping[str, Any], key: Key | None) -> dict[str, Any]:
    """Seal a manifest with the key of the release, so that no change of it stays unseen; without a key it has no seal.

    Args:
        table: The manifest.
        key: The key.
    """
    seal = {"key": key_number(key), "hmac_sha256": _seal(table, key)} if key else None
    return {**table, **({"seal": seal} if seal else {})}


def is_sealed(table: Mapping[str, Any], key: Key) -> bool:
    """Whether a manifest has the seal of a key, and was not changed since."""
    return "seal" in table and hmac.compare_digest(table["seal"]["hmac_sha256"], _seal(table, key))


def is_of_other_key(table: Mapping[str, Any], key: Key) -> bool:
    """Whether a manifest was sealed with another key."""
    return "seal" in table and table["seal"]["key"] != key_number(key)


def key_number(key: Key) -> str:
    """Return a number by which a key is recognised, and that reveals nothing of it: 16 hexadecimal digits."""
    return key.mac("number", b"").hex()[:16]


def _seal(table: Mapping[str, Any], key: Key) -> str:
    return key.mac_of_pieces("manifest", map(str.encode, _unsealed(table))).hex()


def _unsealed(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the JSON text of a manifest without its seal, the keys sorted, one cable after the other."""
    opening = "{"
    for name in sorted(table.keys() - {"seal"}):
        yield f"{opening}{json.dumps(name)}: "
        if name == "cables":
            # The private folder may be moved: each vault is bound to its release, wherever it is.
            cables = (json.dumps({**cable, "vault": None}, sort_keys=True) for cable in table[name])
            yield "["
            yield from (f", {cable}" if number else cable for number, cable in enumerate(cables))
            yield "]"
        else:
            yield json.dumps(table[name], sort_keys=True)
        opening = ", "
    yield "}"


def private_log(box: Sequence[str], entries: Entries) -> dict[str, Any]:
    """Make a whole private log.

    Args:
        box: The identity of the box, from :func:`cablelint.redaction.releasing.box.identity_of`.
        entries: One for each file, with the paths of release and original.
    """
    return {"version": VERSION, "box": list(box), "cables": entries}


def encoded(table: Mapping[str, Any]) -> Iterator[bytes]:
    """Encode a manifest or log for reading, file by file: a line for each mask. Equal tables are equal bytes."""
    yield from map(in_bytes, _pieces(table, 0))
    yield b"\n"


def _pieces(value: Any, depth: int) -> Iterator[str]:
    """Yield JSON text with the table and its lists opened over several lines; what is of one file is one piece."""
    if depth == DEPTH_OF_FILE or not isinstance(value, dict | list | Records) or not value:
        yield printed(value, depth)
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield opening
    indent = "\n" + " " * (depth + 1)
    listed = value.printed() if isinstance(value, Records) else value
    items = value.items() if isinstance(value, dict) else zip(repeat(None), listed)
    for number, (key, item) in enumerate(items):
        yield ("," if number else "") + indent
        if key is not None:
            yield f"{json.dumps(key)}: "
        yield from [item] if isinstance(value, Records) else _pieces(item, depth + 1)
    yield "\n" + " " * depth + closing


def read_manifest(path: Path) -> dict[str, Any]:
    """Read a manifest.

    Returns:
        The manifest; its entries stay in the file until they are wanted.

    Raises:
        TableError: The file cannot be read, is invalid by ``schemas/manifest.schema.json``, or lists a file twice or
            outside of the release.
    """
    table = read_long_table(path, MANIFEST_SCHEMA, "cables")
    if problem := _problem(table):
        raise TableError(f"{path}: {problem}; restore the manifest, or run redact again")
    return table


def manifest_near(release: Path) -> Path | None:
    """Return the manifest of the release folder that a file lies in: the nearest above it that lists the file."""
    place = Path(absolute(release))
    for folder in place.parents:
        path = folder / MANIFEST
        if path.is_file():
            try:
                files = {cable["file"] for cable in read_manifest(path)["cables"]}
            except TableError:
                continue
            if place.relative_to(folder).as_posix() in files:
                return path
    return None


def _problem(table: Mapping[str, Any]) -> str:
    """Return the fault of a manifest that no schema can see, or an empty string."""
    listed = _listed(table)
    if not all(map(_is_below, listed)):
        return "it lists a file that is not below the folder of the release"
    return "it lists a file twice" if len(set(listed)) != len(listed) else ""


def fault_of_account(table: Mapping[str, Any]) -> str:
    """Return the fault of the account of a manifest, or an empty string if it adds up."""
    account, listed = table["account"], len(table["cables"])
    if account["released"] != listed:
        return f"its account says that {account['released']:,} files were released, and it lists {listed:,}"
    if account["found"] != account["released"] + account["refused"] + account["not_cables"]:
        return "its account does not add up"
    return ""


def _is_below(file: str) -> bool:
    path = PurePosixPath(file)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\0" not in file


def original_hash(data: bytes, key: Key) -> str:
    """Return the keyed hash of an original; without the key it confirms no guess at the original."""
    return key.mac("original", data).hex()


def model_version() -> str:
    """Return the version of the name model in the package: the start of its SHA-256."""
    from cablelint.names.model.name_model import MODEL_FILE

    return hashlib.sha256(MODEL_FILE.read_bytes()).hexdigest()[:12]


def masked_spans(log: Mapping[str, Any]) -> list[Span]:
    """Return the spans of an original that its private log says are masked, from left to right."""
    return [Span(*span) for mask in log["masks"] for span in mask["spans"]]
