"""Bytes to text to lines to a Cable: reading, dialects, parsing, the model."""

from cablelint.document.parse import parse, parse_all
from cablelint.document.source import Source, View, decode, from_text

__all__ = ["Source", "View", "decode", "from_text", "parse", "parse_all"]
