"""A code: stretches of a text that encode letters, and the letters of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Code:
    """One way to encode letters."""

    def __init__(self, sign: str, stretch: str, letters: Callable[[str], str]) -> None:
        """Compile the patterns.

        Args:
            sign: A pattern that matches somewhere in every such stretch, and is found fast; most texts have none.
            stretch: The pattern of a stretch.
            letters: Returns the letters of a stretch, or the stretch itself if it encodes none.
        """
        self._sign, self._stretch = re.compile(sign), re.compile(stretch)
        self._letters = letters

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield for each stretch the edit that puts its letters in its place."""
        if self._sign.search(text):
            for match in self._stretch.finditer(text):
                if (content := self._letters(match[0])) != match[0]:
                    yield Edit(*match.span(), content)


def nothing(_stretch: str) -> str:
    """Return no letters, for what is only in the way."""
    return ""
