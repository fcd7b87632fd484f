"""``cablelint verify``: proves a release, or shows where it leaks."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import columns, configuration, configured, failure, shown_path, sources
from cablelint.cli.progress import no_progress_option, tracked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablelint.config import Config
    from cablelint.document.source import Source
    from cablelint.redaction.keys import Key
    from cablelint.redaction.releasing.verdict import FileReport, Verdict

_FILE = click.Path(path_type=Path)


@click.command("verify")
@click.argument("released", nargs=-1, required=True, metavar="RELEASE...")
@click.option("--original", type=_FILE, metavar="PATH", help="The original: a file, or the folder of the box.")
@click.option(
    "--manifest",
    type=_FILE,
    metavar="FILE",
    help="The manifest; by default manifest.json in the folder, or above a file that it lists.",
)
@click.option("--key-file", type=_FILE, metavar="FILE", help="Open the vaults with this key.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@no_progress_option
@configuration
@click.pass_context
def command(ctx: click.Context, /, released: tuple[str, ...], **given: Any) -> None:
    """Prove that a release is complete, that nobody who is masked can be read in it, and that only masks were changed.

    A folder is verified against the manifest in it: every file must be there, unchanged, and no other. With --original
    or --key-file the absence of leaks is proved again. The last line says what was proved. Exit codes: 0 proved, 1 a
    leak or a fault, 2 nothing could be proved.
    """
    verdicts = _verdicts(released, given)
    with suppress(BrokenPipeError):
        # The verdict is the exit code, even if nobody reads the findings to their end.
        _print([report for verdict in verdicts for report in verdict.reports], given["output_format"])
    for verdict in verdicts:
        for file, problem in verdict.problems:
            click.echo(f"cablelint: {shown_path(file)}: {problem}", err=True)
        click.echo(verdict.summary(), err=True)
    if any(verdict.problems for verdict in verdicts):
        ctx.exit(ERROR)
    ctx.exit(FINDINGS if any(verdict.leaks for verdict in verdicts) else CLEAN)


def _verdicts(released: tuple[str, ...], given: dict[str, Any]) -> list[Verdict]:
    from cablelint.redaction.keys import KeyFileError, read_key
    from cablelint.redaction.releasing.vault import VaultError, check_vaults
    from cablelint.redaction.releasing.verdict import ProofError
    from cablelint.redaction.releasing.verification import verify_folder
    from cablelint.system.schema_files import TableError

    config = configured(given)
    original, manifest_path = given["original"], given["manifest"]
    if original and not original.exists():
        raise failure(f"cannot read the original: {original} is missing")
    try:
        key = read_key(given["key_file"]) if given["key_file"] else None
        if key is not None and original is None:
            check_vaults()
        verdicts = [
            verify_folder(
                Path(path),
                originals=original,
                manifest_path=manifest_path,
                key=key,
                columns=columns(config),
                watch=lambda entries: tracked(entries, len(entries), "files", quiet=given["quiet"]),
            )
            for path in released
            if Path(path).is_dir()
        ]
        files = tuple(path for path in released if not Path(path).is_dir())
        return [*verdicts, *_files(files, given, config, key)]
    except (KeyFileError, ProofError, TableError, VaultError) as error:
        raise failure(str(error)) from None
    except OSError as error:
        raise failure(f"{error.filename}: {error.strerror}") from None


def _files(files: tuple[str, ...], given: dict[str, Any], config: Config, key: Key | None) -> list[Verdict]:
    from cablelint.redaction.releasing.manifest import manifest_near
    from cablelint.redaction.releasing.verification import verify_file

    problems: list[str] = []
    verdicts = (
        [
            verify_file(
                release,
                original=_original_of(release, given["original"], config),
                manifest_path=given["manifest"] or manifest_near(Path(release.name)),
                key=key,
            )
            for release in sources(files, config, given["stdin_filename"], problems)
        ]
        if files
        else []
    )
    if problems:
        raise failure("nothing was proved")
    return verdicts


def _original_of(release: Source, original: Path | None, config: Config) -> Source | None:
    from cablelint.document.opening import open_source
    from cablelint.system.walking import Unreadable

    if original is None:
        return None
    path = original / Path(release.name).name if original.is_dir() else original
    source = open_source(str(path), columns(config))
    if isinstance(source, Unreadable):
        raise failure(str(source))
    return source


def _print(verified: Sequence[FileReport], output_format: str) -> None:
    from cablelint.reporters import report

    reports = [report.FileReport(each.file, tuple(each.findings), str) for each in verified]
    if output_format == "json":
        findings = [each.to_dict(finding) for each in reports for finding in each.findings]
        click.echo(json.dumps({"version": 1, "findings": findings, "summary": {"leaks": len(findings)}}, indent=2))
        return
    for each in reports:
        for finding in each.findings:
            line, column, *_ = each.location(finding)
            place = f"{shown_path(each.source.name)}:{line}:{column}"
            click.echo(f"{place}: {finding.code} {finding.name}: {each.message(finding)}")
