"""The table of titles."""

from __future__ import annotations

import pytest

from cablelint.data.titles import titles


@pytest.mark.parametrize(
    ("form", "meaning", "ambiguous"),
    [
        ("a/s", "Assistant Secretary", False),
        ("dcm", "Deputy Chief of Mission", False),
        ("fm", "foreign minister", True),
        ("pres", "President", False),
        ("maulvi", "Maulvi", False),
    ],
)
def test_a_title_is_found_by_its_form_in_small_letters(form: str, meaning: str, *, ambiguous: bool) -> None:
    title = titles()[form]
    assert (title.meaning, title.ambiguous) == (meaning, ambiguous)


def test_every_row_is_whole_and_of_a_known_family() -> None:
    families = {title.family for title in titles().values()}
    assert families == {
        "chief of mission",
        "embassy section",
        "State Department Washington",
        "US executive and Congress",
        "US and foreign military",
        "foreign government",
        "civil, religious, professional",
        "Asian and African forms",
    }
    for form, title in titles().items():
        assert form == title.form.lower()
        assert title.meaning
