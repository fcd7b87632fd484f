import pytest

from cablelint.edits import Span
from cablelint.redaction.proving.alignment import AlteredError, align

# An original, its release, and what each mask hides; a later piece of a name follows a plus sign.
ALIGNED = {
    "one mask": ("Then Aino Tervonen left.", "Then [NAME-1] left.", ["Aino Tervonen"]),
    "nothing masked": ("Nobody left.\n", "Nobody left.\n", []),
    "block": ("Tervonen and Halvari left.", "██████████ and ██████████ left.", ["Tervonen", "Halvari"]),
    "over a line end": ("Aino\nTervonen left.", "[NAME-1]\n left.", ["Aino", "+Tervonen"]),
    "over a line end, indented": ("Aino\n   Tervonen left.", "[NAME-1]\n    left.", ["Aino", "+Tervonen"]),
    "the rest fills its line": ("by Aino\nTervonen\nin May", "by [NAME-1]\n\nin May", ["Aino", "+Tervonen"]),
    "over a page mark": (
        "Aino\nPAGE 02 OSLO 00123\nTervonen left",
        "[NAME-1]\nPAGE 02 OSLO 00123\n left",
        ["Aino", "+Tervonen"],
    ),
    "the rest is the last line": ("Best, Aino\nTervonen", "Best, [NAME-1]\n", ["Aino", "+Tervonen"]),
    "two words after the line end": ("Aino\nde Tervo left", "[NAME-1]\n left", ["Aino", "+de Tervo"]),
    "over tags": ("<b>Aino</b> <i>Tervonen</i> left", "<b>[NAME-1]</b> <i></i> left", ["Aino", "+Tervonen"]),
    "over a link": (
        "[Aino](/tag/a/1.html) Tervonen left",
        "[[NAME-1]](/tag/a/1.html)  left",
        ["Aino", "+Tervonen"],
    ),
    "over stars": ("**Aino** Tervonen left", "**[NAME-1]**  left", ["Aino", "+Tervonen"]),
    "carriage returns": (
        "Aino left.\r\nHe came.\rAino too.",
        "[NAME-1] left.\r\nHe came.\r[NAME-1] too.",
        ["Aino"] * 2,
    ),
    "a mask of the original": ("XXXXXXXXXXXX met Aino", "XXXXXXXXXXXX met XXXXXXXXXXXX", ["Aino"]),
    "beside a mask of the original": ("Aino Tervo XXXXXXXXXXXX left", "XXXXXXXXXXXX XXXXXXXXXXXX left", ["Aino Tervo"]),
    "a mask in brackets": ("drive [Kim] mad", "drive [XXXXXXXXXXXX] mad", ["Kim"]),
    "known from another line": (
        "Aino Tervonen left.\nAino Tervonen Pekka Halvari came.",
        "[NAME-1] left.\n[NAME-1] [NAME-2] came.",
        ["Aino Tervonen", "Aino Tervonen", "Pekka Halvari"],
    ),
    "the second known from another line": (
        "Philip S. Gold. Moro came.\nMoro left.",
        "[NAME-1]. [NAME-2] came.\n[NAME-2] left.",
        ["Philip S. Gold", "Moro", "Moro"],
    ),
}


@pytest.mark.parametrize(("original", "release", "names"), ALIGNED.values(), ids=ALIGNED)
@pytest.mark.parametrize("before", ["", "a\n", "ab\n", "abc\n"])
def test_each_mask_is_aligned_with_what_it_hides(original: str, release: str, names: list[str], before: str) -> None:
    original, release = before + original, before + release
    hidden = align(original, release).hidden
    assert ["+" * (one.place.start == one.place.end) + original[slice(*one.span)] for one in hidden] == names
    rebuilt, position = [], 0
    for span, place, _ in hidden:
        rebuilt += [release[position : place.start], original[slice(*span)]]
        position = place.end
    assert "".join([*rebuilt, release[position:]]) == original


@pytest.mark.parametrize(
    ("original", "release"),
    [
        ("Aino left in May.", "[NAME-1] left in June."),
        ("Aino left.", "Somebody left."),
        ("Aino left.\nHe came.", "[NAME-1] left.He came."),
        ("Aino left.", "[NAME-1] left. "),
        ("Aino left.", "[NAME-1]Aino left."),
    ],
)
def test_any_other_difference_is_an_error(original: str, release: str) -> None:
    with pytest.raises(AlteredError):
        align(original, release)


def test_expected_stretches_decide_where_masks_touch() -> None:
    original, release = "Aino Tervonen Pekka Halvari", "[NAME-1] [NAME-2]"
    hidden = align(original, release, [Span(0, 13), Span(14, 27)]).hidden
    assert [original[slice(*one.span)] for one in hidden] == ["Aino Tervonen", "Pekka Halvari"]


def test_a_visible_letter_of_an_expected_stretch_is_uncovered() -> None:
    original = "Aino Tervonen met Halvari and Salmi"
    alignment = align(original, "[NAME-1] Tervonen met Halvari and [NAME-3]")
    expected = [Span(0, 13), Span(18, 25), Span(30, 35)]
    assert list(alignment.uncovered(original, expected)) == expected[:2]


def test_offsets_are_translated_both_ways() -> None:
    original, release = "Aino Tervonen met Pekka", "[NAME-1] met [NAME-2]"
    alignment = align(original, release)
    assert alignment.in_release(original.index("met")) == release.index("met")
    assert alignment.in_original(release.index("met")) == original.index("met")
    assert alignment.in_release(original.index("Tervonen")) == 0
