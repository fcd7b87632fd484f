"""A line of many equal characters ends each search soon: patterns that try it again from each character take hours.

The calls that ``test_growth`` counts do not show the work within one call of ``re``, so a process has a limit here that
a run over each of its characters passes by far.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAD = "CONFIDENTIAL QUITO 000123\nSUBJECT: X\n"
CHECK = (
    "import sys, cablelint\n"
    "print(len(list(cablelint.check(cablelint.parse(sys.stdin.buffer.read().decode()), select=['ALL']))))\n"
)
LONG = 200_000
# A quadratic search of such a line takes from minutes to hours.
LIMIT = 100


@pytest.mark.parametrize(
    ("before", "run", "after"),
    [
        ("", "a", "\ry"),
        ("x", " ", "x\n"),
        ("x\n1. ", " ", "\r\n|"),
        ("| x |\n" * 5 + "|", " ", "x\n"),
        (f"{HEAD}REF: A. ", " ", " x\n"),
        (f"{HEAD}REF: A. ", "\t", "12\nMARLOW\n"),
        (f"{HEAD}\n1. (C) One ", "-", "\ry\n2. (C) Two\n"),
        ("<html><body><pre>", "a", "\ry</pre>"),
        ("<html><body><p>x", " ", "\r|</p>"),
    ],
)
def test_a_long_run_of_one_character_is_read(before: str, run: str, after: str) -> None:
    text = before + run * LONG + after
    done = subprocess.run([sys.executable, "-c", CHECK], input=text.encode(), capture_output=True, timeout=LIMIT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().isdigit()
