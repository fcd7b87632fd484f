"""Sections of one message that came as files of their own, put together before anything else is done with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from cablelint.corpus.records import read
from cablelint.corpus.slices import Slice
from cablelint.document import Source, parse
from cablelint.document.source import DEFAULT_COLUMNS

# The message's post, number and year, and how many sections it has.
_Key = tuple[str, int, int | None, int]


def joined(find: Callable[[], Iterator[Slice]]) -> Iterator[Slice]:
    """The slices, each file with a section of a message taken to the first of its sections.

    Every file is read once more for that. A section that is there twice is joined once; the other copy stays apart.

    Args:
        find: Gives the slices; called twice, since a later section may come first.
    """
    first: dict[str, tuple[str, ...]] = {}
    for sections in _messages(find()).values():
        if len(sections) > 1:
            paths = [sections[number] for number in sorted(sections)]
            first[paths[0]] = tuple(paths[1:])
    later = {path for paths in first.values() for path in paths}
    for piece in find():
        if piece.kind == "file" and piece.path in later:
            continue
        yield replace(piece, more=first[piece.path]) if piece.path in first else piece


def _messages(slices: Iterator[Slice]) -> dict[_Key, dict[int, str]]:
    found: defaultdict[_Key, dict[int, str]] = defaultdict(dict)
    for piece in slices:
        for record in read(piece, DEFAULT_COLUMNS) if piece.kind == "file" else ():
            # Parsing takes a hundred times as long as looking for the word.
            if isinstance(record, Source) and "SECTION" in record.text.upper():
                cable = parse(record)
                section = cable.classification.section if cable.classification else None
                if section is not None and cable.message is not None:
                    message = cable.message
                    key = (message.post.value.upper(), message.number, message.year, section.total)
                    found[key].setdefault(section.number, piece.path)
    return found
