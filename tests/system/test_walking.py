import io
import os
import sys
from pathlib import Path

import pytest

from cablelint.system.walking import Unreadable, find_files, read

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions as POSIX has them")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a/z.md", "a/y.cable", "c.HTML", "notes.pdf", ".hidden.txt", ".git/x.txt", "drafts/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def slashed(found: list[str | Unreadable]) -> list[str]:
    return [str(each).replace(os.sep, "/") for each in found]


def test_a_folder_gives_its_cables_sorted_and_nothing_hidden(folder: Path) -> None:
    assert slashed(list(find_files(["."]))) == ["a/y.cable", "a/z.md", "b.txt", "c.HTML", "drafts/d.txt"]


def test_the_paths_keep_the_form_the_user_gave_them(folder: Path) -> None:
    assert slashed(list(find_files(["a", "./b.txt"]))) == ["a/y.cable", "a/z.md", "./b.txt"]


def test_a_file_is_given_once(folder: Path) -> None:
    assert slashed(list(find_files(["a/z.md", "a", "./a/z.md"]))) == ["a/z.md", "a/y.cable"]


def test_a_file_named_outright_may_have_any_suffix(folder: Path) -> None:
    assert list(find_files(["notes.pdf"])) == ["notes.pdf"]


def test_excluded_files_and_folders_are_left_out(folder: Path) -> None:
    assert slashed(list(find_files(["."], ["drafts", "a/*.md"]))) == ["a/y.cable", "b.txt", "c.HTML"]


def test_a_path_named_outright_beats_the_excludes(folder: Path) -> None:
    assert slashed(list(find_files(["b.txt", "drafts"], ["b.txt", "drafts"]))) == ["b.txt", "drafts/d.txt"]


def test_a_folder_named_outright_still_obeys_the_patterns_for_what_is_in_it(folder: Path) -> None:
    assert slashed(list(find_files(["a"], ["a", "*.md"]))) == ["a/y.cable"]


def test_excludes_can_be_forced_on_paths_named_outright(folder: Path) -> None:
    assert list(find_files(["b.txt", "drafts", "c.HTML"], ["b.txt", "drafts"], force_exclude=True)) == ["c.HTML"]


def test_patterns_count_from_the_root(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "a")

    assert list(find_files(["."], ["a/*.md"], root=folder)) == ["y.cable"]


def test_standard_input_is_one_of_the_paths(folder: Path) -> None:
    assert list(find_files(["-", "b.txt", "-"], ["*"])) == ["-", "b.txt"]


def test_a_missing_path_is_a_value_and_the_rest_goes_on(folder: Path) -> None:
    assert list(find_files(["none.txt", "b.txt"])) == [Unreadable("none.txt", "No such file or directory"), "b.txt"]


def test_a_path_that_no_system_allows_is_a_value(folder: Path) -> None:
    (found,) = find_files(["a\0b"])

    assert isinstance(found, Unreadable)
    assert "null" in found.reason


@posix_only
def test_links_to_folders_do_not_loop(folder: Path) -> None:
    (folder / "a" / "up").symlink_to(folder, target_is_directory=True)

    assert slashed(list(find_files(["a"]))) == ["a/y.cable", "a/z.md"]


@posix_only
def test_links_in_a_folder_are_not_followed(folder: Path) -> None:
    (folder / "a" / "link.txt").symlink_to(folder / "b.txt")
    (folder / "a" / "zero.txt").symlink_to("/dev/zero")
    (folder / "a" / "lost.txt").symlink_to(folder / "nowhere")

    assert slashed(list(find_files(["a"]))) == ["a/y.cable", "a/z.md"]


@posix_only
def test_a_link_named_outright_is_followed(folder: Path) -> None:
    (folder / "link.txt").symlink_to("b.txt")
    (folder / "linked").symlink_to("a")

    assert slashed(list(find_files(["link.txt", "linked"]))) == ["link.txt", "linked/y.cable", "linked/z.md"]
    assert read("link.txt") == b"b.txt"


