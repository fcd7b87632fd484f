import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path, PurePath

import pytest

from cablelint.document.source import Source, decode
from cablelint.redaction.keys import Key
from cablelint.redaction.masking.redact import Redaction
from cablelint.redaction.releasing import publish as publishing
from cablelint.redaction.releasing import release
from cablelint.redaction.releasing.manifest import read_manifest
from cablelint.redaction.releasing.proof import (
    ProofError,
    entry_for,
    open_for,
    prove_from_manifest,
    prove_from_original,
)
from cablelint.redaction.releasing.publish import publish
from cablelint.redaction.settings import Settings

from .invented import CABLE, KEY, OTHER_KEY, people


@pytest.fixture(autouse=True)
def _people_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The finder is not what is tested here."""
    monkeypatch.setattr(release, "people_in", lambda cables, settings: people(cables[0].source.text))


def box(*names: str, text: str = CABLE) -> list[tuple[Source, PurePath]]:
    return [(decode(text.encode(), f"box/{name}"), PurePath(name)) for name in names]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_box_is_released_with_a_manifest_over_all(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = publish(box("a.txt", "2007/b.txt", "2007/tervonen.txt"), folder, Settings())
    assert (done.released, done.refused) == (3, [])
    assert files(tmp_path) == ["out/2007/[NAME-1].txt", "out/2007/b.txt", "out/a.txt", "out/manifest.json"]
    table = read_manifest(folder / "manifest.json")
    assert [cable["file"] for cable in table["cables"]] == ["2007/[NAME-1].txt", "2007/b.txt", "a.txt"]
    assert b"ervonen" not in b"".join(path.read_bytes().lower() for path in folder.rglob("*.*"))


def test_with_a_key_the_originals_are_locked_beside_the_release_and_never_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    publish(box("a.txt", "2007/b.txt"), folder, Settings(key=KEY))
    assert files(tmp_path) == [
        *("out.vault/2007/b.txt.vault", "out.vault/a.txt.vault", "out/2007/b.txt", "out/a.txt", "out/manifest.json"),
    ]
    table = read_manifest(folder / "manifest.json")
    for name in ("a.txt", "2007/b.txt"):
        found = decode((folder / name).read_bytes(), str(folder / name))
        cable = entry_for(found, table)
        assert prove_from_manifest(found, cable, folder / "manifest.json", KEY) == []
        assert open_for(found, cable, folder / "manifest.json", KEY).data == CABLE.encode()


def test_the_same_box_gives_the_same_release(tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish(box("a.txt", "b.txt"), tmp_path / name, Settings())
    assert [(tmp_path / "one" / name).read_bytes() for name in files(tmp_path / "one")] == [
        (tmp_path / "two" / name).read_bytes() for name in files(tmp_path / "two")
    ]


def test_one_pseudonym_for_one_person_in_all_files_and_runs(tmp_path: Path) -> None:
    from cablelint.redaction.masks import Style

    def marks(folder: Path, key: Key) -> set[str]:
        publish(box("a.txt", "b.txt"), folder, Settings(style=Style.PSEUDONYM, key=key))
        table = read_manifest(folder / "manifest.json")
        return {mask["mark"] for cable in table["cables"] for mask in cable["masks"]}

    assert marks(tmp_path / "one", KEY) == marks(tmp_path / "two", KEY)
    assert len(marks(tmp_path / "one", KEY)) == 5
    assert not marks(tmp_path / "one", KEY) & marks(tmp_path / "three", OTHER_KEY)


def test_a_cable_that_fails_is_not_written_and_the_others_are(tmp_path: Path) -> None:
    cables = [*box("a.txt"), (decode(b"Tervonen \x00\x01", "box/bad.txt"), PurePath("bad.txt")), *box("c.txt")]
    done = publish(cables, tmp_path / "out", Settings(key=KEY))
    assert done.released == 2
    assert [number for number, _ in done.refused] == [2]
    assert files(tmp_path / "out") == ["a.txt", "c.txt", "manifest.json"]
    assert files(tmp_path / "out.vault") == ["a.txt.vault", "c.txt.vault"]


def test_a_cable_that_does_not_stand_its_verification_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the sweep were broken: the finder knew the first mention alone."""
    from cablelint.redaction.masking import planned_masks as targets

    monkeypatch.setattr(targets, "sweep", lambda *arguments: [])
    monkeypatch.setattr(
        release, "people_in", lambda cables, settings: people(cables[0].source.text, (("Aino Tervonen",),))
    )
    done = publish(box("a.txt"), tmp_path / "out", Settings())
    assert "NAM901" in done.refused[0][1]
    assert files(tmp_path / "out") == ["manifest.json"]


def test_an_error_nobody_foresaw_tells_its_kind_and_nothing_of_the_cable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(redacted: Redaction) -> list[object]:
        raise ZeroDivisionError(redacted.original.text)

    monkeypatch.setattr(release, "verify_redaction", fail)
    done = publish(box("a.txt"), tmp_path / "out", Settings())
    assert done.refused == [(1, "internal error: ZeroDivisionError")]


def test_two_cables_of_one_released_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    done = publish(box("tervonen.txt", "Tervonen.txt"), tmp_path / "out", Settings())
    assert done.released == 1
    assert "same file name" in done.refused[0][1]


