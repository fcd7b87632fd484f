"""Redacting files each for itself: to standard output, into a file, in place, or only to see what would be masked."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import failure, paths, shown_path, sources, unwritable
from cablelint.cli.pipe import while_read
from cablelint.cli.progress import counted, tracked
from cablelint.system.files import is_of_device

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.config import Config
    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.redaction.masking.redaction import Redaction
    from cablelint.redaction.settings import Settings


class SingleFiles:
    """Files that are redacted each for itself; the exit code grows with what happens."""

    def __init__(self, given: dict[str, Any], config: Config, settings: Settings) -> None:
        """Prepare a run.

        Args:
            given: The options of the command.
            config: The configuration they are merged into.
            settings: The settings of the redaction.
        """
        self._given = given
        self._config = config
        self._settings = settings
        self._problems: list[str] = []
        self._exit_code = CLEAN

    def run(self, files: tuple[str, ...]) -> int:
        """Redact every file, and return the exit code.

        Raises:
            CommandError: No file was found, an output is the input, or the device takes no more.
        """
        found = 0
        quiet = self._given["quiet"]
        listed, total = counted(paths(files, self._config), quiet=quiet)
        given = sources(files, self._config, self._given["stdin_filename"], self._problems, found=listed)
        redacted = map(self._one, given)
        is_printed = not (self._given["in_place"] or self._given["output"])
        try:
            for _ in tracked(while_read(redacted) if is_printed else redacted, total, "files", quiet=quiet):
                found += 1
        except BrokenPipeError:
            # Nobody reads the output, so no other file needs to be redacted.
            return ERROR if self._problems else self._exit_code
        if not found and not self._problems and not self._config.force_exclude:
            raise failure(f"no cable found in {', '.join(files)}")
        return ERROR if self._problems else self._exit_code

    def _one(self, source: Source) -> None:
        from cablelint.redaction.releasing.release import RefusedError, release

        try:
            redaction = release(source, self._settings)
            self._deliver(redaction)
        except RefusedError as error:
            if self._given["diff"]:
                click.echo(_diff(error.redaction), nl=False)
            self._problem(source, str(error))
            return
        except (BrokenPipeError, click.ClickException):
            raise
        except Exception as error:  # noqa: BLE001 - whatever fails, nothing is written
            if isinstance(error, OSError) and is_of_device(error):
                # No other file can be written either.
                raise _unwritable(error) from None
            from cablelint.redaction.releasing.releaser import reason

            place = error.filename if isinstance(error, OSError) else None
            where = f"cannot write {shown_path(str(place))}: " if place else ""
            self._problem(source, f"{where}{reason(error)}")
            return
        for remark in redaction.remarks:
            self._remark(redaction.result.name, *source.position(remark.span.start), remark)

    def _deliver(self, redaction: Redaction) -> None:
        from cablelint.redaction.masking.redact import RedactionError
        from cablelint.system.files import write_atomically

        original, result = redaction.original, redaction.result
        is_changed = original.data != result.data
        if self._given["check"] or self._given["diff"]:
            if is_changed or PurePath(original.name).name != PurePath(result.name).name:
                self._exit_code = FINDINGS
                click.echo(_check(redaction) if self._given["check"] else _diff(redaction), nl=False)
            return
        output = Path(original.name) if self._given["in_place"] else Path(self._given["output"] or "")
        if self._given["in_place"] and original.extracted_from:
            form = original.extracted_from
            raise RedactionError(f"a {form} is never rewritten; write the redacted text to a file with --output")
        if self._given["output"] and _is_same(output, original):
            raise failure("the input is never overwritten without --in-place")
        if self._given["manifest"] or self._given["release_copy"]:
            self._write_beside(redaction, output)
        if self._given["output"]:
            write_atomically(output, result.data)
        elif not self._given["in_place"]:
            sys.stdout.buffer.write(result.data)
        elif is_changed:
            write_atomically(output, result.data)

    def _write_beside(self, redaction: Redaction, output: Path) -> None:
        """Write what the user wants beside the release: a manifest and a copy to read."""
        from cablelint.redaction.releasing.single import check_places, write_copy, write_single

        original, result = redaction.original, redaction.result
        # A second run in place finds nothing to mask, and leaves the manifest and the vault of the first one alone.
        is_changed = original.data != result.data
        manifest: Path | None = self._given["manifest"]
        if manifest:
            is_printed = not (self._given["in_place"] or self._given["output"])
            check_places(Path(original.name), None if is_printed else output, manifest)
        if manifest and (is_changed or not self._given["in_place"] or not manifest.exists()):
            file = output.name or PurePath(result.name).name
            copy = write_copy(redaction, output) if self._given["release_copy"] else None
            write_single(redaction, file, manifest, self._settings.key, copy)
        elif self._given["release_copy"]:
            write_copy(redaction, output)

    def _remark(self, file: str, line: int, column: int, finding: Finding) -> None:
        self._exit_code = FINDINGS
        click.echo(f"{shown_path(file)}:{line}:{column}: {finding.code} {finding.message}", err=True)

    def _problem(self, source: Source, reason: str) -> None:
        message = f"{shown_path(source.name)}: {reason}; nothing was written"
        self._problems.append(message)
        click.echo(f"cablelint: {message}", err=True)


def _unwritable(error: OSError) -> click.ClickException:
    if error.filename:
        return unwritable(error, error.filename)
    return failure(f"standard output: {error.strerror}; the text that was written there is cut short")


def _is_same(output: Path, original: Source) -> bool:
    return output.exists() and Path(original.name).exists() and output.samefile(original.name)


def _check(redaction: Redaction) -> str:
    """Report each line with something left to mask, and how to mask it."""
    source = redaction.original
    name = shown_path(redaction.result.name)
    kinds: dict[int, list[str]] = {}
    for mask in redaction.masks:
        line, _ = source.position(mask.planned.span.start)
        kinds.setdefault(line, []).append(mask.planned.subject.label.lower())
    report = [f"{name}:{line}: {len(found)} to mask ({', '.join(sorted(set(found)))})" for line, found in kinds.items()]
    if PurePath(source.name).name != PurePath(redaction.result.name).name:
        report.append(f"{name}: the file name contains a name to mask")
    remedy = "run `cablelint redact` on it, or keep them by a policy, a roster or decisions"
    return "\n".join([*report, f"{name}: {len(redaction.masks)} to mask; {remedy}", ""])


def _diff(redaction: Redaction) -> str:
    """Return the changed lines as they would be; those of the original are left out, since they contain the names."""
    after = redaction.result.text.splitlines()
    changed = sorted({redaction.result.position(place.start)[0] for mask in redaction.masks for place in mask.places})
    pieces = [f"+++ {shown_path(redaction.result.name)}\n"]
    for first, last in _runs(changed):
        pieces.append(f"@@ +{first},{last - first + 1} @@\n")
        pieces += (f"+{line.rstrip()}\n" for line in after[first - 1 : last])
    return "".join(pieces)


def _runs(lines: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each run of consecutive lines."""
    first = last = 0
    for line in lines:
        if line != last + 1:
            if first:
                yield first, last
            first = line
        last = line
    if first:
        yield first, last