@posix_only
def test_a_file_reached_in_two_ways_is_given_once(folder: Path) -> None:
    (folder / "linked").symlink_to("a")

    assert slashed(list(find_files(["linked", "a", "a/../a"]))) == ["linked/y.cable", "linked/z.md"]


@posix_only
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom"])
def test_a_device_without_an_end_is_not_read(device: str) -> None:
    assert read(device) == Unreadable(device, "Is a device")


@posix_only
def test_the_empty_device_is_read(folder: Path) -> None:
    assert read("/dev/null") == b""


@pytest.mark.parametrize("suffix", ["txt", "TXT", "md", "html", "htm", "HTM", "Html", "cable"])
def test_every_suffix_counts_in_any_case(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(b"")

    assert list(find_files([str(tmp_path)])) == [str(tmp_path / f"a.{suffix}")]


class TestGitignore:
    def test_ignored_files_and_folders_are_left_out(self, folder: Path) -> None:
        (folder / ".gitignore").write_text("*.html\n/drafts/\n")

        assert slashed(list(find_files(["."]))) == ["a/y.cable", "a/z.md", "b.txt", "c.HTML"]

    def test_the_innermost_file_decides(self, folder: Path) -> None:
        (folder / ".gitignore").write_text("*.md\n*.cable\n")
        (folder / "a" / ".gitignore").write_text("!z.md\n")

        assert slashed(list(find_files(["a"]))) == ["a/z.md"]
        assert slashed(list(find_files(["."]))) == ["a/z.md", "b.txt", "c.HTML", "drafts/d.txt"]

    def test_those_of_the_repository_around_a_folder_count(self, folder: Path) -> None:
        (folder / ".gitignore").write_text("/a/*.md\n")

        assert slashed(list(find_files(["a"]))) == ["a/y.cable"]

    def test_those_around_a_repository_do_not(self, tmp_path: Path, folder: Path) -> None:
        (folder / ".gitignore").write_text("*.md\n")
        (folder / "a" / ".git").mkdir()

        assert slashed(list(find_files(["a"]))) == ["a/y.cable", "a/z.md"]

    def test_a_path_named_outright_is_read_even_if_it_is_ignored(self, folder: Path) -> None:
        (folder / ".gitignore").write_text("drafts\nb.txt\n")

        assert slashed(list(find_files(["drafts", "b.txt"]))) == ["drafts/d.txt", "b.txt"]

    @posix_only
    def test_one_that_is_a_link_or_a_folder_is_left_alone(self, folder: Path) -> None:
        (folder / "a" / ".gitignore").symlink_to("/dev/zero")
        (folder / "drafts" / ".gitignore").mkdir()

        assert slashed(list(find_files(["a", "drafts"]))) == ["a/y.cable", "a/z.md", "drafts/d.txt"]


@posix_only
def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "a" / "pipe.txt")

    assert slashed(list(find_files(["a"]))) == ["a/y.cable", "a/z.md"]


def test_a_folder_that_cannot_be_listed_is_a_value(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == "a":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert slashed(list(find_files(["."], ["drafts"]))) == ["a: Permission denied", "b.txt", "c.HTML"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not allow paths of this length")
def test_folders_deeper_than_python_can_call_are_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth = sys.getrecursionlimit() + 100
    monkeypatch.chdir(tmp_path)
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    Path("deep.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    found = slashed(list(find_files(["d"])))
    # Taken down again by hand, since shutil.rmtree calls itself for every level.
    os.chdir("/".join(["d"] * depth))
    Path("deep.txt").unlink()
    for _ in range(depth):
        os.chdir("..")
        Path("d").rmdir()

    assert [name.rpartition("/")[2] for name in found] == ["deep.txt"]
    assert found[0].count("/") == depth


def test_reading_gives_the_bytes_or_the_reason(folder: Path) -> None:
    assert read("b.txt") == b"b.txt"
    assert isinstance(read("a"), Unreadable)
    assert read("none.txt") == Unreadable("none.txt", "No such file or directory")


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00")))

    assert read("-") == b"\xff\x00"
