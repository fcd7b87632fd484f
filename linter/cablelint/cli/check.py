"""``cablelint check``: checks cables and fixes them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from cablelint.cli.check_run import CheckRun
from cablelint.cli.options import Commas, Day, configuration, configured, failure
from cablelint.cli.progress import quiet_option
from cablelint.config import ConfigError
from cablelint.findings import Severity
from cablelint.reporters import FORMATS

if TYPE_CHECKING:
    from cablelint.config import Config

_CACHE = ".cablelint_cache"
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
@click.option(
    "--write-baseline",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Record all findings here; without a file, in that of --baseline.",
)
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
    given["write_baseline"], files = _baseline_to_write(given, files, config)
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
    ctx.exit(CheckRun(checker, config, files, given).run())


def _baseline_to_write(
    given: dict[str, Any], files: tuple[str, ...], config: Config
) -> tuple[Path | None, tuple[str, ...]]:
    """Return the file of --write-baseline, if it is given, and the paths to check.

    Beside --baseline it takes no file, so that a path behind it is one to check.

    Raises:
        CommandError: No file is given.
    """
    written = given["write_baseline"]
    if written is None:
        return None, files
    if given["baseline"]:
        behind = (written,) if written and Path(written) != given["baseline"] else ()
        return given["baseline"], (*behind, *files)
    if written:
        return Path(written), files
    if config.baseline is None:
        raise failure("--write-baseline has no file to write; name it, or add --baseline FILE")
    return config.baseline, files


def _cache_dir(config: Config, given: dict[str, Any]) -> Path | None:
    """Return the folder of the cache: the one given, else one beside the configuration file, but not in CI."""
    if given["no_cache"]:
        return None
    if given["cache_dir"] or config.path is None or os.environ.get("CI"):
        return cast("Path | None", given["cache_dir"])
    return config.root / _CACHE
