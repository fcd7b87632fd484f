"""Surnames in several words are one surname; what only looks like one is left alone."""

from __future__ import annotations

import re

import pytest

from cablelint.edits import Span
from cablelint.redaction.masking.split_words import split_words, words_with_tags

OWNERS = {"tervonen": 1, "lund": 2, "dent": 3, "okafor": 4, "overlaying": 5, "alin": 6}


def found(text: str) -> list[tuple[str, int]]:
    words = list(re.finditer(r"[^\W_]+", text))
    ends = [*(word.start() for word in words[1:]), len(text)]
    gaps = [text[word.end() : end] for word, end in zip(words, ends, strict=True)]
    folded = [word[0].lower() for word in words]
    letters = [index for index, word in enumerate(folded) if len(word) == 1]
    pieces = split_words(folded, gaps.__getitem__, {*folded}, letters, OWNERS)
    return [(text[words[one.first].start() : words[one.last - 1].end()], one.person) for one in pieces]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("then Ter-\nvonen left", [("Ter-\nvonen", 1)]),
        ("then Ter\n  vonen left", [("Ter\n  vonen", 1)]),
        ("then Ter vonen left", [("Ter vonen", 1)]),
        ("then Ter - vonen left", [("Ter - vonen", 1)]),
        ("then Lu nd left", []),
        ("then Lu-\nnd left", [("Lu-\nnd", 2)]),
        ("then over laying left", []),
        ("then over\nlaying left", []),
        ("then over-\nlaying left", [("over-\nlaying", 5)]),
        ("Ter-\nvonen", [("Ter-\nvonen", 1)]),
        ("then Ter\nvonen, Ter-\nvonen", [("Ter\nvonen", 1), ("Ter-\nvonen", 1)]),
        ("then Ter-    \n        vonen left", [("Ter-    \n        vonen", 1)]),
        ("then Ter-     \nvonen left", []),
        ("then Ter-\n         vonen left", []),
        ("then Ter\n\nvonen left", []),
        ("then Ter--\nvonen left", []),
        ("then Ter  vonen left", [("Ter  vonen", 1)]),
        ("then Ter   vonen left", []),
        ("then Ter- vonen left", [("Ter- vonen", 1)]),
        ("then Ter -vonen left", [("Ter -vonen", 1)]),
        ("then Ter, vonen left", []),
        ("then Oka for left", []),
        ("then Ok afor left", [("Ok afor", 4)]),
        ("then Al in left", []),
    ],
)
def test_two_words_are_a_surname_by_what_is_between_them(text: str, names: list[tuple[str, int]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("T e r v o n e n", [("T e r v o n e n", 1)]),
        ("a T.e.r.v.o.n.e.n L u n d", [("T.e.r.v.o.n.e.n", 1), ("L u n d", 2)]),
        ("x L u n d", [("L u n d", 2)]),
        ("L u n", []),
        ("L.u-n_d", [("L.u-n_d", 2)]),
        ("L   u   n   d", [("L   u   n   d", 2)]),
        ("L,u,n,d", []),
        ("a b c d L u n d e f", [("L u n d", 2)]),
        ("L u n d L u n d", [("L u n d", 2), ("L u n d", 2)]),
        ("L u n L u n d", [("L u n d", 2)]),
        ("xx L u n d", [("L u n d", 2)]),
        ("L u n d xx L u n d", [("L u n d", 2), ("L u n d", 2)]),
        ("L u n     d", []),
        ("C O N F I D E N T I A L", []),
        ("C O N F I D E N T I A L  L U N D", [("L U N D", 2)]),
        ("C O N F D E N T I L", []),
        ("C O F D E N T I L", [("D E N T", 3)]),
        ("U N C L A S S F E D E N T", [("D E N T", 3)]),
        ("X Y L U N D X Y O K A F O R", [("L U N D", 2), ("O K A F O R", 4)]),
    ],
)
def test_single_letters_spell_surnames_but_not_within_words(text: str, names: list[tuple[str, int]]) -> None:
    assert found(text) == names


def test_tags_may_be_inside_a_surname() -> None:
    text = "<p>T<b>ervo</b>nen and Lund<br>"
    assert list(words_with_tags(text, OWNERS)) == [(Span(3, 18), 1)]
    assert list(words_with_tags("Tervonen & Lund", OWNERS)) == []
