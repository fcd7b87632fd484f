"""Each single fault in the reference cable is reported."""

import pytest

from cablelint.checking.engine import check
from cablelint.document.parse import parse
from cablelint.document.source import from_text

from .examples import REFERENCE

FILE = "07TOKYO2004.txt"
# The text in the cable, its replacement, and the rule that reports it.
MUTATIONS = [
    ("VZCZCXRO7030\n", "", "HDR001"),
    ("PP RUEHFK RUEHNH\n", "", "HDR001"),
    ("DE RUEHKO #2004/01 1270531\n", "", "HDR001"),
    ("ZNY CCCCC ZZH\n", "", "HDR001"),
    ("P 070531Z MAY 07\n", "", "HDR001"),
    ("FM AMEMBASSY TOKYO\n", "", "HDR001"),
    ("TO RUEHC/SECSTATE WASHDC PRIORITY 3302\n", "", "HDR001"),
    ("TO RUEHC", "RUEHC", "HDR001"),
    ("PP RUEHFK", "OO RUEHFK", "HDR008"),
    ("RUEHFK RUEHNH", "RUEHFK RUEHNX", "RTE001"),
    ("#2004", "#2014", "HDR006"),
    ("#2004/01", "#2004/02", "HDR007"),
    ("#2004/01", "#2004", "HDR007"),
    ("1270531", "1280531", "HDR004"),
    ("1270531", "1270631", "HDR005"),
    ("1270531", "1270532", "HDR005"),
    ("1270531", "127053", "SYN001"),
    ("DE RUEHKO", "DE RUEHKX", "RTE003"),
    ("DE RUEHKO", "DE RUEHUL", "RTE003"),
    ("CCCCC", "SSSSS", "CLS002"),
    ("CCCCC", "CCCXC", "CLS002"),
    ("ZNY", "ZNR", "CLS002"),
    ("P 0705", "O 0705", "HDR008"),
    ("P 0705", "0705", "HDR008"),
    ("070531Z", "080531Z", "HDR004"),
    ("070531Z", "070731Z", "HDR005"),
    ("070531Z", "072531Z", "HDR003"),
    ("MAY", "MAR", "HDR004"),
    ("MAY", "MAI", "HDR003"),
    ("MAY 07", "MAY 06", "HDR009"),
    ("FM AMEMBASSY TOKYO", "FM AMEMBASSY SEOUL", "RTE003"),
    ("FM AMEMBASSY TOKYO", "FM AMEMBASSY TOKOY", "RTE003"),
    ("PRIORITY", "PRIRITY", "HDR008"),
    ("PRIORITY", "ROUTINE", "HDR008"),
    ("RUEHBJ", "RUEHBX", "RTE001"),
    ("RUEHBJ", "RUEHMO", "RTE002"),
    ("BEIJING", "BIEJING", "RTE002"),
    ("RUEHBJ/", "", "RTE001"),
    ("RUEHUL/AMEMBASSY SEOUL 2962\n", "RUEHUL/AMEMBASSY SEOUL 2962\n" * 2, "RTE004"),
    ("C O N F I D E N T I A L", "S E C R E T", "CLS002"),
    ("C O N F I D E N T I A L", "UNCLAS", "CLS003"),
    ("C O N F I D E N T I A L", "CONFIDENTIAL", "CLS007"),
    ("C O N F I D E N T I A L", "C O N F I D E N T A L", "CLS007"),
    ("C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004\n", "", "CLS001"),
    ("SECTION 01", "SECTION 02", "HDR007"),
    ("OF 02 TOKYO", "OF 00 TOKYO", "HDR007"),
    ("TOKYO 002004", "TOKYO 002005", "HDR006"),
    ("TOKYO 002004", "TOKYO 02004", "HDR010"),
    ("TOKYO 002004", "SEOUL 002004", "RTE003"),
    ("TOKYO 002004", "TOKOY 002004", "HDR010"),
    ("SIPDIS\n", "SIPDIS\nSIPDIS\n", "CLS009"),
    ("SIPDIS\n", "SIPDIS\nEXDIS\n", "CLS008"),
    ("SIPDIS\n", "SENSITIVE\nSIPDIS\n", "CLS008"),
    ("SIPDIS\n", "SIPDSI\n", "CLS011"),
    ("E.O. 12958: DECL: 05/07/2017\n", "", "DCL001"),
    ("12958", "12985", "DCL002"),
    ("12958", "12356", "DCL002"),
    ("12958", "13526", "DCL002"),
    ("E.O. 12958:", "EO 12958", "DCL003"),
    ("DECL: 05/07/2017", "N/A", "DCL004"),
    ("DECL: 05/07/2017", "DECL: X1", "DCL004"),
    ("DECL: 05/07/2017", "DECL: OADR", "DCL004"),
    ("DECL: 05/07/2017", "GDS", "DCL004"),
    ("DECL: 05/07/2017", "", "DCL004"),
    ("05/07/2017", "15/07/2017", "DCL005"),
    ("05/07/2017", "02/30/2017", "DCL005"),
    ("05/07/2017", "05/07/217", "DCL005"),
    ("05/07/2017", "05/07/2007", "DCL006"),
    ("05/07/2017", "05/07/2037", "DCL007"),
    ("05/07/2017", "05/07/17", "DCL008"),
    ("05/07/2017", "AFTER THE ELECTIONS", "DCL008"),
    ("SUBJECT: TALKS ON THE HERRING CATCH REACH A SECOND ROUND\n", "", "HDR011"),
    ("Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).\n", "", "DCL009"),
    ("Ambassador Alice B. Marlow", "Ambassador", "DCL010"),
    (" for reasons 1.4 (b) and (d)", "", "DCL010"),
    ("1.4", "1.5", "DCL011"),
    ("1.4", "1.7", "DCL011"),
    ("and (d)", "and (k)", "DCL011"),
    ("1. (C) SUMMARY", "1. SUMMARY", "CLS005"),
    ("2. (C)", "2. (S)", "CLS003"),
    ("2. (C)", "2. (X)", "CLS006"),
    ("2. (C)", "2. (c)", "CLS006"),
    ("2. (C)", "2. (C", "CLS006"),
    ("2. (C)", "2. (C//NF//REL GBR)", "CLS006"),
    ("2. (C)", "2. (C//NF)", "CLS008"),
]


@pytest.mark.parametrize(("found", "put", "code"), MUTATIONS, ids=lambda value: value.strip()[:30] or "nothing")
def test_one_fault_is_reported(found: str, put: str, code: str) -> None:
    assert found in REFERENCE
    broken = REFERENCE.replace(found, put, 1)
    assert code in {finding.code for finding in check(parse(from_text(broken, FILE)))}


def test_the_reference_cable_has_no_findings() -> None:
    assert check(parse(from_text(REFERENCE, FILE))) == []
