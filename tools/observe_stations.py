"""Add the addresses that cables print to the table of stations: ``python -m tools.observe_stations FOLDER``.

An address counts if at least three cables of the folder print it with the same indicator, so that neither a misprint
nor anything from one cable gets into the table.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.build_tables import read_routing, write_routing

ENOUGH = 3

_ADDRESSEE = re.compile(r"^(?:TO |INFO )?(R[A-Z]{4,7})/([A-Z0-9].*)$", re.MULTILINE)
_STATION = re.compile(r"^DE (R[A-Z]{4,7}) ", re.MULTILINE)
_ORIGINATOR = re.compile(r"^FM ([A-Z].*)$", re.MULTILINE)
_PRECEDENCES = frozenset(("FLASH", "NIACT", "IMMEDIATE", "IMMED", "PRIORITY", "ROUTINE"))


def observe(cables: Path, target: Path) -> None:
    """Add what the cables in a folder print to ``routing.csv`` in the target folder.

    Args:
        cables: A folder of text files, a cable each.
        target: The folder of the table.

    Raises:
        OSError: A cable cannot be read or the table not be written.
    """
    printed = Counter[tuple[str, str]]()
    for path in sorted(cables.glob("*.txt")):
        printed.update(set(_addresses(path.read_text(encoding="utf-8", errors="replace"))))
    often = {pair for pair, count in printed.items() if count >= ENOUGH}
    write_routing(target, read_routing(target, "list"), read_routing(target, "cable") | often)


def _addresses(text: str) -> Iterator[tuple[str, str]]:
    for indicator, rest in _ADDRESSEE.findall(text):
        words = rest.split()
        # The address is followed by the precedence and the number of the message to this station, in four digits.
        while words and (words[-1] in _PRECEDENCES or (len(words[-1]) == 4 and words[-1].isdecimal())):
            words.pop()
        if words:
            yield indicator, " ".join(words)
    station, originator = _STATION.search(text), _ORIGINATOR.search(text)
    if station and originator:
        yield station[1], " ".join(originator[1].split())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tools.observe_stations FOLDER (a folder of cables)")
    observe(Path(sys.argv[1]), Path(__file__).parent)
