"""When Python looks for garbage that reference counting leaves."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 50_000


def collect_seldom() -> None:
    """Let this process look for cycles seldom: reading cables makes many small objects and hardly a cycle.

    Looking as often as Python does by itself costs a tenth of the time, most of it spent on tables that stay.
    """
    gc.set_threshold(_NEW_OBJECTS)


def keep_loaded() -> None:
    """Never look for cycles among what is loaded by now: it stays until the process ends.

    Before a process ends this spares Python the search through all of it, a tenth of the time of a short command.
    """
    gc.freeze()
