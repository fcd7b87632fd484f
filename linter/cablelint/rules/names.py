"""Names and redaction."""
