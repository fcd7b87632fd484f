"""Patterns for paths, as in the ``exclude`` and ``per-file-ignores`` of a configuration."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path


def matches(path: str, patterns: Iterable[str], root: Path) -> bool:
    """Whether any of the patterns takes in the path.

    A pattern without a slash takes in every file and folder of that name, wherever it is: ``drafts``, ``*.bak``. One
    with a slash counts from ``root``: ``released/2007``, ``/seeds``, ``released/**/*.md``. What lies in a folder that a
    pattern takes in is taken in as well. ``*``, ``?`` and ``[...]`` stay within one name, ``**`` stands for any number
    of folders. Letters count as they are cased.

    Args:
        path: Of a file or a folder, absolute or from the current folder.
        patterns: In the notation above, with forward slashes on every system.
        root: The folder that patterns with a slash count from.
    """
    # Outside the root the way to the path starts with "..", so that no pattern from the root can take it in.
    names = Path(os.path.relpath(path, root)).parts
    return any(_matches(names, _names(pattern)) for pattern in patterns if pattern.strip("/"))


def _names(pattern: str) -> tuple[str, ...]:
    names = tuple(filter(None, pattern.split("/")))
    return names if "/" in pattern.rstrip("/") else ("**", *names)


def _matches(names: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return True
    if pattern[0] == "**":
        return any(_matches(names[start:], pattern[1:]) for start in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], pattern[0]) and _matches(names[1:], pattern[1:])
