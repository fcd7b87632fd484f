"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import pickle
import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest

import cablelint
from cablelint.text.regexes import regex

# Their optional packages may be missing, or they run when they are imported.
_LEFT_OUT = re.compile(r"__main__$|\.(?:training|ray_corpus)\b")
_MODULES = [
    found.name
    for found in pkgutil.walk_packages(cablelint.__path__, "cablelint.", onerror=lambda _: None)
    if not _LEFT_OUT.search(found.name)
]


def test_an_expression_does_what_a_compiled_one_does() -> None:
    late, compiled = regex(r"(?P<word>[a-z]+) (\d)", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+) (\d)", re.IGNORECASE)

    for text in ("Box 7, file 8", "none"):
        assert [found.groups() for found in late.finditer(text)] == [
            found.groups() for found in compiled.finditer(text)
        ]
        assert late.sub("-", text) == compiled.sub("-", text)
    assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert regex(rb"\d").findall(b"1a2") == [b"1", b"2"]


def test_an_expression_is_compiled_only_when_it_is_used() -> None:
    wrong = regex("(")

    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("")


def test_an_expression_travels_to_another_process() -> None:
    late = regex("[0-9]+")
    late.search("")

    assert pickle.loads(pickle.dumps(late)).findall("1 and 22") == ["1", "22"]


@pytest.mark.parametrize("name", _MODULES)
def test_the_expressions_of_a_module_wait_for_their_first_use_and_are_correct(name: str) -> None:
    expressions = [*_expressions([*vars(import_module(name)).values()])]

    assert not [expression.pattern for expression in expressions if isinstance(expression, re.Pattern)]
    for expression in expressions:
        expression.search(expression.pattern[:0])


def _expressions(value: Any) -> Iterator[Any]:
    if isinstance(value, re.Pattern | type(regex(""))):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _expressions(item)
    elif isinstance(value, Mapping):
        yield from _expressions([*value.values()])
