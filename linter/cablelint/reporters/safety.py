"""Text of unknown origin, made safe to print.

A cable may contain escape sequences that drive the terminal, and directional overrides that disguise a line.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO
from urllib.parse import quote_from_bytes

from cablelint.system.globs import absolute
from cablelint.text.printable import visible, visible_character

__all__ = ["relative", "uri", "visible", "visible_character", "visible_path", "wants_color"]


def visible_path(path: str) -> str:
    """A path, safe to print at the start of a line: as :func:`visible`, and no command to the runner of a CI system.

    GitHub runs a line that starts with ``::`` as a command, older runners one that contains ``##[``.
    """
    return visible(path).replace("::", ":\\x3a").replace("##[", "#\\x23[")


def relative(path: str, root: Path) -> str:
    """A path with forward slashes, made relative to ``root`` if it lies below it."""
    place, base = Path(absolute(path)), Path(absolute(root))
    return (place.relative_to(base) if place.is_relative_to(base) else place).as_posix()


def uri(path: str, root: Path) -> str:
    """A path as a URI reference: relative to ``root`` and percent-encoded if it lies below it, else a ``file:`` URI."""
    name = relative(path, root)
    return Path(name).as_uri() if Path(name).is_absolute() else quote_from_bytes(os.fsencode(name))


def wants_color(stream: TextIO) -> bool:
    """Whether to colour what goes to a stream: a terminal, unless ``NO_COLOR`` is set."""
    return not os.environ.get("NO_COLOR") and stream.isatty()
