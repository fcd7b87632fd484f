"""Verifying a release that was made earlier: that it is complete and unchanged, and that it leaks nothing.

With its manifest alone a release is proved complete and unchanged since ``redact`` proved it. With the originals, or
with the key that opens its vaults, the absence of leaks is proved again.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from cablelint.document.source import DEFAULT_COLUMNS, Columns, Source, decode
from cablelint.edits import Span
from cablelint.redaction import kinds
from cablelint.redaction.kit.templates import KitError
from cablelint.redaction.masks import PASSAGE
from cablelint.redaction.proving.prove import Proof, prove
from cablelint.redaction.releasing.copies import CopyCheck
from cablelint.redaction.releasing.earlier_runs import files_below
from cablelint.redaction.releasing.listed_masks import missing_masks, unlisted_masks
from cablelint.redaction.releasing.manifest import (
    MANIFEST,
    fault_of_account,
    files_of,
    is_of_other_key,
    is_sealed,
    masked_spans,
    original_hash,
    read_manifest,
)
from cablelint.redaction.releasing.originals import Originals
from cablelint.redaction.releasing.private import LOG, PrivateLog, private_folder
from cablelint.redaction.releasing.vault import Opened, VaultError, open_vault
from cablelint.redaction.releasing.verdict import Basis, FileReport, ProofError, StaleError, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cablelint.findings import Finding
    from cablelint.redaction.keys import Key
    from cablelint.redaction.releasing.manifest import Entries

_WHOLE_FILE = Span(0, 0)
_WITHOUT_MANIFEST: dict[str, Any] = {"kept": [], "masks": []}


def verify_folder(
    folder: Path,
    *,
    originals: Path | None = None,
    manifest_path: Path | None = None,
    key: Key | None = None,
    columns: Columns = DEFAULT_COLUMNS,
    watch: Callable[[Entries], Iterable[Mapping[str, Any]]] = iter,
) -> Verdict:
    """Verify a release folder: every file of it, and that no file is missing or extra.

    Args:
        folder: The folder of the release.
        originals: The folder or archive of the originals; files are paired by the private log, by their keyed hash, or
            by path.
        manifest_path: The manifest; by default ``manifest.json`` in the folder.
        key: The key of the release.
        columns: The columns of the cable in tables.
        watch: Passes on the entries of the manifest as their files are verified, to show progress.

    Raises:
        ProofError: There is no manifest, or the release is empty.
        TableError: The manifest or the private log is invalid.
    """
    path = manifest_path or folder / MANIFEST
    if not path.exists():
        raise ProofError(f"{path} is missing, so nothing says what the release contains; name it with --manifest FILE")
    manifest = read_manifest(path)
    faults = _faults_of(manifest, path, key)
    log = _read_log(folder)
    basis = Basis.ORIGINALS if originals else Basis.VAULTS if key else Basis.MANIFEST
    verdict = Verdict(basis)
    if faults:
        verdict.reports.append(FileReport(decode(b"", str(path)), faults))
    known = {MANIFEST} if path == folder / MANIFEST else set()
    if "index" in manifest:
        known.add(manifest["index"]["file"])
    if not manifest["cables"]:
        raise ProofError(f"{path} lists no cable, so there is nothing to prove")
    pairs = Originals(originals, log, manifest, key, columns) if originals else None
    copies = CopyCheck(folder, manifest, again=basis is not Basis.MANIFEST)
    for cable in watch(manifest["cables"]):
        file = cable["file"]
        known.update(files_of(cable))
        if not (folder / file).is_file():
            verdict.cables += 1
            missing = kinds.MISSING_FILE.finding(
                _WHOLE_FILE, "the manifest lists this file, and it is missing: run redact again"
            )
            verdict.reports.append(_without_text(folder, file, missing))
            continue
        release = replace(decode((folder / file).read_bytes(), str(folder / file)), columns=columns)
        try:
            findings = list(_verified(release, cable, path, pairs, log, key))
            unlike = list(copies.findings(file, release.data, cable))
        except StaleError as error:
            stale = kinds.ALTERED_RELEASE.finding(_WHOLE_FILE, str(error))
            findings, unlike = [*_against_entry(release, cable), stale], []
        except (KitError, ProofError, VaultError) as error:
            verdict.problems.append((release.name, str(error)))
            continue
        verdict.cables += 1
        verdict.masks += len(cable["masks"])
        if findings:
            verdict.reports.append(FileReport(release, tuple(findings)))
        verdict.reports += (_without_text(folder, *one) for one in unlike)
    if not verdict.problems:
        verdict.reports += (_without_text(folder, *one) for one in copies.of_index())
    for file in files_below(folder):
        if file not in known:
            extra = kinds.EXTRA_FILE.finding(
                _WHOLE_FILE, "the manifest does not list this file: remove it, or run redact again"
            )
            verdict.reports.append(_without_text(folder, file, extra))
    return verdict


def _without_text(folder: Path, file: str, finding: Finding) -> FileReport:
    return FileReport(decode(b"", str(folder / file)), (finding,))


def verify_file(
    release: Source,
    *,
    original: Source | None = None,
    manifest_path: Path | None = None,
    key: Key | None = None,
) -> Verdict:
    """Verify one released file.

    Args:
        release: The file.
        original: What was redacted.
        manifest_path: The manifest that lists the file, if any.
        key: The key of the release.

    Raises:
        ProofError: There is neither an original nor a manifest, or the manifest does not list the file.
        VaultError: The vault does not open.
        TableError: The manifest is invalid.
    """
    manifest = read_manifest(manifest_path) if manifest_path else None
    cable = entry_for(release, manifest) if manifest else None
    if original is None and cable is None:
        raise ProofError("expected the original with --original PATH, or the manifest with --manifest FILE")
    basis = Basis.ORIGINALS if original else Basis.VAULTS if key else Basis.MANIFEST
    verdict = Verdict(basis, cables=1)
    findings: list[Finding] = []
    if manifest and manifest_path and (faults := _faults_of(manifest, manifest_path, key)):
        verdict.reports.append(FileReport(decode(b"", str(manifest_path)), faults))
    if cable is not None:
        findings += _against_entry(release, cable)
    if original is not None:
        proof = _proved(original, release, cable or _WITHOUT_MANIFEST, None)
        findings += proof.findings
        verdict.masks = proof.masks
        if not proof.masks and (cable is None or cable["masks"]):
            findings.append(
                kinds.IRREGULAR_MASK.finding(
                    _WHOLE_FILE, "the release contains no mask: it is an original, not a release"
                )
            )
    elif cable is not None:
        verdict.masks = len(cable["masks"])
        if key and manifest_path and not findings:
            findings += _proved_from_vault(release, cable, open_for(release, cable, manifest_path, key))
    if findings:
        verdict.reports.append(FileReport(release, tuple(findings)))
    if cable is not None:
        folder = Path(release.name).parent
        copies = CopyCheck(folder, {"cables": [cable]}, again=basis is not Basis.MANIFEST)
        verdict.reports += (_without_text(folder, *one) for one in copies.findings(cable["file"], release.data, cable))
    return verdict


def entry_for(release: Source, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return the manifest's entry for a file: by its path, or by its content if it was renamed.

    Raises:
        ProofError: The manifest does not list the file.
    """
    path = PurePath(release.name)
    cables = manifest["cables"]
    by_path = [cable for cable in cables if path.as_posix().endswith(f"/{cable['file']}") or cable["file"] == str(path)]
    digest = hashlib.sha256(release.data).hexdigest()
    by_content = [cable for cable in cables if cable["result"]["sha256"] == digest]
    found = by_path or by_content or (cables if len(cables) == 1 else [])
    if not found:
        raise ProofError("the manifest does not list this file")
    return max(found, key=lambda cable: len(cable["file"]))


