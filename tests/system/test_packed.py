"""Compressed files and archives are read with a limit, and their damage is an error with a reason."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from tests.inputs import zst

from cablelint.system import packed
from cablelint.system.packed import (
    PackedError,
    compression_of,
    decompress,
    decompress_to,
    is_archive,
    limit,
    members,
    read_member,
    split_member,
)

COMPRESS = {"gzip": gzip.compress, "zstd": zst}


@pytest.fixture(params=COMPRESS)
def compress(request: pytest.FixtureRequest) -> object:
    return COMPRESS[request.param]


def test_a_compressed_file_is_known_by_its_first_bytes(compress) -> None:
    assert compression_of(compress(b"text")) in packed.COMPRESSIONS
    assert compression_of(b"text") is None


def test_a_compressed_file_is_read_whole(compress) -> None:
    assert decompress(compress(b"text" * 1000)) == b"text" * 1000


def test_gzip_members_follow_each_other() -> None:
    assert decompress(gzip.compress(b"a") + gzip.compress(b"b")) == b"ab"


@pytest.mark.parametrize("size", [1000, 1001])
def test_no_file_decompresses_to_more_than_the_limit(compress, monkeypatch, tmp_path: Path, size: int) -> None:
    monkeypatch.setattr(packed, "LONGEST", 1000)
    monkeypatch.setattr(packed, "MOST_EXPANSION", 1)
    path = tmp_path / "bomb"
    path.write_bytes(compress(b"0" * size))
    if size <= 1000:
        assert len(decompress(path.read_bytes())) == size
        decompress_to(str(path), io.BytesIO())
        return
    with pytest.raises(PackedError, match="more than 1,000 bytes"):
        decompress(path.read_bytes())
    with pytest.raises(PackedError, match="more than 1,000 bytes"):
        decompress_to(str(path), io.BytesIO())


def test_the_limit_grows_with_the_file() -> None:
    assert limit(10) == packed.LONGEST
    assert limit(packed.LONGEST) == packed.LONGEST * packed.MOST_EXPANSION


def test_a_damaged_file_is_an_error(compress) -> None:
    with pytest.raises(PackedError, match="damaged"):
        decompress(compress(bytes(range(256)) * 50)[:-20])


def test_an_archive_lists_its_files_but_hidden_ones(tmp_path: Path) -> None:
    path = tmp_path / "box.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("b.txt", "in/a.txt", ".hidden", "in/.b", "__MACOSX/in/a.txt", "in/"):
            archive.writestr(name, "text")

    assert is_archive(str(path))
    assert members(str(path)) == ["b.txt", "in/a.txt"]
    assert split_member(f"{path}/in/a.txt") == (str(path), "in/a.txt")
    assert read_member(str(path), "in/a.txt") == b"text"
    with pytest.raises(PackedError, match="not in the archive"):
        read_member(str(path), "none.txt")


def test_an_archive_that_was_replaced_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "box.zip"
    for text in ("one", "three"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", text)
        assert read_member(str(path), "a.txt") == text.encode()


def test_a_file_that_is_named_like_an_archive_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "box.zip"
    path.write_text("text")

    assert not is_archive(str(path))


def test_a_damaged_member_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "box.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "some text")
    path.write_bytes(path.read_bytes().replace(b"some text", b"soma text"))

    with pytest.raises(PackedError, match="damaged ZIP archive"):
        read_member(str(path), "a.txt")
