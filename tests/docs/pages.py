"""Pages of documentation, run as written: commands in a shell, Python in a doctest."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A line of its own with its line ends, or a part of a line; not the point of a sentence above such a line.
_LEFT_OUT = re.compile(r"\n?^\.\.\.$\n?|\.\.\.", re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


class Command(NamedTuple):
    """A command of a page, and the output that the page shows for it; ``...`` is any text."""

    line: str
    output: str


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return [body for found, body in _BLOCK.findall(text) if found == language]


def commands(text: str) -> list[Command]:
    """Every command of the console blocks, in order."""
    found = []
    for block in blocks(text, "console"):
        _, *pieces = _COMMAND.split(block)
        found += [Command(line, output.strip("\n")) for line, output in zip(pieces[::2], pieces[1::2], strict=True)]
    return found


def run(command: Command, folder: Path) -> str:
    """Run a command as a user types it and return all that it prints."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command.line.replace(".venv/bin/", ""),
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    # Markdown keeps no blanks at the end of a line.
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def agrees(shown: str, printed: str) -> bool:
    """Whether an output is the one that a page shows, in which ``...`` is any text."""
    pattern = ".*".join(map(re.escape, _LEFT_OUT.split(shown)))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def doctest_failures(name: str) -> int:
    """Run the Python of a page and return the number of examples that fail; the report is printed."""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    parser = doctest.DocTestParser()
    test = parser.get_doctest(page(name), {}, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=flags, verbose=False)
    runner.run(test)
    assert runner.tries > 0
    return runner.failures
