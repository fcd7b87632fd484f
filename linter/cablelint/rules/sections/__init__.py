"""Sections of the text: summary and comments, headings, the parts of a long message, the signature."""
