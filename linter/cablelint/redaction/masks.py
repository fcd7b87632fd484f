"""The text that replaces a name: five styles, none of which shows how long the name was or how it began."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cablelint.text.mask_shapes import PSEUDONYM_LETTERS, style_name
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cablelint.redaction.keys import Key


class Style(Enum):
    """How a mask looks."""

    PLACEHOLDER = "placeholder"
    PSEUDONYM = "pseudonym"
    BLOCK = "block"
    CROSSES = "crosses"
    EXEMPTION = "exemption"


class Subject(NamedTuple):
    """Who or what is masked; equal subjects get equal marks.

    Attributes:
        label: ``NAME``, or the kind of an identifier in capitals: ``EMAIL``, ``PHONE``.
        identity: The key of this subject, the same in every cable: see :func:`cablelint.names.people.identity`.
        person: The person's id in this cable, or 0 for an identifier that belongs to nobody named.
    """

    label: str
    identity: str
    person: int = 0


class MaskError(ValueError):
    """The masks cannot be made as configured; the message contains no name."""


#: The label of a person.
NAME = "NAME"
#: The label of a passage that a reviewer withholds, whatever it contains.
PASSAGE = "PASSAGE"
CROSSES = "X" * 12
BLOCK = "█" * 10
# Windows-1252 has no block.
PLAIN_BLOCK = "#" * 10
_PLACEHOLDER = regex(r"\[([A-Z]{2,12})-(\d{1,6})\]")


@memoized
def style_of(text: str) -> Style | None:
    """Return the style of a text that is one mask and nothing else; None for any other text."""
    name = style_name(text)
    return Style(name) if name else None


def marks(
    subjects: Iterable[Subject],
    style: Style,
    *,
    text: str = "",
    encoding: str = "utf-8",
    key: Key | None = None,
    numbers: Mapping[str, int] = MappingProxyType({}),
) -> dict[Subject, str]:
    """The mark of every subject, in all styles but the exemption, whose mark is the code of each decision.

    Args:
        subjects: In the order of first appearance, which numbers the placeholders.
        style: How the masks look.
        text: The original, whose own placeholders are not used again.
        encoding: What the original is written in.
        key: Needed for pseudonyms.
        numbers: The numbers of people, by identity, where a whole box has one numbering.

    Raises:
        MaskError: Pseudonyms without a key, or two people who would share one.
    """
    unique = list(dict.fromkeys(subjects))
    if style is Style.PLACEHOLDER:
        return _numbered(unique, text, numbers)
    if style is Style.PSEUDONYM:
        return _keyed(unique, key)
    if style is Style.EXEMPTION:
        return {}
    if style is Style.CROSSES:
        return dict.fromkeys(unique, CROSSES)
    return dict.fromkeys(unique, PLAIN_BLOCK if encoding == "cp1252" else BLOCK)


def highest_numbers(text: str) -> dict[str, int]:
    """Return the highest number of each label among the placeholders that a text has already."""
    last: dict[str, int] = {}
    for label, number in _PLACEHOLDER.findall(text):
        last[label] = max(last.get(label, 0), int(number))
    return last


def _numbered(subjects: Sequence[Subject], text: str, numbers: Mapping[str, int]) -> dict[Subject, str]:
    last = highest_numbers(text)
    last[NAME] = max([last.get(NAME, 0), *numbers.values()])
    result = {}
    for subject in subjects:
        if subject.label == NAME and subject.identity in numbers:
            result[subject] = f"[NAME-{numbers[subject.identity]}]"
            continue
        last[subject.label] = last.get(subject.label, 0) + 1
        result[subject] = f"[{subject.label}-{last[subject.label]}]"
    return result


def _keyed(subjects: Sequence[Subject], key: Key | None) -> dict[Subject, str]:
    if key is None:
        raise MaskError("pseudonyms are made with a key; name one with --key-file")
    result = {}
    owners: dict[str, tuple[str, str]] = {}
    for subject in subjects:
        letters = key.digest("pseudonym", f"{subject.label}:{subject.identity}")[:PSEUDONYM_LETTERS]
        mark = f"[{'P' if subject.label == 'NAME' else 'I'}-{letters}]"
        if owners.setdefault(mark, (subject.label, subject.identity)) != (subject.label, subject.identity):
            raise MaskError(f"two people would share the mark {mark} under this key; use another key")
        result[subject] = mark
    return result
