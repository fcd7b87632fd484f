"""Progress on the terminal: a bar, how many items are done, the rate and the time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

import click

Item = TypeVar("Item")

# In seconds: the bar is drawn no more often.
_INTERVAL = 0.1
_CLEAR_LINE = "\r\033[2K"

quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print no progress and no summary.")
#: For commands whose last line is their result.
no_progress_option = click.option("--quiet", "-q", is_flag=True, help="Print no progress.")


def is_shown(*, quiet: bool) -> bool:
    """Whether progress is shown: on a terminal only."""
    return not quiet and sys.stderr.isatty()


def counted(items: Iterable[Item], *, quiet: bool) -> tuple[Iterable[Item], int | None]:
    """Return items and their number; None where nothing is shown, since to count them they must be found first."""
    if not is_shown(quiet=quiet):
        return items, None
    found = list(items)
    return found, len(found)


def tracked(
    items: Iterable[Item],
    total: int | None,
    unit: str,
    *,
    quiet: bool = False,
    size: Callable[[Item], int] = lambda _: 1,
) -> Generator[Item, None, None]:
    """Yield items, and show progress while they are waited for; the line is cleared before each is handed on.

    Args:
        items: Results of the work, computed as they are taken.
        total: The number of units; None hides the bar.
        unit: The plural of an item, in English.
        quiet: Whether nothing is shown.
        size: How many units an item is.
    """
    if total is None or not is_shown(quiet=quiet):
        yield from items
        return
    begin = drawn = time.monotonic()
    done = pending = 0

    def rate(_: object) -> str:
        return f"{done / max(time.monotonic() - begin, 0.001):,.1f} {unit}/s"

    waiting = iter(items)
    with click.progressbar(length=total, file=sys.stderr, show_pos=True, item_show_func=rate, width=30) as bar:
        while True:
            if done in (0, total) or time.monotonic() - drawn >= _INTERVAL:
                drawn = time.monotonic()
                bar.update(pending, total)
                pending = 0
            try:
                item = next(waiting)
            except StopIteration:
                return
            finally:
                if sys.stdout.isatty():
                    click.echo(_CLEAR_LINE, nl=False, err=True)
            done += size(item)
            pending += size(item)
            yield item
