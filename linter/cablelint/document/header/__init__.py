"""The fields above the text: transmission header, classification, preamble, references."""
