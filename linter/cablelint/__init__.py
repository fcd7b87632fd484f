"""cablelint: a validation and redaction linter for diplomatic cables."""
