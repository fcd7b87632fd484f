"""The text of a message: paragraphs, headings, summary and signature."""
