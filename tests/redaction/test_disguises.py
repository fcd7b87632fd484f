"""A person found once is masked wherever the surname is glued, derived, split, spaced or misspelt."""

from __future__ import annotations

import pytest

from cablelint.document.source import from_text

from .invented import people, redact


def redacted(text: str, *names: tuple[str, ...], name: str = "x.txt") -> str:
    return redact(from_text(text, name), people(text, names)).result.text


@pytest.mark.parametrize(
    ("printed", "masked"),
    [
        ("DirectorTervonen left", "[NAME-1] left"),
        ("TERVONENSAID so", "[NAME-1] so"),
        ("the Tervonenites left", "the [NAME-1] left"),
        ("#FreeTervonen now", "#[NAME-1] now"),
        ("memo memcontervonen.doc", "memo [NAME-1].doc"),
        ("cable 07TERVONEN417", "cable [NAME-1]"),
        ("user tervonen77", "user [NAME-1]"),
        ("QLTERVONEN:MIP", "[NAME-1]:MIP"),
        ("file ftp://x.org/a-tervonen/", "file ftp://x.org/a-[NAME-1]/"),
        ("file HTTPS://X.ORG/TERVONENPAGE", "file HTTPS://X.ORG/[NAME-1]"),
        ("Terv-\nonen left", "[NAME-1]\n left"),
        ("TERV-\nONEN left", "[NAME-1]\n left"),
        ("Terv onen left", "[NAME-1] left"),
        ("T e r v o n e n left", "[NAME-1] left"),
        ("T-E-R-V-O-N-E-N left", "[NAME-1] left"),
        ("T<b>ervonen</b> left", "[NAME-1]<b></b> left"),
        ("<i>Terv</i><i>onen</i> left", "<i>[NAME-1]</i> left"),
        (f"<i>{'</i><i>'.join('Tervonen')}</i> left", "<i>[NAME-1]</i> left"),
        ("HERVONEN left", "[NAME-1] left"),
        ("Tervomen left", "[NAME-1] left"),
    ],
)
def test_a_long_surname_is_masked_in_every_disguise(printed: str, masked: str) -> None:
    text = f"Aino Tervonen agreed. {printed}."
    assert redacted(text, ("Aino Tervonen",)) == f"[NAME-1] agreed. {masked}."


@pytest.mark.parametrize(
    "text",
    [
        "Aino Rice agreed. The price of #BestRice rose; riceland and 7rice.",
        "Aino Salo agreed. The SALONS and salons and Salome left.",
        "Aino Marin agreed. The submarine and the Marinade Club left.",
        "Aino Lampo agreed. The clampo left.",
        "Aino Salmi agreed. Ealmi left.",
        "Aino Basmati agreed. They ran bas mati races; but Car petting.",
    ],
)
def test_words_that_contain_a_short_or_common_name_by_chance_stay(text: str) -> None:
    name = " ".join(text.split()[:2])
    assert redacted(text, (name,)) == text.replace(name, "[NAME-1]", 1).replace("bas mati", "[NAME-1]")


def test_a_name_in_latin_1_percent_encoding_is_masked() -> None:
    text = "Aarne Kivimäki agreed. <a href='/tag/Kivim%E4ki'>x</a> <a href='/tag/Kivim%C3%A4ki'>x</a>"
    result = redacted(text, ("Aarne Kivimäki",))
    assert result == "[NAME-1] agreed. <a href='/tag/[NAME-1]'>x</a> <a href='/tag/[NAME-1]'>x</a>"


def test_the_name_of_a_post_stays_and_the_bare_surname_goes() -> None:
    text = "TO AMEMBASSY LA PAZ\nSENATOR PAZ WILL NOT TRAVEL TO LA PAZ. VICTOR PAZ SAID SO."
    assert (
        redacted(text, ("VICTOR PAZ",))
        == "TO AMEMBASSY LA PAZ\nSENATOR [NAME-1] WILL NOT TRAVEL TO LA PAZ. [NAME-1] SAID SO."
    )


def test_a_piece_that_fills_its_line_is_masked_as_a_line() -> None:
    text = "1. (C) Those present:\n\nMinister Aarne\nKivimaki\nDirector Tuula Hakonen\n"
    result = redacted(text, ("Aarne\nKivimaki",), ("Tuula Hakonen",))
    assert result == "1. (C) Those present:\n\nMinister [NAME-1]\n[NAME-1]\nDirector [NAME-2]\n"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Aino** **Tervonen", "**[NAME-1]** left."),
        ("Aino</b> <B>Tervonen", "**[NAME-1]** left."),
        ("Aino</b> <i>Tervonen", "**[NAME-1]</b> <i>** left."),
        ("Aino</td><td>Tervonen", "**[NAME-1]</td><td>** left."),
        ("Aino</b>\n<b>Tervonen", "**[NAME-1]</b>\n<b>** left."),
    ],
)
def test_markup_that_cancels_out_goes_with_the_name(name: str, printed: str) -> None:
    assert redacted(f"**{name}** left.", (name,)) == printed


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Dent", "C O N F I D E N T I A L"),
        ("Lass", "U N C L A S S I F I E D"),
        ("Mite", "L I M I T E D  O F F I C I A L  U S E"),
        ("Clas", "U N C L A S"),
        ("Dent", "C-O-N-F-I-D-E-N-T-I-A-L"),
        ("Bose", "P 080531Z MAR 07"),
    ],
)
def test_a_name_inside_a_spaced_word_or_a_number_is_no_name(name: str, printed: str) -> None:
    text = f"{printed} HELSINKI 000417\n\n1. (C) Aino {name} agreed; {name} left."
    assert redacted(text, (f"Aino {name}", name)) == (
        f"{printed} HELSINKI 000417\n\n1. (C) [NAME-1] agreed; [NAME-1] left."
    )
