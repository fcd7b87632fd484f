"""A readable hidden name, as the search reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cablelint.edits import Span
    from cablelint.redaction.proving.judgement import Judge


class Leak(NamedTuple):
    """A place where a hidden name is readable.

    Attributes:
        span: The characters of the release.
        mark: The mark of the person, or nothing where marks do not say whose they are.
        how: In what form, for the message: ``misspelt``, ``inside another word``, ...
        behind: A mask in the release that hides the name.
    """

    span: Span
    mark: str
    how: str
    behind: Span


def leak_at(judge: Judge, first: int, last: int, name: str, how: str) -> Leak:
    """Return the leak of a hidden name that the words from the first to the last of the judge's reading show."""
    return Leak(judge.reading.span(first, last), judge.hidden.mark_of(name), how, judge.hidden.mask_of(name))
