"""``cablelint check``: checks cables and fixes them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import Commas, Day, columns, configuration, configured, failure, paths
from cablelint.cli.progress import counted, quiet_option, tracked
from cablelint.config import Config, ConfigError
from cablelint.findings import Severity
from cablelint.reporters import FORMATS
from cablelint.system.walking import STDIN

if TYPE_CHECKING:
    from cablelint.checking.baseline import Baseline
    from cablelint.checking.checker import Checker
    from cablelint.checking.result import Failure, Outcome
    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.reporters.report import FileReport, Settings
    from cablelint.system.walking import Unreadable

_CACHE = ".cablelint_cache"
# Below this many files one process is faster than several.
_FEW = 40
_LEVELS = [level.value for level in Severity]


@click.command("check")
@click.argument("files", nargs=-1, metavar="[PATH]...")
@click.option("--select", type=Commas(), multiple=True, metavar="RULES", help="Run these rules and no others.")
@click.option("--extend-select", type=Commas(), multiple=True, metavar="RULES", help="Run these rules as well.")
@click.option("--ignore", type=Commas(), multiple=True, metavar="RULES", help="Do not run these rules.")
@click.option(
    "--per-file-ignores",
    type=Commas(),
    multiple=True,
    metavar="GLOB:RULES",
    help="Do not run these rules on these files.",
)
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--fix-only", is_flag=True, help="Apply the safe fixes and report no findings.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply the unsafe fixes as well.")
@click.option("--diff", is_flag=True, help="Print what the fixes would change, and change nothing.")
@click.option("--show-fixes", is_flag=True, help="List the fixes applied.")
@click.option("--show-names", is_flag=True, help="Do not hide names in what is printed.")
@click.option("--fail-on", type=click.Choice(_LEVELS), help="The least severity that makes the exit code 1.")
@click.option("--severity", type=click.Choice(_LEVELS), default="info", help="The least severity shown.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 despite findings.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of listing them.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Leave out the findings recorded here."
)
@click.option("--write-baseline", type=click.Path(path_type=Path), metavar="FILE", help="Record all findings here.")
@click.option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output-file", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write the report here.")
@click.option("--today", type=Day(), help="Report declassification dates that have passed on this day.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Number of processes.  [default: one per core]")
@click.option(
    "--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Cache results here for the next run."
)
@click.option("--no-cache", is_flag=True, help="Cache nothing beside the configuration file.")
@quiet_option
@configuration
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Check cables and report what is wrong with them.

    Folders are walked for .txt, .md, .html, .htm and .cable files; CSV, JSON Lines, e-mails, PDF, ZIP archives and
    compressed files are read where they are named or matched by --extend-include. - is standard input, whose fixed text
    --fix prints to standard output and its report to standard error. Names are hidden unless --show-names is given.
    """
    from cablelint.checking.checker import Checker

    config = configured(given)
    fixes = given["fix"] or given["fix_only"] or given["diff"]
    try:
        checker = Checker(
            config,
            fixes="unsafe" if given["unsafe_fixes"] else "safe" if fixes else None,
            writes=not given["diff"],
            differs=given["diff"],
            locates=bool(config.baseline or given["write_baseline"]),
            cache_dir=_cache_dir(config, given),
        )
        # Invalid settings are reported before any file is read.
        _ = checker.selection, checker.dialect, checker.settings, checker.roster_words
    except (ConfigError, ValueError, ImportError, OSError) as error:
        raise failure(str(error)) from None
    ctx.exit(_Run(checker, config, files, given).run())


def _cache_dir(config: Config, given: dict[str, Any]) -> Path | None:
    """Return the folder of the cache: the one given, else one beside the configuration file, but not in CI."""
    if given["no_cache"]:
        return None
    if given["cache_dir"] or config.path is None or os.environ.get("CI"):
        return cast("Path | None", given["cache_dir"])
    return config.root / _CACHE


def _worker(checker: Checker) -> Callable[[str | Source | Unreadable], Outcome | Failure]:
    return checker.check_path


