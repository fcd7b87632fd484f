"""Cells of tables that people open with a spreadsheet."""

from __future__ import annotations

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe first.

    Source: OWASP, CSV injection.
    """
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
