"""Other names of a person: ``Robert "Rob" Okafor``, ``"Rob" Okafor``, ``aka Abu Layl``, ``nee Public``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cablelint.names.lexical.phrases import name_end
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_on_list, is_ordinary, is_seldom_a_name
from cablelint.names.lexical.word_classes import ROLES
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

_ALIAS = Evidence("alias", "is given as another name of someone")
_NICKNAME = Evidence("alias", "has a nickname in quotes between its words")
_QUOTED_FORENAME = Evidence("alias", "has its forename in quotes")
_NAMES, _FORENAMES = frozenset("ABCDFGHLMXY"), frozenset("FGHMX")
_INTRODUCTION = regex(
    r"\b(?:(?:a\.k\.a\.|aka|alias|also known as|better known as|nom de guerre|nicknamed|n[eé]e|pseudonym|born as"
    r"|maiden name(?: is| was)?|goes by(?: the name(?: of)?)?|under the name(?: of)?)(?!\w)[\s:,]{0,3}"
    r"[\"“'‘]?|(?<!also )(?<!better )known as[\s:,]{0,3}[\"“]?)",
    re.IGNORECASE,
)
# The tokens that introductions begin with.
_OPENERS = frozenset("a aka alias also better born goes known maiden née nee nicknamed nom pseudonym under".split())
_QUOTES, _CLOSING = frozenset("\"“'‘"), frozenset("\"”'’")


# The word before a nickname, and the whole: quotes are few, so each is looked for first, and then what is before it.
_BEFORE_NICKNAME, _LONGEST_BEFORE = regex(r"(?<![\w\"“'‘-])[A-Z][^\W\d_]{1,24}[ \n]{1,2}\Z"), 27
_OPENING_QUOTES = frozenset('"“')
_NICKNAMED = regex(
    r"([A-Z][^\W\d_]{1,24})[ \n]{1,2}[\"“]([^\W\d_]{2,20}(?:[ -][^\W\d_]{1,20}){0,2})[\"”]"
    r"[ \n]{1,2}((?:(?:de|del|al|el|bin|van|von)[ -])?[A-Z][^\W\d_]{1,24}(?:-[A-Z][^\W\d_]{1,24})?)(?!\w)"
)


_FORENAME_IN_QUOTES = regex(
    r"[\"“]([A-Z][^\W\d_]{1,24})[\"”][ \n]{1,2}([A-Z][^\W\d_]{1,24}(?:-[A-Z][^\W\d_]{1,24})?)(?!\w)"
)


def nicknamed(tokens: TokenText) -> Iterator[Candidate]:
    """Find full names with a nickname in quotes: ``Robert "Big Rob" Okafor``, ``"Rob" Okafor``."""
    quotes = tokens.places_of(_OPENING_QUOTES)
    for quote in quotes:
        match = _FORENAME_IN_QUOTES.match(tokens.text, tokens.starts[quote])
        if match is None or is_seldom_a_name(match[2].lower().split("-")[0]):
            continue
        is_of_role = quote > 0 and tokens.folded[quote - 1] in ROLES and not is_ordinary(match[1].lower())
        if is_of_role or is_on_list(match[1].lower(), _FORENAMES):
            yield Candidate(match.start(1), match.end(2), 1.0 if is_of_role else 0.95, _QUOTED_FORENAME)
    for match in _quoted_nicknames(tokens.text, (tokens.starts[quote] for quote in quotes)):
        outer = match[1].lower(), re.split(r"[ -]", match[3].lower())[-1]
        if any(map(is_seldom_a_name, outer)) or not any(map(_is_listed, outer)):
            continue
        yield Candidate(match.start(1), match.end(3), 1.0, _NICKNAME)


def _quoted_nicknames(text: str, quotes: Iterable[int]) -> Iterator[re.Match[str]]:
    position = 0
    for quote in quotes:
        before = _BEFORE_NICKNAME.search(text, max(position, quote - _LONGEST_BEFORE), quote)
        match = before and _NICKNAMED.match(text, before.start())
        if match:
            yield match
            position = match.end()


def _is_listed(word: str) -> bool:
    return is_on_list(word, _NAMES)


def aliases(tokens: TokenText) -> Iterator[Candidate]:
    """Find names that words such as ``aka`` introduce."""
    for index in tokens.places_of(_OPENERS):
        introduction = _INTRODUCTION.match(tokens.text, tokens.starts[index])
        if introduction is None:
            continue
        first = tokens.token_at(introduction.end())
        if first >= len(tokens) or tokens.starts[first] > introduction.end() + 1:
            continue
        is_quoted = tokens.text[introduction.end() - 1] in _QUOTES
        follows_name = _follows_name(tokens, index)
        end = name_end(tokens, first, lenient=is_quoted or follows_name)
        if end > first:
            is_code = tokens.words[first].isupper() and not tokens.shouted[first]
            is_closed = is_quoted and any(word in _CLOSING for word in tokens.words[end : end + 2])
            is_certain = not is_code and (is_closed or follows_name)
            yield Candidate(tokens.starts[first], tokens.end(end - 1), 1.0 if is_certain else 0.85, _ALIAS)


def _follows_name(tokens: TokenText, index: int) -> bool:
    """Whether the word before an introduction, a comma or parenthesis between, is on a list of names and no word."""
    before = index - 2 if index and tokens.words[index - 1] in (",", "(") else index - 1
    if before < 0 or not tokens.words[before][0].isupper():
        return False
    return _is_listed(tokens.folded[before]) and not is_seldom_a_name(tokens.folded[before])
