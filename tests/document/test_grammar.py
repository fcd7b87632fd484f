"""The grammar: each form of the standard, each tolerated variant, and the first error of a line in English."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token

from cablelint.document.grammar import parsing, tables
from cablelint.document.grammar.automaton import any_of
from cablelint.document.grammar.terminal_names import TERMINAL_NAMES

CASES = [
    ("transmission_line", "VZCZCXRO7030", "CHANNEL=XRO CHANNEL_SEQUENCE=7030"),
    ("relay_line", "PP RUEHFK RUEHKSO", "RELAY_PRECEDENCE=PP ROUTING_INDICATOR=RUEHFK ROUTING_INDICATOR=RUEHKSO"),
    (
        "de_line",
        "DE RUEHKO #2004/01 1270531",
        "ROUTING_INDICATOR=RUEHKO STATION_SERIAL=2004 SECTION=01 DAY_OF_YEAR=127 FILING_TIME=0531",
    ),
    ("security_line", "ZNY CCCCC ZZH", "SECURITY_SIGNAL=ZNY SECURITY_LETTERS=CCCCC OPERATING_SIGNALS=ZZH"),
    ("dtg_line", "O P 231415Z MAY 07", "PRECEDENCE=O PRECEDENCE=P DATE_TIME=231415Z MONTH=MAY YEAR=07"),
    ("from_line", "FM AMEMBASSY TOKYO", "STATION=AMEMBASSY TOKYO"),
    ("drafting_line", "DRAFTED BY EUR/NE:RHALVORSEN", "DRAFTING_ROLE=DRAFTED OFFICE=EUR/NE PERSON=RHALVORSEN"),
    ("drafting_line", "S/S - O:RHALVORSEN", "OFFICE=S/S - O PERSON=RHALVORSEN"),
    ("drafting_line", "S/S - PKOSTRANDY", "OFFICE=S/S PERSON=PKOSTRANDY"),
    (
        "addressee_line",
        "TO RUEHC/SECSTATE WASHDC PRIORITY 3302",
        "ADDRESSEE_LABEL=TO ROUTE=RUEHC STATION=SECSTATE WASHDC ADDRESSEE_PRECEDENCE=PRIORITY STATION_NUMBER=3302",
    ),
    ("addressee_line", "RUEKJCS/JOINT STAFF WASHDC//J-3//", "ROUTE=RUEKJCS STATION=JOINT STAFF WASHDC//J-3//"),
    ("addressee_line", "AMCONSUL DURBAN PRIOITY", "STATION=AMCONSUL DURBAN PRECEDENCE_VARIANT=PRIOITY"),
    (
        "classification_line",
        "C O N F I D E N T I A L SECTION 01 OF 05 TOKYO 002004",
        "CONFIDENTIAL=C O N F I D E N T I A L SECTION_NUMBER=01 SECTION_TOTAL=05 POST=TOKYO MESSAGE_NUMBER=002004",
    ),
    (
        "classification_line",
        "UNCLAS E F T O LIMA 000468",
        "UNCLAS=UNCLAS CONTROL=E F T O POST=LIMA MESSAGE_NUMBER=000468",
    ),
    (
        "classification_line",
        "S E C R E T STATE 255577 TOSEC 140323",
        "SECRET=S E C R E T POST=STATE MESSAGE_NUMBER=255577 POST=TOSEC MESSAGE_NUMBER=140323",
    ),
    ("portion_mark", "(S//REL USA, GBR)", "MARK_LEVEL=S MARK_CONTROL=REL USA, GBR"),
    ("portion_mark", "( C )", "MARK_OPEN_VARIANT=( MARK_LEVEL=C MARK_CLOSE_VARIANT=)"),
    ("portion_mark", "(C - ENTIRE TEXT)", "MARK_LEVEL=C ENTIRE_TEXT=- ENTIRE TEXT"),
    (
        "eo_line",
        "E.O. 12958: DECL: 05/07/2017",
        "EO_LABEL=E.O. ORDER_NUMBER=12958 COLON=: DECL=DECL COLON=: DATE_MONTH_DAY_YEAR=05/07/2017",
    ),
    ("eo_line", "E.O. 12958: N/A", "EO_LABEL=E.O. ORDER_NUMBER=12958 COLON=: NOT_APPLICABLE=N/A"),
    (
        "eo_line",
        "E.O. 12065: GDS 11/12/85 (TALLOW, C)",
        "EO_LABEL=E.O. ORDER_NUMBER=12065 COLON=: SCHEDULE=GDS DATE_SHORT_YEAR=11/12/85 OFFICER=TALLOW, C",
    ),
    ("eo_line", "E.O. 11652: XGDS-4", "EO_LABEL=E.O. ORDER_NUMBER=11652 COLON=: SCHEDULE=XGDS-4"),
    (
        "tags_line",
        "TAGS: OVIP (TALLOW, CORA), PREL, JA",
        "TAGS_LABEL=TAGS: TAG=OVIP TAG_PERSON=TALLOW, CORA TAG=PREL TAG=JA",
    ),
    ("subject_line", "SUBJECT: (C) A QUIET WEEK", "SUBJECT_LABEL=SUBJECT: TITLE_MARK=(C) TITLE=A QUIET WEEK"),
    ("reference", "06 TBILISI 2601", "YEAR=06 POST=TBILISI NUMBER=2601"),
    ("reference", "STATE 41252 AND 44603", "POST=STATE NUMBER=41252 NUMBER=44603"),
    ("reference", "ASUNCION 701 (08)", "POST=ASUNCION NUMBER=701 YEAR_AFTER=(08)"),
    ("reference", "10-OTTAWA-57 (NOTAL)", "YEAR=10- POST=OTTAWA- NUMBER=57 NOTAL=(NOTAL)"),
    ("paragraph_head", "¶1. (C)", "PILCROW=¶ NUMBER=1 NUMBER_END=. MARK=(C)"),
    (
        "page_mark",
        "TOKYO 00002004  001.2 OF 005",
        "POST=TOKYO MESSAGE_NUMBER=00002004 PAGE_SECTION=001 PAGE=2 PAGE_TOTAL=005",
    ),
]


@pytest.mark.parametrize(("start", "text", "words"), CASES)
def test_each_form_is_read_into_its_words(start: str, text: str, words: str) -> None:
    parsed = parsing.parse(start, text)

    assert parsed.problem is None
    assert " ".join(f"{token.type}={token.text.strip()}" for token in parsed.tokens) == words


@pytest.mark.parametrize(
    ("start", "text", "place", "expected"),
    [
        ("de_line", "DE RUEHKO #2O04/01 1270531", 11, "a station's serial"),
        ("dtg_line", "P 070531Z M4Y 07", 10, "a month of three letters"),
        ("security_line", "ZNY CCCC ZZH", 4, "the letter of the level five times, such as CCCCC"),
        ("classification_line", "C O N F I D E N T I A L TOKYO", 29, "a message number"),
    ],
)
def test_the_first_error_of_a_line_is_reported_in_english(start: str, text: str, place: int, expected: str) -> None:
    problem = parsing.parse(start, text).problem

    assert problem is not None
    assert problem.start == place
    assert expected.rsplit(maxsplit=1)[-1] in problem.expected


@pytest.mark.parametrize(("start", "text", "_words"), CASES)
def test_the_automaton_allows_what_lark_allows(start: str, text: str, _words: str) -> None:
    automaton = tables.tables().automata[tables.PART_OF[start]]

    for end in range(1, len(text) + 1):
        by_lark = parsing.parse_with_lark(start, text[:end])
        by_automaton = automaton.read(start, text[:end])
        assert (by_automaton and by_automaton.tokens) == (by_lark.tokens if by_lark.problem is None else None)


@pytest.mark.parametrize(("start", "text", "_words"), CASES)
def test_the_nodes_of_the_automaton_are_those_of_larks_tree(start: str, text: str, _words: str) -> None:
    part = tables.PART_OF[start]
    tree = tables.tables().automata[part].read(start, text, with_nodes=True)

    assert tree is not None
    by_lark = tables.lark_parser(part).parse(text, start=start)
    expected = [
        (str(node.data), [str(token) for token in node.scan_values(lambda value: isinstance(value, Token))])
        for node in by_lark.iter_subtrees()
    ]
    found = [(node.rule, [token.text for token in tree.tokens[node.start : node.end]]) for node in tree.nodes]
    assert sorted(found) == sorted(expected)


def test_the_words_of_a_subtree_are_those_of_its_rule() -> None:
    parsed = parsing.parse("reference", "STATE 41252 AND 44603 AND 06 LIMA 2799", with_nodes=True)

    assert [[token.text.strip() for token in part.tokens] for part in parsed.subtrees("telegram", "more")] == [
        ["STATE", "41252"],
        ["44603"],
        ["06", "LIMA", "2799"],
    ]


def test_a_line_of_the_standard_is_read_without_loading_lark() -> None:
    script = (
        "import sys; from cablelint.document.grammar import parsing; "
        "parsing.parse('relay_line', 'PP RUEHFK RUEHKSO'); print('lark' in sys.modules)"
    )

    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert printed == "False\n"


def test_what_stands_before_an_error_is_kept() -> None:
    parsed = parsing.parse("de_line", "DE RUEHKO #2004/01 12X0531")

    assert [token.type for token in parsed.tokens][:3] == ["ROUTING_INDICATOR", "STATION_SERIAL", "SECTION"]


_LINES = tables.compile_part("lines")
_WORDS = sorted({word for text in ("lines", "common") for word in re.findall("[A-Z]{2,}", tables.sources()[text])})
_PIECES = st.sampled_from(
    [
        "\n",
        " ",
        "    ",
        "\t",
        "\f",
        "(",
        "C",
        ")",
        "1",
        ". ",
        "¶",
        "-",
        "--",
        "=",
        ":",
        "/",
        "TO ",
        "PAGE 01 ",
        "MONDAY, 04 MAY 2009",
        "EUR-00",
        "A",
        "XX",
    ]
)


_BEGINNINGS = st.tuples(
    st.sampled_from(["", "\n"]), st.sampled_from(_WORDS), st.sampled_from([" ", ",", ".", " /", " THE "])
)


@given(st.lists(_PIECES | st.text("ABCRO0129 .-/", max_size=8) | _BEGINNINGS.map("".join), max_size=40).map("".join))
def test_a_line_is_of_the_kind_of_the_first_terminal_that_takes_it(text: str) -> None:
    terminals = sorted(
        _LINES.terminals,
        key=lambda terminal: (-terminal.priority, -terminal.pattern.max_width, -len(terminal.pattern.value)),
    )
    in_turn = re.compile(any_of(terminals))

    expected = [(match.lastgroup, match.start(), match.end()) for match in in_turn.finditer(text)]
    assert list(parsing.lines(text)) == expected


def _terminals() -> set[str]:
    parsers: list[Lark] = [tables.lark_parser(part) for part in tables.PARTS if part not in ("lines", "cable")]
    return {terminal.name for parser in parsers for terminal in parser.terminals}


def test_every_terminal_that_can_be_asked_for_has_an_english_name() -> None:
    unnamed = {name for name in _terminals() - set(TERMINAL_NAMES) if not name.startswith("_")}
    tolerated = {name for name in unnamed if name.endswith("_VARIANT")}

    assert unnamed - tolerated - OPTIONAL == set()


# Terminals that may occur in a line but are never the only possibility.
OPTIONAL = {
    "ADDRESSEE_PRECEDENCE", "AMENDED", "BLANK", "CONTROL", "DATE_AFTER", "DATE_IN_WORDS", "DATE_SHORT_YEAR",
    "DATE_YEAR_FIRST", "DOWNGRADE", "DOWNGRADE_LEVEL", "ENTIRE_TEXT", "EVENT", "LIMITED_OFFICIAL_USE", "LINK",
    "NAMED_CAPTION", "NOTAL", "OFFICER", "OTHER_MEANS", "PILCROW", "POST", "PREVIOUS", "REST", "ROUTE", "SOURCE",
    "SPECIAL_CATEGORY", "STATION", "TAG_PERSON", "TITLE_MARK", "TOP_SECRET", "YEAR_AFTER",
}  # fmt: skip


def test_the_shipped_tables_are_those_of_the_grammar() -> None:
    shipped = pickle.loads(tables.TABLES_FILE.read_bytes())

    assert shipped.checksum == tables.checksum(tables.sources()), "run python -m cablelint.document.grammar"
