"""Each module that reads with regular expressions beside the grammar gives its reason."""

from __future__ import annotations

import ast
import tokenize
from importlib.util import find_spec
from pathlib import Path

import pytest

_SIGN = "# Regular expressions: "
_PACKAGE = Path(find_spec("cablelint.document").submodule_search_locations[0])  # type: ignore[union-attr, index]
# The grammar's own modules compile its terminals.
_MODULES = sorted(path for path in _PACKAGE.rglob("*.py") if path.parent.name != "grammar")


def compiles(tree: ast.AST) -> bool:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(ast.unparse(call) in {"re.compile", "regex"} for call in calls)


def reasons(path: Path) -> list[str]:
    with path.open("rb") as file:
        comments = [token.string for token in tokenize.tokenize(file.readline) if token.type == tokenize.COMMENT]
    return [comment.removeprefix(_SIGN) for comment in comments if comment.startswith(_SIGN)]


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.relative_to(_PACKAGE).as_posix())
def test_a_module_with_regular_expressions_says_why_no_grammar_replaces_them(path: Path) -> None:
    found = reasons(path)

    assert bool(found) == compiles(ast.parse(path.read_text("utf-8")))
    assert all(len(reason.split()) >= 4 for reason in found)
