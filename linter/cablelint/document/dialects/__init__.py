"""Dialects: the forms in which mirrors and archives hand on a cable, and how each is turned into a readable view.

A dialect says whether a source is of its kind, and which repairs make a view of each cable in it. A repair is an edit
of the original, so that nothing that a dialect does can lose the place of a character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Protocol

from cablelint.document.model import Repair
from cablelint.document.source import Source

#: In the order in which they are asked; ``plain`` takes whatever is left.
NAMES = ("html", "csv", "jsonl", "archive", "markdown", "plain")


class Dialect(Protocol):
    """What the module of a dialect offers."""

    def recognises(self, source: Source) -> bool:
        """Whether this source is of the dialect, told in linear time. ``plain`` is what is left, and never asked."""

    def cables(self, source: Source) -> Iterable[Sequence[Repair]]:
        """The repairs that make the view of each cable in the source, in order; at least one cable."""

    def escape(self, content: str) -> str:
        """What stands for ``content`` in the original, where a fix or a mask puts it."""


def named(name: str) -> Dialect:
    """The dialect of this name.

    Raises:
        KeyError: There is none.
    """
    if name not in NAMES:
        raise KeyError(name)
    module: Dialect = import_module(f"{__name__}.{name}")
    return module


def detect(source: Source) -> str:
    """The name of the first dialect that recognises the source."""
    return next((name for name in NAMES[:-1] if named(name).recognises(source)), NAMES[-1])
