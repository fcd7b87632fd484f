"""The entries of a release on disk: all come back, in the order of their files, and nothing is left of the file."""

import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.redaction.releasing.manifest import Entries, encoded, manifest, private_log, sealed
from cablelint.redaction.releasing.records import Records

from .invented import KEY

ACCOUNT = {"found": 3, "released": 3, "refused": 0, "not_cables": 0}
ENTRIES: list[dict[str, Any]] = [
    {"file": "b.txt", "vault": "../x.private/vault/b.txt.vault", "masks": [{"mark": "[NAME-1]", "kind": "name"}]},
    {"file": "bad\udcff.txt", "vault": None, "masks": []},
    {"file": "a/é.txt", "vault": None, "masks": [{"mark": "[NAME-2]", "kind": "name"}]},
]


def records(folder: Path, entries: list[dict[str, Any]]) -> Records:
    kept = Records(folder)
    for entry in entries:
        kept.add(entry)
    return kept


def in_order(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: str(entry["file"]))


def test_entries_come_back_in_the_order_of_their_files_however_often(tmp_path: Path) -> None:
    kept = records(tmp_path, ENTRIES[:2])
    assert list(kept) == ENTRIES[:2]
    kept.add(ENTRIES[2])
    assert list(kept) == list(kept) == in_order(ENTRIES)
    assert len(kept) == 3


def test_nothing_is_written_before_the_first_entry_and_nothing_is_left(tmp_path: Path) -> None:
    assert list(Records(tmp_path / "missing")) == []
    kept = records(tmp_path, ENTRIES)
    del kept
    gc.collect()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", range(4))
def test_a_table_of_entries_on_disk_is_printed_and_sealed_like_one_in_memory(tmp_path: Path, count: int) -> None:
    on_disk, in_memory = records(tmp_path, ENTRIES[:count]), in_order(ENTRIES[:count])
    makers: tuple[Callable[[Entries], dict[str, Any]], ...] = (
        lambda entries: sealed(manifest(entries, ACCOUNT), KEY),
        lambda entries: private_log(["box"], entries),
    )
    for make in makers:
        printed = b"".join(encoded(make(on_disk)))
        assert printed == b"".join(encoded(make(in_memory)))
        assert json.loads(printed)["cables"] == in_memory


def test_the_seal_is_that_of_the_whole_manifest_without_the_places_of_vaults() -> None:
    table = manifest(ENTRIES, ACCOUNT)
    whole = {**table, "cables": [{**entry, "vault": None} for entry in ENTRIES]}
    expected = KEY.mac("manifest", json.dumps(whole, sort_keys=True).encode()).hex()
    assert sealed(table, KEY)["seal"]["hmac_sha256"] == expected


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_a_code_of_pieces_is_that_of_the_whole(pieces: list[bytes]) -> None:
    assert KEY.mac_of_pieces("test", pieces) == KEY.mac("test", b"".join(pieces))
