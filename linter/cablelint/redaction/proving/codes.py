"""All codes of one text: its stretches that encode letters are replaced by these, and the search reads those too.

A stretch that only looks like a code does no harm: its letters are no hidden name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.redaction.proving import encoded_bytes, escapes, spelt_letters
from cablelint.redaction.proving.code import Text

if TYPE_CHECKING:
    from cablelint.edits import Edit

_CODES = (*encoded_bytes.CODES, *escapes.CODES, *spelt_letters.CODES)


def in_letters(text: str) -> list[Edit]:
    """Return for each stretch that encodes letters the edit that puts the letters in its place, from left to right.

    Of stretches that overlap, the first counts, and the longest of those that begin together.
    """
    searched = Text(text)
    found = [edit for code in _CODES for edit in code.edits(searched)]
    edits: list[Edit] = []
    for edit in sorted(found, key=lambda edit: (edit.start, -edit.end)):
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    return edits
