"""Rules that the proof of a release and the decisions of a reviewer report (part of the family NAM)."""

from __future__ import annotations

from cablelint.redaction import kinds
from cablelint.rules.rule import reported

LEAK = reported(kinds.LEAK)
ALTERED_RELEASE = reported(kinds.ALTERED_RELEASE)
IRREGULAR_MASK = reported(kinds.IRREGULAR_MASK)
INCONSISTENT_MARK = reported(kinds.INCONSISTENT_MARK)
ALTERED_STRUCTURE = reported(kinds.ALTERED_STRUCTURE)
STALE_DECISION = reported(kinds.STALE_DECISION)
REFUSED_DECISION = reported(kinds.REFUSED_DECISION)
MISSING_FILE = reported(kinds.MISSING_FILE)
EXTRA_FILE = reported(kinds.EXTRA_FILE)
CHANGED_AFTER_SIGNING = reported(kinds.CHANGED_AFTER_SIGNING)
