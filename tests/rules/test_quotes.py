"""The words of a cable that messages show even where names are hidden."""

from __future__ import annotations

import pytest

from cablelint.rules.registry import all_rules

from .examples import read

RULES = {rule.code: rule for rule in all_rules()}


def hidden(code: str, text: str) -> list[str]:
    return [finding.text(lambda _: "[…]") for finding in read(text).findings(RULES[code])]


@pytest.mark.parametrize(
    ("code", "text", "message"),
    [
        ("RTE001", "PP RUEHFK RUEHQQQ", "unknown routing indicator RUEHQQQ"),
        ("RTE002", "INFO RUEHUL/AMEMBASSY BEIJING 6897", "found RUEHUL (SEOUL) before BEIJING"),
        ("CLS008", "EXDIS\nSIPDIS", "found SIPDIS after EXDIS"),
        ("CLS009", "SIPDIS\nSIPDIS", "duplicate caption SIPDIS"),
        ("HDR008", "TO RUEHC/SECSTATE WASHDC ROUTINE 3302", "found precedence ROUTINE"),
        ("TAG005", "TAGS: PREL, JP", "found JP (ISO code of Japan)"),
        ("TAG006", "TAGES: PREL, JA", "found label TAGES:"),
    ],
)
def test_words_of_closed_lists_are_shown(code: str, text: str, message: str) -> None:
    assert hidden(code, text)[0].startswith(message)


@pytest.mark.parametrize("word", ["ROBERTS", "RUGGIERO"])
def test_a_word_in_the_place_of_an_indicator_that_may_be_a_name_is_quoted(word: str) -> None:
    assert hidden("RTE001", f"INFO {word}/COMHERRINGFLT YOKOSUKA JA") == ["unknown routing indicator […]"]


def test_stations_tags_and_text_are_quoted() -> None:
    assert hidden("TAG002", "TAGS: PREL, QUORF, JA")[0].startswith("unknown tag […]")
    assert hidden("HDR002", "TO RUEHC/SECSTATE WASHDC PRIORITY 3302\n7/29/2009 QUORFINDEL")[0].startswith("found […],")
    assert hidden("RTE003", "FM AMEMBASSY QUORFINDEL")[0].startswith("unknown post […]")
