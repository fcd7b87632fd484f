"""Exit codes, the same for every command."""

CLEAN = 0
FINDINGS = 1
ERROR = 2
