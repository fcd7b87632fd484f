"""Search in the texts of the box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cablelint.document.opening import open_source
from cablelint.review.offsets import Units
from cablelint.system.walking import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.document.source import Columns
    from cablelint.review.box import Entry

_MOST_HITS = 200
_MOST_IN_ONE = 5
# Characters shown before and after a hit.
_AROUND = 40


def search(entries: Iterable[Entry], words: str, columns: Columns) -> dict[str, Any]:
    """Find words in the cables, in capitals or small letters.

    Args:
        entries: The cables.
        words: The words as they follow each other.
        columns: The columns of the cable in tables.

    Returns:
        The first hits, the number of cables that have some, and whether there are more.
    """
    hits: list[dict[str, Any]] = []
    cables = 0
    for entry in entries:
        found = list(_in_one(entry, words, columns))
        cables += bool(found)
        hits += found
        if len(hits) >= _MOST_HITS:
            return {"hits": hits[:_MOST_HITS], "cables": cables, "more": True}
    return {"hits": hits, "cables": cables, "more": False}


def _in_one(entry: Entry, words: str, columns: Columns) -> Iterator[dict[str, Any]]:
    source = open_source(entry.path, columns)
    if isinstance(source, Unreadable):
        return
    text = source.text
    # Lowering may change the length of a text; then only the exact spelling is found.
    lowered, wanted = (text.lower(), words.lower()) if len(text.lower()) == len(text) else (text, words)
    units = None
    start = lowered.find(wanted)
    for _ in range(_MOST_IN_ONE):
        if start < 0:
            return
        units = units or Units(text)
        end = start + len(wanted)
        yield {
            "number": entry.number,
            "file": entry.place,
            "line": source.position(start)[0],
            "start": units.unit(start),
            "end": units.unit(end),
            "before": " ".join(text[max(0, start - _AROUND) : start].split()),
            "hit": text[start:end],
            "after": " ".join(text[end : end + _AROUND].split()),
        }
        start = lowered.find(wanted, end)
