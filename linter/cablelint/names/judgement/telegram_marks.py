"""Marks that telegrams and archives print beside the text: tags, attributes, distribution, stamps, parted words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.tags import find_tags
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE
from cablelint.names.lexical.vocabulary import is_nation, is_ordinary, is_unlisted
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from cablelint.names.lexical.tokens import TokenText

_LABEL = regex(r"[ \t]{0,40}[^\W\d_][^\W\d_.&/'-]{0,24}(?:[ ./-]{1,2}[^\W\d_]{1,24}){0,3}[ \t]{0,3}:(?!/)")
# People are in these attributes too, but in parentheses.
_LISTS = regex(r"[ \t]{0,40}(?:TAGS|Concepts)[ \t]{0,3}:")
_LONGEST_OFFICE = 5
_VOWELS = frozenset("aeiouy")
_FEWEST_LETTERS = 4
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
LONGEST_LINE = 200
"""Characters of a line beyond which its start is not looked for."""


def is_label(tokens: TokenText, index: int) -> bool:
    """Whether a token begins a line with a label: ``Control Number:``."""
    return tokens.breaks[index] != SAME_LINE and _LABEL.match(tokens.text, tokens.starts[index]) is not None


def is_attribute(tokens: TokenText, index: int, line: int) -> bool:
    """Whether a token below a telegram is a label, or in its lists of tags and concepts outside parentheses.

    Args:
        tokens: The text.
        index: The token.
        line: The first character of its line.
    """
    if tokens.zone_of[index] != "end":
        return False
    text, place = tokens.text, tokens.starts[index]
    attribute = _LISTS.match(text, line)
    is_listed = attribute and text.count("(", attribute.end(), place) <= text.count(")", attribute.end(), place)
    return is_label(tokens, index) or bool(is_listed)


def is_mark(tokens: TokenText, index: int) -> bool:
    """Whether a word is a tag in its line, an office of the distribution (``EB-11``), or ``Declassified``."""
    if tokens.zone_of[index] == "tags" and find_tags(tokens.folded[index]) and tokens.words[index - 1] != "(":
        return True
    following = tokens.words[index + 1 : index + 3]
    if len(following) < 2 or not (tokens.is_glued(index + 1) and tokens.is_glued(index + 2)):
        return False
    if following == ["/", "Released"]:
        return True
    word = tokens.words[index]
    return word.isupper() and len(word) <= _LONGEST_OFFICE and following[0] == "-" and following[1].isdigit()


def has_no_vowels(word: str) -> bool:
    """Whether a word of four capitals or more, which no list of names has, cannot be spoken."""
    folded = word.lower()
    is_long = len(word) >= _FEWEST_LETTERS and word.isalpha() and word.isupper()
    return is_long and _VOWELS.isdisjoint(folded) and is_unlisted(folded)


def is_rest_of_word(tokens: TokenText, index: int) -> bool:
    """Whether a token is the rest of an ordinary word or country after a hyphen and a blank: ``COM- MITTEE``."""
    hyphen = index - 1
    if hyphen < 1 or tokens.words[hyphen] != "-" or tokens.is_glued(index) or not tokens.is_glued(hyphen):
        return False
    word = tokens.folded[hyphen - 1] + tokens.folded[index]
    return tokens.breaks[index] != NEW_BLOCK and (is_ordinary(word) or is_nation(word))


def is_item_letter(tokens: TokenText, index: int) -> bool:
    """Whether a letter begins an entry of a list, ``B. OKAFOR E-MAIL``, and is no initial."""
    return tokens.words[index + 1 : index + 2] == ["."] and index in tokens.once(_item_letters)


def _item_letters(tokens: TokenText) -> frozenset[int]:
    """Find the letters that open lines: in references any, elsewhere those beside which the alphabet has another."""
    places = [
        index
        for index in tokens.places_of(_LETTERS)
        if tokens.words[index + 1 : index + 2] == ["."] and tokens.words[index].isupper() and _opens_line(tokens, index)
    ]
    letters = {tokens.folded[index] for index in places}
    return frozenset(
        index
        for index in places
        if tokens.zone_of[index] == "reference"
        or not letters.isdisjoint({chr(ord(tokens.folded[index]) - 1), chr(ord(tokens.folded[index]) + 1)})
    )


def _opens_line(tokens: TokenText, index: int) -> bool:
    before = tokens.text[line_start(tokens.text, tokens.starts[index]) : tokens.starts[index]]
    return not before.strip(" \t\xb6(")


def line_start(text: str, place: int) -> int:
    """Return the first character of the line of a place; in a longer line than any, one not far before it."""
    reach = max(0, place - LONGEST_LINE)
    return max(reach, text.rfind("\n", reach, place) + 1)
