r"""Patterns for paths, in the notation of ``.gitignore``.

Time is linear in the path for any pattern. Expressions that a pattern is translated to as a whole, as pathspec does it,
backtrack: a name of 200 letters against a pattern with four stars takes eight seconds, and a box of cables can bring
patterns of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache
from pathlib import Path

from cablelint.text.regexes import regex

_ANY_FOLDERS = "**"
_TRAILING_BLANKS = regex(r"(?<!\\) +\Z")


def matches(path: str, patterns: Iterable[str], root: Path, *, is_folder: bool = False) -> bool:
    """Whether a path, or a folder that it is in, matches the patterns.

    A pattern without a slash matches every file and folder of that name, wherever it is: ``drafts``, ``*.bak``. One
    with a slash is relative to ``root``: ``released/2007``, ``/seeds``, ``released/**/*.md``. One that ends in a slash
    matches folders only. ``*``, ``?`` and ``[...]`` stay within one name, ``**`` matches any number of folders. ``!``
    at the start excepts what an earlier pattern matches. Case matters.

    Args:
        path: A file or a folder, absolute or relative to the current folder.
        patterns: In the notation above, with forward slashes on every system.
        root: The folder of patterns with a slash.
        is_folder: Whether the path is a folder.
    """
    compiled = _compiled(tuple(patterns))
    # Outside the root the relative path starts with "..", which no pattern with a slash matches.
    names = Path(relative(path, root)).parts
    if any(compiled.match(names[:length], is_folder=True) for length in range(1, len(names))):
        return True
    return bool(names and compiled.match(names, is_folder=is_folder))


def absolute(path: str | os.PathLike[str]) -> str:
    """An absolute path without dots, through whatever links it leads."""
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links


def relative(path: str, root: Path) -> str:
    """A path relative to a folder; an absolute one where that is impossible, as between the drives of Windows."""
    try:
        return os.path.relpath(path, root)
    except ValueError:
        return absolute(path)


@dataclass(frozen=True, slots=True)
class _Pattern:
    names: tuple[re.Pattern[str] | None, ...]
    is_negated: bool
    is_folder: bool

    def matches(self, names: Sequence[str]) -> bool:
        """Whether the names match, each by its pattern; None matches any number of names, at the end at least one."""
        at = position = 0
        retry: tuple[int, int] | None = None
        while position < len(names):
            if at < len(self.names) and (pattern := self.names[at]) is None:
                # Like a star within a name, only the last one needs to be tried again.
                retry = at, position
                at += 1
                if at == len(self.names):
                    return True
            elif at < len(self.names) and pattern is not None and pattern.match(names[position]):
                at, position = at + 1, position + 1
            elif retry is not None:
                retry = retry[0], retry[1] + 1
                at, position = retry[0] + 1, retry[1]
            else:
                return False
        return at == len(self.names)


class Patterns:
    """The patterns of a ``.gitignore`` file or of a setting."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Compile patterns; blank lines and those that begin with ``#`` are left out."""
        self._patterns = [pattern for line in lines if (pattern := _pattern(line))]

    def match(self, names: Sequence[str], *, is_folder: bool) -> bool | None:
        """Whether the last pattern that matches includes the path; None if no pattern matches.

        Args:
            names: The path relative to the folder of the patterns, name by name.
            is_folder: Whether it is a folder.
        """
        for pattern in reversed(self._patterns):
            if (is_folder or not pattern.is_folder) and pattern.matches(names):
                return not pattern.is_negated
        return None


@lru_cache(maxsize=16)
def _compiled(patterns: tuple[str, ...]) -> Patterns:
    return Patterns(patterns)


def _pattern(line: str) -> _Pattern | None:
    line = _TRAILING_BLANKS.sub("", line.rstrip("\r\n"))
    if not line or line.startswith("#"):
        return None
    is_negated = line.startswith("!")
    line = line.removeprefix("!")
    is_folder = line.endswith("/")
    is_anchored = "/" in line.rstrip("/")
    names = [name for name in line.split("/") if name]
    if not names:
        return None
    if not is_anchored:
        names.insert(0, _ANY_FOLDERS)
    compiled: list[re.Pattern[str] | None] = []
    for name in names:
        if name != _ANY_FOLDERS:
            compiled.append(_name(name))
        elif not compiled or compiled[-1] is not None:
            compiled.append(None)
    return _Pattern(tuple(compiled), is_negated, is_folder)


def _name(pattern: str) -> re.Pattern[str]:
    """The expression for one name. fnmatch makes each star match as little as it can, once and for all."""
    unescaped = re.sub(r"\\(.)", lambda escaped: f"[{escaped[1]}]" if escaped[1] in "*?[" else escaped[1], pattern)
    return re.compile(translate(unescaped.replace("[^", "[!")))
