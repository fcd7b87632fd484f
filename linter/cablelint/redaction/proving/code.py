"""A code: stretches of a text that encode letters, and the letters of each."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from cablelint.edits import Edit
from cablelint.text.beyond_ascii import beyond_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Text:
    """A text in which codes are looked for.

    Attributes:
        text: The text.
        data: The same in ASCII, a byte a character. A question mark is any character beyond ASCII, a question mark of
            the text is an exclamation mark. A table that turns all characters of a kind into one makes a search for
            a stretch of such characters many times faster.
        beyond_ascii: Its characters beyond ASCII, which are few.
    """

    __slots__ = ("beyond_ascii", "data", "text")

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text
        self.beyond_ascii = beyond_ascii(text)
        self.data = text.replace("?", "!").encode("ascii", "replace")


def any_of(*strings: str) -> Callable[[Text], bool]:
    """Return the sign of a code whose stretches contain one of some strings."""
    return lambda text: any(map(text.text.__contains__, strings))


def any_match(*patterns: str) -> Callable[[Text], bool]:
    """Return the sign of a code in whose stretches a pattern matches.

    Patterns that begin with one letter, and only look at the next, are faster than a search for two.
    """
    searches = [re.compile(pattern).search for pattern in patterns]
    return lambda text: any(search(text.text) for search in searches)


def any_beyond_ascii(pattern: str) -> Callable[[Text], bool]:
    """Return the sign of a code in whose stretches a pattern of one character beyond ASCII matches."""
    search = re.compile(pattern).search
    return lambda text: search(text.beyond_ascii) is not None


def any_of_kinds(kinds: bytes, pattern: bytes) -> Callable[[Text], bool]:
    """Return the sign of a code by the kinds of its characters.

    Args:
        kinds: The kind of each character, as a table for ``bytes.translate``.
        pattern: A pattern of kinds that matches somewhere in every stretch.
    """
    search = re.compile(pattern).search
    return lambda text: search(text.data.translate(kinds)) is not None


class Code:
    """One way to encode letters."""

    def __init__(self, sign: Callable[[Text], bool], stretch: str, letters: Callable[[str], str]) -> None:
        """Keep the pattern, which is compiled when a text has the sign.

        Args:
            sign: Tells fast whether a text can contain such a stretch; most texts contain none.
            stretch: The pattern of a stretch.
            letters: Returns the letters of a stretch, or the stretch itself if it encodes none.
        """
        self._has_sign = sign
        self._pattern = stretch
        self._letters = letters

    @cached_property
    def _stretch(self) -> re.Pattern[str]:
        # Most codes are in few texts, and their patterns take long to compile.
        return re.compile(self._pattern)

    def edits(self, text: Text) -> Iterator[Edit]:
        """Yield for each stretch the edit that puts its letters in its place."""
        if self._has_sign(text):
            for match in self._stretch.finditer(text.text):
                if (content := self._letters(match[0])) != match[0]:
                    yield Edit(*match.span(), content)


class RunCode:
    """A way to encode letters whose stretches look like words at first, so that a core must distinguish them."""

    def __init__(
        self, kinds: bytes, cores: tuple[bytes, ...], characters: str, stretch: str, letters: Callable[[str], str]
    ) -> None:
        """Compile the patterns.

        Args:
            kinds: The kind of each character, as a table for ``bytes.translate``.
            cores: Kinds of neighbouring characters, one of which is in every stretch that encodes letters.
            characters: The class of the characters between whose first and last a stretch begins, as in a pattern.
            stretch: The pattern of a stretch, which begins where such characters begin.
            letters: Returns the letters of a stretch, or the stretch itself if it encodes none.
        """
        self._kinds, self._cores = kinds, cores
        self._run, self._stretch = re.compile(f"{characters}*"), re.compile(stretch)
        self._letters = letters

    def edits(self, text: Text) -> Iterator[Edit]:
        """Yield for each stretch the edit that puts its letters in its place."""
        if not (places := self._places(text)):
            return
        backwards = text.text[::-1]
        end = 0
        for place in places:
            if place >= end:
                start = place - self._length(backwards, len(backwards) - place)
                end = place + self._length(text.text, place)
                match = self._stretch.match(text.text, start)
                if match and (content := self._letters(match[0])) != match[0]:
                    yield Edit(*match.span(), content)

    def _length(self, text: str, start: int) -> int:
        run = self._run.match(text, start)
        return run.end() - start if run else 0

    def _places(self, text: Text) -> list[int]:
        kinds = text.data.translate(self._kinds)
        found = []
        for core in self._cores:
            at = kinds.find(core)
            while at >= 0:
                found.append(at)
                at = kinds.find(core, at + len(core))
        return sorted(found)


def nothing(_stretch: str) -> str:
    """Return no letters, for what is only in the way."""
    return ""
