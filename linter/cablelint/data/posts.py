"""The posts that send and receive cables: embassies, consulates, missions and the agencies in Washington."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from cablelint.data.routing import stations
from cablelint.data.table import rows
from cablelint.text.edit_distance import deletions, distance


class PostKind(StrEnum):
    """The kind of a post."""

    EMBASSY = "embassy"
    CONSULATE = "consulate"
    MISSION = "mission"
    DEPARTMENT = "department"
    OTHER = "other"


SERIES = r"(?:EMB|DEP|CON|LEG|MIS|CIR)(?:CIR)?TELS?|(?:MY|OUR|YOUR)(?:TELS?)?"
"""A regular expression for the names of the series of telegrams that references have in place of a post."""

# A shorter name is at a distance of 1 from too many.
_LEAST_MISPRINTED = 4
# The words before the city in an address: AMEMBASSY TOKYO, AMCONSUL NAHA, USMISSION GENEVA.
_STATION_WORDS = frozenset(
    (
        "AMEMBASSY",
        "AMCONSUL",
        "AMCONGEN",
        "EMBASSY",
        "CONSULATE",
        "USMISSION",
        "USINT",
        "USLO",
        "USOFFICE",
        "USDEL",
        "REO",
    )
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post, as message reference numbers name it.

    Attributes:
        name: The name in a message reference number: ``TOKYO``, ``USUN NEW YORK``, ``STATE``.
        indicators: Its routing indicators, none if unknown, the usual one first.
        kind: The kind of a post.
        city: Its city, in mixed case.
        country: Its host country, in mixed case; the United States for agencies and travelling delegations.
        country_tag: The TAGS code of that country, or nothing where it has none of its own.
    """

    name: str
    indicators: tuple[str, ...]
    kind: PostKind
    city: str
    country: str
    country_tag: str


def post_key(name: str) -> str:
    """A printed name folded for comparing: capitals, letters and digits only, a zero read as the letter O."""
    return _key(name).replace("0", "O")


@lru_cache(maxsize=4096)
def find_post(name: str) -> Post | None:
    """The post with this name, however its letters are cased and spaced, or with a known short or misspelt form of it.

    A zero is not taken for the letter O, except in the misspellings on record: ``find_post(post_key(name))`` does that.
    """
    return _by_name().get(_key(name))


@lru_cache(maxsize=4096)
def find_misprinted_post(name: str) -> Post | None:
    """The only post whose key is at an edit distance of 1 from this name's, for names of four letters and more."""
    key = post_key(name)
    if len(key) < _LEAST_MISPRINTED:
        return None
    near = {post for form in deletions(key) for post in _by_deletion().get(form, ())}
    close = [post for post in near if distance(post_key(post.name), key, 1) == 1]
    return close[0] if len(close) == 1 else None


@cache
def posts_of_indicator(indicator: str) -> tuple[Post, ...]:
    """The posts behind a routing indicator: mostly one, several where offices share a station, none if unknown.

    Posts that only the addresses of the indicator's stations name come last.
    """
    listed = _by_indicator().get(indicator.upper(), ())
    addressed = (find_post_of_address(station.address) for station in stations(indicator))
    return tuple(dict.fromkeys((*listed, *filter(None, addressed))))


@lru_cache(maxsize=4096)
def find_post_of_address(address: str) -> Post | None:
    """The post that a plain-language address names: ``AMEMBASSY TOKYO``, ``USMISSION USNATO BRUSSELS BE``.

    After the word for the kind of station, the longest run of words that is a post's name counts, since lists add the
    city or a country code. Military and other addresses give None.
    """
    words = address.split()
    if not words or words[0].upper() not in _STATION_WORDS:
        return find_post(address)
    candidates = (find_post("".join(words[1:end])) for end in range(len(words), 1, -1))
    return next(filter(None, candidates), None)


@cache
def posts() -> tuple[Post, ...]:
    """All posts, by name."""
    return tuple(
        Post(name, tuple(indicators.split()), PostKind(kind), city, country, country_tag)
        for name, indicators, kind, city, country, country_tag in rows("posts.csv")
    )


@cache
def long_post_names() -> frozenset[tuple[str, ...]]:
    """The folded names of posts and their cities that have several words: ``la paz``, ``hong kong``."""
    names = (name.lower().partition(" (")[0].split() for post in posts() for name in (post.name, post.city))
    return frozenset(tuple(words) for words in names if len(words) > 1)


@cache
def _by_name() -> Mapping[str, Post]:
    named = {_key(post.name): post for post in posts()}
    aliases = {alias: named[_key(name)] for alias, name in rows("post_aliases.csv")}
    return aliases | named


@cache
def _by_deletion() -> Mapping[str, tuple[Post, ...]]:
    """The posts by their keys, whole and without each letter."""
    found: dict[str, tuple[Post, ...]] = {}
    for post in posts():
        for form in set(deletions(post_key(post.name))):
            found[form] = (*found.get(form, ()), post)
    return found


@cache
def _by_indicator() -> Mapping[str, tuple[Post, ...]]:
    found: dict[str, tuple[Post, ...]] = {}
    for post in posts():
        for indicator in post.indicators:
            found[indicator] = (*found.get(indicator, ()), post)
    return found


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.upper()))
