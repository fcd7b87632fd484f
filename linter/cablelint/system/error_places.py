"""Where in the code an error was raised, which is all that may be reported of an unexpected one."""

from __future__ import annotations

from pathlib import Path


def place_of(error: BaseException) -> str:
    """The innermost place in the code where an error was raised: ``in check, engine.py line 40``."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    return f"in {frames[-1].name}, {Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""
