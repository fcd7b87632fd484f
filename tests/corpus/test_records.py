"""Records are found in order and read back whole from every kind of input."""

import json
import zipfile

import pytest

from cablelint.corpus.records import find, read
from cablelint.corpus.slices import InputError
from cablelint.document.source import Columns
from cablelint.system import packed
from cablelint.system.walking import Unreadable

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

TEXTS = [f"first {number}\n\"second\" \\ 'third' é" for number in range(7)]


def write_folder(path):
    path.mkdir()
    for number, text in enumerate(TEXTS):
        (path / f"{number}.txt").write_text(text, "utf-8")
    (path / "other.doc").write_bytes(b"no cable")


def write_zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        for number, text in enumerate(TEXTS):
            archive.writestr(f"in/{number}.txt", text)
        archive.writestr("in/other.doc", b"no cable")
        archive.writestr("in/.hidden.txt", b"no cable")


def write_csv(path):
    def field(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'") + '"'

    rows = [
        ",".join(map(field, (str(number), "3/5/2009 9:04", str(number), "Rome", "X", "", "", text)))
        for number, text in enumerate(TEXTS)
    ]
    path.write_text("\n".join(rows) + "\n", "utf-8")


def write_jsonl(path):
    path.write_text("".join(json.dumps({"id": number, "text": text}) + "\n\n" for number, text in enumerate(TEXTS)))


def write_parquet(path):
    rows = [{"id": str(number), "text": text, "more": 1} for number, text in enumerate(TEXTS)]
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=3)


INPUTS = {
    "cables": write_folder,
    "cables.zip": write_zip,
    "cables.csv": write_csv,
    "cables.jsonl": write_jsonl,
    "cables.parquet": write_parquet,
}


@pytest.mark.parametrize("size", [1, 2, 200])
@pytest.mark.parametrize("name", INPUTS)
def test_every_record_is_read_in_order(tmp_path, name, size):
    INPUTS[name](tmp_path / name)
    pieces = list(find([str(tmp_path / name)], size=size))
    read_back = [record for piece in pieces for record in read(piece, Columns())]
    assert [record.text for record in read_back] == TEXTS
    assert [record.name.rpartition("/")[2].removesuffix(".txt") for record in read_back] == list("0123456")
    assert sum(piece.count for piece in pieces) == len(TEXTS)


def test_containers_in_a_folder_are_read_too(tmp_path):
    for name, write in INPUTS.items():
        write(tmp_path / name)
    assert sum(piece.count for piece in find([str(tmp_path)])) == len(TEXTS) * len(INPUTS)


def test_a_column_may_be_named(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "no", "cable_text": "yes", "mrn": "09ROME1"}\n')
    (piece,) = find([str(path)])
    (record,) = read(piece, Columns("cable_text", "mrn"))
    assert (record.text, record.name) == ("yes", f"{path}/09ROME1")


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "one"}\n{"text": \n{"id": 3}\n[]\n{"text": "five"}\n')
    (piece,) = find([str(path)])
    found = list(read(piece, Columns()))
    assert [isinstance(record, Unreadable) for record in found] == [False, True, True, True, False]
    assert found[1].path == f"{path}/2"


def test_an_endless_member_of_an_archive_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "LONGEST", 100)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 1_000_000)
        archive.writestr("cable.txt", b"text")
    (piece,) = find([str(tmp_path / "bomb.zip")])
    bomb, cable = read(piece, Columns())
    assert isinstance(bomb, Unreadable)
    assert cable.text == "text"


@pytest.mark.parametrize("name", ["missing.txt", "damaged.zip", "damaged.parquet", "foreign.csv"])
def test_an_input_that_is_invalid_is_reported_by_name(tmp_path, name):
    if not name.startswith("missing"):
        (tmp_path / name).write_bytes(b"a,b\n1,2\n")
    with pytest.raises(InputError, match=name):
        list(find([str(tmp_path / name)]))


def test_a_file_that_vanishes_after_it_was_found_is_reported(tmp_path):
    path = tmp_path / "cable.txt"
    path.write_text("text")
    (piece,) = find([str(path)])
    path.unlink()
    (record,) = read(piece, Columns())
    assert record == Unreadable(str(path), "No such file or directory")


@pytest.mark.parametrize("name", ["cables.csv", "cables.jsonl"])
def test_a_file_that_loses_records_after_they_were_found_is_reported(tmp_path, name):
    path = tmp_path / name
    INPUTS[name](path)
    (piece,) = find([str(path)])
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"first 3")])
    *records, last = read(piece, Columns())
    assert [record.text for record in records[:3]] == TEXTS[:3]
    assert isinstance(last, Unreadable)
    assert last.path == str(path)
    assert "found 7 records, read 4" in last.reason
