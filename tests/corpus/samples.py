"""An invented cable, as many times as a test needs it."""

CABLE = """VZCZCXRO1234
PP RUEHC
DE RUEHAT #{serial:04} {day}0904
ZNY CCCCC ZZH
P 050904Z MAR 09
FM AMEMBASSY ROME
TO RUEHC/SECSTATE WASHDC PRIORITY 0001
C O N F I D E N T I A L ROME {serial:06}

SIPDIS

E.O. 12958: DECL: 03/05/2019
TAGS: PREL, PGOV, IT
SUBJECT: MINISTER MARIO BIANCHI ON TIDES

Classified By: DCM Jane Roe. Reason: 1.4 (b).

1. (C) Minister Mario Bianchi told the Ambassador that the tides were
high. Bianchi said that they would be higher still.

2. (U) Ms. Roe thanked Mr. Bianchi.

ROE
"""


def cable(serial=12, day="064"):
    return CABLE.format(serial=serial, day=day)
