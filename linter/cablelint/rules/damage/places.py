"""Damaged places, as the rules of this family find them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cablelint.edits import Edit, Span
from cablelint.findings import Confidence
from cablelint.rules.rule import Fault, fault, safe, unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.document.model import Cable


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged place: its span, the message and quotation of its finding, and the edits that repair it."""

    span: Span
    message: str
    quote: str
    edits: tuple[Edit, ...] = ()
    is_safe: bool = True


def faults(found: Iterable[Damage]) -> Iterator[Fault]:
    """Make the faults of damaged places, in the order of the text. An unsafe repair lowers the confidence."""
    for damage in sorted(found, key=lambda each: each.span):
        fix = (safe if damage.is_safe else unsafe)(*damage.edits) if damage.edits else None
        confidence = Confidence.HIGH if damage.is_safe else Confidence.MEDIUM
        yield fault(damage.span, damage.message, damage.quote, fix=fix, confidence=confidence)


def can_be_written(cable: Cable, content: str) -> bool:
    """Check if the encoding of the file has all these characters."""
    try:
        cable.source.encode(content)
    except UnicodeEncodeError:
        return False
    return True
