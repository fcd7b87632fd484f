"""Tables with a long list: read like any other table, faults included, without the list in memory."""

from __future__ import annotations

import json
import random
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.system.long_tables import LongList, read_long_table
from cablelint.system.schema_files import TableError, read_table

SCHEMA = "private-log.schema.json"
ENTRY: dict[str, Any] = {"file": "a/é \udcff\U0001f5fa.txt", "original": "box/a.txt", "sha256": "0" * 64, "masks": []}
LOG: dict[str, Any] = {"version": 2, "box": ["box"], "cables": [ENTRY, {**ENTRY, "file": "b.txt"}]}


def outcome(read: Any, path: Path, *arguments: str) -> object:
    """Return what a reading gives, the list in memory, or the message of its error."""
    try:
        table = read(path, *arguments)
    except TableError as error:
        return str(error)
    return {**table, "cables": list(table["cables"])}


def check_same(path: Path, data: bytes) -> object:
    path.write_bytes(data)
    found = outcome(read_long_table, path, SCHEMA, "cables")
    assert found == outcome(read_table, path, SCHEMA)
    return found


@pytest.mark.parametrize("indent", [None, 0, 1, "\t"])
@pytest.mark.parametrize("count", [0, 1, 2, 2_000])
def test_the_list_is_read_in_its_order_whatever_the_layout(tmp_path: Path, count: int, indent: str | None) -> None:
    table = {**LOG, "cables": [{**ENTRY, "file": f"{'x' * (number % 97)}é{number}.txt"} for number in range(count)]}
    assert check_same(tmp_path / "log.json", json.dumps(table, indent=indent).encode()) == table


def test_an_object_is_read_when_it_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(LOG, ensure_ascii=True))
    entries = read_long_table(path, SCHEMA, "cables")["cables"]
    assert isinstance(entries, LongList)
    assert (len(entries), entries[1]["file"], entries[0], entries[-1]) == (2, "b.txt", ENTRY, entries[1])
    assert list(entries) == list(entries) == LOG["cables"]
    with pytest.raises(IndexError):
        entries[2]


@given(st.integers(70_000, 70_000 + len(json.dumps(ENTRY))), st.sampled_from(["cables", "box"]))
def test_a_piece_may_end_anywhere(tmp_path_factory: pytest.TempPathFactory, length: int, first: str) -> None:
    # The text is read in pieces of 65,536 bytes: the end of the second one passes over an entry.
    table = {"version": 2, "box": ["é" * (length // 2)], "cables": [ENTRY] * 400}
    table = {first: table[first], **table}
    assert (
        check_same(tmp_path_factory.mktemp("log") / "log.json", json.dumps(table, ensure_ascii=True).encode()) == table
    )


def test_every_fault_is_reported_as_usual(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    whole = json.dumps(LOG).encode()
    for end in range(len(whole)):
        assert isinstance(check_same(path, whole[:end]), str)
    faults = [
        *(whole.replace(b'"masks": []', each) for each in (b'"masks": 1', b'"masks": [NaN]', b'"masks": ["\xff"]')),
        *(whole + each for each in (b"x", b"{}", b"]", b"\0")),
        *(
            whole.replace(b'"cables": [', each, 1)
            for each in (b'"cables": {[', b'"cables": 3, "x": [', b'"cables": [,')
        ),
        whole.replace(b'"version": 2', b'"version": ' + b"[" * 100_000),
        whole.replace(b'"version": 2', b'"version": ' + b"9" * 5_000),
        whole.replace(b'"version": 2', b'"version": 1'),
        b"[]",
        b"{}",
        b"",
    ]
    assert all(isinstance(check_same(path, fault), str) for fault in faults)


@pytest.mark.parametrize(
    "unusual",
    [
        b"\xef\xbb\xbf" + json.dumps(LOG).encode(),
        json.dumps(LOG).replace('"cables"', '"cables": [], "cables"').encode(),
        b"  " + json.dumps(LOG, indent=3).replace("\n", "\r\n").encode() + b" \r\n\t",
    ],
    ids=["byte-order mark", "key twice", "blanks"],
)
def test_what_is_allowed_elsewhere_is_allowed_here(tmp_path: Path, unusual: bytes) -> None:
    assert check_same(tmp_path / "log.json", unusual) == LOG


def test_damaged_bytes_are_read_or_refused_as_usual(tmp_path: Path) -> None:
    chance = random.Random(4)
    whole = json.dumps(LOG).encode()
    results = []
    for _ in range(300):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        results.append(check_same(tmp_path / "log.json", bytes(damaged)))
    assert {type(result) for result in results} == {dict, str}


def test_the_list_is_never_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps({**LOG, "cables": [{**ENTRY, "original": "x" * 20_000}] * 400}))
    read_long_table(path, SCHEMA, "cables")
    tracemalloc.start()
    try:
        entries = read_long_table(path, SCHEMA, "cables")["cables"]
        assert sum(len(entry["original"]) for entry in entries) == 8_000_000
        assert tracemalloc.get_traced_memory()[1] < 1_500_000
    finally:
        tracemalloc.stop()
