import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.system import cache
from cablelint.system.cache import Cache, settings_digest, tool_digest

FILE = b"C O N F I D E N T I A L ATLANTIS 000012\nJane Roe said so.\n"


@pytest.fixture
def kept(tmp_path):
    return Cache(tmp_path / "cache", settings_digest("all"))


def entries(kept):
    return [path for path in kept.folder.rglob("*") if path.is_file() and len(path.name) > 40]


@pytest.mark.parametrize("result", [b"", b"\0", b"two findings", bytes(range(256)) * 50])
def test_a_result_is_found_again(kept, result):
    assert kept.get(FILE) is None
    kept.put(FILE, result)
    assert kept.get(FILE) == result


def test_another_file_another_setting_another_tool_find_nothing(kept, monkeypatch):
    kept.put(FILE, b"result")
    assert kept.get(FILE + b" ") is None
    assert Cache(kept.folder, settings_digest("some")).get(FILE) is None
    monkeypatch.setattr(cache, "tool_digest", lambda: b"a later version")
    assert kept.get(FILE) is None


def test_no_name_is_readable_in_the_folder(kept):
    kept.put(FILE, b"Jane Roe stands in line 2")
    for path in kept.folder.rglob("*"):
        assert "Roe" not in path.name
        assert path.is_dir() or b"Roe" not in path.read_bytes()


@given(place=st.integers(0), byte=st.integers(1, 255))
def test_a_damaged_entry_counts_as_none(tmp_path_factory, place, byte):
    kept = Cache(tmp_path_factory.mktemp("cache"), b"")
    kept.put(FILE, b"two findings")
    (entry,) = entries(kept)
    data = bytearray(entry.read_bytes())
    data[place % len(data)] ^= byte
    entry.write_bytes(data)
    assert kept.get(FILE) is None


def test_a_shortened_entry_counts_as_none(kept):
    kept.put(FILE, b"two findings")
    (entry,) = entries(kept)
    entry.write_bytes(entry.read_bytes()[:5])
    assert kept.get(FILE) is None


def test_a_folder_that_cannot_be_written_to_fails_nothing(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    blocked = Cache(tmp_path / "file", b"")
    blocked.put(FILE, b"result")
    assert blocked.get(FILE) is None


def test_nothing_half_written_is_left(kept):
    kept.put(FILE, b"result")
    assert not list(kept.folder.rglob("*.tmp"))


def test_the_folder_says_what_it_is(kept):
    kept.put(FILE, b"result")
    assert (kept.folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (kept.folder / ".gitignore").read_text() == "*\n"


def test_the_tool_has_one_digest():
    assert tool_digest() == tool_digest()
    assert len(tool_digest()) == len(settings_digest())
