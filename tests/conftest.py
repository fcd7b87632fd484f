"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# Tests assert no times, and the machine that runs them may be busy.
settings.register_profile("cablelint", deadline=None)
# For a long run by hand: pytest --hypothesis-profile=thorough.
settings.register_profile("thorough", deadline=None, max_examples=4_000)
settings.load_profile("cablelint")

SEED = Path(__file__).parent.parent / "seeds" / "000_9e1f08e766353e3c.txt"


@pytest.fixture(scope="session")
def seed_path() -> Path:
    return SEED


@pytest.fixture
def cable_text() -> str:
    """A small invented cable without a fault."""
    return CABLE


CABLE = """\
VZCZCXRO0042
PP RUEHBJ
DE RUEHKO #0123/01 0641530
ZNY CCCCC ZZH
P 051530Z MAR 07
FM AMEMBASSY TOKYO
TO RUEHC/SECSTATE WASHDC PRIORITY 0001
INFO RUEHBJ/AMEMBASSY BEIJING 0002
C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 000123

SIPDIS

DEPT FOR EAP/J

E.O. 12958: DECL: 03/05/2017
TAGS: PREL, MARR, JA
SUBJECT: A QUIET WEEK AT THE HARBOR

REF: A. TOKYO 98
     B. 06 BEIJING 2211

Classified By: Ambassador Ada Quillfeather, reasons 1.4 (b) and (d).

1. (C) SUMMARY. Nothing happened at the harbor. END SUMMARY.

-------
DETAILS
-------

2. (C) Harbor master Bo Lindqvarn told Poloff that nothing would
happen next week either.

TOKYO 00000123  002 OF 002

3. (U) The ferries run on time.
QUILLFEATHER
"""
