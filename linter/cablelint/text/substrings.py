"""Which of many parts are inside a word, in time that does not grow with their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

# So few are found faster one after the other, each in all words at once.
_FEW = 200
# To cut out a longer part at each place of a long word would take quadratic time.
_LONGEST = 64


class Substrings:
    """Parts to find inside words."""

    def __init__(self, parts: Iterable[str], shortest: int) -> None:
        """Index the parts by their beginnings.

        Args:
            parts: What to find, without line ends; parts of fewer characters than ``shortest`` are left out.
            shortest: The length of a beginning, in characters.
        """
        self._shortest = shortest
        self._order: dict[str, int] = {}
        self._sizes: dict[str, set[int]] = {}
        self._long: set[str] = set()
        for part in parts:
            if len(part) >= shortest:
                self._order.setdefault(part, len(self._order))
                if len(part) > _LONGEST:
                    self._long.add(part)
                else:
                    self._sizes.setdefault(part[:shortest], set()).add(len(part))

    def within(self, word: str) -> list[str]:
        """Return the parts that are inside a word or equal to it, in the order in which they were given."""
        shortest, sizes = self._shortest, self._sizes
        found = {
            part
            for at in range(len(word) - shortest + 1)
            for size in sizes.get(word[at : at + shortest], ())
            if (part := word[at : at + size]) in self._order
        }
        found.update(part for part in self._long if part in word)
        return sorted(found, key=self._order.__getitem__)

    def pairs(self, words: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield each word with each part that is inside it or equal to it.

        Args:
            words: Distinct words without line ends.
        """
        if len(self._order) > _FEW:
            yield from ((word, part) for word in words for part in self.within(word))
            return
        text = "\n".join(["", *words, ""])
        for part in self._order:
            at = text.find(part)
            while at >= 0:
                end = text.index("\n", at)
                yield text[text.rindex("\n", 0, at) + 1 : end], part
                at = text.find(part, end)
