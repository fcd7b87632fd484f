"""How the tables beside this module are read: small CSV files, each loaded once and only when it is needed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table, its header left out.

    Args:
        name: The file beside this module, as ``posts.csv``.
    """
    # Not importlib.resources: its import alone costs more than reading all the tables.
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        table = csv.reader(file)
        next(table)
        yield from table
