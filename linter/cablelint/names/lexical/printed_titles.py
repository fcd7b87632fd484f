"""Titles in their places beside names: ``DDG Tanabe``, ``General (ret.) Okafor``, ``Jane Doe, the new Consul``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from cablelint.data.titles import Title, titles
from cablelint.names.lexical.phrases import name_end
from cablelint.names.lexical.tokens import NEW_BLOCK, TokenText, words_of
from cablelint.names.lexical.vocabulary import is_function_word, is_nation, is_ordinary, title_words

# Between a title and the name: General (ret.) X, Minister-designate X, Brigadier General (res) X.
_BETWEEN = (
    ("(", "ret", ")"),
    ("(", "ret", ".", ")"),
    ("(", "res", ")"),
    ("(", "retired", ")"),
    ("-", "designate"),
    ("-", "elect"),
)
_BETWEEN_OPENS, _BETWEEN_CLOSES = ({signs[end] for signs in _BETWEEN} for end in (0, -1))
_NOTHING = ""
_LONGEST_PLACE = 6
_SHORTEST_WRITTEN_OUT = 6
_TITLE_REACH = 6
_BEFORE_OFFICES = frozenset(
    "a acting an assistant chief current deputy designate executive ex federal first former general her his honorary "
    "interim local longtime my national new newly outgoing our permanent provincial regional resident second senior "
    "special state the their then third vice".split()
)
# Between capitalised words only: the Bank of Ghana Governor, the Trade and Industry Minister.
_INSIDE_OFFICES = frozenset({"of", "and", "for"})
_OFFICE_JOINTS = frozenset({"/", "-", "'", "'s", "’s", "&"})
_AFTER_OFFICES = frozenset("at during for from in of on responsible since to under until who whose with".split())
_POSSESSIVES = frozenset({"'s", "’s", ",s", "'", "’"})


@cache
def titles_by_last_words() -> Mapping[str, Mapping[str, Sequence[tuple[tuple[str, ...], Title]]]]:
    """Index the tokens of each title by the last of them and the one before; the longest title comes first."""
    table: dict[str, dict[str, list[tuple[tuple[str, ...], Title]]]] = {}
    for form, title in titles().items():
        words = tuple(words_of(form))
        if words[-1] == ".":
            words = words[:-1]
        for spelling in {words, tuple(word.replace("'", "’") for word in words)}:
            before = spelling[-2] if len(spelling) > 1 else _NOTHING
            table.setdefault(spelling[-1], {}).setdefault(before, []).append((spelling, title))
    for by_word_before in table.values():
        for forms in by_word_before.values():
            forms.sort(key=lambda form: -len(form[0]))
    return table


class PrintedTitle(NamedTuple):
    """A title in its place: the tokens ``[first, end)``."""

    title: Title
    first: int
    end: int


def title_ending_at(tokens: TokenText, last: int) -> Title | None:
    """Return the longest title whose last token is ``last``, or None, without its tokens."""
    form = _form_ending_at(tokens, last)
    return None if form is None else form[1]


def printed_title(tokens: TokenText, last: int) -> PrintedTitle | None:
    """Return the longest title whose last token is ``last``, with its tokens, or None."""
    form = _form_ending_at(tokens, last)
    return None if form is None else PrintedTitle(form[1], last - len(form[0]) + 1, last + 1)


def _form_ending_at(tokens: TokenText, last: int) -> tuple[tuple[str, ...], Title] | None:
    folded = tokens.folded
    by_word_before = titles_by_last_words().get(folded[last])
    if by_word_before is None:
        return None
    for before in (folded[last - 1], _NOTHING) if last else (_NOTHING,):
        for form in by_word_before.get(before, ()):
            words, title = form
            first = last - len(words) + 1
            # The last two words are known already.
            is_here = len(words) <= 2 or (first >= 0 and tuple(folded[first : last + 1]) == words)
            if is_here and _is_cased(tokens, last, title):
                return form
    return None


def _is_cased(tokens: TokenText, last: int, title: Title) -> bool:
    word = tokens.words[last]
    if word.isupper():
        return True
    # Short forms are abbreviations that only count as they are printed: "Amb", never "amb"; "DCM", never "Dcm".
    return word in title.form if len(word) < 5 else word[0].isupper() or not title.ambiguous


def title_before(tokens: TokenText, first: int) -> PrintedTitle | None:
    """Return the title directly before the name that starts at token ``first``, or None."""
    last = first - 1
    if first and tokens.folded[last] in _BETWEEN_CLOSES:
        for between in _BETWEEN:
            if tuple(tokens.folded[last - len(between) + 1 : last + 1]) == between:
                last -= len(between)
                break
    if last > 0 and tokens.words[last] == "." and tokens.is_glued(last):
        last -= 1
        if not _is_abbreviated(tokens.folded[last]):
            return None
    if last < 0 or NEW_BLOCK in tokens.breaks[last + 1 : first + 1]:
        return None
    return printed_title(tokens, last)


def _is_abbreviated(word: str) -> bool:
    """Whether a point after a title is its own and does not end a sentence: Amb., Gen., but not King."""
    return f"{word}." in titles() or (len(word) < _SHORTEST_WRITTEN_OUT and not is_ordinary(word))


def name_after_title(tokens: TokenText, last: int) -> int:
    """Return the first token after a title that could start the name."""
    index = last + 1
    if (
        index < len(tokens.words)
        and tokens.words[index] == "."
        and tokens.is_glued(index)
        and (1 < len(tokens.words[last]) < _SHORTEST_WRITTEN_OUT or f"{tokens.folded[last]}." in titles())
    ):
        index += 1
    if index < len(tokens.words) and tokens.folded[index] in _BETWEEN_OPENS:
        for between in _BETWEEN:
            if tuple(tokens.folded[index : index + len(between)]) == between:
                return index + len(between)
        return _after_place(tokens, index)
    return index


def _after_place(tokens: TokenText, bracket: int) -> int:
    """Return the first token after a place of work in parentheses, ``(in Quito)``, or the parenthesis itself."""
    if tokens.folded[bracket + 1 : bracket + 2] in (["in"], ["at"]):
        for close in range(bracket + 3, min(bracket + _LONGEST_PLACE, len(tokens.words) - 1)):
            if tokens.words[close] == ")":
                return close + 1
    return bracket


def title_after(tokens: TokenText, index: int) -> PrintedTitle | None:
    """Return the title in apposition to the name before a comma, or None: ``Jane Doe, the new Consul, agreed``.

    Only articles, adjectives and words of the office may be between comma and title, no verb or preposition. A title
    that a name, a possessive or a verb follows belongs to somebody else: ``Jane Doe, Ambassador Okafor's aide``.

    Args:
        tokens: The text.
        index: The token after the comma.
    """
    found = None
    for last in range(index, min(index + _TITLE_REACH, len(tokens.words))):
        if tokens.breaks[last] == NEW_BLOCK:
            break
        printed = printed_title(tokens, last)
        if printed is not None and len(tokens.words[last]) > 1 and not _is_ambiguous_code(printed.title):
            found = printed
        elif found is not None or not _belongs_to_office(tokens, last):
            break
    return found if found is not None and _ends_apposition(tokens, found.end) else None


def _is_ambiguous_code(title: Title) -> bool:
    return title.ambiguous and title.form.isupper()


def _belongs_to_office(tokens: TokenText, index: int) -> bool:
    """Whether a token can be between a comma and a title: ``the new Finnish`` Consul, ``Pol/Econ`` Counselor."""
    word, folded = tokens.words[index], tokens.folded[index]
    if folded in _BEFORE_OFFICES or word in _OFFICE_JOINTS or is_nation(folded) or folded in title_words():
        return True
    if tokens.shouted[index]:
        return False
    if folded in _INSIDE_OFFICES:
        return tokens.words[index - 1][0].isupper()
    return word[0].isupper() and not is_function_word(folded)


def _ends_apposition(tokens: TokenText, end: int) -> bool:
    """Whether a title that ends before the token ``end`` is over there, and not that of another name."""
    if end >= len(tokens.words) or tokens.breaks[end] == NEW_BLOCK:
        return True
    word, folded = tokens.words[end], tokens.folded[end]
    if not word[0].isalnum():
        return folded not in _POSSESSIVES
    if name_end(tokens, name_after_title(tokens, end - 1)) > end:
        return False
    return folded in _AFTER_OFFICES or (word[0].isupper() and not tokens.shouted[end])
