"""Personal data with exact patterns are found; references, date-time groups, dates and amounts are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.names.identifiers import find_identifiers


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in find_identifiers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("write to okaforj@example.gov.", "email", "okaforj@example.gov"),
        ("write to jane.okafor@post.example.gov, please", "email", "jane.okafor@post.example.gov"),
        ("write to okaforj (at) example.org", "email", "okaforj (at) example.org"),
        ("write to okaforj@\nexample.org now", "email", "okaforj@\nexample.org"),
        ("write to okaforj@example.\ngov now", "email", "okaforj@example.\ngov"),
        ("Tel: 011-58-212-555-8695.", "telephone", "011-58-212-555-8695"),
        ("phone\nnumber: 555-1234", "telephone", "555-1234"),
        ("ext. 5-1234", "telephone", "5-1234"),
        ("IVG 123-4567", "telephone", "123-4567"),
        ("at (202) 555-0147 or", "telephone", "(202) 555-0147"),
        ("at 202-555-0147 or", "telephone", "202-555-0147"),
        ("call +49 30 8305 1234.", "telephone", "+49 30 8305 1234"),
        ("passport no. X1234567 was", "passport", "X1234567"),
        ("PPT # 123456789", "passport", "123456789"),
        ("visa foil number 12345678", "visa", "12345678"),
        ("case number ABD2005123456 is", "visa", "ABD2005123456"),
        ("her A-number, A012-345-678, is", "alien-number", "A012-345-678"),
        ("SSN 123-45-6789.", "social-security", "123-45-6789"),
        ("DPOB: 01/02/1970 Kabul", "birth", "01/02/1970 Kabul"),
        ("DOB 12 MAR 1965, who", "birth", "12 MAR 1965"),
        ("born on March 12, 1965 and", "birth", "March 12, 1965"),
        ("POB: Lima, Peru", "birth", "Lima, Peru"),
        ("lives at 16 Elm Tree Street in", "address", "16 Elm Tree Street"),
        ("P.O. Box 1234", "address", "P.O. Box 1234"),
        ("her paſſport no. X1234567", "passport", "X1234567"),
        ("date of bırth: 01/02/1970", "birth", "01/02/1970"),
    ],
)
def test_an_identifier_is_found_whole(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "REF: 07 LIMA 1234, STATE 123456",
        "P 070531Z MAY 07",
        "DE RUEHKO #2004/01 1270531",
        "TO RUEHC/SECSTATE WASHDC PRIORITY 3302",
        "E.O. 12958: DECL: 05/07/2017",
        "USD 1,250,000 and 12-15 million in 2006-2007",
        "on May 7, 2007, at 10:30",
        "Iraq has 450,000 troops; see paras 3-5",
        "C O N F I D E N T I A L LIMA 001234",
        "UNSCR 1737 (2006)",
        "A320 and MI-17 helicopters",
    ],
)
def test_what_every_cable_holds_is_no_identifier(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="aA1 @.-+()\n#:", max_size=300))
def test_identifiers_stand_in_order_and_apart(text: str) -> None:
    identifiers = find_identifiers(text)
    assert all(0 <= each.start < each.end <= len(text) for each in identifiers)
    assert all(first.end <= second.start for first, second in pairwise(identifiers))
