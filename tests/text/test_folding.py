import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.text.folding import comparison_key, fold, fold_word, without_accents


@pytest.mark.parametrize(
    "spelling",
    [
        "GARCIA",
        "García",
        "Garci\u0301a",
        "Garc&iacute;a",
        "Garc&#237;a",
        "Garc&#xED;a",
        "Garc%C3%ADa",
        "Garc\\u00eda",
        "Gar\u200bc\u00adia",
        "G\u0430r\u0441i\u0430",  # Cyrillic a and s
        "Ｇarcia",
        "\u202eGarcia\u202c",
        "Gar\u3164cia",  # a filler that Unicode calls a letter
        "Gar\u0640c\ufffdia",
        "G\u1d00\u0280\u1d04\u026a\u1d00",  # small capitals
        "\U0001f156\U0001f150\U0001f161\U0001f152\U0001f158\U0001f150",  # in black circles
        "\u24a2\u249c\u24ad\u249e\u24a4\u249c",  # in parentheses
        "\U0001f1ec\U0001f1e6\U0001f1f7\U0001f1e8\U0001f1ee\U0001f1e6",  # as in flags
        "G\u2c65\u027c\u0188ia",  # with strokes and hooks
        "=47=61=72=63=69=61",
        "Gar=\ncia",
        "\\x47arcia",
        "Gar\\u{63}ia",
        "Gar\\U00000063ia",
        "Garc\\'eda",  # in RTF
        "Garc\u00c3\u00ada",  # UTF-8 that was read as Latin-1
        "G\u02c8ar\u02cccia",  # with marks of stress
        "G\u2c80r\u2ca4ia",  # Coptic a and c
    ],
)
def test_all_spellings_of_a_word_fold_to_one(spelling: str) -> None:
    assert fold_word(spelling) == "garcia"
    assert fold(spelling).text == "garcia"


@pytest.mark.parametrize("text", ["\\uffff\\U99999999", "a\\u{110000}", "=", "\\x4", "x=\n"])
def test_an_escape_of_no_character_stays_or_goes_without_an_error(text: str) -> None:
    assert len(fold(text).text) <= len(text)


@pytest.mark.parametrize(
    ("text", "folded"), [("SjÃ¶", "sjo"), ("Å¡a", "sa"), ("Ã‰a", "ea"), ("SÃO", "sao"), ("Ãö", "ao")]
)
def test_utf_8_that_was_read_in_a_code_page_is_read_again(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_the_turkish_dotted_capital_is_an_i() -> None:
    assert fold_word("ERDOĞAN, İSTANBUL") == "erdogan, istanbul"


def test_a_folded_character_knows_what_stands_behind_it() -> None:
    folded = fold("<a>Garc&iacute;a\u200b Ruiz")
    start = folded.text.index("garcia")
    span = folded.origin(start, start + len("garcia"))
    assert "<a>Garc&iacute;a\u200b Ruiz"[slice(*span)] == "Garc&iacute;a"


def test_line_ends_written_out_part_words_in_json_and_nowhere_else() -> None:
    assert fold('{"text": "left.\\nGarcia"}').text == '{"text": "left.\ngarcia"}'
    assert fold("see C:\\names\nand more").text == "see c:\\names\nand more"


def test_a_percent_sign_in_prose_stays() -> None:
    assert fold_word("a rise of 5% by May") == "a rise of 5% by may"


@given(st.text(st.characters(max_codepoint=sys.maxunicode)))
def test_places_and_letters_are_in_step_whatever_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("LINDQVIST", "lindqvist"),
        ("Muñoz", "munoz"),
        ("Erdoğlu", "erdoglu"),
        ("İpek", "ipek"),
        ("Ørsted", "orsted"),
        ("O’Brannon", "obrannon"),
        ("B0HLMAN", "bohlman"),
        ("Оkаfоr", "okafor"),
        ("Oka\u200bfor", "okafor"),
        ("2004", "2004"),
    ],
)
def test_words_are_compared_by_their_plain_letters(word: str, key: str) -> None:
    assert comparison_key(word) == key


@pytest.mark.parametrize(("word", "plain"), [("Ñandú", "nandu"), ("O’Neill", "o'neill"), ("MCBRIDE", "mcbride")])
def test_accents_and_capitals_are_removed(word: str, plain: str) -> None:
    assert without_accents(word) == plain
