import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.document.source import decode
from cablelint.redaction.deciding.policy import ALL
from cablelint.redaction.keys import KeyFileError, read_key, write_key
from cablelint.redaction.masks import Style
from cablelint.redaction.releasing.vault import VaultError, lock, open_vault

from .invented import CABLE, KEY, OTHER_KEY, cable, people, redact


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_key_gives_the_original_back_byte_for_byte(style: Style, encoding: str) -> None:
    data = CABLE.replace("laughed", "laughed, señor").replace("\n", "\r\n").encode(encoding)
    source = decode(data, "x.txt")
    found = redact(source, people(source.text), ALL, style, key=KEY)
    opened = open_vault(lock(found, KEY), found.result.data, KEY)
    assert opened.data == data
    assert opened.spans == tuple(edit.span for edit in found.edits)


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=300))
def test_restoring_a_redaction_gives_any_original_back(data: bytes) -> None:
    source = decode(data + b" Aino Tervonen ", "x.txt")
    if source.is_text:
        found = redact(source, people(source.text, (("Aino Tervonen",),)))
        assert open_vault(lock(found, KEY), found.result.data, KEY).data == source.data


def test_nothing_of_the_original_can_be_read_in_a_vault_nor_its_size() -> None:
    sizes = set()
    for text in (CABLE, CABLE.replace("Tervonen", "Tervonenlainen")):
        found = redact(cable(text), people(text))
        vault = lock(found, KEY)
        sizes.add(len(vault))
        assert b"ervonen" not in vault
    assert len(sizes) == 1


def test_two_vaults_of_one_original_are_not_alike() -> None:
    found = redact(cable(), people())
    assert lock(found, KEY)[30:] != lock(found, KEY)[30:]


def test_a_wrong_key_opens_nothing() -> None:
    found = redact(cable(), people())
    with pytest.raises(VaultError, match="does not open"):
        open_vault(lock(found, KEY), found.result.data, OTHER_KEY)


@pytest.mark.parametrize("length", [0, 5, 18, 20, 30, 100])
def test_a_truncated_vault_opens_nothing(length: int) -> None:
    found = redact(cable(), people())
    with pytest.raises(VaultError):
        open_vault(lock(found, KEY)[:length], found.result.data, KEY)


@pytest.mark.parametrize("place", [0, 20, 35, 200, -1])
def test_an_altered_vault_opens_nothing(place: int) -> None:
    found = redact(cable(), people())
    vault = bytearray(lock(found, KEY))
    vault[place] ^= 1
    with pytest.raises(VaultError):
        open_vault(bytes(vault), found.result.data, KEY)


def test_a_vault_opens_only_beside_its_own_release() -> None:
    found = redact(cable(), people())
    with pytest.raises(VaultError, match="release is not the one"):
        open_vault(lock(found, KEY), found.result.data + b" ", KEY)


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    with pytest.raises(VaultError, match=r"pip install 'cablelint\[vault\]'"):
        lock(redact(cable(), people()), KEY)


def test_a_new_key_is_read_by_its_owner_alone_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "key"
    write_key(file)
    key = read_key(file)
    assert len(set(key.material)) >= 8
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(KeyFileError, match="never overwritten"):
        write_key(file)
    assert read_key(file) == key


@pytest.mark.parametrize("content", [b"", b"short", b"a" * 64])
def test_a_key_that_is_no_secret_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key"
    file.write_bytes(content)
    with pytest.raises(KeyFileError, match="contains no secret"):
        read_key(file)


def test_a_missing_key_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="cablelint key"):
        read_key(tmp_path / "none")


def test_a_key_does_not_show_itself() -> None:
    assert "secret" not in repr(KEY)
