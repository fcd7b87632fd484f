"""Labelled texts, for training and measuring: surface forms of names, expanded to their places in the text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_BODY_NAME = regex(r"\d{4}([A-Z]+)\d+")
_FROM_LINE = regex(r"^FM (?:AMEMBASSY|AMCONSUL|USMISSION|USINT)? ?([A-Z][A-Z ]+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and the names in it.

    Attributes:
        name: The file's name without its suffix.
        text: The text.
        mentions: For each name its start and end in the text, and the number of its person.
        kind: The kind of telegram: the name of the folder.
    """

    name: str
    text: str
    mentions: tuple[tuple[int, int, int], ...]
    kind: str = ""

    @property
    def place(self) -> str:
        """The post that sent it, from the file's name or the FM line; the name itself where neither has one."""
        found = _BODY_NAME.fullmatch(self.name) or _FROM_LINE.search(self.text)
        return found[1] if found else self.name

    def upper(self) -> LabelledText:
        """Return the text in capitals, as a teletype prints it; no offset moves."""
        text = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in self.text)
        return replace(self, text=text)

    def wrapped(self, width: int) -> LabelledText:
        """Return the text with lines longer than ``width`` broken at blanks; no offset moves."""
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
        return replace(self, text="".join(letters))

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> LabelledText:
        """Return the text with replacements made, and the mentions moved with it.

        Args:
            edits: Start, end and new content of each, in order and without overlap.
        """
        pieces: list[str] = []
        moved: list[int] = []
        position = size = 0
        for start, end, content in edits:
            moved += range(size, size + start - position)
            size += start - position
            pieces += (self.text[position:start], content)
            # What is replaced moves to the start of the replacement; what follows is right.
            moved += [size] * (end - start)
            size += len(content)
            position = end
        moved += range(size, size + len(self.text) - position + 1)
        pieces.append(self.text[position:])
        # The end of a mention is the place after its last character, so that an insertion behind a name is outside it.
        mentions = tuple((moved[start], moved[end - 1] + 1, person) for start, end, person in self.mentions)
        return replace(self, text="".join(pieces), mentions=mentions)


def read_kinds(texts: Path, labels: Path) -> list[LabelledText]:
    """Read the labelled texts of each kind: of ``texts/KIND`` with ``labels/KIND``, or of the two folders themselves.

    Raises:
        OSError: A labelled text is missing.
    """
    folders = [path for path in sorted(labels.iterdir()) if path.is_dir() and (texts / path.name).is_dir()]
    if not folders:
        return read_labelled(texts, labels)
    return [replace(text, kind=path.name) for path in folders for text in read_labelled(texts / path.name, path)]


def read_labelled(texts: Path, labels: Path) -> list[LabelledText]:
    """Read the texts of a folder that have labels, in the order of their names.

    Args:
        texts: Contains ``ID.txt``.
        labels: Contains ``ID.json``: ``{"people": [{"name": "...", "mentions": ["every printed form"]}], "not_names":
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
    """Find the places of the labelled forms: longest form first, as whole words, over any white space."""
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
