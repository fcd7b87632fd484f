"""Verifying a release that was made earlier: that it is complete and unchanged, and that it leaks nothing.

With its manifest alone a release is proved complete and unchanged since ``redact`` proved it. With the originals, or
with the key that opens its vaults, the absence of leaks is proved again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.document.opening import open_source
from cablelint.document.source import DEFAULT_COLUMNS, Columns, Source, decode
from cablelint.edits import Span
from cablelint.findings import Finding
from cablelint.redaction import kinds
from cablelint.redaction.kit.templates import KitError
from cablelint.redaction.masks import PASSAGE
from cablelint.redaction.proving.prove import Proof, prove
from cablelint.redaction.releasing.copies import CopyCheck
from cablelint.redaction.releasing.folder import LOG, MANIFEST, files_below, private_folder
from cablelint.redaction.releasing.manifest import listed_files, masked_spans, original_hash, read_log, read_manifest
from cablelint.redaction.releasing.vault import Opened, VaultError, open_vault
from cablelint.system.packed import is_archive, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cablelint.redaction.keys import Key

# A file of a release, and what its manifest says of it.
_Entry = tuple[str, dict[str, Any]]
_WHOLE_FILE = Span(0, 0)


_WITHOUT_MANIFEST: dict[str, Any] = {"kept": [], "masks": []}


class Basis(Enum):
    """The evidence that a release was proved against."""

    ORIGINALS = "proved against the originals"
    VAULTS = "proved against the vaults"
    MANIFEST = "complete and unchanged since redact proved it"


class ProofError(ValueError):
    """Nothing can be proved; the message says what is missing and what to do."""


class FileReport(NamedTuple):
    """The findings in one file of a release.

    Attributes:
        file: The file; empty data where it is missing.
        findings: Leaks and faults, their spans in characters of the file.
    """

    file: Source
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Verdict:
    """The result of a verification.

    Attributes:
        basis: What the release was proved against.
        reports: A report for each file of the release, and for each file that is missing or extra.
        problems: Files that could not be verified, with the reason; with any, nothing is proved about them.
        masks: The number of masks in the files that were verified.
        cables: The number of files that were verified, missing ones among them.
    """

    basis: Basis
    reports: list[FileReport] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    masks: int = 0
    cables: int = 0

    @property
    def leaks(self) -> int:
        """The number of leaks and faults."""
        return sum(len(report.findings) for report in self.reports)

    def summary(self) -> str:
        """Return one line with the number of cables, masks and leaks, and what they were proved against."""
        if not self.cables:
            return f"nothing was proved: {len(self.problems):,} cables could not be verified"
        unproved = f"; {len(self.problems):,} more cables could not be verified" if self.problems else ""
        return f"{self.cables:,} cables, {self.masks:,} masks, {self.leaks:,} leaks: {self.basis.value}{unproved}"


def verify_folder(
    folder: Path,
    *,
    originals: Path | None = None,
    manifest_path: Path | None = None,
    key: Key | None = None,
    columns: Columns = DEFAULT_COLUMNS,
    watch: Callable[[Sequence[_Entry]], Iterable[_Entry]] = iter,
) -> Verdict:
    """Verify a release folder: every file of it, and that no file is missing or extra.

    Args:
        folder: The folder of the release.
        originals: The folder or archive of the originals; files are paired by the private log, by their keyed hash, or
            by path.
        manifest_path: The manifest; by default ``manifest.json`` in the folder.
        key: The key of the release.
        columns: The columns of the cable in tables.
        watch: Passes on the files of the release as they are verified, to show progress.

    Raises:
        ProofError: There is no manifest, or the release is empty.
        TableError: The manifest or the private log is invalid.
    """
    path = manifest_path or folder / MANIFEST
    if not path.exists():
        raise ProofError(f"{path} is missing, so nothing says what the release contains; name it with --manifest FILE")
    manifest = read_manifest(path)
    log = _read_log(folder)
    basis = Basis.ORIGINALS if originals else Basis.VAULTS if key else Basis.MANIFEST
    verdict = Verdict(basis)
    entries = {cable["file"]: cable for cable in manifest["cables"]}
    known = listed_files(manifest) | ({MANIFEST} if path == folder / MANIFEST else set())
    if not entries:
        raise ProofError(f"{path} lists no cable, so there is nothing to prove")
    pairs = _Originals(originals, log, manifest, key, columns) if originals else None
    copies = CopyCheck(folder, manifest, again=basis is not Basis.MANIFEST)
    for file, cable in watch(list(entries.items())):
        if not (folder / file).is_file():
            verdict.cables += 1
            missing = kinds.MISSING_FILE.finding(
                _WHOLE_FILE, "the manifest lists this file, and it is missing: run redact again"
            )
            verdict.reports.append(FileReport(Source(str(folder / file), b"", "", "utf-8"), (missing,)))
            continue
        release = replace(decode((folder / file).read_bytes(), str(folder / file)), columns=columns)
        try:
            findings = list(_verified(release, cable, path, pairs, log, key))
            unlike = list(copies.findings(file, release.data, cable))
        except (KitError, ProofError, VaultError) as error:
            verdict.problems.append((release.name, str(error)))
            continue
        verdict.cables += 1
        verdict.masks += len(cable["masks"])
        verdict.reports.append(FileReport(release, tuple(findings)))
        verdict.reports += (_in_copy(folder, *one) for one in unlike)
    if not verdict.problems:
        verdict.reports += (_in_copy(folder, *one) for one in copies.of_index())
    for file in files_below(folder):
        if file not in known:
            extra = kinds.EXTRA_FILE.finding(
                _WHOLE_FILE, "the manifest does not list this file: remove it, or run redact again"
            )
            verdict.reports.append(FileReport(decode(b"", str(folder / file)), (extra,)))
    return verdict


def _in_copy(folder: Path, file: str, finding: Finding) -> FileReport:
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
    cable = entry_for(release, read_manifest(manifest_path)) if manifest_path else None
    if original is None and cable is None:
        raise ProofError("expected the original with --original PATH, or the manifest with --manifest FILE")
    basis = Basis.ORIGINALS if original else Basis.VAULTS if key else Basis.MANIFEST
    verdict = Verdict(basis, cables=1)
    findings: list[Finding] = []
    if cable is not None and _is_altered(release, cable):
        findings.append(_altered())
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
    verdict.reports.append(FileReport(release, tuple(findings)))
    if cable is not None:
        folder = Path(release.name).parent
        copies = CopyCheck(folder, {"cables": [cable]}, again=basis is not Basis.MANIFEST)
        verdict.reports += (_in_copy(folder, *one) for one in copies.findings(cable["file"], release.data, cable))
    return verdict


def entry_for(release: Source, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return the manifest's entry for a file: by its path, or by its content if it was renamed.

    Raises:
        ProofError: The manifest does not list the file.
    """
    path = PurePath(release.name)
    cables: list[dict[str, Any]] = manifest["cables"]
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
    try:
        data = vault.read_bytes()
    except OSError as error:
        raise ProofError(f"cannot read the vault {vault}: {error.strerror}; put it back") from None
    opened = open_vault(data, release.data, key)
    if original_hash(opened.data, key) != cable["original"]["hmac_sha256"]:
        raise VaultError(f"the vault {vault} contains another original than the one of this release")
    return opened


