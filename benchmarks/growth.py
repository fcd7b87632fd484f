"""Measure how time and memory grow with hostile shapes of text.

Usage: python -m benchmarks.growth [--size 8000] [--only WORD] [--limit 2.6]

Each shape of ``tests/shapes.py`` is checked with all rules, fixes and the difference, searched for names and redacted
at three sizes, each twice the one before. A table lists seconds and peak memory, and how both grow at the second
doubling; what grows by more than the limit is marked.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from tests.shapes import SHAPES

from cablelint.checking.checker import Checker
from cablelint.config import Config
from cablelint.document import from_text
from cablelint.redaction.masking.redact import RedactionError
from cablelint.redaction.masks import MaskError
from cablelint.redaction.releasing.release import RefusedError, release
from cablelint.redaction.settings import Settings


def check(text: str) -> None:
    """Check and fix a text."""
    Checker(Config(root=Path(), select=("ALL",)), fixes="unsafe", differs=True).check(from_text(text, "a.txt"))


def redact(text: str) -> None:
    """Redact a text and prove the result."""
    try:
        release(from_text(text, "a.txt"), Settings())
    except (RedactionError, MaskError, RefusedError):
        return


def seconds(step: Callable[[str], None], text: str) -> float:
    """The shortest of three runs, in seconds of this process."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        step(text)
        best = min(best, time.process_time() - started)
    return best


def megabytes(step: Callable[[str], None], text: str) -> float:
    """The peak of the memory that a run takes."""
    tracemalloc.start()
    step(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def main(size: int, only: str, limit: float) -> None:
    """Print the table."""
    for step in (check, redact):
        step("Mr. Bo Lindqvarn said so.\n")
        for name, shape in SHAPES.items():
            if only not in name:
                continue
            texts = [shape(size * factor) for factor in (1, 2, 4)]
            times = [seconds(step, text) for text in texts]
            memory = [megabytes(step, text) for text in texts[1:]]
            grows, swells = times[2] / max(times[1], 0.01), memory[1] / max(memory[0], 1.0)
            mark = "  <--" if max(grows, swells) > limit else ""
            listed = " ".join(f"{each:6.2f}" for each in times)
            print(
                f"{step.__name__:6} {name:32} {listed} s x{grows:.1f}  {memory[1]:6.1f} MB x{swells:.1f}{mark}",
                flush=True,
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=8_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=float, default=2.6)
    options = parser.parse_args()
    main(options.size, options.only, options.limit)
