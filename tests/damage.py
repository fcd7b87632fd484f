"""Damage done to files: bytes changed anywhere, or a value of a JSON document replaced by any other."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\0",
        b"[" * 3000,
        b"{",
        b"}",
        b'"',
        b"\n",
        b"9" * 5000,
        b"NaN",
        b"1e999",
        b"null",
        b"-1",
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["../x", "a\0b", "\ud800"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes with a few pieces put in, taken out or changed."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 20)))
        data = data[:start] + draw(PIECES | st.binary(max_size=4)) + data[end:]
    return data


@st.composite
def misshapen(draw: st.DrawFn, data: bytes) -> bytes:
    """A JSON document with some value replaced by another one."""
    document: Any = {"top": json.loads(data)}
    at, key = document, "top"
    while isinstance(at[key], dict | list) and at[key] and draw(st.booleans()):
        at = at[key]
        key = draw(st.sampled_from(list(at))) if isinstance(at, dict) else draw(st.integers(0, len(at) - 1))
    at[key] = draw(VALUES)
    return json.dumps(document["top"]).encode()