def open_for(release: Source, cable: Mapping[str, Any], manifest_path: Path, key: Key) -> Opened:
    """Open the vault of a released file.

    Raises:
        ProofError: The release has no vault, or it cannot be read.
        VaultError: The vault does not open, or does not contain the original of this release.
    """
    if cable["vault"] is None:
        raise ProofError("the release was made without a key and has no vault; name its original with --original")
    vault = manifest_path.parent / cable["vault"]
    shown = os.path.normpath(vault)
    try:
        # A device or a pipe has no end.
        data = vault.read_bytes() if vault.is_file() or not vault.exists() else None
    except OSError as error:
        raise ProofError(f"cannot read the vault {shown}: {error.strerror}; put it back") from None
    except ValueError:
        data = None
    if data is None:
        raise ProofError("the manifest names a vault by what is not the path of a file; restore the manifest")
    opened = open_vault(data, release.data, key)
    if original_hash(opened.data, key) != cable["original"]["hmac_sha256"]:
        raise VaultError(f"the vault {shown} contains another original than the one of this release")
    return opened


def _verified(
    release: Source,
    cable: Mapping[str, Any],
    manifest_path: Path,
    pairs: Originals | None,
    log: PrivateLog | None,
    key: Key | None,
) -> Iterator[Finding]:
    yield from _against_entry(release, cable)
    if pairs:
        original = pairs.of(cable)
        yield from _proved(original, release, cable, _expected(log, cable["file"])).findings
    elif key and not _is_altered(release, cable):
        yield from _proved_from_vault(release, cable, open_for(release, cable, manifest_path, key))


