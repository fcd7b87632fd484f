"""A code: stretches of a text that encode letters, and the letters of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cablelint.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Code:
    """One way to encode letters.

    Attributes:
        sign: A pattern that every such stretch matches somewhere; it begins with a few characters, so that it is found
            fast, and most texts have none.
        stretch: The pattern of a stretch.
        letters: Returns the letters of a stretch, or the stretch itself if it encodes none.
    """

    sign: str
    stretch: str
    letters: Callable[[str], str]
    _sign: re.Pattern[str] = field(init=False, repr=False)
    _stretch: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Compile the patterns."""
        object.__setattr__(self, "_sign", re.compile(self.sign))
        object.__setattr__(self, "_stretch", re.compile(self.stretch))

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield for each stretch the edit that puts its letters in its place."""
        if self._sign.search(text):
            for match in self._stretch.finditer(text):
                if (content := self.letters(match[0])) != match[0]:
                    yield Edit(*match.span(), content)


def nothing(_stretch: str) -> str:
    """Return no letters, for what is only in the way."""
    return ""
