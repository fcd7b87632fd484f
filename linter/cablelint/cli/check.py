"""``cablelint check``: what is wrong with cables, and the fixes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import Commas, Day, configuration, configured, failure, paths
from cablelint.config import Config, ConfigError
from cablelint.findings import Severity
from cablelint.reporters import FORMATS

if TYPE_CHECKING:
    from cablelint.checking.baseline import Baseline
    from cablelint.checking.checker import Checker
    from cablelint.checking.result import Outcome
    from cablelint.reporters.report import FileReport, Settings
    from cablelint.system.walking import Unreadable

# Below this many files one process is faster than several.
_FEW = 40
_LEVELS = [level.value for level in Severity]


@click.command("check")
@click.argument("files", nargs=-1, metavar="[PATH]...")
@click.option("--select", type=Commas(), multiple=True, metavar="RULES", help="Run these rules and no others.")
@click.option("--extend-select", type=Commas(), multiple=True, metavar="RULES", help="Run these rules as well.")
@click.option("--ignore", type=Commas(), multiple=True, metavar="RULES", help="Do not run these rules.")
@click.option("--per-file-ignores", type=Commas(), multiple=True, metavar="GLOB:RULES", help="... on these files.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply the unsafe fixes as well.")
@click.option("--diff", is_flag=True, help="Print what the fixes would change, and change nothing.")
@click.option("--show-fixes", is_flag=True, help="List the fixes applied.")
@click.option("--show-names", is_flag=True, help="Do not hide names in what is printed.")
@click.option("--fail-on", type=click.Choice(_LEVELS), help="The least severity that makes the exit code 1.")
@click.option("--severity", type=click.Choice(_LEVELS), default="info", help="The least severity shown.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 in spite of findings.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule in place of listing them.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Leave out the findings known here.")
@click.option("--write-baseline", type=click.Path(path_type=Path), metavar="FILE", help="Record all findings here.")
@click.option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output-file", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write the report here.")
@click.option("--today", type=Day(), help="Tell which declassification dates have passed on this day.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; by default one a core.")
@click.option("--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Keep results here for the next run.")
@click.option("--quiet", "-q", is_flag=True, help="Print no summary.")
@configuration
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Check cables and report what is wrong with them.

    Folders are walked for .txt, .md, .html and .cable files; - is standard input. Names are hidden in what is printed
    unless --show-names is given.
    """
    from cablelint.checking.checker import Checker

    config = configured(given)
    try:
        checker = Checker(
            config,
            fixes="unsafe" if given["unsafe_fixes"] else "safe" if given["fix"] or given["diff"] else None,
            writes=not given["diff"],
            show_names=bool(given["show_names"]),
            locates=bool(config.baseline or given["write_baseline"]),
            cache_dir=given["cache_dir"],
            stdin_filename=given["stdin_filename"],
        )
        # What is wrong with the settings is reported before any file is read.
        _ = checker.selection, checker.dialect, checker.settings
    except (ConfigError, ValueError, ImportError, OSError) as error:
        raise failure(str(error)) from None
    ctx.exit(_Run(checker, config, files, given).run())


def _worker(checker: Checker) -> Callable[[str | Unreadable], Outcome | str]:
    return checker.check_path


