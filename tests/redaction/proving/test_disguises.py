"""How many disguises of invented names the proof finds by itself, planted into original and release alike."""

import random
from collections import Counter

import pytest
from tests.redaction.proving.disguises import KINDS, NAMES

from cablelint.document.source import from_text
from cablelint.redaction.proving.prove import prove

HEAD = """\
P 121200Z SEP 07
FM AMEMBASSY HELSINKI
TO SECSTATE WASHDC PRIORITY 4021

C O N F I D E N T I A L HELSINKI 000417

SIPDIS

E.O. 12958: DECL: 09/12/2017
TAGS: PREL, PGOV, FI
SUBJECT: TALKS ON THE BUDGET

1. (C) The deputy {full} told Poloff that she would vote for it. {last} said that the talks were over.

2. (C) {line}
"""


def is_reported(given: str, name: str, line: str) -> bool:
    original = from_text(HEAD.format(full=f"{given} {name}", last=name, line=line), "07HELSINKI417.txt")
    release = from_text(HEAD.format(full="[NAME-1]", last="[NAME-1]", line=line), "07HELSINKI417.txt")
    first = release.text.index(line)
    return any(
        one.code == "NAM901" and one.span.end > first
        for one in prove(original, release, cables=(), released=()).findings
    )


def test_nearly_every_disguise_is_reported() -> None:
    rng = random.Random(11)
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for given, name in NAMES:
        for kind, disguise in KINDS.items():
            tried[kind] += 1
            found[kind] += is_reported(given, name, disguise(given, name, rng))
    assert tried.total() >= 500
    missed = {kind: f"{tried[kind] - found[kind]} of {tried[kind]}" for kind in tried if found[kind] < tried[kind]}
    assert found.total() / tried.total() >= 0.97, missed


# Short names, names of words, and what the proof reports only where nothing else explains it.
SHORT = ["Then Ms. Lee left.", "LEE said so.", "S. Lee", "write to s.lee@example.org", "Susan Lee"]


@pytest.mark.parametrize("line", SHORT)
def test_a_name_of_three_letters_is_reported(line: str) -> None:
    assert is_reported("Susan", "Lee", line)


@pytest.mark.parametrize("line", ["Fleet Street", "a sleeve", "The committee agreed.", "jubilee"])
def test_a_name_of_three_letters_inside_a_word_is_none(line: str) -> None:
    assert not is_reported("Susan", "Lee", line)
