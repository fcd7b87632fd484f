"""The text as the name finders see it."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.names.lexical.tokens import NEW_BLOCK, NEW_LINE, SAME_LINE, TokenText


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Okafor's visit", ["Okafor", "'s", "visit"]),
        ("Okafor’s visit", ["Okafor", "’s", "visit"]),
        ("Okafor,s visit", ["Okafor", ",s", "visit"]),
        ("OKAFOR'S VISIT", ["OKAFOR", "'S", "VISIT"]),
        ("Okafor, said", ["Okafor", ",", "said"]),
        ("O'Brien", ["O'Brien"]),
        ("Kim-Scott", ["Kim", "-", "Scott"]),
        ("NEA:JDOE/RROE", ["NEA", ":", "JDOE", "/", "RROE"]),
        ("J.R. Doe", ["J", ".", "R", ".", "Doe"]),
        ("-----\nDOE", ["-----", "DOE"]),
        ("B0HLEN", ["B0HLEN"]),
    ],
)
def test_words_are_split_where_a_name_may_end(text: str, words: list[str]) -> None:
    assert TokenText(text).words == words


def test_a_token_knows_whether_a_line_or_a_block_begins_with_it() -> None:
    tokens = TokenText("one two\nthree\n  \nfour")
    assert list(tokens.breaks) == [NEW_BLOCK, SAME_LINE, NEW_LINE, NEW_BLOCK]


def test_a_line_without_small_letters_is_shouted() -> None:
    tokens = TokenText("SUBJECT: VISIT\nThe visit went well and nobody shouted at all.")
    assert list(tokens.shouted[:4]) == [1, 1, 1, 0]
    assert not tokens.is_capitals


def test_a_teletype_cable_is_in_capitals_whatever_its_marks() -> None:
    assert TokenText("AMBASSADOR DOE SAID THAT THE TALKS WENT WELL.\n" * 9 + "(c) mark").is_capitals


def test_a_telegram_in_capitals_stays_one_with_what_an_archive_added() -> None:
    telegram = "AMBASSADOR DOE SAID THAT THE TALKS WENT WELL.\n" * 3
    stamp = "Jane Q. Okafor Declassified/Released US Department of Ruritania Review 20 Mar 2014\n"
    attributes = "Draft Date: 14 dec 1979\nDrafter: Tomas Lindqvist\nEnclosure: n/a\n" * 3
    zones = [(len(telegram + stamp), len(telegram + stamp + attributes), "end")]
    tokens = TokenText(telegram + stamp + attributes, zones)
    assert tokens.is_capitals
    lost = dict(zip(tokens.words, tokens.case_is_lost, strict=True))
    assert lost["DOE"]
    assert not lost["Lindqvist"]


def test_zones_colour_the_tokens_that_start_in_them() -> None:
    tokens = TokenText("TAGS PREL\nSUBJECT X\nbody", [(0, 10, "tags"), (10, 20, "subject")])
    assert tokens.zone_of == ["tags", "tags", "subject", "subject", "other"]


def test_a_character_between_tokens_belongs_to_the_next() -> None:
    tokens = TokenText("ab  cd")
    assert [tokens.token_at(offset) for offset in range(6)] == [0, 0, 1, 1, 1, 1]


@settings(deadline=None)
@given(st.text(alphabet="aB'’,-. \n\t7ÉñЖ_s(\xa0\x1c\u2028", max_size=60))
def test_tokens_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    tokens = TokenText(text)
    ends = [*map(tokens.end, tokens.indices)]
    assert [text[start:end] for start, end in zip(tokens.starts, ends, strict=True)] == tokens.words
    assert "".join(tokens.words) == "".join(text.split())
    assert all(end <= start for end, start in zip(ends, tokens.starts[1:], strict=False))
    assert tokens.folded == [*map(str.lower, tokens.words)]
    assert tokens.capitalised == [index for index in tokens.indices if text[tokens.starts[index]].isupper()]
    assert not any(tokens.is_glued(index) for index in tokens.indices if text[tokens.starts[index] - 1].isspace())


def test_every_character_of_white_space_parts_tokens() -> None:
    blanks = [*filter(str.isspace, map(chr, range(sys.maxunicode)))]
    assert TokenText("".join(f"a{blank}" for blank in blanks)).words == ["a"] * len(blanks)


@settings(deadline=None)
@given(st.text("ab \n"), st.sampled_from(["ab", "b a"]))
def test_the_lines_that_hold_a_text_are_found(text: str, sign: str) -> None:
    starts = [0, *(index + 1 for index, letter in enumerate(text) if letter == "\n")]
    lines = dict(zip(starts, text.split("\n"), strict=True))
    assert TokenText(text.upper()).lines_with(sign) == [start for start, line in lines.items() if sign in line]


@settings(deadline=None)
@given(st.text("ab \n"), st.sampled_from([{"ab"}, {"a", "bb"}]))
def test_the_lines_that_hold_a_word_are_found(text: str, words: set[str]) -> None:
    starts = [0, *(index + 1 for index, letter in enumerate(text) if letter == "\n")]
    lines = dict(zip(starts, text.split("\n"), strict=True))
    tokens = TokenText(text.upper())
    assert list(tokens.lines_of(words)) == [start for start, line in lines.items() if words & set(line.split())]
    assert tokens.has(words) == (not words.isdisjoint(text.split()))


@settings(deadline=None)
@given(st.text("aß_1’'s-.,*€¶\x1c\x85 \n"))
def test_a_character_that_few_texts_have_changes_no_other_token(text: str) -> None:
    # Texts in Windows-1252 are split by a faster pattern, which a letter of no such text rules out.
    assert TokenText(f"{text} Ω").words == [*TokenText(text).words, "Ω"]


LINE = "the talks went on until the evening of the third day\n"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (f"{LINE}\n" * 6, 1),
        (f"{LINE}\n" * 5, 5),
        (f"{LINE}\n" * 6 + f"\n\n{LINE}\n" * 3, 4),
        (f"{LINE}{LINE}\n" * 4, 4),
        (f"{LINE.strip() * 4}\n\n" * 6, 6),
    ],
)
def test_an_empty_line_parts_blocks_except_with_double_spacing(text: str, blocks: int) -> None:
    assert TokenText(text).breaks.count(NEW_BLOCK) == blocks


def test_a_result_is_computed_once_for_each_text() -> None:
    computed = []

    def count(tokens: TokenText) -> int:
        computed.append(tokens.text)
        return len(tokens)

    first, second = TokenText("one two"), TokenText("one")
    assert [first.once(count), first.once(count), second.once(count)] == [2, 2, 1]
    assert computed == ["one two", "one"]
