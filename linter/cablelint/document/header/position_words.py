"""Words of positions and offices: ``Ambassador``, ``for``, ``EUR/PGI``, and their misprints."""

from __future__ import annotations

import functools

from cablelint.data.titles import titles
from cablelint.text.edit_distance import distance
from cablelint.text.regexes import regex

# Words of offices and positions, beside the titles of the table.
_OFFICE_WORDS = frozenset(
    """
    acting deputy principal assistant associate senior interim first second affairs section unit office officer
    offices bureau division department dept embassy consulate mission team leader region regional provincial
    interagency political economic econ pol mil military polmil polecon poleconoff polmc commercial consular public
    management refugee labor science global environment technology health defense security cultural information
    press narcotics counternarcotics law enforcement minister internal external governance secretary under
    dir coordinator chairman charge charg d'affaires d’affaires affaires d'affairs a.i. ai ad presence
    post state dos exec us u.s. usg for of the and to at by in head representative commissioner consul general
    """.split()
)
# Regular expressions: words of a sentence in mixed case, of open sets; the grammar is in capitals.
_POSITION = regex(
    r"(?:.*(?:coun[sc](?:el+or)?|chief|director|officer|advis[eo]r|attach[eé]|polad|amb(?:as+ador)?(?<!lamb))"
    r"|(?:pol|econ?|polecon|polmil|cons?|emb|lab|ag|gen|ref|rso)(?:min)?(?:off|mc|couns|ad))\.?"
)
_POSITIONS = frozenset(
    "ambassador counselor counsellor councilor director adviser advisor attache minister-counselor chairman".split()
)
_OFFICE_SYMBOL = regex(r"\S*[^\W\d_]/\S+")
# A word of a position may have one misprint, a long one two.
_MISPRINTED = 6
_LONG = 9


def is_position(word: str) -> bool:
    """Whether a word belongs to a position or an office, as ``Ambassador``, ``for`` or ``EUR/PGI``."""
    return is_office(word) or is_title(word)


def is_title(word: str) -> bool:
    """Whether a word belongs to a title of the table, some of which are surnames too: ``King``, ``Dean``."""
    return bare(word) in _words()


@functools.lru_cache(maxsize=4096)
def is_office(word: str) -> bool:
    """Whether a word belongs to the name of an office or of its head, and is no surname."""
    letters = bare(word)
    return (
        letters in _OFFICE_WORDS
        or letters in _acronyms()
        or _POSITION.fullmatch(letters) is not None
        or _OFFICE_SYMBOL.fullmatch(word) is not None
    )


@functools.lru_cache(maxsize=4096)
def is_misprint(word: str) -> bool:
    """Whether a word in small letters is a misprint of a word of a position: ``ambasadro``, ``misson``."""
    if len(word) < _MISPRINTED - 1:
        return False
    for known in _long_position_words():
        limit = 2 if len(known) >= _LONG else 1
        if known[0] == word[0] and abs(len(known) - len(word)) <= limit and distance(word, known, limit) <= limit:
            return True
    return False


@functools.cache
def _long_position_words() -> tuple[str, ...]:
    return tuple(sorted(word for word in _OFFICE_WORDS | _POSITIONS if len(word) >= _MISPRINTED))


def bare(word: str) -> str:
    """A word in small letters without the marks around it; the full stop of ``a.i.`` and ``U.S.`` is kept."""
    stripped = word.strip("()\"'“”.:").lower()
    return "a.i." if stripped == "a.i" else "u.s." if stripped == "u.s" else stripped


@functools.cache
def _words() -> frozenset[str]:
    single = {bare(word) for form in titles() for word in form.split() if len(word) > 1}
    return _OFFICE_WORDS | single


@functools.cache
def _acronyms() -> frozenset[str]:
    forms = (word for title in titles().values() for word in title.form.split())
    return frozenset(word.lower() for word in forms if len(word) > 1 and word.isupper())
