"""Verifying what was released earlier: from its original, or from its manifest and the key."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from cablelint.document.source import decode
from cablelint.edits import Span
from cablelint.findings import Confidence, Finding, Severity
from cablelint.redaction.proving.leaks import hunt
from cablelint.redaction.proving.verify import verify
from cablelint.redaction.releasing.manifest import claims, kept_places, original_hash
from cablelint.redaction.releasing.vault import Opened, open_vault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cablelint.document.source import Source
    from cablelint.redaction.keys import Key


class ProofError(ValueError):
    """There is nothing to verify against; the message says what is missing and what to do."""


def entry_for(release: Source, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The entry of a released file: by its path, its name, or its content if it was renamed.

    Raises:
        ProofError: The manifest does not know the file.
    """
    path = PurePath(release.name)
    digest = hashlib.sha256(release.data).hexdigest()
    cables: list[dict[str, Any]] = manifest["cables"]
    by_path = [cable for cable in cables if path.as_posix().endswith(f"/{cable['file']}") or cable["file"] == str(path)]
    by_content = [cable for cable in cables if cable["result"]["sha256"] == digest]
    alone = cables if len(cables) == 1 else []
    found = by_path or by_content or alone
    if not found:
        raise ProofError("the manifest does not know this file")
    return max(found, key=lambda cable: len(cable["file"]))


def prove_from_manifest(release: Source, cable: Mapping[str, Any], manifest_path: Path, key: Key) -> list[Finding]:
    """Verify a release against its manifest and vault.

    Raises:
        ProofError: The release has no vault, or it cannot be read.
        VaultError: The vault does not open.
    """
    if _is_altered(release, cable):
        return [_altered()]
    opened = open_for(release, cable, manifest_path, key)
    original = decode(opened.data, opened.name)
    findings = verify(original, release, claims(cable, opened.spans), kept_places(cable))
    if original_hash(opened.data, key) != cable["original"]["hmac_sha256"]:
        findings.append(_altered())
    names: dict[str, list[str]] = {}
    for mask, span in _named(cable, opened.spans):
        names.setdefault(mask["mark"], []).append(original.text[slice(*span)])
    for leak in hunt(json.dumps(cable, ensure_ascii=False), names):
        message = f"the name behind {leak.person} stands in the manifest {leak.how}"
        findings.append(Finding("NAM901", "leak", Severity.ERROR, Confidence.HIGH, message, Span(0, 0)))
    return findings


def _named(cable: Mapping[str, Any], spans: Iterable[Span]) -> list[tuple[dict[str, Any], Span]]:
    """The masks of people, each with each stretch of the original that it stands for."""
    owners = [mask for mask in cable["masks"] for _ in mask["result"]["places"]]
    return [(mask, span) for mask, span in zip(owners, spans, strict=True) if mask["kind"] == "name"]


def prove_from_original(release: Source, original: Source, cable: Mapping[str, Any] | None) -> list[Finding]:
    """Verify a release against its original, and what its manifest says if there is one."""
    if cable is None:
        return verify(original, release)
    if _is_altered(release, cable):
        return [_altered(), *verify(original, release)]
    return verify(original, release, claims(cable), kept_places(cable))


def open_for(release: Source, cable: Mapping[str, Any], manifest_path: Path, key: Key) -> Opened:
    """Open the vault of a released file.

    Raises:
        ProofError: The release has no vault, or it cannot be read.
        VaultError: The vault does not open.
    """
    if cable["vault"] is None:
        raise ProofError("this release was made without a key and has no vault; name its original with --original")
    vault = manifest_path.parent / cable["vault"]
    try:
        data = vault.read_bytes()
    except OSError as error:
        raise ProofError(f"cannot read the vault {vault}: {error.strerror}; put it back where it was") from None
    return open_vault(data, release.data, key)


def _is_altered(release: Source, cable: Mapping[str, Any]) -> bool:
    return bool(hashlib.sha256(release.data).hexdigest() != cable["result"]["sha256"])


def _altered() -> Finding:
    message = "the file is not the one that the manifest describes: its hash differs"
    return Finding("NAM902", "altered-release", Severity.ERROR, Confidence.HIGH, message, Span(0, 0))
