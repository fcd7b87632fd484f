"""Findings of rules: a message at a place, with a severity, a confidence and perhaps a fix."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cablelint.edits import Edit, Span


class Severity(Enum):
    """How bad a finding is. Ordered: ``INFO < WARNING < ERROR``."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANKS[self.value]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Severity):
            return NotImplemented
        return self.rank < other.rank

    def __ge__(self, other: object) -> bool:
        if not isinstance(other, Severity):
            return NotImplemented
        return self.rank >= other.rank


_RANKS = {"info": 0, "warning": 1, "error": 2}


class Confidence(Enum):
    """How sure the tool is that the finding is true."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Applicability(Enum):
    """``SAFE`` cannot change what the drafter wrote; ``UNSAFE`` is a proposal for a reader to confirm."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair: its edits are applied all together or not at all."""

    applicability: Applicability
    edits: tuple[Edit, ...]

    def __repr__(self) -> str:
        return f"<Fix: {self.applicability.value}, {len(self.edits)} edits>"

    def to_dict(self) -> dict[str, Any]:
        """The fix as values of JSON; the offsets of the edits are characters of the decoded original, from 0."""
        edits = [{"start": edit.start, "end": edit.end, "content": edit.content} for edit in self.edits]
        return {"applicability": self.applicability.value, "edits": edits}

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Fix:
        """The fix that :meth:`to_dict` returned."""
        return cls(Applicability(value["applicability"]), tuple(Edit(**edit) for edit in value["edits"]))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    Attributes:
        code: The rule's code, a family's three letters and three digits.
        name: The rule's name, in kebab-case.
        severity: How bad.
        confidence: How sure.
        message: What was found and what was expected, with ``{}`` for each quotation of the cable. Apart from
            its quotations it contains no word of the cable.
        span: The faulty characters of the decoded original.
        quotes: Text of the cable quoted in the message. It may contain a name: only :meth:`text` puts it in.
        fix: The repair offered, if any.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    quotes: tuple[str, ...] = ()
    fix: Fix | None = None

    def __repr__(self) -> str:
        return f"<Finding {self.code} {self.name}: {self.severity.value} at [{self.span.start}, {self.span.end})>"

    def text(self, quote: Callable[[str], str]) -> str:
        """The message, each quotation passed through ``quote`` first, which hides what must not be seen."""
        return self.message.format(*map(quote, self.quotes)) if self.quotes else self.message

    def to_dict(self) -> dict[str, Any]:
        """The finding as values of JSON, its quotations among them, so names too."""
        return {
            "rule": {"code": self.code, "name": self.name},
            "severity": self.severity.value,
            "confidence": self.confidence.value,
            "message": self.message,
            "quotes": list(self.quotes),
            "span": list(self.span),
            "fix": self.fix and self.fix.to_dict(),
        }

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Finding:
        """The finding that :meth:`to_dict` returned."""
        return cls(
            code=value["rule"]["code"],
            name=value["rule"]["name"],
            severity=Severity(value["severity"]),
            confidence=Confidence(value["confidence"]),
            message=value["message"],
            span=Span(*value["span"]),
            quotes=tuple(value["quotes"]),
            fix=value["fix"] and Fix.from_dict(value["fix"]),
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: all that its findings have in common.

    Attributes:
        code: A family's three letters and three digits.
        name: In kebab-case; reads well after "ignore".
        severity: Of its findings, unless one has a severity of its own.
        docstring: Its documentation as written, indented or not.
    """

    code: str
    name: str
    severity: Severity
    docstring: str

    @property
    def family(self) -> str:
        """The letters of its code."""
        return self.code[:3]

    @property
    def documentation(self) -> str:
        """Its documentation, unindented: a sentence, the reason, examples, the source."""
        return inspect.cleandoc(self.docstring)

    @property
    def summary(self) -> str:
        """The first sentence of its documentation."""
        return self.documentation.split("\n\n", 1)[0].replace("\n", " ")

    def finding(
        self,
        span: Span,
        message: str,
        *quotes: str,
        fix: Fix | None = None,
        severity: Severity | None = None,
        confidence: Confidence = Confidence.HIGH,
    ) -> Finding:
        """Make a finding of this kind; ``severity`` replaces the one of the kind."""
        return Finding(
            self.code, self.name, severity or self.severity, confidence, message, span, quotes=quotes, fix=fix
        )
