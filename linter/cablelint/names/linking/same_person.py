"""Whether two forms of a name can be one person's: slips, transliterations, initials, and the offices beside them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from cablelint.text.edit_distance import distance
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from cablelint.data.titles import Title
    from cablelint.names.linking.forms import Form, PersonForms

_SHORTEST_MISSPELT = 5
_SHORTEST_SKELETON = 3
_LONG = 8
_SECTION = "embassy section"
_JUNIOR = regex(r"\b(?:director|officer|chief|counselor|coordinator|advis[eo]r|aide|spokes\w+)\b", re.IGNORECASE)
_CROWNS = frozenset({"king", "queen", "emir", "sultan", "crown prince", "pope"})


def are_one(person: PersonForms, form: Form) -> bool:
    """Whether a full name can be the person's: its words are theirs, but for slips and transliteration."""
    if set(form.words) <= set(person.words) or "".join(form.words) in person.words:
        return True
    if len(form.words) != len(person.words):
        return False
    return all(_alike(own, other) for own, other in zip(person.words, form.words, strict=True))


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    longest = max(len(first), len(second))
    if first[0] == second[0] and longest >= _SHORTEST_MISSPELT:
        most = 2 if longest >= _LONG else 1
        if distance(first, second, most) <= most:
            return True
    return sound_alike(first, second)


def sound_alike(first: str, second: str) -> bool:
    """Whether two words can be transliterations of one name: Qadirin and Gaddirin."""
    own = skeleton(first)
    return len(own) >= _SHORTEST_SKELETON and own == skeleton(second) and distance(first, second, 3) <= 2


def contradicts(person: PersonForms, bare: Form) -> bool:
    """Whether the office beside a bare surname is another's: the full name has other offices, or a description."""
    offices = bare.titles and bare.offices
    if not offices:
        return False
    full = [form for form in person.forms if len(form.words) > 1]
    known = [title for form in full for title in form.offices]
    if known:
        return not any(_are_compatible(own, other) for own in known for other in offices)
    # Who is called by the bare surname already may well have come into the office.
    return len(full) == len(person.forms) and any(form.is_described for form in full)


def _are_compatible(first: Title, second: Title) -> bool:
    """Whether one person may have two offices in one cable: both of one service, or neither a clerk's nor a crown."""
    if first.family == second.family:
        return True
    return _is_junior(first) == _is_junior(second) and not {first.meaning, second.meaning} & _CROWNS


def _is_junior(title: Title) -> bool:
    return title.family == _SECTION or _JUNIOR.search(title.meaning) is not None


def initials_agree(person: PersonForms, form: Form) -> bool:
    """Whether the initials before a surname can be those of the person's forenames."""
    if not form.initials:
        return True
    known = person.initials + "".join(word[0] for word in person.words[:-1])
    return not known or form.initials[0] in known


_SKELETON_PAIRS = (("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("sch", "sh"), ("tch", "ch"))
_SKELETON_LETTERS = str.maketrans("qgcyvz", "kkkiws", "aeiouhj'")


@memoized
def skeleton(word: str) -> str:
    """Return the consonants of a name, in which its transliterations agree; those that vary are written alike."""
    for long, short in _SKELETON_PAIRS:
        word = word.replace(long, short)
    return ("a" if word[:1] in "aeiou" else "") + _consonants(word)


def _consonants(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word.translate(_SKELETON_LETTERS).replace("i", "")))
