"""From probabilities to names."""

from __future__ import annotations

import pytest

from cablelint.data.word_table import word_table
from cablelint.names.lexical.tokens import TokenText
from cablelint.names.model.decoding import likely_spans
from cablelint.names.model.observations import Observations
from cablelint.names.model.word_features import WordFeatureCache


def _names(text: str, threshold: float = 0.3, /, **likely: float) -> list[str]:
    """The names at a threshold, when each word is as likely as given, or not at all."""
    tokens = TokenText(text)
    observations = Observations(tokens, WordFeatureCache(word_table()))
    names = [likely.get(word, 0.0) for word in tokens.words]
    found = likely_spans(observations, [0.0] * len(names), names, threshold)
    return [text[tokens.starts[first] : tokens.end(last - 1)] for first, last, _ in found]


@pytest.mark.parametrize(
    ("text", "likely", "names"),
    [
        ("We met Jane Okafor today.", {"Jane": 0.1, "Okafor": 0.9}, ["Jane Okafor"]),
        ("We met Jane Okafor today.", {"Jane": 0.02, "Okafor": 0.9}, ["Okafor"]),
        ("We met Jane Okafor today.", {"Jane": 0.2, "Okafor": 0.2}, []),
        ("We met Prince Okafor today.", {"Prince": 0.05, "Okafor": 0.9}, ["Okafor"]),
        ("We met Jordan Okafor today.", {"Jordan": 0.05, "Okafor": 0.9}, ["Jordan Okafor"]),
        ("We met Spanish Okafor today.", {"Spanish": 0.05, "Okafor": 0.9}, ["Okafor"]),
        ("He left. Jane Okafor came.", {"Jane": 0.05, "Okafor": 0.9}, ["Okafor"]),
        ("HE LEFT. JANE OKAFOR CAME.", {"JANE": 0.05, "OKAFOR": 0.9}, ["JANE OKAFOR"]),
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


@pytest.mark.parametrize(("likelihood", "names"), [(0.04, ["Jane Okafor"]), (0.038, ["Okafor"])])
def test_the_word_before_a_name_is_its_forename_from_a_share_of_the_threshold_on(
    likelihood: float, names: list[str]
) -> None:
    """The share is 0.13; the word begins a name of its own by itself."""
    tokens = TokenText("We met Jane Okafor today.")
    observations = Observations(tokens, WordFeatureCache(word_table()))
    begins, inside = [0.0] * len(tokens), [0.0] * len(tokens)
    begins[2:4] = inside[2:4] = [likelihood, 0.9]
    found = likely_spans(observations, begins, inside, 0.3)
    assert [tokens.text[tokens.starts[first] : tokens.end(last - 1)] for first, last, _ in found] == names


@pytest.mark.parametrize(
    ("text", "likely", "names"),
    [
        ("We met Okafor Chad today.", {"Okafor": 0.9, "Chad": 0.06}, ["Okafor Chad"]),
        ("We met Okafor Chad today.", {"Okafor": 0.9, "Chad": 0.04}, ["Okafor"]),
        ("In a post-Okafor Chad we met.", {"Okafor": 0.9, "Chad": 0.31}, ["Okafor Chad"]),
        ("In a post-Okafor Chad we met.", {"Okafor": 0.9, "Chad": 0.29}, ["Okafor"]),
    ],
)
def test_a_country_behind_a_name_is_rarely_a_part_of_it(text: str, likely: dict[str, float], names: list[str]) -> None:
    assert _names(text, 0.1, **likely) == names


@pytest.mark.parametrize(
    ("word", "least"),
    [("Lindqvist", 0.1), ("Lima", 0.25), ("Chad", 0.25), ("Price", 0.25), ("Merci", 0.4), ("Governmnet", 0.4)],
)
def test_what_is_rather_something_else_needs_more(word: str, least: float) -> None:
    assert _names(f"We met {word} today.", 0.1, **{word: least - 0.01}) == []
    assert _names(f"We met {word} today.", 0.1, **{word: least + 0.01}) == [word]
