"""Charts as SVG, drawn by hand: columns over time, stacked; every piece says its numbers when pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import accumulate
from math import ceil, log10
from typing import NamedTuple

# In units of the drawing, which scales with the page.
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 960, 240, 52, 24, 10
_WIDEST, _NARROWEST = 64, 480
# Labels closer than this run into each other.
_LABEL = 38


class Piece(NamedTuple):
    """One piece of a column: its style class, its size, and what to say of it."""

    style: str
    size: int
    title: str


class Column(NamedTuple):
    """One column, its pieces from the bottom up."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Its height."""
        return sum(piece.size for piece in self.pieces)


def columns(data: Sequence[Column], title: str) -> str:
    """A chart of columns."""
    if not data:
        return '<p class="none">Nothing to show.</p>'
    top = _round_up(max(column.size for column in data))
    scale = (_HEIGHT - _TOP - _BOTTOM) / top
    step = min((_WIDTH - _LEFT) / len(data), _WIDEST)
    width = max(_LEFT + step * len(data), _NARROWEST)
    drawn = [*_grid(top, scale, width)]
    every = ceil(_LABEL / step)
    for index, column in enumerate(data):
        left = _LEFT + index * step
        bases = accumulate((piece.size for piece in column.pieces), initial=0)
        for base, piece in zip(bases, column.pieces, strict=False):
            height = piece.size * scale
            y = _HEIGHT - _BOTTOM - base * scale - height
            drawn.append(
                f'<rect class="{piece.style}" x="{left + step * 0.1:.1f}" y="{y:.1f}" width="{step * 0.8:.1f}" '
                f'height="{height:.1f}"><title>{escape(piece.title)}</title></rect>'
            )
        if index % every == 0:
            style = "x" if index // every % 3 == 0 else "x between"
            drawn.append(
                f'<text class="{style}" x="{left + step / 2:.1f}" y="{_HEIGHT - 8}">{escape(column.label)}</text>'
            )
    box = f'viewBox="0 0 {width:.0f} {_HEIGHT}" preserveAspectRatio="xMinYMin"'
    return f'<svg {box} role="img" aria-label="{escape(title)}">{"".join(drawn)}</svg>'


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """Explain the style classes."""
    items = (f'<span><i class="{style}"></i>{escape(words)}</span>' for style, words in entries)
    return f'<p class="legend">{"".join(items)}</p>'


def bar(pieces: Iterable[Piece], longest: int) -> str:
    """A bar within a table, its length in proportion to the longest."""
    spans = (
        f'<span class="{piece.style}" style="width:{100 * piece.size / (longest or 1):.2f}%" '
        f'title="{escape(piece.title)}"></span>'
        for piece in pieces
        if piece.size
    )
    return f'<div class="bar">{"".join(spans)}</div>'


def _grid(top: int, scale: float, width: float) -> Iterable[str]:
    for line in range(5):
        value = top * line / 4
        y = _HEIGHT - _BOTTOM - value * scale
        yield f'<line x1="{_LEFT}" x2="{width:.0f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="y" x="{_LEFT - 8}" y="{y + 4:.1f}">{value:,.10g}</text>'


def _round_up(value: int) -> int:
    """A round number not below: a multiple of four, so that the grid lines are whole numbers."""
    unit = 4 * int(10 ** max(0, int(log10(max(value, 1))) - 1))
    return ceil(max(value, 1) / unit) * unit
