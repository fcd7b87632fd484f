"""The features of a word by itself."""

from __future__ import annotations

import pytest

from cablelint.data.word_table import word_table
from cablelint.names.lexical.misprints import is_misprint
from cablelint.names.model.word_features import word_features


@pytest.mark.parametrize(
    "word", ["Okafor", "SMITH", "Price", "PAZ", "Begin", "bin", "de", "He", "May", "B0hlman", "Okafor7"]
)
def test_a_name_can_contain_a_name_or_a_word_that_is_also_one(word: str) -> None:
    assert word_features(word, False, word_table()).possible
    assert word_features(word, True, word_table()).possible


@pytest.mark.parametrize(
    "word", ["the", "WHICH", "meeting", "Meeting", "GOVERNMENT", "1975", "XXXXXXXXXXXX", "CH110620", "(U"]
)
def test_no_name_contains_a_word_of_the_language_a_number_or_an_earlier_mask(word: str) -> None:
    assert not word_features(word, True, word_table()).possible


@pytest.mark.parametrize(
    ("word", "context"), [("Ambassador", "title"), ("said", "speech"), ("Airport", "body"), ("near", "in"), ("’s", "s")]
)
def test_a_neighbour_has_one_of_few_classes(word: str, context: str) -> None:
    features = word_features(word, False, word_table())
    assert (features.as_before[0], features.as_after[0]) == (f"<{context}", f">{context}")


@pytest.mark.parametrize("word", ["explainied", "exlpained", "hethought", "ofthe"])
def test_a_misprint_of_an_everyday_word_is_recognised(word: str) -> None:
    assert word_features(word.upper(), True, word_table()).word_class == ("misprint" if len(word) > 5 else "new")


@pytest.mark.parametrize("word", ["estenssoro", "lindqvist", "said"])
def test_a_name_and_a_word_are_no_misprints(word: str) -> None:
    assert word_features(word.upper(), True, word_table()).word_class != "misprint"


@pytest.mark.parametrize("word", ["zqxvwtrk", "okaforde", "atetmptt"])
def test_letters_that_two_changes_part_from_a_word_are_no_misprint(word: str) -> None:
    assert not is_misprint(word, word_table())


@pytest.mark.parametrize("word", ["atetmpt", "explainied", "hethought"])
def test_a_swap_an_extra_letter_and_a_lost_blank_are_misprints(word: str) -> None:
    assert is_misprint(word, word_table())
