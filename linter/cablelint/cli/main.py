"""The command line: the group of commands, and how each failure ends."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from cablelint.cli.exits import ERROR
from cablelint.system.memory import collect_seldom
from cablelint.version import __version__

_COMMANDS = {
    "check": "Check cables and report what is wrong with them.",
    "parse": "Print the fields of cables as JSON.",
    "names": "Print the personal names in cables.",
    "redact": "Mask personal names and personal data.",
    "verify": "Prove that a redacted cable leaks nothing.",
    "restore": "Restore an original from its release, manifest and key.",
    "key": "Make a key file for pseudonyms and for locking originals.",
    "corpus": "Check, parse and redact a whole corpus into Parquet.",
    "rule": "Print the documentation of rules.",
    "config": "Print the configuration in force.",
}


class _Lazy(click.Group):
    """A group whose commands are imported when they are asked for, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"cablelint.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="cablelint")
def cli() -> None:
    """A validation and redaction linter for diplomatic cables."""


def main() -> None:
    """Run the command line.

    Exit codes: 0 clean, 1 findings, 2 usage, configuration, I/O or internal error. An internal error tells its kind
    and place and nothing else: its words could quote the cable.
    """
    collect_seldom()
    try:
        # Outside its standalone mode click returns the code that a command exits with.
        sys.exit(cli.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(ERROR)
    except (click.Abort, KeyboardInterrupt):
        click.echo("cablelint: interrupted", err=True)
        sys.exit(ERROR)
    except BrokenPipeError:
        # The reader has gone, as with `| head`; keep Python from complaining when it flushes.
        sys.stdout = None
        sys.exit(ERROR)
    except Exception as error:  # noqa: BLE001
        click.echo(f"cablelint: internal error: {_place(error)}; please report it", err=True)
        sys.exit(ERROR)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_name} line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{where}"
