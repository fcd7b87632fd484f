"""JSON of manifests and logs as people read it: a line for each mask."""

from __future__ import annotations

import json
from typing import Any

#: In a manifest or log, below the table and its list of files.
DEPTH_OF_FILE = 2
_encode = json.JSONEncoder(ensure_ascii=False, default=list).encode


def printed(value: Any, depth: int) -> str:
    """Return JSON text with objects and lists opened over several lines as long as they contain objects themselves."""
    if not _contains_objects(value):
        return _encode(value)
    if isinstance(value, dict):
        opening, closing = "{}"
        items = [f"{json.dumps(key)}: {printed(item, depth + 1)}" for key, item in value.items()]
    else:
        opening, closing = "[]"
        items = [printed(item, depth + 1) for item in value]
    indent = "\n" + " " * depth
    return f"{opening}{indent} {f',{indent} '.join(items)}{indent}{closing}"


def _contains_objects(value: Any) -> bool:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    kinds = set(map(type, items))
    return dict in kinds or (list in kinds and any(_contains_objects(item) for item in items if type(item) is list))


def in_bytes(text: str) -> bytes:
    """Encode JSON text; a file name that is no UTF-8 contains lone surrogates, which JSON can write only as escapes."""
    return text.encode("utf-8", "backslashreplace")
