"""Dialects: the forms in which mirrors and archives hand on a cable, and how each is turned into a readable view.

A dialect says whether a file is of its kind, gives each cable in it as a source of its own, and says which repairs make
the view of a cable. What is left out of a file and what is repaired in a cable are both edits of an original, so that
nothing that a dialect does can lose the place of a character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Protocol

from cablelint.document.model import Repair
from cablelint.document.source import Source

#: Each kind of file in English, in the order in which they are tried; ``plain`` takes whatever is left.
KINDS = {
    "tei": "TEI edition",
    "xml": "XML",
    "html": "web page",
    "csv": "CSV dump",
    "table": "CSV table with a header",
    "jsonl": "JSON",
    "escaped": "text with signs for line ends",
    "encoded": "quoted-printable e-mail",
    "quoted": "quoted e-mail",
    "framed": "text with a frame, numbers or signs around its lines",
    "archive": "archive printout",
    "prose": "telegram in prose",
    "spaced": "text with empty lines between its lines",
    "markdown": "Markdown",
    "plain": "plain text",
}
NAMES = tuple(KINDS)


class Dialect(Protocol):
    """The interface of the module of a dialect."""

    def recognises(self, source: Source) -> bool:
        """Whether this source is of the dialect, in linear time. ``plain`` is the fallback and is not tested."""

    def cables(self, source: Source) -> Iterable[Source]:
        """Each cable of a file in order, at least one: the file itself if it is nothing else, else a text within it."""

    def repairs(self, source: Source) -> Iterable[Repair]:
        """The repairs that give the view of a cable from :meth:`cables`."""


AUTO = "auto"


def forced(name: str) -> str | None:
    """Resolve the dialect of a configuration: None for ``auto``, which detects the dialect of each file.

    Raises:
        ValueError: There is no such dialect.
    """
    if name == AUTO:
        return None
    if name not in NAMES:
        raise ValueError(f"unknown dialect {name!r}; expected one of {', '.join((AUTO, *NAMES))}")
    return name


@cache
def named(name: str) -> Dialect:
    """The dialect of this name.

    Raises:
        KeyError: No dialect has this name.
    """
    if name not in NAMES:
        raise KeyError(name)
    module: Dialect = import_module(f"{__name__}.{name}")
    return module


def detect(source: Source) -> str:
    """The name of the first dialect that recognises the source."""
    for name, recognises in _recognisers():
        if recognises(source):
            return name
    return NAMES[-1]


@cache
def _recognisers() -> list[tuple[str, Callable[[Source], bool]]]:
    """The test of each dialect but the last."""
    return [(name, named(name).recognises) for name in NAMES[:-1]]
