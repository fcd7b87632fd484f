"""Reporters: findings as text, JSON, SARIF and the formats of CI systems.

A reporter is a function ``report(reports, settings)`` in the module of its format. It yields its output in pieces, as
the files are checked where the format allows, in the order of the files and of their findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from cablelint.reporters.report import FileReport, Settings

    Reporter = Callable[[Iterable[FileReport], Settings], Iterator[str]]

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit")


def by_name(name: str) -> Reporter:
    """The reporter of one of ``FORMATS``; the modules of the others are not imported."""
    if name not in FORMATS:
        raise ValueError(f"found the format {name!r}; expected one of {', '.join(FORMATS)}")
    return cast("Reporter", import_module(f"cablelint.reporters.{name}").report)
