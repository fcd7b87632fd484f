"""The signature: the surname after the last sentence, and nothing else."""

from __future__ import annotations

import pytest

from .reading import table_of


@pytest.mark.parametrize(
    ("end", "signature"),
    [
        ("Nothing happened.\n\nTALLOW", "TALLOW"),
        ("Nothing happened.\nTallow", "Tallow"),
        ("Nothing happened. TALLOW", "TALLOW"),
        ("Nothing happened. End comment. Tallow", "Tallow"),
        ("Nothing happened.\n\nVAN TALLOW", "VAN TALLOW"),
        ("Nothing happened.\n\nTALLOW JR", "TALLOW JR"),
        ("Nothing happened.\n\nTALLOW TALLOW", "TALLOW"),
        ("Nothing happened.\n\nTALLOW\n\n\nNNNN\n\nEnd Cable Text", "TALLOW"),
        ("Nothing happened.\n\nTALLOW 2008-01-08", "TALLOW"),
        ("Nothing happened.\nTALLOW .", "TALLOW"),
        ("Nothing happened.\n\nBest,\n\nCora\ntallow", "tallow"),
        ("Nothing happened.\n\nTOKYO 00000123  003 OF 003\n\nTALLOW", "TALLOW"),
        ("Nothing happened.\n\nTALLOW\n\nCopyright 2011. All text is public domain.\nNext cable >>", "TALLOW"),
        ("Nothing happened.\n\nTALLOW\n\n© 2011 A Mirror\nHome | Browse | Search\nBack to top", "TALLOW"),
        ("Nothing happened.\n\nTALLOW\n\n-- \nCora Marsh\nArchive desk", "TALLOW"),
        ("Nothing happened.\n\nTALLOW\n\nBack to the port came the fleet, and with it the crews.", None),
        *(
            (f"Nothing happened.\n\nTALLOW{sign}", "TALLOW")
            for sign in (
                ",",
                ";",
                " =",
                "-",
                "'",
                "/",
                "%",
                " _",
                "\n\n2",
                "\n- 2 -",
                "\nPAGE 2",
                "\nUNQUOTE",
                "\n\nDECLASSIFIED",
            )
        ),
        *((f"Nothing happened.\n\n{printed}", "TALLOW") for printed in ("=TALLOW", "/TALLOW/", "<TALLOW>")),
        ("Nothing happened.\n\nTALLOW NOTE: PASSED TO LIMA", "TALLOW"),
        ("Nothing happened.\n\nTALLOW NOTE BY OC/T: PASSED TO LIMA", "TALLOW"),
        ("Nothing happened.\n\nEND COMMENT", None),
        ("Nothing happened.\n\nUNQUOTE", None),
        ("Nothing happened.\n\nXXXXXXXXXXXX", "XXXXXXXXXXXX"),
        ("Nothing happened.\n\n[NAME-1]", "[NAME-1]"),
        ("Nothing happened.\n\n██████████", "██████████"),
        ("Nothing happened.\n\n[1.4(d), B1]", "[1.4(d), B1]"),
        ("Nothing happened.\n\nXXX", None),
        ("Nothing happened.\n\n[NAME REMOVED]", None),
        ("Nothing happened.\n\nNAMES WITHHELD", None),
        ("Nothing happened.\n\nREMOVED", None),
        ("Nothing happened.\n\nNAME", None),
        ("Nothing happened.\n\nNAMER", "NAMER"),
        ("Nothing happened. End comment.", None),
        ("PLEASE CABLE CONCURRENCE. THE POST APPRECIATES THE MINISTRY'S\nASSISTANCE.", None),
        ("The harbor master said that nothing would happen in the week after\nharvest", None),
    ],
)
def test_the_last_word_is_a_signature_or_none(end: str, signature: str | None) -> None:
    table = table_of(text=f"1. (C) The week was quiet.\n\n2. (C) {end}\n")

    assert table["signature"] == signature


@pytest.mark.parametrize(("lines", "signature"), [(11, "TALLOW"), (12, None)])
def test_the_signature_of_a_mail_has_up_to_eleven_lines(lines: int, signature: str | None) -> None:
    text = "\n1. (C) Nothing happened.\n\nTALLOW\n--\n" + "\n".join(f"desk {number} of it" for number in range(lines))
    assert table_of(text=text)["signature"] == signature


@pytest.mark.parametrize(("blank", "signature"), [(58, "TALLOW"), (59, None)])
def test_the_last_sixty_lines_are_searched(blank: int, signature: str | None) -> None:
    text = "\n1. (C) Nothing happened.\n\nTALLOW\n" + "\n" * blank + "GP-3\n"
    assert table_of(text=text)["signature"] == signature


def test_the_signature_is_no_part_of_the_last_paragraph() -> None:
    table = table_of(text="1. (C) Nothing happened.\n\nTALLOW\n")

    assert table["paragraphs"][0]["text"] == "Nothing happened."
