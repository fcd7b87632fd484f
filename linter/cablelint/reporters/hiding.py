"""Hides names in every message, excerpt and difference before a person or a log sees it.

It fails closed, and does not trust the name finder: a word is shown only if it belongs to the format (a tag, a post, a
routing indicator), is in small letters and in the dictionary, or is capitalised and on no list of names. Any other word
may be a name that the finder has missed. ``python -m cablelint.reporters.hiding`` rebuilds its list of words.
"""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from cablelint.data.posts import posts
from cablelint.data.routing import every_station, is_known
from cablelint.data.tags import tags
from cablelint.data.titles import titles
from cablelint.text.memo import Memo

HIDDEN = "[…]"
_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_TRANSMISSION = re.compile(r"VZCZC[A-Z]{3}")
_APOSTROPHE = re.compile(r"['’`]")
_WORDS = Path(__file__).parent.parent / "data" / "plain_words.txt"
# An abbreviation of an office or a country in a line of prose; names in capitals are mostly longer.
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


def hide_names(text: str) -> str:
    """Return the text with every word hidden that is, or could be, a name.

    Args:
        text: Any piece of a cable, perhaps cut in the middle of a word.
    """
    shown = _IN_PROSE if any(map(str.islower, text)) else _IN_CAPITALS
    return _WORD.sub(lambda match: shown[match[0]], text)


def _shown(word: str, *, is_prose: bool) -> str:
    return word if _is_harmless(word, is_prose=is_prose) else HIDDEN


_IN_CAPITALS, _IN_PROSE = (Memo(partial(_shown, is_prose=is_prose)) for is_prose in (False, True))


def _is_harmless(word: str, *, is_prose: bool) -> bool:
    if len(set(word)) == 1 or word.upper() in _format_words() or is_known(word) or _TRANSMISSION.fullmatch(word):
        return True
    words = _words()
    parts = [part for part in _APOSTROPHE.split(word.lower()) if len(part) > 1]
    if word.islower():
        return all(part in words.never or part in words.sometimes for part in parts)
    if all(part in words.never for part in parts):
        return True
    return is_prose and word.isupper() and len(word) <= _LONGEST_ABBREVIATION and word.lower() not in words.short_names


@cache
def _format_words() -> frozenset[str]:
    words = {word.upper() for word in _FORMAT}
    words.update(tag.code for tag in tags())
    words.update(word for station in every_station() for word in _WORD.findall(station.address))
    words.update(word for post in posts() for word in _WORD.findall(post.name))
    words.update(word.upper() for title in titles() for word in _WORD.findall(title))
    return frozenset(words)


class _Words(NamedTuple):
    """Words that are never a name, words that may be one if capitalised, and short names."""

    never: frozenset[str]
    sometimes: frozenset[str]
    short_names: frozenset[str]


@cache
def _words() -> _Words:
    return _Words(*(frozenset(part.split()) for part in _WORDS.read_text("utf-8").split("\n\n")))


def words_as_text() -> str:
    """Return the list of words, from the table of word lists, in the format of the file."""
    from cablelint.data.word_table import word_table

    never: list[str] = []
    sometimes: list[str] = []
    short: list[str] = []
    for word, lists in word_table().items():
        is_word = not set(lists).isdisjoint("123WKN")
        is_name = not set(lists).isdisjoint("ABFGH")
        if is_word:
            (sometimes if is_name else never).append(word)
        elif len(word) <= _LONGEST_ABBREVIATION and not set(lists).isdisjoint("ABCDFGHLM"):
            short.append(word)
    return "\n\n".join("\n".join(sorted(words)) for words in (never, sometimes, short)) + "\n"


if __name__ == "__main__":
    _WORDS.write_text(words_as_text(), "utf-8")
