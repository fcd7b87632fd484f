"""A release folder: who owns it, what is written, what is removed, and what makes a run refuse."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path, PurePath

import pytest

from cablelint.config import Config
from cablelint.edits import Span
from cablelint.redaction import kinds
from cablelint.redaction.keys import Key
from cablelint.redaction.masks import Style
from cablelint.redaction.proving.prove import Proof
from cablelint.redaction.releasing import folder as folders
from cablelint.redaction.releasing import release
from cablelint.redaction.releasing.box import BoxFile, NotACable, find_box, identity_of
from cablelint.redaction.releasing.earlier_runs import FolderError
from cablelint.redaction.releasing.folder import Account, ReleaseFolder
from cablelint.redaction.releasing.manifest import read_manifest
from cablelint.redaction.releasing.private import PrivateLog, private_folder
from cablelint.redaction.releasing.publish import publish
from cablelint.redaction.releasing.releaser import Releaser
from cablelint.redaction.settings import Settings

from .invented import CABLE, KEY, OTHER_KEY, people


@pytest.fixture(autouse=True)
def _people_by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave the name finder out of these tests, and work in a folder with a box."""
    monkeypatch.setattr(release, "people_in", lambda cables, _: people(cables[0].source.text))
    monkeypatch.chdir(tmp_path)


def make_box(*names: str, text: str = CABLE, folder: str = "box") -> None:
    for name in names:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def run(settings: Settings | None = None, box: str = "box", out: str = "out") -> Account:
    settings = settings or Settings()
    target = ReleaseFolder(Path(out), identity_of([box]), settings.key)
    found = find_box([box], Config(root=Path.cwd()), without=(target.path, target.private))
    for _ in publish(found, target, lambda: Releaser(settings)):
        pass
    return target.account


