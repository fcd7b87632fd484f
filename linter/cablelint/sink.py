"""The one sink: what every message, excerpt and difference passes through before a person or a log sees it.

It fails closed. The name finder tells the names of a file; whatever other word is neither of the format (a tag, a
post, a routing indicator) nor in the dictionary is hidden too, since it may be a name that the finder missed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from cablelint.data.posts import posts
from cablelint.data.routing import is_known
from cablelint.data.tags import tags
from cablelint.document.model import Cable
from cablelint.document.source import Source
from cablelint.edits import Span

if TYPE_CHECKING:
    from cablelint.names.people import Person

HIDDEN = "[…]"
_WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_PARTS = re.compile(r"['’`-]")
# Letters of these lists of the word table mean a word of the dictionary or of real text, a country or a people.
_DICTIONARY = frozenset("123WKN")
_LONGEST_ACRONYM = 6

_FORMAT = frozenset(
    """
    a ad adst agreement alternate an and as at by c ci classified confidential copy corrected de decl derived
    dtg e eo eyes f first fm for from gds hum i in info l limited n na nf noforn o of official on only or page
    pass per pls please r re reason reasons ref refs reftel rel s sbu secret section sections sensitive sipdis
    subj subject summary t tags tag the to top ts u unclas unclassified usa use vzczc xgds xmt zen znr zny zzh
    comment end note text begin unquote quote entire nodis exdis limdis stadis orcon propin relido channel roger
    dissent priority immediate routine flash niact collective jan feb mar apr may jun jul aug sep oct nov dec
    january february march april june july august september october november december amembassy amconsul
    usmission secstate secdef washdc washington dc embassy consulate
    """.split()
)


class Sink:
    """Hides names in what is said about one file.

    Args:
        source: The file.
        cables: The cables in it.
        show_names: Whether the user asked to see everything as it is.
    """

    def __init__(self, source: Source, cables: Sequence[Cable], *, show_names: bool = False) -> None:
        self._source = source
        self._cables = cables
        self._show_names = show_names

    def quote(self, text: str) -> str:
        """A quotation with every word hidden that is, or could be, a name."""
        return text if self._show_names else self._hide_words(text)

    def line(self, number: int) -> str:
        """A line of the file, counted from 1, without its newline."""
        text = self._source.line(number)
        if self._show_names:
            return text
        offset = self._source.line_starts[number - 1]
        return self.text(offset, offset + len(text))

    def text(self, start: int, end: int) -> str:
        """Characters of the decoded original."""
        whole = self._source.text[start:end]
        if self._show_names or _is_of_format(whole):
            return whole
        pieces: list[str] = []
        position = start
        for mention in self._mentions:
            if mention[1] > position and mention[0] < end:
                pieces += (self._hide_words(self._source.text[position : max(position, mention[0])]), HIDDEN)
                position = min(end, mention[1])
        pieces.append(self._hide_words(self._source.text[position:end]))
        return "".join(pieces)

    def _hide_words(self, text: str) -> str:
        if _is_of_format(text):
            return text
        allows_acronyms = any(map(str.islower, text))

        def hide(match: re.Match[str]) -> str:
            word = match.group()
            is_acronym = allows_acronyms and word.isupper() and len(word) <= _LONGEST_ACRONYM
            parts = _PARTS.split(word.lower())
            if any(part in self._names for part in parts):
                return HIDDEN
            return word if is_acronym or all(_is_word(part) for part in parts if len(part) > 1) else HIDDEN

        return _WORD.sub(hide, text)

    @cached_property
    def _mentions(self) -> list[Span]:
        return sorted(mention.span for person in self._people for mention in person.mentions)

    @cached_property
    def _names(self) -> frozenset[str]:
        from cablelint.names.words import fold

        return frozenset(
            fold(word)
            for person in self._people
            for mention in person.mentions
            for word in _WORD.findall(mention.text)
            if len(word) > 1
        )

    @cached_property
    def _people(self) -> list[Person]:
        from cablelint.names.finder import find_people

        return [person for cable in self._cables for person in find_people(cable)]


def _is_of_format(text: str) -> bool:
    """Whether all words are of the format, so that nobody needs to be looked for."""
    return all(len(word) == 1 or _is_format_word(word) for word in _WORD.findall(text))


def _is_format_word(word: str) -> bool:
    return word.upper() in _format_words() or is_known(word)


def _is_word(part: str) -> bool:
    from cablelint.names.words import fold, word_table

    return _is_format_word(part) or not _DICTIONARY.isdisjoint(word_table().lists(fold(part)))


@cache
def _format_words() -> frozenset[str]:
    words = {word.upper() for word in _FORMAT}
    words.update(tag.code for tag in tags())
    words.update(word for post in posts() for word in _WORD.findall(post.name))
    return frozenset(words)
