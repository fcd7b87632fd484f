"""From probabilities to names."""

from __future__ import annotations

import pytest

from cablelint.data.word_table import word_table
from cablelint.names.lexical.tokens import TokenText
from cablelint.names.model.decoding import likely_spans
from cablelint.names.model.observations import Observations
from cablelint.names.model.word_features import WordFeatureCache


def _names(text: str, **likely: float) -> list[str]:
    """The names at a threshold of 0.3, when each word is as likely as given, or not at all."""
    tokens = TokenText(text)
    observations = Observations(tokens, WordFeatureCache(word_table()))
    names = [likely.get(word, 0.0) for word in tokens.words]
    found = likely_spans(observations, [0.0] * len(names), names, 0.3)
    return [text[tokens.starts[first] : tokens.ends[last - 1]] for first, last, _ in found]


@pytest.mark.parametrize(
    ("text", "likely", "names"),
    [
        ("We met Jane Okafor today.", {"Jane": 0.1, "Okafor": 0.9}, ["Jane Okafor"]),
        ("We met Jane Okafor today.", {"Jane": 0.02, "Okafor": 0.9}, ["Okafor"]),
        ("We met Jane Okafor today.", {"Jane": 0.2, "Okafor": 0.2}, []),
        ("We met al Farsi today.", {"al": 0.02, "Farsi": 0.9}, ["al Farsi"]),
        ("We met Okafor at Lindqvist.", {"Okafor": 0.9, "at": 0.1}, ["Okafor"]),
        ("We met Roh Tae-ul today.", {"Roh": 0.9, "Tae": 0.9, "-": 0.9, "ul": 0.9}, ["Roh Tae-ul"]),
        ("We met Jane Q. Okafor today.", {"Jane": 0.9, "Okafor": 0.9}, ["Jane Q. Okafor"]),
        ("We met Luis Salo E., a planner.", {"Luis": 0.9, "Salo": 0.9}, ["Luis Salo E"]),
        ("We met Salo B, a planner.", {"Salo": 0.9}, ["Salo"]),
        ("We met Luis Salo. A planner left.", {"Luis": 0.9, "Salo": 0.9}, ["Luis Salo"]),
        ("We flew to Lima.", {"Lima": 0.6}, []),
        ("We flew to Lima.", {"Lima": 0.9}, ["Lima"]),
        ("Lenta wrote so.", {"Lenta": 0.9}, []),
        ("I said so.", {"I": 0.9}, []),
        ("THEN OMAR SAID SAYS NO.", {"OMAR": 0.9}, ["OMAR SAID"]),
        ("THE COMMANDER OMAR SAID. HE LEFT.", {"OMAR": 0.9}, ["OMAR SAID"]),
        ("THEN OMAR SAID NO.", {"OMAR": 0.9}, ["OMAR"]),
        ('"NO," OMAR SAID. HE LEFT.', {"OMAR": 0.9}, ["OMAR"]),
    ],
)
def test_a_name_reaches_as_far_as_its_words_are_likely(text: str, likely: dict[str, float], names: list[str]) -> None:
    assert _names(text, **likely) == names
