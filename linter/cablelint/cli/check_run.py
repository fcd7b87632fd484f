"""One run of ``cablelint check``: the files are checked in order, then reported, fixed or compared."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import AFTER_A_FULL_DISK, columns, failure, paths
from cablelint.cli.pipe import while_read
from cablelint.cli.progress import counted, tracked
from cablelint.findings import Severity
from cablelint.system.walking import STDIN

if TYPE_CHECKING:
    from cablelint.checking.baseline import Baseline
    from cablelint.checking.checker import Checker
    from cablelint.checking.result import Failure, Outcome
    from cablelint.config import Config
    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.reporters.report import FileReport, Settings
    from cablelint.system.walking import Unreadable

# Below this many files one process is faster than several.
_FEW = 40


def _worker(checker: Checker) -> Callable[[str | Source | Unreadable], Outcome | Failure]:
    return checker.check_path


class CheckRun:
    """One run of ``cablelint check``: files in, report out, exit code."""

    def __init__(self, checker: Checker, config: Config, files: tuple[str, ...], given: dict[str, Any]) -> None:
        """Prepare a run.

        Args:
            checker: Checks one file after another.
            config: The configuration.
            files: The paths given; none for the current folder.
            given: The options of the command.
        """
        from cablelint.reporters.tally import Tally

        self._checker = checker
        self._config = config
        self._files = files
        self._given = given
        self._has_failed = False
        self._has_difference = False
        self._tally = Tally()
        self._fixed: dict[tuple[str, str], int] = {}
        self._baseline = self._read_baseline()
        self._outcomes = self._checked()
        # Standard output takes the fixed text of standard input.
        self._prints_source = bool(checker.fixes) and not given["diff"] and STDIN in files
        self._output: TextIO = sys.stderr if self._prints_source else sys.stdout

    def run(self) -> int:
        """Check all files, print the report, and return the exit code."""
        from cablelint.reporters.tally import summary

        # Closing the outcomes ends the worker processes, whatever happens.
        with closing(self._outcomes):
            try:
                self._write(self._report())
            except BrokenPipeError:
                # The reader has closed the pipe, as in `| head`; the findings so far decide the exit code.
                return self._exit_code()
        if self._given["write_baseline"] and self._baseline:
            self._guarded(self._baseline.write)
        self._report_fixes()
        is_report = self._given["output_format"] == "text" and not self._given["fix_only"]
        if is_report and not self._given["quiet"]:
            click.echo(summary(self._tally), err=True)
        self._report_stale()
        return self._exit_code()

    def _exit_code(self) -> int:
        if self._has_failed:
            return ERROR
        if self._has_difference:
            return FINDINGS
        return FINDINGS if self._tally.fails(self._config.fail_on) and not self._given["exit_zero"] else CLEAN

    def _report(self) -> Iterator[str]:
        """Check all files, and yield the report in pieces."""
        from cablelint.reporters import by_name
        from cablelint.reporters.tally import statistics

        reports = self._tally.counting(self._reports())
        if self._given["statistics"]:
            for _ in reports:
                pass
            yield from statistics(self._tally)
        else:
            yield from by_name(self._given["output_format"])(reports, self._settings())

    def _reports(self) -> Iterator[FileReport]:
        from cablelint.checking.result import Failure
        from cablelint.reporters.report import FileReport, failed

        least = Severity(self._given["severity"])
        for outcome in self._outcomes:
            if isinstance(outcome, Failure):
                self._error(f"{outcome.file}: {outcome.reason}")
                yield failed(outcome.file, outcome.reason)
                if outcome.ends_run:
                    self._error(f"the files after it were not checked; {AFTER_A_FULL_DISK}")
                    return
                continue
            for rule, count in outcome.fixed.items():
                self._fixed[rule] = self._fixed.get(rule, 0) + count
            quote = self._quoting(outcome.findings)
            if outcome.difference:
                self._print_difference(outcome, quote)
            source, findings = outcome.source, outcome.findings
            if self._prints_source and source.name == self._stdin_name:
                sys.stdout.buffer.write(source.data)
            if self._baseline is not None:
                findings = self._baseline.filter(source.name, findings, outcome.elements, outcome.codes)
            suppressed = len(outcome.findings) - len(findings)
            if self._given["diff"] or self._given["fix_only"]:
                findings = ()
            shown = tuple(finding for finding in findings if finding.severity >= least)
            below = tuple(finding.severity for finding in findings if finding.severity < least)
            yield FileReport(source, shown, quote, suppressed, below)

    def _quoting(self, findings: Iterable[Finding]) -> Callable[[str], str]:
        """Return the way to quote a file: without its names, unless they are wanted."""
        from cablelint.reporters.hiding import words_found

        if self._given["show_names"]:
            return str
        return partial(self._hide, known=self._checker.roster_words | words_found(findings))

    def _hide(self, text: str, known: frozenset[str]) -> str:
        """Hide the names in a text that is printed, and note if there are any."""
        from cablelint.reporters.hiding import hide_names

        hidden = hide_names(text, known)
        self._tally.hides_names |= hidden != text
        return hidden

    def _print_difference(self, outcome: Outcome, quote: Callable[[str], str]) -> None:
        from cablelint.reporters.safety import visible, visible_path

        self._has_difference = True
        name = visible_path(outcome.source.name)
        click.echo(f"--- {name}\n+++ {name}")
        for hunk in outcome.difference:
            click.echo(hunk.header())
            for sign, line in hunk.lines:
                click.echo(sign + visible(quote(line), tabs=True))

    def _checked(self) -> Generator[Outcome | Failure, None, None]:
        waiting = self._inputs()
        # A few files are done before other processes have started.
        first = list(islice(waiting, _FEW))
        files = chain(first, waiting)
        is_alone = self._given["jobs"] == 1 or len(first) < _FEW
        found, total = counted(files, quiet=self._given["quiet"])
        outcomes = map(self._checker.check_path, found) if is_alone else self._in_parallel(found)
        watched = outcomes if self._given["output_file"] else while_read(outcomes)
        yield from tracked(watched, total, "files", quiet=self._given["quiet"])

    def _inputs(self) -> Iterator[str | Source | Unreadable]:
        """The paths to check; standard input is read here, since worker processes have none."""
        from cablelint.document.opening import open_source

        for path in paths(self._files, self._config):
            is_stdin = path == STDIN
            yield open_source(STDIN, columns(self._config), name=self._stdin_name) if is_stdin else path

    @property
    def _stdin_name(self) -> str:
        return str(self._given["stdin_filename"] or STDIN)

    def _in_parallel(self, files: Iterable[str | Source | Unreadable]) -> Iterator[Outcome | Failure]:
        from cablelint.system.parallel import WorkerError, map_in_order

        try:
            yield from map_in_order(partial(_worker, self._checker), files, jobs=self._given["jobs"])
        except WorkerError as error:
            raise failure(str(error)) from None

    def _settings(self) -> Settings:
        from cablelint.reporters.report import RuleInfo, Settings
        from cablelint.reporters.safety import wants_color
        from cablelint.rules.registry import all_rules

        rules = []
        if self._given["output_format"] in ("sarif", "junit"):
            rules = [
                RuleInfo(
                    rule.code,
                    rule.name,
                    self._checker.selection.severities.get(rule.code, rule.severity),
                    rule.summary,
                    rule.documentation,
                    rule.fix,
                )
                for rule in all_rules()
            ]
        color = self._given["output_file"] is None and wants_color(self._output)
        return Settings(tuple(rules), self._config.root, self._config.fail_on, color)

    def _write(self, pieces: Iterator[str]) -> None:
        path: Path | None = self._given["output_file"]
        if path is None:
            for piece in pieces:
                self._output.write(piece)
            self._output.flush()
            return
        from cablelint.system.files import write_atomically

        text = "".join(pieces)
        self._guarded(lambda: write_atomically(path, text.encode("utf-8", "replace")))

    def _read_baseline(self) -> Baseline | None:
        from cablelint.checking.baseline import BaselineError, load, recording

        known, written = self._config.baseline, self._given["write_baseline"]
        folders = [path for path in self._files or (".",) if Path(path).is_dir()]
        try:
            if written is not None:
                return recording(written, folders=folders)
            return load(known, folders=folders) if known is not None else None
        except BaselineError as error:
            raise failure(str(error)) from None

    def _report_fixes(self) -> None:
        total = sum(self._fixed.values())
        if not total:
            return
        verb = "Would fix" if self._given["diff"] else "Fixed"
        click.echo(f"{verb} {total} finding{'' if total == 1 else 's'}.", err=True)
        if self._given["show_fixes"]:
            for (code, name), count in sorted(self._fixed.items()):
                click.echo(f"  {count:>4}  {code}  {name}", err=True)

    def _report_stale(self) -> None:
        if self._baseline is None or self._given["write_baseline"] or self._given["quiet"]:
            return
        stale = self._baseline.stale()
        if stale:
            count = sum(count for _, count in stale)
            gone = f"{count} finding{'' if count == 1 else 's'} of the baseline no longer found"
            click.echo(f"cablelint: {gone}; update it with --write-baseline {self._baseline.path}", err=True)

    def _guarded(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            self._error(f"{error.filename or 'output'}: {error.strerror or type(error).__name__}")

    def _error(self, message: str) -> None:
        from cablelint.reporters.safety import visible_path

        self._has_failed = True
        click.echo(f"cablelint: {visible_path(message)}", err=True)
