"""Roles of people, from the titles and words beside the name: policies are written for roles, not for people."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from cablelint.data.titles import titles
from cablelint.text.mask_shapes import existing_masks
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cablelint.names.people import Mention, Person


class Role(Enum):
    """The parts a policy can name, the one that decides first at the top."""

    PROTECTED = "protected"
    MINOR = "minor"
    VULNERABLE = "vulnerable"
    NOTE_TAKER = "note-taker"
    HISTORICAL = "historical"
    PRINCIPAL = "principal"
    CHIEF_OF_MISSION = "chief-of-mission"
    SENIOR = "senior"
    OFFICIAL = "official"
    MILITARY = "military"
    STAFF = "staff"
    PRIVATE = "private"
    UNKNOWN = "unknown"


# By the meanings of titles.csv. A title that is missing here counts by its family.
_MEANINGS = {
    Role.VULNERABLE: ("applicant", "defector", "defendant", "detainee", "suspect", "victim"),
    Role.NOTE_TAKER: ("note taker", "intern"),
    Role.PRINCIPAL: (
        *("President", "Vice President", "First Lady", "Senator", "member of the House"),
        *("congressional delegation, named after its leader", "presidential delegation"),
        *("Secretary of State", "Secretary of Defense", "Treasury Secretary", "Attorney General"),
        *("US Trade Representative", "National Security Adviser"),
        *("Director of National Intelligence", "Director of Central Intelligence", "Chairman, Joint Chiefs"),
        *("president-elect", "acting president", "prime minister", "deputy prime minister", "chancellor", "premier"),
        *("first deputy prime minister", "minister", "foreign minister", "foreign secretary", "defense minister"),
        *("minister of defense", "finance minister", "interior minister", "minister of the interior"),
        *("justice minister", "trade minister", "UN Secretary-General", "High Representative"),
        *("king", "queen", "crown prince", "emir", "sultan", "pope", "Dalai Lama"),
    ),
    Role.CHIEF_OF_MISSION: (
        *("Ambassador", "Ambassador-designate", "Ambassador-at-Large", "Chief of Mission", "Permanent Representative"),
        *("Charge d'Affaires", "Charge d'Affaires ad interim", "damaged Charge d'Affaires"),
    ),
    Role.SENIOR: (
        *("Deputy Secretary", "Under Secretary", "Assistant Secretary", "Special Envoy", "Special Representative"),
        *("Special Representative for Afghanistan and Pakistan", "Deputy Secretary of Defense", "Deputy USTR"),
        *("Under Secretary of Defense", "Assistant Secretary of Defense", "governor", "mayor", "speaker"),
        *("central bank governor", "chief justice", "justice"),
    ),
}
_ROLE_OF_MEANING = {meaning: role for role, meanings in _MEANINGS.items() for meaning in meanings}
_ROLE_OF_FAMILY = {
    "chief of mission": Role.STAFF,
    "embassy section": Role.STAFF,
    "State Department Washington": Role.STAFF,
    "US executive and Congress": Role.STAFF,
    "US and foreign military": Role.MILITARY,
    "foreign government": Role.OFFICIAL,
    "civil, religious, professional": Role.PRIVATE,
    "Asian and African forms": Role.PRIVATE,
}
# Roles that mask: a doubtful title is reason enough for these.
_CAREFUL = frozenset({Role.PROTECTED, Role.MINOR, Role.VULNERABLE, Role.NOTE_TAKER})
_RANK = {role: rank for rank, role in enumerate(Role)}

_NEAR = 48
_AGE = r"(?:1[0-7]|[1-9])"
_MINOR_BEFORE = regex(rf"\b(?:{_AGE}[- ]years?[- ]old(?: \w+)?|minor (?:child|son|daughter)),? $", re.IGNORECASE)
# What a drafter puts behind the name of a source, an age, a part in the meeting: of several the one that decides first.
_DIRECTLY_AFTER = (
    r"(?P<protected>\s{0,3}\(\s{0,2}(?:(?:please|pls|strictly)\s{1,3}){0,2}protect(?:\s{1,3}source)?\s{0,2}\))"
    rf"|(?P<minor>(?:, |,? \(|,? aged? |, age ){_AGE}(?:[,;)]| years? old\b))"
)
_AFTER = regex(_DIRECTLY_AFTER, re.IGNORECASE)
_AFTER_WITH_PART = regex(
    _DIRECTLY_AFTER + r"|(?P<note_taker>[^\n.;]{0,40}\(?\b(?:note[- ]?taker|intern)\b)", re.IGNORECASE
)
# Without these, which are in few texts beside names, there is no minor before a name and no part after one. They are
# without the letter i, which has other capitals too.
_SIGNS_OF_MINOR, _SIGNS_OF_PART = ("old", "nor"), ("note", "ntern")


def role_of(person: Person, text: str) -> Role:
    """The part that decides about a person.

    Args:
        person: As found, with the titles printed beside the mentions.
        text: The original that the mentions point into.
    """
    return min(_roles(person, text), key=_RANK.__getitem__, default=Role.UNKNOWN)


def _roles(person: Person, text: str) -> Iterable[Role]:
    if person.protected:
        yield Role.PROTECTED
    yield from filter(None, map(_role_of_title, person.titles))
    yield from (role for role in map(_role_of_title, person.doubtful_titles) if role in _CAREFUL)
    for mention in person.mentions:
        yield from _beside(mention, text)


def _role_of_title(form: str) -> Role | None:
    title = titles().get(form.lower())
    return None if title is None else _ROLE_OF_MEANING.get(title.meaning) or _ROLE_OF_FAMILY[title.family]


def _beside(mention: Mention, text: str) -> Iterable[Role]:
    start, end = mention.span
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _has_any(_SIGNS_OF_MINOR, before) and _MINOR_BEFORE.search(before):
        yield Role.MINOR
    after = (_AFTER_WITH_PART if _has_any(_SIGNS_OF_PART, behind) else _AFTER).match(behind)
    # What follows a mask is said of the person behind it.
    if after and after.lastgroup and not existing_masks(after[0]):
        yield Role[after.lastgroup.upper()]


def _has_any(signs: Iterable[str], text: str) -> bool:
    return any(map(text.lower().__contains__, signs))
