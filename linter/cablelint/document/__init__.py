"""Bytes to text to lines to a Cable: reading, dialects, parsing, the model."""
