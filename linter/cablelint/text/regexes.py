"""Regular expressions that are compiled when they are first used.

Compiling all that the package has takes longer than checking a cable, and one cable needs a third of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class _Late:
    """Takes the place of a compiled expression, and is about as fast after its first use."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> Any:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        # Called only for what the instance does not have yet.
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """An expression that has all that :func:`re.compile` would give it, but is compiled when it is first used.

    A mistake in the expression raises :class:`re.error` then; a test uses each expression of the package.

    Args:
        pattern: The regular expression.
        flags: The flags of :mod:`re`.
    """
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))
