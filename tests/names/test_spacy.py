"""A user's spaCy model as a recogniser, tried with a fake of spaCy."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

import pytest

from cablelint.names.lexical.tokens import TokenText
from cablelint.names.recognisers.spacy import spacy_recogniser


class _Pipeline:
    max_length = 10

    def __call__(self, text: str) -> SimpleNamespace:
        start = text.index("Anna")
        person = SimpleNamespace(label_="PERSON", start_char=start, end_char=text.index(" spoke"))
        place = SimpleNamespace(label_="GPE", start_char=0, end_char=5)
        empty = SimpleNamespace(label_="PERSON", start_char=text.index("--"), end_char=text.index("--") + 2)
        return SimpleNamespace(ents=[place, person, empty])


def test_persons_become_candidates_without_possessive_or_punctuation(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy = ModuleType("spacy")
    spacy.load = lambda _name, exclude: _Pipeline()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    tokens = TokenText("Paris: Anna Lund) spoke -- at length.")
    found = list(spacy_recogniser("any")(tokens))
    assert [tokens.text[each.start : each.end] for each in found] == ["Anna Lund"]
    assert found[0].evidence.kind == "spacy"


def test_without_spacy_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ImportError, match="cablelint\\[spacy\\]"):
        spacy_recogniser()
