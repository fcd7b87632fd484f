"""``cablelint verify``: proves a release, or shows where it leaks."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import configuration, configured, failure, sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.redaction.keys import Key

_FILE = click.Path(path_type=Path)


@click.command("verify")
@click.argument("redacted", nargs=-1, required=True, metavar="REDACTED...")
@click.option("--original", type=_FILE, metavar="PATH", help="What was redacted: a file, or a folder of them.")
@click.option("--manifest", type=_FILE, metavar="FILE", help="What the release says of its masks.")
@click.option("--key-file", type=_FILE, metavar="FILE", help="Opens the vault that the manifest names.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@configuration
@click.pass_context
def command(ctx: click.Context, /, redacted: tuple[str, ...], **given: Any) -> None:
    """Prove that nobody who is masked can be read in a release, and that nothing but masks was changed.

    Give its --original, or its --manifest with --key-file. A finding for each leak, and exit code 1, if there are any.
    """
    if not given["original"] and not (given["manifest"] and given["key_file"]):
        raise click.UsageError("expected --original PATH, or --manifest FILE with --key-file FILE")
    config = configured(given)
    problems: list[str] = []
    reports = []
    verifier = _Verifier(given)
    for release in sources(redacted, config, given["stdin_filename"], problems):
        try:
            reports.append((release, verifier.findings(release)))
        except click.ClickException as error:
            problems.append(error.message)
            click.echo(f"cablelint: {release.name}: {error.message}", err=True)
    _print(reports, given["output_format"])
    if problems:
        ctx.exit(ERROR)
    ctx.exit(FINDINGS if any(findings for _, findings in reports) else CLEAN)


class _Verifier:
    """What releases are verified against, read once."""

    def __init__(self, given: dict[str, Any]) -> None:
        from cablelint.redaction.keys import KeyFileError, read_key
        from cablelint.redaction.releasing.manifest import read_manifest
        from cablelint.system.schema_files import TableError

        self.original: Path | None = given["original"]
        self.manifest_path: Path | None = given["manifest"]
        try:
            self.manifest = read_manifest(self.manifest_path) if self.manifest_path else None
            self.key: Key | None = read_key(given["key_file"]) if given["key_file"] else None
        except (KeyFileError, TableError) as error:
            raise failure(str(error)) from None

    def findings(self, release: Source) -> list[Finding]:
        """The leaks and faults of one released file."""
        from cablelint.redaction.releasing.proof import ProofError, entry_for, prove_from_manifest, prove_from_original
        from cablelint.redaction.releasing.vault import VaultError

        try:
            cable = entry_for(release, self.manifest) if self.manifest else None
            if self.original is not None:
                return prove_from_original(release, self._original_of(release), cable)
            if cable is not None and self.manifest_path is not None and self.key is not None:
                return prove_from_manifest(release, cable, self.manifest_path, self.key)
        except (ProofError, VaultError) as error:
            raise failure(str(error)) from None
        raise failure("there is nothing to verify it against; name --original, or --manifest and --key-file")

    def _original_of(self, release: Source) -> Source:
        from cablelint.document.source import decode

        path = self.original
        if path is None:
            raise failure("there is no original to verify against")
        if path.is_dir():
            path /= PurePath(release.name).name
        try:
            return decode(path.read_bytes(), str(path))
        except OSError as error:
            raise failure(f"cannot read the original: {error.strerror}; expected it at {path}") from None


def _print(reports: Iterable[tuple[Source, list[Finding]]], output_format: str) -> None:
    rows = [
        (release.name, *release.position(finding.span.start), *release.position(finding.span.end), finding)
        for release, findings in reports
        for finding in findings
    ]
    if output_format == "text":
        for file, line, column, _, _, finding in rows:
            click.echo(f"{file}:{line}:{column}: {finding.code} {finding.name}: {finding.message}")
        return
    findings = [
        {
            "file": file,
            "rule": {"code": finding.code, "name": finding.name},
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "message": finding.message,
            "location": {"line": line, "column": column, "end_line": end_line, "end_column": end_column},
            "fix": None,
        }
        for file, line, column, end_line, end_column, finding in rows
    ]
    click.echo(json.dumps({"version": 1, "findings": findings, "summary": {"leaks": len(findings)}}, indent=2))