class _Run:
    """One run of the command: files in, report out, exit code."""

    def __init__(self, checker: Checker, config: Config, files: tuple[str, ...], given: dict[str, Any]) -> None:
        from cablelint.reporters.tally import Tally

        self.checker = checker
        self.config = config
        self.files = files
        self.given = given
        self.problems: list[str] = []
        self.tally = Tally()
        self.fixed: dict[tuple[str, str], int] = {}
        self.differs = False
        self.baseline = self._baseline()
        self.outcomes = self._outcomes()

    def run(self) -> int:
        """Check all files, print the report, and say how it ended."""
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
                # The reader has seen enough, as in `| head`; what it has seen decides the exit code.
                return self._exit_code()
        if self.given["write_baseline"] and self.baseline:
            self._guarded(self.baseline.write)
        self._tell_fixes()
        if not self.given["quiet"] and self.given["output_format"] == "text":
            click.echo(summary(self.tally), err=True)
        self._tell_stale()
        return self._exit_code()

    def _exit_code(self) -> int:
        if self.problems:
            return ERROR
        if self.differs:
            return FINDINGS
        return FINDINGS if self.tally.fails(self.config.fail_on) and not self.given["exit_zero"] else CLEAN

    def _reports(self) -> Iterator[FileReport]:
        from cablelint.reporters.report import FileReport

        quote = str if self.given["show_names"] else self._hide
        least = Severity(self.given["severity"])
        for outcome in self.outcomes:
            for rule, count in outcome.fixed.items():
                self.fixed[rule] = self.fixed.get(rule, 0) + count
            if outcome.difference:
                self.differs = True
                click.echo(outcome.difference, nl=False)
            source, findings = outcome.source, outcome.findings
            if self.baseline is not None:
                findings = self.baseline.filter(source.name, findings, outcome.elements, outcome.codes)
            suppressed = len(outcome.findings) - len(findings)
            if self.given["diff"]:
                findings = ()
            shown = tuple(finding for finding in findings if finding.severity >= least)
            below = tuple(finding.severity for finding in findings if finding.severity < least)
            yield FileReport(source, shown, quote, suppressed, below)

    def _hide(self, text: str) -> str:
        """Hide the names in a text that is printed, and note if there are any."""
        from cablelint.reporters.hiding import hide_names

        hidden = hide_names(text)
        self.tally.hides_names |= hidden != text
        return hidden

    def _outcomes(self) -> Generator[Outcome, None, None]:
        waiting = paths(self.files, self.config)
        # A few files are done before other processes have started.
        first = list(islice(waiting, _FEW))
        files = chain(first, waiting)
        is_alone = self.given["jobs"] == 1 or len(first) < _FEW
        for outcome in map(self.checker.check_path, files) if is_alone else self._in_parallel(files):
            if isinstance(outcome, str):
                self._problem(outcome)
            else:
                yield outcome

    def _in_parallel(self, files: Iterator[str | Unreadable]) -> Iterator[Outcome | str]:
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
        color = self.given["output_file"] is None and wants_color(sys.stdout)
        return Settings(tuple(rules), self.config.root, self.config.fail_on, color)

    def _write(self, pieces: Iterator[str]) -> None:
        path: Path | None = self.given["output_file"]
        if path is None:
            stream = cast("TextIO", sys.stdout)
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            return
        from cablelint.system.files import write_atomically

        text = "".join(pieces)
        self._guarded(lambda: write_atomically(path, text.encode()))

    def _baseline(self) -> Baseline | None:
        path = self.config.baseline
        written: Path | None = self.given["write_baseline"]
        if path is None and written is None:
            return None
        from cablelint.checking.baseline import Baseline, BaselineError, load

        try:
            if written is not None:
                return Baseline(written)
            return load(path) if path is not None else None
        except BaselineError as error:
            raise failure(str(error)) from None

    def _tell_fixes(self) -> None:
        total = sum(self.fixed.values())
        if not total:
            return
        verb = "Would fix" if self.given["diff"] else "Fixed"
        click.echo(f"{verb} {total} finding{'' if total == 1 else 's'}.", err=True)
        if self.given["show_fixes"]:
            for (code, name), count in sorted(self.fixed.items()):
                click.echo(f"  {count:>4}  {code}  {name}", err=True)

    def _tell_stale(self) -> None:
        if self.baseline is None or self.given["write_baseline"]:
            return
        stale = self.baseline.stale()
        for entry, count in stale:
            click.echo(f"cablelint: baseline: {entry}: {count} no longer found, pruned", err=True)
        if stale:
            self._guarded(self.baseline.prune)

    def _guarded(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            self._problem(f"{error.filename or 'output'}: {error.strerror or type(error).__name__}")

    def _problem(self, message: str) -> None:
        self.problems.append(message)
        click.echo(f"cablelint: {message}", err=True)
