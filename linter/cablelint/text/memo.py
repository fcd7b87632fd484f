"""Memoization of functions of words: a corpus repeats the same few words millions of times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

MOST_ENTRIES = 2**16 * 2 // 3
"""The number of different words has no bound; a memo has no more entries, to bound the memory. One more in a half, and
its dictionary would take twice the room."""
FEWER_ENTRIES = MOST_ENTRIES // 2
"""For keys that take much room."""

_NOTHING: Any = object()


class Memo(dict[Key, Value]):
    """The values of a function by its argument, computed on first access.

    When half of the most entries are there, they become the earlier ones, and those before are forgotten. An earlier
    one that is asked for again is kept on, so that the words of all texts remain while those of one text go. Unlike
    ``functools.lru_cache`` it does not record which entry was used last: to record it would touch more memory than the
    value does.
    """

    __slots__ = ("_compute", "_earlier", "_most_recent")

    def __init__(self, compute: Callable[[Key], Value], most_entries: int = MOST_ENTRIES) -> None:
        """Wrap ``compute``, which is called once for each key, and again for one that was forgotten."""
        super().__init__()
        self._compute = compute
        self._most_recent = most_entries // 2
        self._earlier: dict[Key, Value] = {}

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self._most_recent:
            self._earlier = dict(self)
            self.clear()
        value: Value = self._earlier.pop(key, _NOTHING)
        if value is _NOTHING:
            value = self._compute(key)
        self[key] = value
        return value


class Passed(Generic[Key]):
    """The keys that passed a test, which is made for many at a time and once for each; kept as in :class:`Memo`."""

    __slots__ = ("_earlier", "_keys", "_most_recent")

    def __init__(self, most_entries: int = MOST_ENTRIES) -> None:
        """Make it empty."""
        self._keys: set[Key] = set()
        self._earlier: set[Key] = set()
        self._most_recent = most_entries // 2

    def others(self, keys: Iterable[Key]) -> list[Key]:
        """Those of the keys that have not passed, in order."""
        passed, earlier = self._keys, self._earlier
        return [key for key in keys if key not in passed and key not in earlier]

    def add(self, keys: Iterable[Key]) -> None:
        """Note that keys passed."""
        if len(self._keys) >= self._most_recent:
            self._earlier, self._keys = self._keys, set()
        self._keys.update(keys)


def memoized(compute: Callable[[Key], Value], most_entries: int = MOST_ENTRIES) -> Callable[[Key], Value]:
    """Return a function of one argument that caches the values of ``compute``."""
    return Memo(compute, most_entries).__getitem__
