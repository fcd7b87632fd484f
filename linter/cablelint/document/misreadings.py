"""Letters and digits that scanners take for each other."""

from __future__ import annotations

#: Letters for the digits and signs that a scanner reads instead of them.
AS_LETTERS = str.maketrans("015|!$862", "OISIISBGZ")
#: Digits for the letters that a scanner reads instead of them.
AS_DIGITS = str.maketrans("OQILSBGZT|", "0011586271")
#: Digits for the letters among them that are nothing else within a number.
SURE_DIGITS = str.maketrans("OIL", "011")
