"""Search in the texts of the box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cablelint.document.source import decode
from cablelint.review.offsets import Units
from cablelint.system.walking import Unreadable, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.review.box import Entry

_MOST_HITS = 200
_MOST_IN_ONE = 5
# Characters shown before and after a hit.
_AROUND = 40


def search(entries: Iterable[Entry], words: str) -> dict[str, Any]:
    """Find words in the cables, in capitals or small letters.

    Args:
        entries: The cables.
        words: The words as they follow each other.

    Returns:
        The first hits, the number of cables that have some, and whether there are more.
    """
    hits: list[dict[str, Any]] = []
    cables = 0
    for entry in entries:
        found = list(_in_one(entry, words))
        cables += bool(found)
        hits += found
        if len(hits) >= _MOST_HITS:
            return {"hits": hits[:_MOST_HITS], "cables": cables, "more": True}
    return {"hits": hits, "cables": cables, "more": False}


def _in_one(entry: Entry, words: str) -> Iterator[dict[str, Any]]:
    data = read(entry.path)
    if isinstance(data, Unreadable):
        return
    source = decode(data, entry.path)
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
