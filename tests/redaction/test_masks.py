import pytest

from cablelint.edits import Span
from cablelint.names.people import identity
from cablelint.redaction.masks import MaskError, Style, Subject, marks, style_of
from cablelint.text.mask_shapes import existing_masks

from .invented import KEY, OTHER_KEY

AINO = Subject("NAME", identity("Aino Tervonen"), 1)
PEKKA = Subject("NAME", identity("Pekka Halvari"), 2)
MAIL = Subject("EMAIL", "someone example org")


def test_placeholders_are_numbered_by_first_appearance_each_label_for_itself() -> None:
    assert marks([PEKKA, MAIL, AINO, PEKKA], Style.PLACEHOLDER) == {
        PEKKA: "[NAME-1]",
        MAIL: "[EMAIL-1]",
        AINO: "[NAME-2]",
    }


def test_numbering_goes_on_after_the_placeholders_of_an_earlier_run() -> None:
    assert marks([AINO], Style.PLACEHOLDER, text="[NAME-7] met [NAME-2].") == {AINO: "[NAME-8]"}


def test_pseudonyms_depend_on_key_and_person_alone() -> None:
    here = marks([PEKKA, AINO], Style.PSEUDONYM, key=KEY)
    elsewhere = marks([Subject("NAME", identity("TERVONEN, Aino"), 9)], Style.PSEUDONYM, key=KEY)
    assert list(elsewhere.values()) == [here[AINO]]
    assert not set(here.values()) & set(marks([PEKKA, AINO], Style.PSEUDONYM, key=OTHER_KEY).values())


def test_pseudonyms_need_a_key() -> None:
    with pytest.raises(MaskError, match="--key-file"):
        marks([AINO], Style.PSEUDONYM)


def test_two_people_who_would_share_a_pseudonym_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(KEY), "digest", lambda self, purpose, text: "A" * 52)
    with pytest.raises(MaskError, match="use another key"):
        marks([AINO, PEKKA], Style.PSEUDONYM, key=KEY)


@pytest.mark.parametrize("style", [Style.BLOCK, Style.CROSSES])
def test_marks_of_constant_length_are_all_equal(style: Style) -> None:
    assert len(set(marks([AINO, PEKKA, MAIL], style).values())) == 1


def test_an_encoding_without_blocks_gets_a_block_of_the_same_length_that_it_can_write() -> None:
    plain = marks([AINO], Style.BLOCK, encoding="cp1252")[AINO]
    assert plain.encode("cp1252")
    assert len(plain) == len(marks([AINO], Style.BLOCK)[AINO])


@pytest.mark.parametrize(
    "mask",
    [
        "[NAME-12]",
        "[P-7QK4MZZ2]",
        "[I-ABCDEFGH]",
        "[(b)(6)]",
        "[1.4(d), B1]",
        "[B6]",
        "XXXXXXXXXXXX",
        "xxxxxxxxxxxx",
        "█" * 10,
    ],
)
def test_masks_of_every_style_and_of_other_hands_are_known(mask: str) -> None:
    assert style_of(mask) is not None
    assert existing_masks(f"He met {mask}'s aide.") == (Span(7, 7 + len(mask)),)


@pytest.mark.parametrize("text", ["[1](#)", "[NAME]", "XXX", "xx", "[Note 3]", "(b)(6)", "[P-short]"])
def test_other_brackets_are_no_masks(text: str) -> None:
    assert style_of(text) is None
    assert existing_masks(text) == ()


@pytest.mark.parametrize("form", ["Hanako Sato", "SATO, HANAKO", "SATO Hanako", "Hanako K. Sato", "Hánako Sató"])
def test_one_person_has_one_identity_however_printed(form: str) -> None:
    assert identity(form) == identity("Hanako Sato")
