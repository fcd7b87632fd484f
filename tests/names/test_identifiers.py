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
        ("contact number: 0917 555 1234", "telephone", "0917 555 1234"),
        ("Tél. 01 42 96 12 02", "telephone", "01 42 96 12 02"),
        ("at (o) 555-1234 and (h) 555-9876,", "telephone", "555-9876"),
        ("holder of Utopian passport 1712345678", "passport", "1712345678"),
        ("travel document no. AB98765", "passport", "AB98765"),
        ("file A12 345 678 of", "alien-number", "A12 345 678"),
        ("SSN: 123456789.", "social-security", "123456789"),
        ("born in Lima on the 3rd of May, 1961", "birth", "3rd of May, 1961"),
        ("BORN IN LA PAZ ON MAY 3, 1961", "birth", "MAY 3, 1961"),
        ("cedula 1712345678,", "identity", "1712345678"),
        ("ID NO. 850101-1234.", "identity", "850101-1234"),
        ("his driver's license D1234567", "identity", "D1234567"),
        ("CURP ABCD610503HDFXYZ01", "identity", "ABCD610503HDFXYZ01"),
        ("license plate ABC-123", "identity", "ABC-123"),
        ("bank account 00123-456-7", "account", "00123-456-7"),
        ("IBAN GB29NWBK60161331926819", "account", "GB29NWBK60161331926819"),
        ("credit card 4111 1111 1111 1111", "account", "4111 1111 1111 1111"),
        ("RESIDES CALLE 30 NR 304 BETWEEN 25 AND 27", "address", "CALLE 30 NR 304"),
        ("at Av. de los Shyris 1234, Quito", "address", "Av. de los Shyris 1234"),
        ("at 45 rue de la Paix, Paris", "address", "45 rue de la Paix"),
        ("residing at Jl. Merdeka No. 5, Jakarta.", "address", "Jl. Merdeka No. 5, Jakarta"),
        ("Address: Flat 3, Okafor House, Lagos; he", "address", "Flat 3, Okafor House, Lagos"),
        ("write to Casilla 1234, La Paz", "address", "Casilla 1234"),
        ("PSC 80 Box 1234, APO AP 96367", "address", "PSC 80 Box 1234, APO AP 96367"),
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
        "charged to account 19-1191022.2/3104",
        "the Holiday Inn 1234 and tin in 1979",
        "by the road, via Lima 1234",
        "in 1979 impasse talks resumed",
        "he resided in Utopia in the 1990s",
        "HER ADDRESS BY THE 3 PRESIDENTS",
        "sold RUE 12 billion cubic meters",
        "by street number 5 and plate tectonics",
    ],
)
def test_what_every_cable_holds_is_no_identifier(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="aA1 @.-+()\n#:", max_size=300))
def test_identifiers_stand_in_order_and_apart(text: str) -> None:
    identifiers = find_identifiers(text)
    assert all(0 <= each.start < each.end <= len(text) for each in identifiers)
    assert all(first.end <= second.start for first, second in pairwise(identifiers))
