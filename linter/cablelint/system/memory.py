"""When Python looks for garbage that reference counting leaves."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 50_000


def collect_seldom() -> None:
    """Let this process look for cycles seldom: reading cables makes many small objects and hardly a cycle.

    Looking as often as Python does by itself costs a tenth of the time, most of it spent on tables that stay.
    """
    gc.set_threshold(_NEW_OBJECTS)


def leave_all() -> None:
    """Look for no more cycles, since the process ends: Python would search all that was loaded before it does.

    That search is a tenth of the time of a short command.
    """
    gc.freeze()