def _proved_from_vault(release: Source, cable: Mapping[str, Any], opened: Opened) -> tuple[Finding, ...]:
    return _proved(decode(opened.data, opened.name), release, cable, opened.spans).findings


def _proved(original: Source, release: Source, cable: Mapping[str, Any], expected: Sequence[Span] | None) -> Proof:
    """Prove a release with what its manifest says about the decisions of human beings."""
    allowed = [Span(*kept["place"]) for kept in cable["kept"] if kept["decided_by"] != "policy"]
    withheld = [Span(*mask["places"][0]) for mask in cable["masks"] if mask["kind"] == PASSAGE.lower()]
    proof = prove(original, release, expected=expected, allowed=allowed, withheld=withheld)
    if cable is _WITHOUT_MANIFEST or _is_altered(release, cable):
        return proof
    return replace(proof, findings=(*proof.findings, *unlisted_masks(original, release, cable)))


def _expected(log: PrivateLog | None, file: str) -> list[Span] | None:
    """Return the masked spans of the original, where the private log of the release is at hand."""
    found = log.entry(file) if log else None
    return masked_spans(found) if found else None


def _read_log(folder: Path) -> PrivateLog | None:
    path = private_folder(folder) / LOG
    return PrivateLog(path) if path.exists() else None


def _is_altered(release: Source, cable: Mapping[str, Any]) -> bool:
    return bool(hashlib.sha256(release.data).hexdigest() != cable["result"]["sha256"])


def _against_entry(release: Source, cable: Mapping[str, Any]) -> list[Finding]:
    """Return what the manifest shows to be wrong in a file."""
    if _is_altered(release, cable):
        message = "the file is not the one that the manifest describes: its hash differs"
        return [kinds.ALTERED_RELEASE.finding(_WHOLE_FILE, message)]
    return list(missing_masks(release, cable))


def check_key(manifest: Mapping[str, Any], path: Path, key: Key) -> None:
    """Check that a key is that of a release, as far as its manifest says.

    Raises:
        VaultError: It is another.
    """
    if is_of_other_key(manifest, key):
        raise VaultError(f"the key is not the one that sealed {path}: give the key of this release")


def _faults_of(manifest: Mapping[str, Any], path: Path, key: Key | None) -> tuple[Finding, ...]:
    """Return what is wrong with a manifest by itself, and by its seal if the key is at hand.

    Raises:
        VaultError: The key is not that of the release.
    """
    faults = [f"{fault}: restore it, or run redact again"] if (fault := fault_of_account(manifest)) else []
    if key:
        check_key(manifest, path, key)
        is_locked = any(cable["vault"] for cable in manifest["cables"])
        if ("seal" in manifest or is_locked) and not is_sealed(manifest, key):
            faults.append("this is not the manifest that redact sealed with the key: restore it, or run redact again")
    return tuple(kinds.ALTERED_RELEASE.finding(_WHOLE_FILE, fault) for fault in faults)
