"""One kind of edit, one function that applies it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.edits import Edit, OverlappingEditsError, apply_edits, ordered, without_overlaps


def test_edits_are_applied_by_offset_in_any_order() -> None:
    assert apply_edits("abcdef", [Edit(4, 5, "E!"), Edit(0, 1, ""), Edit(2, 2, "-")]) == "b-cdE!f"


def test_equal_edits_count_once() -> None:
    assert apply_edits("abc", [Edit(1, 2, "x"), Edit(1, 2, "x")]) == "axc"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(OverlappingEditsError, match="overlap"):
        apply_edits("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


def test_two_insertions_at_one_place_have_no_right_order() -> None:
    with pytest.raises(OverlappingEditsError):
        ordered([Edit(1, 1, "x"), Edit(1, 1, "y")])


def test_an_edit_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError):
        apply_edits("abc", [Edit(2, 4, "")])


EDITS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20), st.text(max_size=2)).map(
        lambda parts: Edit(min(parts[:2]), max(parts[:2]), parts[2])
    ),
    max_size=8,
)


@given(st.text(min_size=20, max_size=30), EDITS)
def test_what_is_left_of_any_edits_can_be_applied_and_changes_nothing_else(text: str, edits: list[Edit]) -> None:
    kept = without_overlaps(edits)

    changed = apply_edits(text, kept)

    assert set(kept) <= set(edits)
    assert len(changed) == len(text) + sum(len(edit.content) - (edit.end - edit.start) for edit in kept)
