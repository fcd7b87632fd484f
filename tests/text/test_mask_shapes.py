"""Masks of every style are found, and read as words."""

from __future__ import annotations

import pytest

from cablelint.text.mask_shapes import existing_masks, is_lowered, masks_as_words, style_name

MASKS = {
    "[NAME-12]": "placeholder",
    "[PASSAGE-1]": "placeholder",
    "[P-7QK4MZZ2]": "pseudonym",
    "[I-7QK4MZZ2]": "pseudonym",
    "[(b)(6)]": "exemption",
    "[1.4(d), B1]": "exemption",
    "[s.40(2)]": "exemption",
    "██████████": "block",
    "##########": "block",
    "XXXXXXXXXXXX": "crosses",
    "xxxxxxxxxxxx": "crosses",
}


@pytest.mark.parametrize(("mask", "style"), MASKS.items())
def test_each_mask_is_found_and_read_as_a_word_of_the_same_length(mask: str, style: str) -> None:
    text = f"Mr. {mask}'s view"
    assert [text[slice(*span)] for span in existing_masks(text)] == [mask]
    assert style_name(mask) == style
    assert masks_as_words(text) == f"Mr. {'X' * len(mask)}'s view"


@pytest.mark.parametrize(
    "text", ["[NAME]", "[NAME-]", "[name-1]", "███", "#" * 9, "XXXXX", "(b)(6)", "[B]", "[P-7QK4]"]
)
def test_other_texts_are_no_masks(text: str) -> None:
    assert existing_masks(text) == ()
    assert style_name(text) == ""
    assert masks_as_words(text) == text


def test_a_rule_of_number_signs_below_a_heading_stays_a_rule() -> None:
    assert masks_as_words("SUMMARY\n" + "#" * 30 + "\n") == "SUMMARY\n" + "#" * 30 + "\n"


@pytest.mark.parametrize(
    ("text", "is_small"),
    [
        ("subj: quiet", True),
        ("subj: quiet XXXXXXXX", True),
        ("subj: Quiet", False),
        ("it is quiet", False),
        ("it is quiet " * 33 + "now", False),
        ("it is quiet " * 33 + "here", True),
        ("1234 " * 100, False),
    ],
)
def test_a_copy_in_small_letters_has_signs_of_a_cable_or_four_hundred_characters(text: str, is_small: bool) -> None:
    assert is_lowered(text) is is_small
