import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from cablelint.system.files import is_of_device, write_atomically

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions, links and pipes as POSIX has them")


def test_a_new_file_contains_the_data(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new.txt", b"DE RUEHKO\r\n")

    assert (tmp_path / "new.txt").read_bytes() == b"DE RUEHKO\r\n"


def test_an_old_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"old")
    write_atomically(path, b"new")

    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("old.txt", b"new")]


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_atomically(path, b"new")

    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "new", b"")

    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


@posix_only
def test_a_link_stays_a_link_and_its_target_changes(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "cable.txt"
    target.write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_atomically(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@posix_only
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"data")
    reader.join(timeout=10)

    assert received == [b"data"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_leaves_the_old_content_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"old")

    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")

    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("old.txt", b"old")]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "new.txt", b"")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 (Windows and POSIX name this error differently)
        write_atomically(tmp_path, b"")


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_atomically(path, b"data")

    assert path.read_bytes() == b"data"


@posix_only
def test_a_read_only_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)

    with pytest.raises(PermissionError, match="read-only"):
        write_atomically(path, b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("old.txt", b"old")]


@posix_only
def test_a_link_can_be_replaced_and_its_target_stays(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"precious")
    (tmp_path / "link").symlink_to("target")
    write_atomically(tmp_path / "link", b"new", follow_links=False)

    assert (tmp_path / "target").read_bytes() == b"precious"
    assert (tmp_path / "link").read_bytes() == b"new"
    assert not (tmp_path / "link").is_symlink()


def test_an_error_names_the_file_and_not_the_temporary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_atomically(tmp_path / "a.txt", b"new")
    with pytest.raises(FileNotFoundError) as missing:
        write_atomically(tmp_path / "none" / "a.txt", b"new")

    assert (caught.value.filename, missing.value.filename) == (
        str(tmp_path / "a.txt"),
        str(tmp_path / "none" / "a.txt"),
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, True), (errno.EROFS, True), (errno.EFBIG, False), (errno.EACCES, False), (errno.EIO, False)],
)
def test_errors_of_the_device_are_known(number: int, *, expected: bool) -> None:
    assert is_of_device(OSError(number, "")) is expected
