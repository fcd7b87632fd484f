"""TAGS: the codes for traffic analysis by geography and subject, and what they mean.

Country codes follow FIPS 10-4, not ISO 3166: ``JA`` is Japan, ``CH`` is China, ``GM`` is Germany.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cablelint.data.table import rows


class TagKind(StrEnum):
    """The meaning of a tag."""

    SUBJECT = "subject"
    PROGRAM = "program"
    COUNTRY = "country"
    REGION = "region"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Tag:
    """One meaning of a tag.

    Attributes:
        code: As printed on a TAGS line, in capitals.
        kind: The kind of its meaning.
        meaning: In English; nothing where the code is on record and its meaning is not.
    """

    code: str
    kind: TagKind
    meaning: str


def find_tags(code: str) -> tuple[Tag, ...]:
    """The meanings of a tag: mostly one, two for ``AU`` (Austria, African Union), none if the tag is unknown."""
    return _by_code().get(code.upper(), ())


def is_country(code: str) -> bool:
    """Whether the tag is that of a country."""
    return code.upper() in country_tags()


@cache
def country_tags() -> Mapping[str, str]:
    """The country of each FIPS 10-4 code, regions left out."""
    return {tag.code: tag.meaning for tag in tags() if tag.kind is TagKind.COUNTRY}


def tag_of_iso_code(code: str) -> str | None:
    """The tag of the country with this ISO 3166 code, where the two differ: ``JA`` for ``JP``, ``SZ`` for ``CH``."""
    return _by_iso_code().get(code.upper())


@cache
def _by_iso_code() -> Mapping[str, str]:
    return {iso: tag for iso, tag in rows("iso_codes.csv") if iso != tag}


@cache
def tags() -> tuple[Tag, ...]:
    """All tags, by code."""
    return tuple(Tag(code, TagKind(kind), meaning) for code, kind, meaning in rows("tags.csv"))


def is_tag(code: str) -> bool:
    """Whether a code, in capitals, is a tag."""
    return code in _by_code()


@cache
def _by_code() -> Mapping[str, tuple[Tag, ...]]:
    found: dict[str, tuple[Tag, ...]] = {}
    for tag in tags():
        found[tag.code] = (*found.get(tag.code, ()), tag)
    return found
