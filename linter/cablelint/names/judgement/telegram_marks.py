"""Marks that telegrams and archives print beside the text: tags, attributes, distribution, stamps, parted words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.data.tags import find_tags
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE
from cablelint.names.lexical.vocabulary import is_nation, is_ordinary, is_unlisted

if TYPE_CHECKING:
    from cablelint.names.lexical.tokens import TokenText

_LABEL = re.compile(r"[ \t]{0,40}[^\W\d_][^\W\d_.&/'-]{0,24}(?:[ ./-]{1,2}[^\W\d_]{1,24}){0,3}[ \t]{0,3}:(?!/)")
# People are in these attributes too, but in parentheses.
_LISTS = re.compile(r"[ \t]{0,40}(?:TAGS|Concepts)[ \t]{0,3}:")
_LONGEST_OFFICE = 5
_VOWELS = frozenset("aeiouy")
_FEWEST_LETTERS = 4


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


def is_mark(tokens: TokenText, first: int, last: int) -> bool:
    """Whether a word alone is a tag in its line, an office of the distribution (``EB-11``), or ``Declassified``."""
    if last - first > 1:
        return False
    if tokens.zone_of[first] == "tags" and find_tags(tokens.folded[first]) and tokens.words[first - 1] != "(":
        return True
    following = tokens.words[last : last + 2]
    if len(following) < 2 or not (tokens.is_glued(last) and tokens.is_glued(last + 1)):
        return False
    if following == ["/", "Released"]:
        return True
    word = tokens.words[first]
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