def files(folder: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def contents(folder: str) -> dict[str, bytes]:
    return {name: Path(folder, name).read_bytes() for name in files(folder)}


def test_a_box_is_released_with_a_manifest_over_all() -> None:
    make_box("a.txt", "2007/b.txt", "2007/tervonen.txt")
    account = run()
    assert (account.released, account.refused) == (3, [])
    assert files("out") == ["2007/[NAME-1].txt", "2007/b.txt", "a.txt", "manifest.json"]
    table = read_manifest(Path("out/manifest.json"))
    assert [cable["file"] for cable in table["cables"]] == ["2007/[NAME-1].txt", "2007/b.txt", "a.txt"]
    assert b"ervonen" not in b"".join(contents("out").values()).lower()


def test_every_file_of_a_box_is_accounted_for() -> None:
    make_box("a.txt", "notes.csv", "scan.PDF", "README")
    Path("box/bad.txt").write_bytes(b"Tervonen \x00\x01")
    account = run()
    assert account.released == 1
    assert [refused.path for refused in account.refused] == ["box/bad.txt"]
    assert account.not_cables == [NotACable(f"box/{name}") for name in ("README", "notes.csv", "scan.PDF")]
    assert account.found == 5
    assert read_manifest(Path("out/manifest.json"))["account"] == {
        "found": 5,
        "released": 1,
        "refused": 1,
        "not_cables": 3,
    }


def test_a_file_named_outright_is_released_whatever_its_suffix() -> None:
    make_box("cable")
    found = list(find_box(["box/cable"], Config(root=Path.cwd())))
    assert found == [BoxFile("box/cable", PurePath("cable"))]
    assert list(find_box(["box"], Config(root=Path.cwd()))) == [NotACable("box/cable")]


def test_nothing_of_an_earlier_run_stays_that_this_run_does_not_write() -> None:
    make_box("a.txt", "2007/b.txt")
    run()
    Path("box/2007/b.txt").write_bytes(b"Tervonen \x00\x01")
    account = run()
    assert [refused.path for refused in account.refused] == ["box/2007/b.txt"]
    assert account.removed == ["2007/b.txt"]
    assert files("out") == ["a.txt", "manifest.json"]
    assert not Path("out/2007").exists()


def test_a_file_that_no_run_wrote_makes_the_run_refuse_before_it_writes() -> None:
    make_box("a.txt")
    Path("out").mkdir()
    Path("out/notes.csv").write_text("mine")
    with pytest.raises(FolderError, match=r"no release wrote \(notes\.csv\)"):
        run()
    assert contents("out") == {"notes.csv": b"mine"}


def test_the_release_of_another_box_is_never_replaced() -> None:
    make_box("m1.txt", folder="march")
    make_box("a1.txt", folder="april")
    run(box="march")
    before = contents("out")
    with pytest.raises(FolderError, match=r"another box \(.*march\), not of .*april; .* remove both out and"):
        run(box="april")
    assert contents("out") == before


def test_a_private_folder_of_another_box_is_named_where_its_release_is_gone() -> None:
    make_box("m1.txt", folder="march")
    make_box("a1.txt", folder="april")
    run(box="march")
    shutil.rmtree("out")
    with pytest.raises(
        FolderError, match=r"out contains no release, but out\.private .*march\), .*; .* remove out\.private if"
    ):
        run(box="april")
    shutil.rmtree("out.private")
    assert run(box="april").released == 1


@pytest.mark.parametrize("folder", ["manifest.json", "copy/index.html", "Manifest.JSON", "copy"])
def test_a_folder_of_the_box_may_have_any_name(folder: str) -> None:
    make_box("a.txt", f"{folder}/b.txt", f"{folder}/c.txt")
    target = ReleaseFolder(Path("out"), identity_of(["box"]))
    found = find_box(["box"], Config(root=Path.cwd()))
    for _ in publish(found, target, lambda: Releaser(Settings(), copies=True)):
        pass
    placed = [cable["file"] for cable in read_manifest(Path("out/manifest.json"))["cables"]]
    assert len({PurePath(file).parent for file in placed}) == 2
    assert sorted(PurePath(file).name for file in placed) == ["a.txt", "b.txt", "c.txt"]
    assert Path("out/copy/index.html").is_file()


def test_a_file_and_a_folder_of_one_name_are_both_released() -> None:
    make_box("2007.txt", folder="one")
    make_box("2007.txt/b.txt", folder="two")
    target = ReleaseFolder(Path("out"), identity_of(["one", "two"]))
    for _ in publish(find_box(["one", "two"], Config(root=Path.cwd())), target, lambda: Releaser(Settings())):
        pass
    assert files("out") == ["2007-2.txt/b.txt", "2007.txt", "manifest.json"]


def test_an_archive_in_a_folder_is_named_with_the_remedy_and_counted_once() -> None:
    make_box("a.txt")
    with zipfile.ZipFile("box/more.zip", "w") as archive:
        archive.writestr("b.txt", CABLE)
    (left_out,) = (file for file in find_box(["box"], Config(root=Path.cwd())) if isinstance(file, NotACable))
    assert left_out.reason == "not a cable (.zip); left out; name it beside the folder to read it"
    both = list(find_box(["box", "./box/more.zip"], Config(root=Path.cwd())))
    assert [type(file) for file in both] == [BoxFile, BoxFile]


def test_an_earlier_release_that_lies_in_its_own_box_is_named_and_left_out() -> None:
    make_box("a.txt", "2007/b.txt")
    run(out="box/first")
    assert run(out="box/first").not_cables == []
    account = run(out="box/second")
    assert account.not_cables == [NotACable("box/first", is_release=True)]
    assert account.not_cables[0].reason == "an earlier release of this box; left out"
    assert (account.found, account.released) == (3, 2)
    assert files("box/second") == ["2007/b.txt", "a.txt", "manifest.json"]


def test_the_release_of_another_box_is_an_input_like_any_other() -> None:
    make_box("a.txt", folder="other")
    run(box="other", out="box/incoming")
    assert run().released == 1
    assert files("out") == ["incoming/a.txt", "manifest.json"]


def test_a_release_is_made_in_the_current_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    make_box("a.txt")
    Path("out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    assert run(box="../box", out=".").released == 1
    assert files("../out.private") == ["log.json"]
    with pytest.raises(FolderError, match=r"the box lies in \.\., which would become the release"):
        run(box="../box", out="..")


def test_a_link_to_a_release_shares_its_private_folder(tmp_path: Path) -> None:
    make_box("a.txt")
    run()
    Path("elsewhere").mkdir()
    Path("elsewhere/link").symlink_to(tmp_path / "out")
    assert private_folder(Path("elsewhere/link")) == tmp_path / "out.private"


def test_a_release_whose_private_log_is_lost_is_never_replaced() -> None:
    make_box("a.txt")
    run()
    Path("out.private/log.json").unlink()
    with pytest.raises(FolderError, match="private log"):
        run()


def test_links_in_a_release_folder_are_never_written_through() -> None:
    make_box("a.txt")
    Path("precious.txt").write_text("precious")
    Path("out").mkdir()
    Path("out/a.txt").symlink_to("../precious.txt")
    with pytest.raises(FolderError, match=r"a\.txt"):
        run()
    assert Path("precious.txt").read_text() == "precious"


def test_a_manifest_cannot_make_a_run_remove_files_outside_the_folder() -> None:
    make_box("a.txt")
    run()
    Path("precious.txt").write_text("precious")
    table = json.loads(Path("out/manifest.json").read_text())
    table["cables"][0]["file"] = "../precious.txt"
    Path("out/manifest.json").write_text(json.dumps(table))
    with pytest.raises(FolderError, match="no release wrote"):
        run()
    assert Path("precious.txt").read_text() == "precious"


def test_with_a_key_the_originals_are_locked_beside_the_release_and_never_in_it() -> None:
    make_box("a.txt", "2007/b.txt")
    run(Settings(key=KEY))
    assert files("out.private") == ["log.json", "vault/2007/b.txt.vault", "vault/a.txt.vault"]
    assert files("out") == ["2007/b.txt", "a.txt", "manifest.json"]
    assert Path("out.private").stat().st_mode & 0o077 == 0
    assert Path("out.private/vault/a.txt.vault").stat().st_mode & 0o077 == 0


def test_a_vault_is_replaced_by_the_same_original_only() -> None:
    make_box("a.txt")
    run(Settings(key=KEY))
    before = contents("out.private")["vault/a.txt.vault"]
    assert run(Settings(key=KEY, style=Style.CROSSES)).released == 1
    assert contents("out.private")["vault/a.txt.vault"] != before
    before = contents("out.private")["vault/a.txt.vault"]
    make_box("a.txt", text=CABLE.replace("laughed", "smiled"))
    assert "another original" in run(Settings(key=KEY)).refused[0].reason
    assert contents("out.private")["vault/a.txt.vault"] == before


def test_a_release_with_another_key_is_left_alone() -> None:
    make_box("a.txt", "b.txt")
    run(Settings(key=KEY))
    before = contents("out"), contents("out.private")
    with pytest.raises(FolderError, match="out contains a release with another key; use that key"):
        run(Settings(key=OTHER_KEY))
    assert (contents("out"), contents("out.private")) == before


def test_the_same_box_gives_the_same_release() -> None:
    make_box("a.txt", "b.txt")
    run(out="one")
    run(out="two")
    run(out="two")
    assert contents("one") == contents("two")


def test_several_processes_give_the_release_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path.cwd()
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    make_box(*(f"{number}.txt" for number in range(6)))
    for out, jobs in (("one", 1), ("two", 2)):
        target = ReleaseFolder(Path(out), identity_of(["box"]))
        list(publish(find_box(["box"], Config(root=Path.cwd())), target, _releaser, jobs=jobs))
    assert contents("one") == contents("two")


def _releaser() -> Releaser:
    return Releaser(Settings())


def test_one_pseudonym_for_one_person_in_all_files_and_runs() -> None:
    make_box("a.txt", "b.txt")

    def marks(out: str, key: Key) -> set[str]:
        run(Settings(style=Style.PSEUDONYM, key=key), out=out)
        table = read_manifest(Path(out, "manifest.json"))
        return {mask["mark"] for cable in table["cables"] for mask in cable["masks"]}

    assert marks("one", KEY) == marks("two", KEY)
    assert len(marks("one", KEY)) == 5
    assert not marks("one", KEY) & marks("three", OTHER_KEY)


def test_a_file_that_fails_its_proof_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulate a masking that leaves a name that nobody masked can explain."""
    leak = kinds.LEAK.finding(Span(CABLE.index("1. (C)"), CABLE.index("1. (C)") + 1), "a name is readable: mask it")
    make_box("a.txt")
    monkeypatch.setattr(release, "prove", lambda *_, **__: Proof((leak,)))
    account = run()
    assert "NAM901" in account.refused[0].reason
    assert "line " in account.refused[0].reason
    assert files("out") == ["manifest.json"]


def test_a_name_that_only_the_proof_reads_is_masked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulate a finder that knows the first mention alone, and a broken search for other spellings."""
    from cablelint.redaction.masking import planned_masks

    make_box("a.txt")
    monkeypatch.setattr(planned_masks, "sweep", lambda *_: [])
    monkeypatch.setattr(release, "people_in", lambda cables, _: people(cables[0].source.text, (("Aino Tervonen",),)))
    assert run().released == 1
    assert "tervonen" not in Path("out/a.txt").read_text().lower()


def test_an_unforeseen_error_gives_its_type_and_nothing_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(cables: object, _: object) -> None:
        raise ZeroDivisionError("Tervonen")

    make_box("a.txt")
    monkeypatch.setattr(release, "people_in", fail)
    assert [refused.reason for refused in run().refused] == ["internal error: ZeroDivisionError"]


def test_files_whose_released_names_collide_are_numbered() -> None:
    make_box("tervonen.txt", "Tervonen.txt")
    account = run()
    assert (account.released, account.refused) == (2, [])
    assert files("out") == ["[NAME-1]-2.txt", "[NAME-1].txt", "manifest.json"]
    log = PrivateLog(Path("out.private/log.json"))
    assert [(log.entry(file) or {})["original"] for file in ("[NAME-1].txt", "[NAME-1]-2.txt")] == [
        "box/Tervonen.txt",
        "box/tervonen.txt",
    ]
    assert log.entry("manifest.json") is None


def test_a_cable_named_like_the_manifest_gets_a_number() -> None:
    make_box("manifest.json")
    target = ReleaseFolder(Path("out"), identity_of(["box"]))
    list(publish(find_box(["box/manifest.json"], Config(root=Path.cwd())), target, _releaser))
    assert files("out") == ["manifest-2.json", "manifest.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text there")
def test_a_file_name_that_is_no_utf_8_is_released_and_listed() -> None:
    make_box("a.txt")
    Path(os.fsdecode(b"box/bad\xff.txt")).write_bytes(CABLE.encode())
    assert run().released == 2
    table = read_manifest(Path("out/manifest.json"))
    assert [os.fsencode(cable["file"]) for cable in table["cables"]] == [b"a.txt", b"bad\xff.txt"]


def test_a_box_in_the_release_folder_is_refused() -> None:
    make_box("a.txt", folder="out")
    before = contents("out")
    with pytest.raises(FolderError, match="the box lies in out"):
        run(box="out")
    assert contents("out") == before


def test_a_release_folder_within_the_box_is_no_part_of_the_box() -> None:
    make_box("a.txt")
    for _ in range(2):
        target = ReleaseFolder(Path("box/out"), identity_of(["box"]))
        found = find_box(["box"], Config(root=Path.cwd()), without=(target.path, target.private))
        list(publish(found, target, _releaser))
        assert target.account.found == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_left_as_it_was() -> None:
    make_box("a.txt")
    Path("out").mkdir(mode=0o555)
    assert "Permission denied" in run().refused[0].reason
    assert files("out") == []


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX has them")
def test_links_and_pipes_are_named_and_left_out() -> None:
    make_box("a.txt", "sub/b.txt")
    Path("outside.txt").write_text(CABLE)
    Path("box/.hidden").symlink_to("a.txt")
    Path("box/link.txt").symlink_to("../outside.txt")
    Path("box/sub/folder").symlink_to("..")
    Path("box/lost.txt").symlink_to("nowhere")
    os.mkfifo("box/pipe.txt")
    account = run()
    assert (account.released, account.found) == (2, 6)
    left_out = [one.path for one in account.not_cables]
    assert left_out == ["box/link.txt", "box/lost.txt", "box/pipe.txt", "box/sub/folder"]
    assert {one.reason for one in account.not_cables} == {
        "a symbolic link, a pipe or a device, which is not followed; left out"
    }


def test_on_a_full_disk_the_earlier_release_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    make_box("a.txt")
    run()
    before = contents("out")

    def full(path: Path, data: bytes, *, mode: int | None = None) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(folders, "write_atomically", full)
    with pytest.raises(OSError, match="No space"):
        run()
    assert contents("out") == before


_KILLED = """
import os, signal, sys
from pathlib import Path
from cablelint.config import Config
from cablelint.edits import Span
from cablelint.redaction import kinds
from cablelint.redaction.releasing.box import find_box, identity_of
from cablelint.redaction.releasing.folder import ReleaseFolder
from cablelint.redaction.releasing.private import PrivateLog, private_folder
from cablelint.redaction.releasing.publish import publish
from cablelint.redaction.releasing.releaser import Releaser
from cablelint.redaction.settings import Settings

replace, count = Path.replace, 0

def killed(self, target):
    global count
    count += 1
    if count == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)

Path.replace = killed
folder = ReleaseFolder(Path("out"), identity_of(["box"]))
list(publish(find_box(["box"], Config(root=Path.cwd())), folder, lambda: Releaser(Settings())))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("moment", [1, 2, 4, 5, 6])
def test_a_killed_run_leaves_whole_files_and_the_next_run_finishes_it(
    moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "people_in", lambda cables, _: [])
    plain = "1. (U) The herring catch was good.\n"
    make_box("a.txt", "b.txt", "c.txt", text=plain)
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(moment)], capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    whole = [path for path in Path("out").iterdir() if not path.name.startswith(".")]
    assert all(path.read_text() == plain for path in whole if path.name != "manifest.json")
    assert run().released == 3
    assert files("out") == ["a.txt", "b.txt", "c.txt", "manifest.json"]
    assert files("out.private") == ["log.json"]
