"""Paragraph numbers as mirrors leave them: the pilcrow lost to a dead link, a ``#``, or a ``1`` before the number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit
from cablelint.text.regexes import regex

# Regular expressions: they count through a text before it has lines, to mend what a mirror made of pilcrows.
_NUMBER = regex(
    r"^[ \t]*(?P<link>\[1\]\(#[^)\n]{0,40}\))?(?P<pilcrow>¶ ?)?(?P<digits>[0-9]{1,3})\.?"
    r"(?P<mark>[ \t]*\(?[A-Za-z/]{1,8}\))?",
    re.MULTILINE,
)
# Another sign in the place of the pilcrow.
_HASH = regex(r"\n(?P<sign>#)(?=[0-9]{1,3}\. {0,2}\([A-Z/]{1,8}\) )")
# Only such a number can have lost its pilcrow; most texts contain no such number and need no count.
_SUSPECT = regex(r"\n[ \t]*1[1-9][0-9]{0,2}\.?[ \t]*\(?[A-Za-z/]{1,8}\)")


def lost_pilcrows(source: Source) -> Iterator[Repair]:
    """The ``1`` that was a pilcrow: ``13. (C)`` where paragraph 3 is due.

    The walk counts along: a number that is due is taken as it is; ``1`` and the due number, followed by a portion
    mark, can only be a pilcrow misread, since the true reading would leave a gap. The only number of a text may be one
    of an extract.
    """
    text = source.text
    if "#1." in text:
        yield from (Repair("pilcrow", Edit(*match.span("sign"), "¶")) for match in _HASH.finditer(text))
    if not source.has_bare_number or not _SUSPECT.search(text):
        return
    due = 1
    numbers = list(_NUMBER.finditer(text))
    for match in numbers if len(numbers) > 1 else ():
        digits = match["digits"]
        if match["link"] or match["pilcrow"]:
            due = int(digits) + 1
        elif int(digits) == due:
            due += bool(match["mark"])
        elif digits == f"1{due}" and match["mark"]:
            yield Repair("pilcrow", Edit(match.start("digits"), match.start("digits") + 1, "¶"))
            due += 1
