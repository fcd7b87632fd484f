"""cablelint: a validation and redaction linter for diplomatic cables.

The verbs of the command line, as functions::

    cable = cablelint.parse(text)
    findings = cablelint.check(cable)
    people = cablelint.find_people(cable)
    redacted = cablelint.redact(cable)
    leaks = cablelint.verify(redacted)

Each is imported when it is first used, so that ``import cablelint`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cablelint.version import __version__

if TYPE_CHECKING:
    from cablelint.api import check, find_people, parse, redact, verify

__all__ = ["__version__", "check", "find_people", "parse", "redact", "verify"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("cablelint.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
