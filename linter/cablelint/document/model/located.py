"""A value with its place in the original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from cablelint.edits import Span

# No slots: making some thirty classes with slots takes longer at every start than slots save on a cable.
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Located(Generic[T_co]):
    """A value and its place, in characters of the decoded original."""

    value: T_co
    span: Span

    def __init__(self, value: T_co, span: Span) -> None:
        """Set both; a cable has hundreds of these, and the generated method of a frozen class takes twice as long."""
        attributes = self.__dict__
        attributes["value"] = value
        attributes["span"] = span
