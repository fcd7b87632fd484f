"""A forename before a surname is a person: anywhere, or beside a verb that only a person can be the object of."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates

from cablelint.names.judgement.pairs import pairs


def found_in(text: str) -> list[str]:
    return [text[each.start : each.end] for each in candidates(pairs, text, [])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("WE WERE SURPRISED BY MARY LAW AND LEFT", ["MARY LAW"]),
        ("A LETTER TO DAVID LONDON, WHO LEFT", ["DAVID LONDON"]),
        ("A LETTER TO DAVID JAMES OKAFOR, WHO LEFT", ["DAVID JAMES OKAFOR"]),
        ("A TALK WITH HAN SUNG-HO, WHO LEFT", ["HAN SUNG-HO"]),
        ("A TALK WITH HAN WEN-NIEN, WHO LEFT", ["HAN WEN-NIEN"]),
        ("A TALK WITH THE CHI-SUNG, WHO LEFT", []),
        ("A TALK WITH HAN TRUCK-NIEN, WHO LEFT", []),
        ("A TALK WITH TRAN THI LIEM, WHO LEFT", ["TRAN THI LIEM"]),
        ("A TALK WITH YAP FOOK SENG, WHO LEFT", ["YAP FOOK SENG"]),
        ("A TALK WITH NGUYEN THE HUNG, WHO LEFT", ["NGUYEN THE HUNG"]),
        ("A TALK WITH YAP FOOK SENG CHEE HONG TAT", ["YAP FOOK SENG", "CHEE HONG TAT"]),
        ("A TALK WITH YAP THE SENG, WHO LEFT", []),
        ("A TALK WITH YAP SENG, WHO LEFT", []),
        ("A TALK WITH YAP FOOK\nSENG, WHO LEFT", []),
        ("A TALK WITH YAP FOOK TOWER, WHO LEFT", []),
        ("He said TRAN THI left.\nTran Thi left.\n", []),
        ("A FRANK PRICE WAS ASKED", []),
        ("MARY WILL COME", []),
        ("MARY SAID SO", []),
        ("VIRGINIA BEACH WAS QUIET", []),
        ("THE MARY LAW FOUNDATION WAS QUIET", []),
        ("THE RED CHECK-IN WAS QUIET", []),
    ],
)
def test_a_forename_that_is_nothing_else_makes_a_name(text: str, names: list[str]) -> None:
    assert found_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("POLICE ARRESTED FRANK PRICE ON MONDAY", ["FRANK PRICE"]),
        ("PLEASE PROTECT FRANK PRICE.", ["FRANK PRICE"]),
        ("WE WERE TOLD BY FRANK PRICE THAT HE LEFT", ["FRANK PRICE"]),
        ("POLICE ARRESTED SELVO TORVANEN ON MONDAY", ["SELVO TORVANEN"]),
        ("THE LATE FRANK PRICE FOUNDED IT", ["FRANK PRICE"]),
        ("A COURT ACQUITTED SELVO TORVANEN ON MONDAY", ["SELVO TORVANEN"]),
        ("THE BAKER'S COMPANION SELVO TORVANEN LEFT", ["SELVO TORVANEN"]),
        ("HIS WIFE SELVO TORVANEN LEFT", ["SELVO TORVANEN"]),
        ("HIS WIFE FRANK PRICE LEFT", []),
        ("AMBASSADOR TORVANEN MET THEM", []),
        ("POLOFF CALLED ON FRANK PRICE AT HOME", ["FRANK PRICE"]),
        ("POLOFF TALKED ON FRANK PRICE TERMS", []),
        ("POLICE ARRESTED TAMIL REBELS ON MONDAY", []),
        ("THE BANK REPLACED PRICE CONTROLS ON MONDAY", []),
        ("WE WERE TOLD BY BRITISH OFFICERS THAT HE LEFT", []),
        ("IT WAS RAISED BY FRANK PRICE TALKS", []),
        ("POLICE ARRESTED FRANK\n\nPRICE TALKS", []),
    ],
)
def test_a_verb_that_takes_a_person_decides_on_doubtful_words(text: str, names: list[str]) -> None:
    assert found_in(text) == names