def test_a_release_never_overwrites_its_original(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(CABLE)
    done = publish([(decode(file.read_bytes(), str(file)), PurePath("a.txt"))], tmp_path, Settings())
    assert "would overwrite its original" in done.refused[0][1]
    assert file.read_text() == CABLE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_left_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir(mode=0o555)
    with pytest.raises(OSError, match="ermission"):
        publish(box("a.txt"), folder, Settings())
    assert files(folder) == []


def test_on_a_full_disk_the_old_release_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    publish(box("a.txt"), folder, Settings())
    before = {name: (folder / name).read_bytes() for name in files(folder)}

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publishing, "write_atomically", full)
    with pytest.raises(OSError, match="No space"):
        publish(box("a.txt", text=CABLE.replace("laughed", "smiled")), folder, Settings())
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


_KILLED = """
import os, signal, sys
from pathlib import Path, PurePath
from cablelint.document.source import decode
from cablelint.redaction.releasing import release
from cablelint.redaction.releasing.publish import publish
from cablelint.redaction.settings import Settings

release.people_in = lambda cables, settings: []
replace, count = Path.replace, 0

def killed(self, target):
    global count
    count += 1
    if count == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)

Path.replace = killed
data = Path(sys.argv[1]).read_bytes()
publish([(decode(data, name), PurePath(name)) for name in ("a.txt", "b.txt", "c.txt")], Path(sys.argv[2]), Settings())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_run_leaves_whole_files_and_another_run_finishes_it(tmp_path: Path) -> None:
    original = tmp_path / "original.txt"
    original.write_bytes(CABLE.encode())
    folder = tmp_path / "out"
    run = subprocess.run([sys.executable, "-c", _KILLED, str(original), str(folder)], capture_output=True)
    assert run.returncode == -signal.SIGKILL
    whole = [path for path in folder.iterdir() if not path.name.startswith(".")]
    assert sorted(path.name for path in whole) == ["a.txt", "b.txt"]
    assert all(path.read_bytes() == CABLE.encode() for path in whole)
    assert publish(box("a.txt", "b.txt", "c.txt"), folder, Settings()).released == 3


def release_of(tmp_path: Path, key: Key | None = KEY) -> tuple[Source, dict[str, object], Path]:
    publish(box("a.txt"), tmp_path / "out", Settings(key=key))
    path = tmp_path / "out" / "a.txt"
    return (
        decode(path.read_bytes(), str(path)),
        read_manifest(tmp_path / "out/manifest.json"),
        tmp_path / "out/manifest.json",
    )


def test_a_release_is_proven_from_its_manifest_and_key_alone(tmp_path: Path) -> None:
    found, table, path = release_of(tmp_path)
    assert prove_from_manifest(found, entry_for(found, table), path, KEY) == []


def test_a_leak_is_found_from_the_manifest_and_key_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if an older version had released it, which knew less."""
    from cablelint.redaction.masking import planned_masks as targets

    monkeypatch.setattr(
        release, "people_in", lambda cables, settings: people(cables[0].source.text, (("Aino Tervonen",),))
    )
    monkeypatch.setattr(release, "verify_redaction", lambda redacted: [])
    monkeypatch.setattr(targets, "sweep", lambda *arguments: [])
    found, table, path = release_of(tmp_path)
    codes = {finding.code for finding in prove_from_manifest(found, entry_for(found, table), path, KEY)}
    assert codes == {"NAM901"}


def test_a_name_written_into_the_manifest_is_found(tmp_path: Path) -> None:
    found, table, path = release_of(tmp_path)
    cable = entry_for(found, table) | {"policy": "as Tervonen asked"}
    findings = prove_from_manifest(found, cable, path, KEY)
    assert ["manifest" in finding.message for finding in findings] == [True]


def test_an_altered_release_is_found_by_its_manifest(tmp_path: Path) -> None:
    found, table, path = release_of(tmp_path)
    altered = decode(found.data + b".", found.name)
    assert [finding.code for finding in prove_from_manifest(altered, entry_for(altered, table), path, KEY)] == [
        "NAM902"
    ]


def test_a_release_without_a_vault_asks_for_its_original(tmp_path: Path) -> None:
    found, table, path = release_of(tmp_path, key=None)
    with pytest.raises(ProofError, match="--original"):
        prove_from_manifest(found, entry_for(found, table), path, KEY)
    original = decode(CABLE.encode(), "a.txt")
    assert prove_from_original(found, original, entry_for(found, table)) == []
    assert prove_from_original(found, original, None) == []


def test_a_missing_vault_is_told(tmp_path: Path) -> None:
    found, table, path = release_of(tmp_path)
    (tmp_path / "out.vault/a.txt.vault").unlink()
    with pytest.raises(ProofError, match="cannot read the vault"):
        prove_from_manifest(found, entry_for(found, table), path, KEY)


def test_a_file_of_another_release_is_told(tmp_path: Path) -> None:
    publish(box("a.txt", "b.txt"), tmp_path / "out", Settings())
    with pytest.raises(ProofError, match="does not know this file"):
        entry_for(decode(b"other", "c.txt"), read_manifest(tmp_path / "out/manifest.json"))


def test_a_renamed_release_is_known_by_its_content(tmp_path: Path) -> None:
    cables = [*box("a.txt"), *box("b.txt", text=CABLE + "x\n")]
    publish(cables, tmp_path / "out", Settings())
    table = json.loads((tmp_path / "out/manifest.json").read_text())
    renamed = decode((tmp_path / "out/b.txt").read_bytes(), "renamed.txt")
    assert entry_for(renamed, table)["file"] == "b.txt"
