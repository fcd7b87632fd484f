"""The command line: the group of commands, and how each failure ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Any, TextIO

import click

from cablelint.cli.exits import CLEAN, ERROR
from cablelint.system.memory import collect_seldom, leave_all
from cablelint.version import __version__

_COMMANDS = {
    "check": "Check cables and report what is wrong with them.",
    "parse": "Print the fields of cables as JSON.",
    "names": "Print the personal names in cables.",
    "redact": "Mask personal names and personal data.",
    "review": "Open a local page to read, decide and sign.",
    "verify": "Prove that a redacted cable leaks nothing.",
    "log": "Print the redaction log of a release, without names.",
    "restore": "Restore an original from its release, manifest and key.",
    "key": "Make a key file for pseudonyms and for locking originals.",
    "corpus": "Check, parse and redact a whole corpus into Parquet.",
    "server": "Check cables in an editor (Language Server Protocol).",
    "rule": "Print the documentation of rules.",
    "config": "Print the configuration in force.",
}


class _Lazy(click.Group):
    """A group whose commands are imported when they are run, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            if not ctx.resilient_parsing:
                from cablelint.config import did_you_mean

                ctx.fail(f"unknown command {name!r}{did_you_mean(name, _COMMANDS)}")
            return None
        command: click.Command = import_module(f"cablelint.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader has closed the pipe, as in `| head`: there is nothing left to do.
            ctx.exit(CLEAN)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="cablelint")
def cli() -> None:
    """A validation and redaction linter for diplomatic cables."""


def main() -> None:
    """Run the command line and exit.

    Exit codes: 0 clean, 1 findings, 2 usage, configuration, I/O or internal error. The message of an internal error
    gives its type and place and nothing else, since the text of an exception can quote the cable.
    """
    collect_seldom()
    sys.stdout, sys.stderr = _tolerant(sys.stdout), _tolerant(sys.stderr)
    code = _run()
    _close(sys.stdout)
    leave_all()
    sys.exit(code)


def _tolerant(stream: TextIO | None) -> TextIO:
    """The stream, with characters that its encoding lacks replaced; a stream that is closed drops everything."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def _run() -> int:
    code = CLEAN
    try:
        # Outside its standalone mode click returns the code that a command exits with.
        code = int(cli.main(standalone_mode=False) or CLEAN)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
    except (click.Abort, KeyboardInterrupt):
        _report("interrupted")
        _close(sys.stdout)
        # Everything is cleaned up, and the user would wait while Python frees what was loaded.
        os._exit(ERROR)
    except BrokenPipeError:
        return code
    except OSError as error:
        name = f"{error.filename}: " if isinstance(error.filename, str) else ""
        _report(f"{name}{error.strerror or type(error).__name__}")
    except Exception as error:  # noqa: BLE001
        _report(f"internal error: {_description(error)}; please report it")
    else:
        return code
    return ERROR


def _report(message: str) -> None:
    from cablelint.reporters.safety import visible_path

    with suppress(OSError):
        click.echo(f"cablelint: {visible_path(message)}", err=True)


def _description(error: BaseException) -> str:
    from cablelint.system.error_places import place_of

    # An error of a worker process has a note of its place there.
    place = getattr(error, "__notes__", [place_of(error)])[0]
    return f"{type(error).__name__} {place}"


def _close(stream: TextIO) -> None:
    """Write what is left, or drop it without a message if it cannot be written."""
    try:
        stream.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
