from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.text.edit_distance import LONGEST_WORD, close_pairs, deletions, distance, nearest

CAPTIONS = ("SIPDIS", "NODIS", "EXDIS")
WORDS = st.text("abc", min_size=1, max_size=8)


def whole_distance(first: str, second: str) -> int:
    """No distance is greater than the longer word."""
    return distance(first, second, max(len(first), len(second)))


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("lindqvist", "lindqvist", 0),
        ("lindqvist", "lindqist", 1),
        ("lindqvist", "lindqivst", 1),
        ("lindqvist", "lindkvist", 1),
        ("lindqvist", "lundkvist", 2),
        ("lindqvist", "lundkvest", 3),
        ("okafor", "tanabe", 6),
        ("", "ab", 2),
    ],
)
def test_edits_are_counted(first: str, second: str, edits: int) -> None:
    assert whole_distance(first, second) == edits


@settings(deadline=None)
@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways(first: str, second: str) -> None:
    assert whole_distance(first, second) == whole_distance(second, first)


@settings(deadline=None)
@given(WORDS, WORDS, st.integers(0, 8))
def test_a_limit_changes_only_what_is_beyond_it(first: str, second: str, limit: int) -> None:
    assert distance(first, second, limit) == min(whole_distance(first, second), limit + 1)


def test_a_million_letters_with_a_limit_take_no_time() -> None:
    word = "ab" * 500_000
    assert distance(word, "x" + word[:-1], 1) == 2


@settings(deadline=None)
@given(WORDS, WORDS, st.sampled_from([1, 2]))
def test_words_within_a_distance_share_a_form(first: str, second: str, most: int) -> None:
    if distance(first, second, most) <= most:
        assert set(deletions(first, most)) & set(deletions(second, most))


@pytest.mark.parametrize(("length", "forms"), [(LONGEST_WORD, LONGEST_WORD + 1), (LONGEST_WORD + 1, 1)])
def test_a_word_too_long_for_a_name_has_no_forms_but_itself(length: int, forms: int) -> None:
    assert len(list(deletions("a" * length))) == forms


@pytest.mark.parametrize("word", ["SIPDS", "SIPPDIS", "SIPDIZ", "SPIDIS", "IPDIS", "SIPDISS"])
def test_the_nearest_word_is_one_edit_away(word: str) -> None:
    assert nearest(word, CAPTIONS) == "SIPDIS"


@pytest.mark.parametrize("word", ["SIPDIS", "SPDSI", "TOKYO", "", "S"])
def test_no_word_is_nearest_at_no_edit_or_two(word: str) -> None:
    assert nearest(word, CAPTIONS) is None


def test_of_two_words_one_edit_away_neither_is_nearest() -> None:
    assert nearest("NEDIS", ("NODIS", "NADIS")) is None


@given(st.lists(st.text("abc", max_size=5), max_size=8), st.integers(1, 3))
def test_the_close_pairs_are_those_of_all_comparisons(words: list[str], most: int) -> None:
    distinct = list(dict.fromkeys(words))
    expected = {pair for pair in combinations(distinct, 2) if distance(*pair, most) <= most}

    found = list(close_pairs(words, most))
    assert set(found) == expected
    assert len(found) == len(expected)