def _verified(
    release: Source,
    cable: Mapping[str, Any],
    manifest_path: Path,
    pairs: _Originals | None,
    log: Mapping[str, Any] | None,
    key: Key | None,
) -> Iterator[Finding]:
    if _is_altered(release, cable):
        yield _altered()
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
    return prove(original, release, expected=expected, allowed=allowed, withheld=withheld)


def _expected(log: Mapping[str, Any] | None, file: str) -> list[Span] | None:
    """Return the masked spans of the original, where the private log of the release is at hand."""
    entries = (one for one in log["cables"] if one["file"] == file) if log else ()
    found = next(iter(entries), None)
    return masked_spans(found) if found else None


class _Originals:
    """The originals of a release, paired with its files."""

    def __init__(
        self,
        folder: Path,
        log: Mapping[str, Any] | None,
        manifest: Mapping[str, Any],
        key: Key | None,
        columns: Columns,
    ) -> None:
        self._folder = folder
        self._columns = columns
        self._is_archive = folder.is_file() and is_archive(str(folder))
        self._logged = {one["file"]: one["original"] for one in log["cables"]} if log else {}
        self._by_hash: dict[str, Path] = {}
        if key and self._is_box and any(cable["original"]["hmac_sha256"] for cable in manifest["cables"]):
            for file in members(str(folder)) if self._is_archive else files_below(folder):
                original = open_source(str(folder / file), columns)
                if isinstance(original, Source):
                    self._by_hash[original_hash(original.data, key)] = folder / file

    @property
    def _is_box(self) -> bool:
        """Whether there are several originals: in a folder or an archive."""
        return self._is_archive or self._folder.is_dir()

    def of(self, cable: Mapping[str, Any]) -> Source:
        """Return the original of a released file.

        Raises:
            ProofError: It is not there.
        """
        for path in self._candidates(cable):
            original = open_source(str(path), self._columns)
            if isinstance(original, Source):
                return original
        raise ProofError(f"its original is not in {self._folder}; put it there, or verify with the key")

    def _candidates(self, cable: Mapping[str, Any]) -> Iterator[Path]:
        if not self._is_box:
            yield self._folder
            return
        if found := self._by_hash.get(cable["original"]["hmac_sha256"] or ""):
            yield found
        if logged := self._logged.get(cable["file"]):
            # The log has the path as it was given then: its longest end that is in the folder is the original.
            parts = PurePath(logged).parts
            yield from (self._folder.joinpath(*parts[start:]) for start in range(len(parts)))
        yield self._folder / cable["file"]


def _read_log(folder: Path) -> Mapping[str, Any] | None:
    path = private_folder(folder) / LOG
    return read_log(path) if path.exists() else None


def _is_altered(release: Source, cable: Mapping[str, Any]) -> bool:
    return bool(hashlib.sha256(release.data).hexdigest() != cable["result"]["sha256"])


def _altered() -> Finding:
    return kinds.ALTERED_RELEASE.finding(
        _WHOLE_FILE, "the file is not the one that the manifest describes: its hash differs"
    )
