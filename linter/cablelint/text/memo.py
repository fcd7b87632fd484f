"""Memoization of functions of words: a corpus repeats the same few words millions of times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

MOST_ENTRIES = 2**15 * 2 // 3
"""The number of different words has no bound; a memo is emptied when it has so many entries, to bound the memory. One
more, and a dictionary would take twice the room."""
FEWER_ENTRIES = MOST_ENTRIES // 2
"""For keys that take much room."""


class Memo(dict[Key, Value]):
    """The values of a function by its argument, computed on first access.

    Unlike ``functools.lru_cache`` it does not record which entry was used last: to record it would touch more memory
    than the value does.
    """

    __slots__ = ("_compute", "_most_entries")

    def __init__(self, compute: Callable[[Key], Value], most_entries: int = MOST_ENTRIES) -> None:
        """Wrap ``compute``, which is called once for each key."""
        super().__init__()
        self._compute = compute
        self._most_entries = most_entries

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self._most_entries:
            self.clear()
        value = self[key] = self._compute(key)
        return value


class Passed(Generic[Key]):
    """The keys that passed a test, which is made for many at a time and once for each."""

    __slots__ = ("_keys", "_most_entries")

    def __init__(self, most_entries: int = MOST_ENTRIES) -> None:
        """Make it empty; it is emptied again when it has so many keys."""
        self._keys: set[Key] = set()
        self._most_entries = most_entries

    def others(self, keys: Iterable[Key]) -> list[Key]:
        """Those of the keys that have not passed, in order."""
        passed = self._keys
        return [key for key in keys if key not in passed]

    def add(self, keys: Iterable[Key]) -> None:
        """Note that keys passed."""
        if len(self._keys) >= self._most_entries:
            self._keys.clear()
        self._keys.update(keys)


def memoized(compute: Callable[[Key], Value], most_entries: int = MOST_ENTRIES) -> Callable[[Key], Value]:
    """Return a function of one argument that caches the values of ``compute``."""
    return Memo(compute, most_entries).__getitem__
