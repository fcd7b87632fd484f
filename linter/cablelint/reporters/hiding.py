"""Hides names in every message, excerpt and difference before a person or a log sees it.

It fails closed: a word is shown only if it belongs to the format (a tag, a routing indicator, a post in its place), is
in small letters and in the dictionary, or is an ordinary word and in no list of names. Any other word may be a name
that nobody has found. Telephone numbers and the like are hidden too.

``python -m cablelint.reporters.hiding`` rebuilds its list of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cablelint.data.plain_words import PLAIN_WORDS, plain_words
from cablelint.data.posts import posts
from cablelint.data.routing import every_station, is_known
from cablelint.data.tags import tags
from cablelint.data.titles import titles
from cablelint.names.identifiers import find_identifiers
from cablelint.text.memo import Memo
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from cablelint.findings import Finding

HIDDEN = "[…]"
_WORD = regex(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_WORD_OR_END = regex(rf"{_WORD.pattern}|\n")
_TRANSMISSION = regex(r"VZCZC[A-Z]{3}")
_APOSTROPHE = regex(r"['’`]")
# A word spaced letter by letter.
_SPACED = regex(r"(?<![^\W_])[^\W\d_](?:[ .·_-]{1,3}[^\W\d_](?![^\W_])){3,60}")
_DIGITS = regex(r"[\s#:]{0,3}[0-9]")
_LONGEST_GAP = 5
# An abbreviation in a line of prose; names in capitals are mostly longer.
_LONGEST_ABBREVIATION = 5

_FORMAT = """
    a adst alternate an and as at by c ci classified confidential copy corrected de decl derived dtg e entire eo eyes f
    first fm for from gds hum i in info l limited n na nf noforn o of official on only or page pass per pls please r re
    reason reasons ref refs reftel rel s sbu secret section sections sensitive sipdis subj subject summary t tag tags
    the to top ts u unclas unclassified usa use vzczc xgds xmt zen znr zny zzh comment end note text begin unquote quote
    nodis exdis limdis stadis orcon propin relido channel roger dissent priority immediate routine flash niact
    collective jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september
    october november december amembassy amconsul usmission secstate secdef washdc washington dc embassy consulate
""".split()


_MONTHS = frozenset("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC APRIL JUNE AUGUST".split())
_HONORIFICS = frozenset("MR MRS MS MISS MESSRS DR".split())
_BEFORE_A_POST = frozenset("AMEMBASSY AMCONSUL EMBASSY CONSULATE USMISSION USOFFICE USINT FM TO INFO IN NEAR".split())
# The lists of data/NAMES.md: words of cables, countries and peoples; the names that outweigh each list of words.
_IN_DICTIONARY = frozenset("123WKN")
_NAMES = frozenset("ABCDFGHLMX")
_OUTWEIGHING = {"1": frozenset("AF"), "2": frozenset("ABFGH"), "3": frozenset("ABFGH")}


class _Verdict(Enum):
    """Whether a word is shown."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    IN_PLACE = "in place"
    """It is a name and also a word of a post, an address or a title, and is shown as part of one."""
    ABBREVIATION = "abbreviation"
    """It is in capitals, and is shown where no name is likely."""


def hide_names(text: str, known: frozenset[str] = frozenset()) -> str:
    """Return the text with every word hidden that is, or could be, a name.

    Args:
        text: Any piece of a cable, perhaps cut in the middle of a word.
        known: Further words to hide, those of the names that are known in the file, from :func:`name_words`.
    """
    text = _SPACED.sub(_spelt, _without_numbers(text))
    verdicts = _IN_PROSE if any(map(str.islower, text)) else _IN_CAPITALS
    words = list(_WORD.finditer(text))
    pieces: list[str] = []
    position = 0
    for index, match in enumerate(words):
        word = match[0]
        verdict = verdicts[word]
        if verdict is _Verdict.IN_PLACE:
            before = words[index - 1][0] if index else ""
            after = words[index + 1][0] if index + 1 < len(words) else ""
            rest = text[match.end() : match.end() + _LONGEST_GAP]
            is_shown = _is_in_place(word.upper(), before.upper(), after, rest)
        elif verdict is _Verdict.ABBREVIATION:
            before = words[index - 1][0].upper() if index else ""
            follows_hidden = pieces and not text[position : match.start()].strip()
            is_shown = not follows_hidden and before not in _HONORIFICS and before not in _vocabulary().titles
        else:
            is_shown = verdict is _Verdict.SHOWN
        if known and is_shown and not word.islower() and not known.isdisjoint(_parts(word)):
            is_shown = word in _vocabulary().fixed
        if not is_shown:
            pieces += (text[position : match.start()], HIDDEN)
            position = match.end()
    return "".join(pieces) + text[position:]


def name_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names, in small letters, for :func:`hide_names`."""
    return frozenset(part for name in names for word in _WORD.findall(name) for part in _parts(word))


def words_found(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the words of the names that rules about names quote from a file, for :func:`hide_names`."""
    return name_words(quote for finding in findings if finding.code.startswith("NAM") for quote in finding.quotes)


def _parts(word: str) -> list[str]:
    return [part for part in _APOSTROPHE.split(word.lower()) if len(part) > 1]


