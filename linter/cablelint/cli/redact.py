"""``cablelint redact``: masks the names in cables, proves the result, and only then writes it."""

from __future__ import annotations

import sys
from difflib import SequenceMatcher
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import (
    configuration,
    configured,
    failure,
    redaction_options,
    redaction_settings,
    sources,
)
from cablelint.system.walking import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.config import Config
    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.redaction.masking.redact import Redaction
    from cablelint.redaction.settings import Settings

_FILE = click.Path(path_type=Path)


@click.command("redact")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output", "-o", type=_FILE, metavar="PATH", help="Write to this file, or release into this folder.")
@click.option("--in-place", is_flag=True, help="Overwrite the input.")
@click.option("--manifest", type=_FILE, metavar="FILE", help="Write the log of the masks here.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something is left to mask.")
@click.option("--diff", is_flag=True, help="Write nothing; print the lines that would be masked, as masked.")
@redaction_options
@configuration
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Mask the names in cables and prove that nobody who is masked can still be read.

    A cable that does not stand the proof is not written, and the exit code is 2. Several cables are released into the
    folder that --output names, with a manifest over them all.
    """
    config = configured(given)
    ctx.exit(_Run(files, given, config, redaction_settings(config)).run())


class _Run:
    """One run of the command; the exit code grows with what happens."""

    def __init__(self, files: tuple[str, ...], given: dict[str, Any], config: Config, settings: Settings) -> None:
        self.files = files
        self.given = given
        self.config = config
        self.settings = settings
        self.problems: list[str] = []
        self.exit_code = CLEAN
        self._refuse_contradictions()

    def run(self) -> int:
        """Do what was asked and say how it ended."""
        if self._is_box():
            self._publish()
        else:
            for source in self._sources():
                self._one(source)
        return ERROR if self.problems else self.exit_code

    def _refuse_contradictions(self) -> None:
        targets = [name for name in ("output", "in_place", "check", "diff") if self.given[name]]
        if len(targets) > 1:
            raise click.UsageError("--output, --in-place, --check and --diff exclude each other")
        if self.given["manifest"] and targets[:1] in (["check"], ["diff"]):
            raise click.UsageError("--check and --diff write nothing, so there is no --manifest")
        if self.given["in_place"] and STDIN in self.files:
            raise click.UsageError("standard input cannot be overwritten; leave out --in-place")
        several = len(self.files) > 1 or any(Path(file).is_dir() for file in self.files)
        if self.given["manifest"] and several and not self.given["output"]:
            raise click.UsageError("a manifest over several cables needs a release: name its folder with --output")
        if self.settings.decisions and several and not all(decision.file for decision in self.settings.decisions):
            raise click.UsageError("with several cables each decision must name its `file`")

    def _is_box(self) -> bool:
        output: Path | None = self.given["output"]
        if output is None:
            return False
        several = len(self.files) > 1 or any(Path(file).is_dir() for file in self.files)
        return several or output.is_dir() or str(self.given["output"]).endswith("/")

    def _sources(self) -> Iterator[Source]:
        return sources(self.files, self.config, self.given["stdin_filename"], self.problems)

    def _publish(self) -> None:
        from cablelint.redaction.releasing.publish import publish

        cables = ((source, self._place(source)) for source in self._sources())
        try:
            done = publish(cables, self.given["output"], self.settings, self.given["manifest"])
        except OSError as error:
            raise failure(f"the manifest cannot be written: {error.strerror}") from None
        for number, why in done.refused:
            self._problem(f"cable {number}: {why}; nothing of it was written")
        for file, remark in done.remarks:
            self._remark(file, 1, 1, remark)
        click.echo(f"{done.released} released with {done.masks} masks, {len(done.refused)} refused", err=True)

    def _place(self, source: Source) -> PurePath:
        """Where a file goes below the folder of the release."""
        path = PurePath(source.name)
        for folder in self.files:
            if Path(folder).is_dir() and path.is_relative_to(folder):
                return path.relative_to(folder)
        return PurePath(path.name)

    def _one(self, source: Source) -> None:
        from cablelint.redaction.releasing.publish import reason
        from cablelint.redaction.releasing.release import release

        try:
            redacted = release(source, self.settings).redaction
            self._deliver(redacted)
        except Exception as error:  # noqa: BLE001 - whatever fails, nothing is written
            self._problem(f"{_shown(source)}: {reason(error)}; nothing was written")
            return
        for remark in redacted.remarks:
            self._remark(redacted.result.name, *source.position(remark.span.start), remark)

    def _deliver(self, redacted: Redaction) -> None:
        from cablelint.redaction.releasing.publish import write_single
        from cablelint.system.files import write_atomically

        original, result = redacted.original, redacted.result
        is_changed = original.data != result.data
        if self.given["check"] or self.given["diff"]:
            if is_changed or PurePath(original.name).name != PurePath(result.name).name:
                self.exit_code = FINDINGS
                shown = f"{result.name}: {len(redacted.masks)} to mask\n" if self.given["check"] else _diff(redacted)
                click.echo(shown, nl=False)
            return
        output: Path | None = Path(original.name) if self.given["in_place"] else self.given["output"]
        if output is not None and not self.given["in_place"] and _is_same(output, original):
            raise failure("the input is never overwritten without --in-place")
        if self.given["manifest"]:
            file = output.name if output else PurePath(result.name).name
            write_single(redacted, file, self.given["manifest"], self.settings)
        if output is None:
            sys.stdout.buffer.write(result.data)
        elif is_changed or not self.given["in_place"]:
            write_atomically(output, result.data)

    def _remark(self, file: str, line: int, column: int, finding: Finding) -> None:
        self.exit_code = FINDINGS
        click.echo(f"{file}:{line}:{column}: {finding.code} {finding.message}", err=True)

    def _problem(self, message: str) -> None:
        self.problems.append(message)
        click.echo(f"cablelint: {message}", err=True)


def _is_same(output: Path, original: Source) -> bool:
    return output.exists() and Path(original.name).exists() and output.samefile(original.name)


def _shown(source: Source) -> str:
    """A file by its path, with what may be a name in the file name hidden."""
    from cablelint.reporters.hiding import hide_names

    path = PurePath(source.name)
    return str(path.with_name(hide_names(path.stem) + path.suffix)) if path.name else source.name


def _diff(redacted: Redaction) -> str:
    """The changed lines as they would be; what they were is not printed, since it holds the names."""
    before, after = (text.splitlines(keepends=True) for text in (redacted.original.text, redacted.result.text))
    pieces = [f"+++ {redacted.result.name}\n"]
    for tag, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            pieces.append(f"@@ +{start + 1},{end - start} @@\n")
            pieces += (f"+{line.rstrip()}\n" for line in after[start:end])
    return "".join(pieces)
