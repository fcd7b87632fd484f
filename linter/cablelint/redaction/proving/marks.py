"""The masks of one release: all in one style and shape, and one mark for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.redaction.masks import Style, style_of
from cablelint.text.folding import fold_word, is_plain
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.edits import Span
    from cablelint.redaction.proving.alignment import Hidden

_WORD = regex(r"[^\W_]+")
_NAME_MARK = regex(r"\[(?:NAME-\d+|P-[A-Z2-7]+)\]")


def is_name_mark(mark: str) -> bool:
    """Whether a mark says of itself that it hides a person."""
    return bool(_NAME_MARK.fullmatch(mark))


def irregular_masks(hidden: Sequence[Hidden]) -> Iterator[tuple[Span, str]]:
    """Find each mask whose style or length differs from the first, with a message."""
    first: Hidden | None = None
    for one in hidden:
        if one.place.start == one.place.end:
            continue
        first = first or one
        style = style_of(one.mark)
        if style is not style_of(first.mark):
            yield (
                one.place,
                f"mask of style {_name(style)}: expected {_name(style_of(first.mark))} as in the first mask",
            )
        elif style in (Style.CROSSES, Style.BLOCK) and one.mark != first.mark:
            yield one.place, "mask of another length than the first, which may show how long the name is"


def inconsistent_marks(names: Sequence[tuple[Span, str, str]]) -> Iterator[tuple[Span, str]]:
    """Find each person with two marks, with a message.

    Args:
        names: For each mask its place in the release, its text, and what it hides.
    """
    first: dict[str, str] = {}
    for place, mark, text in names:
        # One word alone may be the surname of two people; a full name is one person.
        if (is_plain(text) and " " not in text) or not is_name_mark(mark):
            continue
        who = _full_name(text)
        if " " in who and first.setdefault(who, mark) != mark:
            yield place, f"one person has the marks {first[who]} and {mark}: expected one"


def _full_name(text: str) -> str:
    """The words of a name in small letters, sorted, without initials: in any order they name one person."""
    return " ".join(sorted(word for word in _WORD.findall(fold_word(text)) if len(word) > 1))


def _name(style: Style | None) -> str:
    return style.value if style else "unknown"