def _without_numbers(text: str) -> str:
    """Hide addresses, telephone numbers and the like."""
    pieces: list[str] = []
    position = 0
    for found in find_identifiers(text):
        if found.start >= position:
            pieces += (text[position : found.start], HIDDEN)
            position = found.end
    return "".join(pieces) + text[position:] if pieces else text


def _spelt(match: re.Match[str]) -> str:
    """Show a word that is spaced letter by letter only if it is one of the format, such as a classification."""
    letters = "".join(filter(str.isalpha, match[0])).upper()
    return match[0] if letters in _vocabulary().words or len(set(letters)) == 1 else HIDDEN


def _is_in_place(word: str, before: str, after: str, rest: str) -> bool:
    """Whether a word that is a name is part of a post, an address or a title here.

    Args:
        word: In capitals.
        before: The word before it, in capitals, or empty.
        after: The word after it, as printed.
        rest: The text after the word.
    """
    vocabulary = _vocabulary()
    if word in _MONTHS:
        return before not in _HONORIFICS
    if (before, word) in vocabulary.pairs or (word, after.upper()) in vocabulary.pairs:
        return True
    if before in _HONORIFICS:
        return False
    if word in vocabulary.titles and word in vocabulary.in_place:
        return after[:1].isupper()
    if word not in vocabulary.alone:
        return False
    return before in _BEFORE_A_POST or _DIGITS.match(rest) is not None or not (before or after)


def _verdict(word: str, *, is_prose: bool) -> _Verdict:
    vocabulary = _vocabulary()
    capitals = word.upper()
    if len(set(word)) == 1 or is_known(word) or _TRANSMISSION.fullmatch(word):
        return _Verdict.SHOWN
    words = plain_words()
    parts = _parts(word)
    if word.islower() and all(part in words.never or part in words.sometimes for part in parts):
        return _Verdict.SHOWN
    if capitals in _MONTHS:
        return _Verdict.IN_PLACE
    if capitals in vocabulary.words or (all(part in words.never for part in parts) and not word.islower()):
        return _Verdict.SHOWN
    if capitals in vocabulary.in_place:
        return _Verdict.IN_PLACE
    is_abbreviation = is_prose and word.isupper() and len(word) <= _LONGEST_ABBREVIATION
    return _Verdict.ABBREVIATION if is_abbreviation and word.lower() not in words.short_names else _Verdict.HIDDEN


_IN_CAPITALS, _IN_PROSE = (Memo(partial(_verdict, is_prose=is_prose)) for is_prose in (False, True))


class _Vocabulary(NamedTuple):
    """The words of the format, in capitals.

    Attributes:
        fixed: The labels, tags and captions of the format.
        words: Those and the words of posts, addresses and titles that are no names.
        in_place: Words of posts, addresses and titles that are names too.
        pairs: The neighbouring words of posts, addresses and titles.
        alone: Those of ``in_place`` that are a whole post.
        titles: The last words of titles.
    """

    fixed: frozenset[str]
    words: frozenset[str]
    in_place: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    alone: frozenset[str]
    titles: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    tokens = ["\n", *_phrases()]
    fixed = {word.upper() for word in _FORMAT} | {tag.code for tag in tags()}
    in_place = frozenset(map(str.upper, plain_words().in_place)) - fixed
    return _Vocabulary(
        frozenset(fixed),
        frozenset(fixed.union(tokens) - in_place - {"\n"}),
        in_place,
        frozenset(pair for pair in pairwise(tokens) if "\n" not in pair),
        in_place.intersection(word for before, word, after in _triples(tokens) if before == after == "\n"),
        frozenset(words[-1].upper() for title in titles() if (words := _WORD.findall(title))),
    )


def _triples(tokens: list[str]) -> Iterable[tuple[str, str, str]]:
    return zip(tokens, tokens[1:], tokens[2:], strict=False)


def _phrases() -> list[str]:
    """Return the words of every station, post and title, in capitals, and a newline behind each of those."""
    forms = {*(station.address for station in every_station()), *(post.name for post in posts()), *titles()}
    return _WORD_OR_END.findall("\n".join([*forms, ""]).upper())


def words_as_text() -> str:
    """Return the list of words, from the table of word lists, in the format of the file."""
    from cablelint.data.word_table import word_table

    never: list[str] = []
    sometimes: list[str] = []
    short: list[str] = []
    for word, letters in word_table().items():
        lists = set(letters)
        if not lists.isdisjoint(_IN_DICTIONARY):
            names = next((names for list_, names in _OUTWEIGHING.items() if list_ in lists), _NAMES)
            (never if lists.isdisjoint(names) else sometimes).append(word)
        elif len(word) <= _LONGEST_ABBREVIATION and not lists.isdisjoint(_NAMES):
            short.append(word)
    in_phrases = {word.lower() for word in _phrases()} - {*never}
    in_place = [word for word in in_phrases if not _NAMES.isdisjoint(word_table().lists(word))]
    return "\n\n".join("\n".join(sorted(words)) for words in (never, sometimes, short, in_place)) + "\n"


if __name__ == "__main__":
    PLAIN_WORDS.write_text(words_as_text(), "utf-8")
