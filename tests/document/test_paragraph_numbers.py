"""Numbers of paragraphs in another form than ``3.``: damaged ones, and those of texts that have a form of their own."""

from __future__ import annotations

import pytest

import cablelint

HEAD = """P 031530Z FEB 76
FM AMEMBASSY QUITO
TO SECSTATE WASHDC PRIORITY 6512

C O N F I D E N T I A L QUITO 1143

E.O. 11652: GDS
TAGS: PFOR, EC
SUBJ: VISIT TO THE PORT

"""
SENTENCES = (
    "THE MINISTER RECEIVED THE DELEGATION ON MONDAY AND SPOKE OF\nTHE HARBOR WORKS AND THEIR COST.",
    "THERE ARE TWO FACTORS WHICH CLOUD THE OUTLOOK FOR THE\nPORT AND ITS WORKERS THIS YEAR.",
    "HE ADDED THAT THE BANK HAD AGREED TO EXTEND THE CREDIT AND\nTHAT WORK WOULD BEGIN SOON.",
    "WE BELIEVE THE TALKS WILL GO ON INTO THE SUMMER AND WILL\nREPORT FURTHER.",
    "A NEW ROAD TO THE PORT IS DUE BEFORE THE ELECTION AND MAY\nBE LATE.",
)
ALL = [1, 2, 3, 4, 5]
FORMS = [
    "# ",
    "#, ",
    "#: ",
    "#; ",
    "#- ",
    "# - ",
    "# . ",
    "#) ",
    "(#) ",
    "PARA #. ",
    "PARA # ",
    "#.\n",
    "#.--",
    ". #. ",
    "*#. ",
]


def telegram(*paragraphs: str, between: str = "\n\n") -> str:
    return HEAD + between.join(paragraphs) + "\n\nMARLOW\n"


def numbered(form: str, *odd: int, between: str = "\n\n") -> str:
    """A telegram of five paragraphs; those named have a number of this form."""
    return telegram(
        *(
            (form if number in odd else "#. ").replace("#", str(number)) + sentence
            for number, sentence in enumerate(SENTENCES, 1)
        ),
        between=between,
    )


def numbers(text: str) -> list[int | None]:
    return [paragraph.number for paragraph in cablelint.parse(text).paragraphs]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("odd", [1, 2, 3, 5])
def test_a_number_in_another_form_is_read_where_it_is_due(form: str, odd: int) -> None:
    assert numbers(numbered(form, odd)) == ALL


@pytest.mark.parametrize("form", FORMS)
def test_a_text_may_number_all_its_paragraphs_in_another_form(form: str) -> None:
    assert numbers(numbered(form, *ALL)) == ALL


@pytest.mark.parametrize("form", FORMS)
def test_between_two_numbers_it_needs_no_blank_line_above(form: str) -> None:
    assert numbers(numbered(form, 2, between="\n")) == ALL


@pytest.mark.parametrize(("last", "expected"), [(6, [1, 2, 4, 5, 6]), (5, [1, 2])])
def test_a_gap_amid_a_form_needs_three_numbers_that_count_on(last: int, expected: list[int]) -> None:
    rows = [f"{number}. ROW NUMBER {number} OF THE FORM" for number in range(1, last + 1) if number != 3]

    assert numbers(telegram("\n".join(rows))) == expected


def test_several_in_a_row_may_be_damaged() -> None:
    many = SENTENCES * 3
    for lost, expected in ((9, list(range(1, 12))), (10, [1])):
        odd = [f"{number}, {many[number]}" for number in range(2, 2 + lost)]
        assert numbers(telegram("1. " + many[1], *odd, f"{lost + 2}. {many[0]}"))[: len(expected)] == expected


@pytest.mark.parametrize(("printed", "number", "expected"), [("Z. ", 2, ALL), ("S. ", 3, [1, 2, 4, 5])])
def test_a_letter_is_read_only_for_the_digit_that_is_due(printed: str, number: int, expected: list[int]) -> None:
    assert numbers(numbered(printed, number)) == expected


@pytest.mark.parametrize("number", ["9. ", "9, "])
def test_the_letter_of_a_reference_is_no_number(number: str) -> None:
    text = HEAD.rstrip("\n") + "\nREF: A. TALLINN 12\nB. TALLINN 14\n\n" + number + SENTENCES[0]

    assert len(cablelint.parse(text).references) == 2


def test_a_letter_that_continues_a_list_of_letters_is_no_number() -> None:
    items = (f"{letter}. {sentence}" for letter, sentence in zip("RST", SENTENCES, strict=False))
    paragraphs = [f"{number}. {sentence}" for number, sentence in enumerate(SENTENCES[:4], 1)]
    assert numbers(telegram(*paragraphs, *items, "6. " + SENTENCES[0])) == [1, 2, 3, 4, 6]


@pytest.mark.parametrize("form", ["(#) ", "#) "])
def test_items_of_a_list_are_no_paragraphs(form: str) -> None:
    items = [form.replace("#", str(number)) + sentence for number, sentence in enumerate(SENTENCES[:3], 1)]
    first = ("1. " + SENTENCES[0], "2. THE MINISTER NAMED THREE POINTS:")
    assert numbers(telegram(*first, *items)) == [1, 2]
    assert numbers(telegram(*first, *items, "4. " + SENTENCES[3])) == [1, 2, 4]


@pytest.mark.parametrize(
    "part",
    [
        "3     COPPER     410\n4     TIN         12",
        "3",
        "10 YEARS AGO THE BANK HAD AGREED TO EXTEND THE CREDIT AND\nTHAT WAS ALL.",
        "3A REPLY TO THE MINISTER OF TRADE AND INDUSTRY OF THE REPUBLIC",
        "3.5 PERCENT OF THE EXPORTS OF THE PORT ARE COPPER AND OTHER METALS",
    ],
)
def test_other_numbers_below_a_blank_line_are_no_paragraphs(part: str) -> None:
    assert numbers(telegram("1. " + SENTENCES[0], "2. " + SENTENCES[1], part)) == [1, 2]


@pytest.mark.parametrize(("ships", "expected"), [("SEVEN", [1, 2, 3]), ("FIVE", [1, 2])])
def test_behind_the_last_number_a_bare_one_begins_a_line_of_prose(ships: str, expected: list[int]) -> None:
    line = f"3 THE PORT OF A CITY HAD ITS {ships} SHIPS"

    assert len(line) == (40 if ships == "SEVEN" else 39)
    assert numbers(telegram("1. " + SENTENCES[0], "2. " + SENTENCES[1], line)) == expected


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("# ", "no full stop behind paragraph number 4; expected one"),
        ("#, ", "found a comma behind paragraph number 4, expected a full stop"),
        ("# - ", "found a hyphen behind paragraph number 4, expected a full stop"),
    ],
)
def test_damaged_numbers_are_reported(form: str, message: str) -> None:
    def messages(*odd: int) -> list[str]:
        return [
            finding.message for finding in cablelint.check(cablelint.parse(numbered(form, *odd)), select=["PAR001"])
        ]

    assert messages(4) == [message]
    assert messages() == messages(*ALL) == []