class _Run:
    """One run of the command: files in, report out, exit code."""

    def __init__(self, checker: Checker, config: Config, files: tuple[str, ...], given: dict[str, Any]) -> None:
        from cablelint.reporters.tally import Tally

        self.checker = checker
        self.config = config
        self.files = files
        self.given = given
        self.has_failed = False
        self.differs = False
        self.tally = Tally()
        self.fixed: dict[tuple[str, str], int] = {}
        self.baseline = self._baseline()
        self.outcomes = self._outcomes()
        # Standard output takes the fixed text of standard input.
        self.prints_source = bool(checker.fixes) and not given["diff"] and STDIN in files
        self.output: TextIO = sys.stderr if self.prints_source else sys.stdout

    def run(self) -> int:
        """Check all files, print the report, and return the exit code."""
        from cablelint.reporters import by_name
        from cablelint.reporters.tally import statistics, summary

        reports = self.tally.counting(self._reports())
        if self.given["statistics"]:
            for _ in reports:
                pass
            pieces = statistics(self.tally)
        else:
            pieces = by_name(self.given["output_format"])(reports, self._settings())
        # Closing the outcomes ends the worker processes, whatever happens.
        with closing(self.outcomes):
            try:
                self._write(pieces)
            except BrokenPipeError:
                # The reader has closed the pipe, as in `| head`; the findings so far decide the exit code.
                return self._exit_code()
        if self.given["write_baseline"] and self.baseline:
            self._guarded(self.baseline.write)
        self._report_fixes()
        is_report = self.given["output_format"] == "text" and not self.given["fix_only"]
        if is_report and not self.given["quiet"]:
            click.echo(summary(self.tally), err=True)
        self._report_stale()
        return self._exit_code()

    def _exit_code(self) -> int:
        if self.has_failed:
            return ERROR
        if self.differs:
            return FINDINGS
        return FINDINGS if self.tally.fails(self.config.fail_on) and not self.given["exit_zero"] else CLEAN

    def _reports(self) -> Iterator[FileReport]:
        from cablelint.checking.result import Failure
        from cablelint.reporters.report import FileReport, failed

        least = Severity(self.given["severity"])
        for outcome in self.outcomes:
            if isinstance(outcome, Failure):
                self._error(f"{outcome.file}: {outcome.reason}")
                yield failed(outcome.file, outcome.reason)
                continue
            for rule, count in outcome.fixed.items():
                self.fixed[rule] = self.fixed.get(rule, 0) + count
            quote = self._quoting(outcome.findings)
            if outcome.difference:
                self._print_difference(outcome, quote)
            source, findings = outcome.source, outcome.findings
            if self.prints_source and source.name == self._stdin_name:
                sys.stdout.buffer.write(source.data)
            if self.baseline is not None:
                findings = self.baseline.filter(source.name, findings, outcome.elements, outcome.codes)
            suppressed = len(outcome.findings) - len(findings)
            if self.given["diff"] or self.given["fix_only"]:
                findings = ()
            shown = tuple(finding for finding in findings if finding.severity >= least)
            below = tuple(finding.severity for finding in findings if finding.severity < least)
            yield FileReport(source, shown, quote, suppressed, below)

    def _quoting(self, findings: Iterable[Finding]) -> Callable[[str], str]:
        """Return the way to quote a file: without its names, unless they are wanted."""
        from cablelint.reporters.hiding import words_found

        if self.given["show_names"]:
            return str
        return partial(self._hide, known=self.checker.roster_words | words_found(findings))

    def _hide(self, text: str, known: frozenset[str]) -> str:
        """Hide the names in a text that is printed, and note if there are any."""
        from cablelint.reporters.hiding import hide_names

        hidden = hide_names(text, known)
        self.tally.hides_names |= hidden != text
        return hidden

    def _print_difference(self, outcome: Outcome, quote: Callable[[str], str]) -> None:
        from cablelint.reporters.safety import visible, visible_path

        self.differs = True
        name = visible_path(outcome.source.name)
        click.echo(f"--- {name}\n+++ {name}")
        for hunk in outcome.difference:
            click.echo(hunk.header())
            for sign, line in hunk.lines:
                click.echo(sign + visible(quote(line), tabs=True))

    def _outcomes(self) -> Generator[Outcome | Failure, None, None]:
        waiting = self._inputs()
        # A few files are done before other processes have started.
        first = list(islice(waiting, _FEW))
        files = chain(first, waiting)
        is_alone = self.given["jobs"] == 1 or len(first) < _FEW
        found, total = counted(files, quiet=self.given["quiet"])
        outcomes = map(self.checker.check_path, found) if is_alone else self._in_parallel(found)
        yield from tracked(outcomes, total, "files", quiet=self.given["quiet"])

    def _inputs(self) -> Iterator[str | Source | Unreadable]:
        """The paths to check; standard input is read here, since worker processes have none."""
        from cablelint.document.opening import open_source

        for path in paths(self.files, self.config):
            is_stdin = path == STDIN
            yield open_source(STDIN, columns(self.config), name=self._stdin_name) if is_stdin else path

    @property
    def _stdin_name(self) -> str:
        return str(self.given["stdin_filename"] or STDIN)

    def _in_parallel(self, files: Iterable[str | Source | Unreadable]) -> Iterator[Outcome | Failure]:
        from cablelint.system.parallel import WorkerError, map_in_order

        try:
            yield from map_in_order(partial(_worker, self.checker), files, jobs=self.given["jobs"])
        except WorkerError as error:
            raise failure(str(error)) from None

    def _settings(self) -> Settings:
        from cablelint.reporters.report import RuleInfo, Settings
        from cablelint.reporters.safety import wants_color
        from cablelint.rules.registry import all_rules

        rules = []
        if self.given["output_format"] in ("sarif", "junit"):
            rules = [
                RuleInfo(
                    rule.code,
                    rule.name,
                    self.checker.selection.severities.get(rule.code, rule.severity),
                    rule.summary,
                    rule.documentation,
                    rule.fix,
                )
                for rule in all_rules()
            ]
        color = self.given["output_file"] is None and wants_color(self.output)
        return Settings(tuple(rules), self.config.root, self.config.fail_on, color)

    def _write(self, pieces: Iterator[str]) -> None:
        path: Path | None = self.given["output_file"]
        if path is None:
            for piece in pieces:
                self.output.write(piece)
            self.output.flush()
            return
        from cablelint.system.files import write_atomically

        text = "".join(pieces)
        self._guarded(lambda: write_atomically(path, text.encode("utf-8", "replace")))

    def _baseline(self) -> Baseline | None:
        from cablelint.checking.baseline import BaselineError, load, recording

        known, written = self.config.baseline, self.given["write_baseline"]
        folders = [path for path in self.files or (".",) if Path(path).is_dir()]
        try:
            if written is not None:
                return recording(written, folders=folders)
            return load(known, folders=folders) if known is not None else None
        except BaselineError as error:
            raise failure(str(error)) from None

    def _report_fixes(self) -> None:
        total = sum(self.fixed.values())
        if not total:
            return
        verb = "Would fix" if self.given["diff"] else "Fixed"
        click.echo(f"{verb} {total} finding{'' if total == 1 else 's'}.", err=True)
        if self.given["show_fixes"]:
            for (code, name), count in sorted(self.fixed.items()):
                click.echo(f"  {count:>4}  {code}  {name}", err=True)

    def _report_stale(self) -> None:
        if self.baseline is None or self.given["write_baseline"] or self.given["quiet"]:
            return
        stale = self.baseline.stale()
        if stale:
            count = sum(count for _, count in stale)
            gone = f"{count} finding{'' if count == 1 else 's'} of the baseline no longer found"
            click.echo(f"cablelint: {gone}; update it with --write-baseline {self.baseline.path}", err=True)

    def _guarded(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            self._error(f"{error.filename or 'output'}: {error.strerror or type(error).__name__}")

    def _error(self, message: str) -> None:
        from cablelint.reporters.safety import visible_path

        self.has_failed = True
        click.echo(f"cablelint: {visible_path(message)}", err=True)
