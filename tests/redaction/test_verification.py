"""Verifying a whole release: complete, unchanged, and without a leak."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cablelint.config import Config
from cablelint.document.source import decode
from cablelint.redaction.proving.prove import Proof
from cablelint.redaction.releasing import release
from cablelint.redaction.releasing.box import find_box, identity_of
from cablelint.redaction.releasing.folder import ReleaseFolder
from cablelint.redaction.releasing.manifest import read_manifest
from cablelint.redaction.releasing.publish import publish
from cablelint.redaction.releasing.releaser import Releaser
from cablelint.redaction.releasing.vault import VaultError
from cablelint.redaction.releasing.verdict import Basis, ProofError, Verdict
from cablelint.redaction.releasing.verification import (
    entry_for,
    open_for,
    verify_file,
    verify_folder,
)
from cablelint.redaction.settings import Settings
from cablelint.system.schema_files import TableError

from .invented import CABLE, KEY, OTHER_KEY, people

OUT = Path("out")


@pytest.fixture(autouse=True)
def _released(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Release a box of two cables with a key."""
    monkeypatch.setattr(release, "people_in", lambda cables, _: people(cables[0].source.text))
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "2007/tervonen.txt"):
        path = Path("box", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(CABLE.encode())
    released(Settings(key=KEY))


def released(settings: Settings) -> None:
    folder = ReleaseFolder(OUT, identity_of(["box"]), settings.key)
    for _ in publish(find_box(["box"], Config(root=Path.cwd())), folder, lambda: Releaser(settings)):
        pass


def codes(verdict: Verdict) -> list[str]:
    return [finding.code for report in verdict.reports for finding in report.findings]


@pytest.mark.parametrize(
    ("basis", "options"),
    [
        (Basis.MANIFEST, {}),
        (Basis.ORIGINALS, {"originals": Path("box")}),
        (Basis.ORIGINALS, {"originals": Path("box"), "key": KEY}),
        (Basis.VAULTS, {"key": KEY}),
    ],
)
def test_a_sound_release_is_proved_on_every_basis(basis: Basis, options: dict[str, object]) -> None:
    verdict = verify_folder(OUT, **options)  # type: ignore[arg-type]
    assert (codes(verdict), verdict.problems, verdict.basis) == ([], [], basis)
    assert verdict.summary() == f"2 cables, 24 masks, 0 leaks: {basis.value}"


def test_originals_are_paired_without_the_private_log() -> None:
    shutil.rmtree("out.private")
    assert codes(verify_folder(OUT, originals=Path("box"), key=KEY)) == []
    problems = verify_folder(OUT, originals=Path("box")).problems
    assert [Path(file).name for file, _ in problems] == ["[NAME-1].txt"]


def test_the_summary_counts_only_what_was_verified() -> None:
    vaults = sorted(Path("out.private", "vault").rglob("*.vault"))
    vaults[0].unlink()
    verdict = verify_folder(OUT, key=KEY)
    assert verdict.summary() == (
        f"1 cables, 12 masks, 0 leaks: {Basis.VAULTS.value}; 1 more cables could not be verified"
    )
    vaults[1].unlink()
    assert verify_folder(OUT, key=KEY).summary() == "nothing was proved: 2 cables could not be verified"


def test_a_missing_file_is_reported() -> None:
    (OUT / "a.txt").unlink()
    verdict = verify_folder(OUT)
    assert codes(verdict) == ["NAM908"]
    assert "1 leaks: not complete and unchanged since" in verdict.summary()


@pytest.mark.parametrize("name", ["notes.csv", "b.txt", ".hidden", "2007/scan.pdf"])
def test_an_extra_file_is_reported_whatever_its_suffix(name: str) -> None:
    (OUT / name).write_text("Tervonen")
    assert codes(verify_folder(OUT)) == ["NAM909"]


@pytest.mark.parametrize("options", [{}, {"originals": Path("box")}, {"key": KEY}])
def test_a_changed_file_is_reported(options: dict[str, object]) -> None:
    (OUT / "a.txt").write_bytes((OUT / "a.txt").read_bytes() + b"x")
    assert "NAM902" in codes(verify_folder(OUT, **options))  # type: ignore[arg-type]


def test_an_original_that_passes_for_a_release_is_reported() -> None:
    (OUT / "a.txt").write_bytes(CABLE.encode())
    assert "NAM902" in codes(verify_folder(OUT))
    alone = verify_file(decode(CABLE.encode(), "a.txt"), original=decode(CABLE.encode(), "b.txt"))
    assert codes(alone) == ["NAM903"]


def test_a_leak_is_found_from_the_originals_and_from_the_vaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulate a release by a version that knew less."""
    from cablelint.redaction.masking import planned_masks

    monkeypatch.setattr(release, "people_in", lambda cables, _: people(cables[0].source.text, (("Aino Tervonen",),)))
    monkeypatch.setattr(release, "prove", lambda *_, **__: Proof(()))
    monkeypatch.setattr(planned_masks, "sweep", lambda *_: [])
    released(Settings(key=KEY))
    assert codes(verify_folder(OUT)) == []
    for options in ({"originals": Path("box")}, {"key": KEY}):
        assert set(codes(verify_folder(OUT, **options))) == {"NAM901"}  # type: ignore[arg-type]


def test_nothing_is_proved_without_a_manifest_or_without_a_cable(tmp_path: Path) -> None:
    Path("empty").mkdir()
    with pytest.raises(ProofError, match=r"manifest\.json is missing"):
        verify_folder(Path("empty"))
    with pytest.raises(ProofError, match="--original"):
        verify_file(decode(b"x", "x.txt"))


OTHER = CABLE.replace("laughed", "smiled")


def release_other_cable() -> None:
    """Release another cable as a.txt, without a key."""
    Path("box/a.txt").write_bytes(OTHER.encode())
    shutil.rmtree("out")
    shutil.rmtree("out.private")
    released(Settings())


def test_originals_are_found_wherever_they_are_by_now() -> None:
    release_other_cable()
    Path("box/a.txt").rename("box/2007/memo.txt")
    Path("box").rename("elsewhere")
    verdict = verify_folder(OUT, originals=Path("elsewhere"))
    assert (codes(verdict), verdict.problems) == ([], [])


def test_no_original_outside_of_the_given_folder_is_read() -> None:
    release_other_cable()
    log = json.loads(Path("out.private/log.json").read_text())
    for cable in log["cables"]:
        cable["original"] = os.path.abspath(cable["original"])  # noqa: PTH100
    Path("out.private/log.json").write_text(json.dumps(log))
    Path("empty").mkdir()
    assert len(verify_folder(OUT, originals=Path("empty")).problems) == 2
    assert verify_folder(OUT, originals=Path("box")).problems == []


def test_a_release_of_another_text_than_the_original_is_stale() -> None:
    release_other_cable()
    Path("box/a.txt").write_bytes(OTHER.replace("rice", "corn").encode())
    verdict = verify_folder(OUT, originals=Path("box"))
    assert verdict.problems == []
    assert codes(verdict) == ["NAM902"]
    message = "box/a.txt is not the text that was redacted, its hash differs: run redact again"
    assert [finding.message for report in verdict.reports for finding in report.findings] == [message]


def test_a_missing_original_is_a_problem_and_not_a_proof() -> None:
    release_other_cable()
    Path("box/a.txt").unlink()
    verdict = verify_folder(OUT, originals=Path("box"))
    assert [(Path(file).name, "its original is not in" in why) for file, why in verdict.problems] == [("a.txt", True)]


def test_a_wrong_key_opens_nothing() -> None:
    with pytest.raises(VaultError, match=r"the key is not the one that sealed out/manifest\.json"):
        verify_folder(OUT, key=OTHER_KEY)
    with pytest.raises(VaultError, match="the key is not the one"):
        verify_folder(OUT, key=OTHER_KEY, originals=Path("box"))


def altered(change: Callable[[dict[str, Any]], object]) -> None:
    """Change the manifest of the release as somebody might who has no key."""
    table = json.loads((OUT / "manifest.json").read_text())
    change(table)
    (OUT / "manifest.json").write_text(json.dumps(table))


@pytest.mark.parametrize("file", ["../box/a.txt", "/etc/hosts", "2007/../../x", "", "a\0b"])
def test_a_manifest_that_lists_a_file_elsewhere_is_invalid(file: str) -> None:
    altered(lambda table: table["cables"][1].update(file=file))
    with pytest.raises(TableError, match="lists a file that is not below the folder of the release"):
        verify_folder(OUT)


def test_a_manifest_that_lists_a_file_twice_is_invalid() -> None:
    altered(lambda table: table["cables"].append(table["cables"][0]))
    with pytest.raises(TableError, match="lists a file twice"):
        verify_folder(OUT)


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table["account"].update(found=99),
        lambda table: table["account"].update(found=3, released=3),
        lambda table: table["cables"][0]["masks"][0].update(places=[[0, 8]]),
        lambda table: table["cables"][0]["masks"][0].update(places=[[10**9, 10**9 + 8]]),
        lambda table: table["cables"][0]["masks"][0].update(mark="[NAME-7]"),
    ],
)
def test_a_manifest_that_does_not_fit_its_release_is_reported(change: Callable[[dict[str, Any]], object]) -> None:
    altered(change)
    assert set(codes(verify_folder(OUT))) <= {"NAM902", "NAM903"}
    assert verify_folder(OUT).leaks


@pytest.mark.parametrize("originals", [Path("box"), None])
def test_a_mask_that_the_manifest_does_not_list_is_reported(originals: Path | None) -> None:
    altered(lambda table: table["cables"][0]["masks"].pop(3))
    verdict = verify_folder(OUT, originals=originals, key=None if originals else KEY)
    assert "NAM903" in codes(verdict)


def test_masks_of_earlier_hands_are_not_in_the_manifest() -> None:
    text = CABLE.replace("3. (U)", "3. (U) [(b)(1)] and XXXXXXXXXXXX met [NAME-1], [NAME-1] too.")
    original, key = decode(text.encode(), "a.txt"), Settings(key=KEY)
    made = release.release(original, key)
    verdict = verify_file(made.result, original=original)
    assert codes(verdict) == []
    Path("box/a.txt").write_bytes(text.encode())
    Path("out.private/vault/a.txt.vault").unlink()
    released(key)
    assert codes(verify_folder(OUT, originals=Path("box"))) == codes(verify_folder(OUT, key=KEY)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table["cables"][0].update(policy="foia-b6"),
        lambda table: table["cables"][0]["masks"][0].update(kind="passage"),
        lambda table: table["cables"][0]["masks"][0].update(reason="(b)(3)"),
        lambda table: table.pop("seal"),
        lambda table: table["seal"].update(hmac_sha256="0" * 64),
    ],
)
def test_any_change_of_a_sealed_manifest_is_seen_with_the_key(change: Callable[[dict[str, Any]], object]) -> None:
    altered(change)
    assert codes(verify_folder(OUT, key=KEY)) == ["NAM902"]


def test_a_private_folder_may_be_moved() -> None:
    Path("out.private").rename("safe")
    vaults = {"a.txt": "../safe/vault/a.txt.vault", "2007/[NAME-1].txt": "../safe/vault/2007/[NAME-1].txt.vault"}
    altered(lambda table: [cable.update(vault=vaults[cable["file"]]) for cable in table["cables"]])
    assert codes(verify_folder(OUT, key=KEY)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("vault", ["/dev/zero", "pipe", ".", "a\0b"])
def test_a_vault_that_is_no_file_is_not_read(vault: str) -> None:
    os.mkfifo(OUT / "pipe")
    altered(lambda table: table["cables"][0].update(vault=vault))
    ((_, why),) = verify_folder(OUT, key=KEY).problems
    assert why == "the manifest names a vault by what is not the path of a file; restore the manifest"


def test_a_missing_vault_is_a_problem() -> None:
    Path("out.private/vault/a.txt.vault").unlink()
    ((_, why),) = verify_folder(OUT, key=KEY).problems
    assert "cannot read the vault" in why


def test_a_vault_of_another_original_is_refused() -> None:
    """Two equal releases of different originals: each vault opens for both, and belongs to one."""
    Path("box/b.txt").write_bytes(CABLE.replace("Tervonen", "Tervola").encode())
    manifest = read_manifest(OUT / "manifest.json")
    found = decode((OUT / "a.txt").read_bytes(), str(OUT / "a.txt"))
    cable = entry_for(found, manifest)
    assert open_for(found, cable, OUT / "manifest.json", KEY).data == CABLE.encode()
    with pytest.raises(VaultError, match="another original"):
        open_for(found, {**cable, "original": {"hmac_sha256": "0" * 64}}, OUT / "manifest.json", KEY)


def test_a_renamed_file_is_known_by_its_content() -> None:
    data = (OUT / "a.txt").read_bytes()
    table = read_manifest(OUT / "manifest.json")
    with pytest.raises(ProofError, match="does not list"):
        entry_for(decode(b"other", "c.txt"), table)
    assert entry_for(decode(data, "renamed.txt"), table)["result"]["bytes"] == len(data)


def test_what_a_roster_keeps_and_a_reviewer_withholds_is_no_leak_on_any_basis() -> None:
    from cablelint.names.roster import Entry, Roster
    from cablelint.names.settings import NameSettings
    from cablelint.redaction.deciding.decisions import Decision

    roster = Roster([Entry(("Jorma Kettunen",), keep=True)])
    passage = Decision("passage", file="a.txt", before="May 4 that", after="END SUMMARY", reason="s.40(2)")
    released(Settings(names=NameSettings(roster=roster), key=KEY, decisions=(passage,)))
    text = (OUT / "a.txt").read_text()
    assert "on May 4 that [PASSAGE-1]. END SUMMARY" in text
    assert "Mr. Jorma\nKettunen" in text
    for options in ({}, {"originals": Path("box")}, {"key": KEY}):
        assert codes(verify_folder(OUT, **options)) == []  # type: ignore[arg-type]
