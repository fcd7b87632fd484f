"""Links of the site to files outside ``docs``, as addresses in the repository; a dead one stops the build."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://github.com/cablelint/cablelint/blob/main/"
_LINK = re.compile(r"\]\((?P<target>\.\./[^)\s#]+)(?P<anchor>#[^)\s]*)?\)")


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Replace the links of a page; MkDocs calls this for each page before it renders it."""
    return _LINK.sub(lambda match: _replaced(match, PurePosixPath("docs", page.file.src_uri).parent), markdown)


def _replaced(match: re.Match[str], folder: PurePosixPath) -> str:
    path = (ROOT / folder / match["target"]).resolve()
    if not path.is_relative_to(ROOT) or path.is_relative_to(ROOT / "docs"):
        return match[0]
    if not path.exists():
        raise FileNotFoundError(f"the link {match['target']} leads to no file")
    return f"]({REPOSITORY}{path.relative_to(ROOT).as_posix()}{match['anchor'] or ''})"
