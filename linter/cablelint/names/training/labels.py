"""Labelled cables, for training and measuring: surface forms of names, expanded to the places where they stand."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A cable and the names in it.

    Attributes:
        name: The file's name without its ending.
        text: The cable.
        mentions: For each name its start and end in the text, and the number of its person.
    """

    name: str
    text: str
    mentions: tuple[tuple[int, int, int], ...]

    def upper(self) -> LabelledText:
        """The same cable as a teletype would print it; no offset moves."""
        text = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in self.text)
        return LabelledText(self.name, text, self.mentions)

    def wrapped(self, width: int) -> LabelledText:
        """The same cable with its long lines broken at blanks, as another mailer would; no offset moves."""
        letters = list(self.text)
        start = 0
        blank = -1
        for index, letter in enumerate(letters):
            if letter == "\n":
                start, blank = index + 1, -1
            elif letter == " ":
                blank = index
            if index - start >= width and blank >= start:
                letters[blank] = "\n"
                start, blank = blank + 1, -1
        return LabelledText(self.name, "".join(letters), self.mentions)


def read_labelled(texts: Path, labels: Path) -> list[LabelledText]:
    """The cables of a folder that have labels, in the order of their names.

    Args:
        texts: Holds ``ID.txt``.
        labels: Holds ``ID.json``: ``{"people": [{"name": "...", "mentions": ["every printed form"]}], "not_names":
            ["phrases that only look like names"]}``.

    Raises:
        OSError: A labelled text is missing.
    """
    return [
        LabelledText(path.stem, text, tuple(expand(json.loads(path.read_text(encoding="utf-8")), text)))
        for path in sorted(labels.glob("*.json"))
        for text in [(texts / f"{path.stem}.txt").read_text(encoding="utf-8")]
    ]


def expand(label: dict[str, Any], text: str) -> Iterator[tuple[int, int, int]]:
    """The places of the labelled forms: longest form first, as whole words, over any white space."""
    forms: list[tuple[str, int]] = [(form, -1) for form in label.get("not_names", [])]
    for number, person in enumerate(label["people"]):
        forms += ((form, number) for form in person["mentions"])
    taken: list[tuple[int, int, int]] = []
    covered = bytearray(len(text))
    for form, number in sorted(forms, key=lambda item: -len(item[0])):
        pattern = r"\s+".join(map(re.escape, form.split()))
        before = r"(?<!\w)" if form[0].isalnum() else ""
        after = r"(?!\w)" if form[-1].isalnum() else ""
        for match in re.finditer(before + pattern + after, text):
            if not any(covered[match.start() : match.end()]):
                covered[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                taken.append((match.start(), match.end(), number))
    return (mention for mention in sorted(taken) if mention[2] >= 0)
