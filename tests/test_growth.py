"""The work of each command grows no faster than the text, whatever the text is made of.

Calls of functions are counted, which is the same in every run, unlike time. ``benchmarks/growth.py`` measures time and
memory of the same shapes.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from cablelint.checking.checker import Checker
from cablelint.config import Config
from cablelint.document import from_text
from cablelint.redaction.masking.redact import RedactionError
from cablelint.redaction.masking.redact import redact as plain
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.masks import MaskError
from cablelint.redaction.releasing.release import RefusedError, release
from cablelint.redaction.settings import Settings
from cablelint.text.memo import Memo

from .shapes import SHAPES

SIZE = 1_500
FACTOR = 4
# Work that is proportional to the text grows fourfold, work that compares everything with everything sixteenfold.
LIMIT = 6.5
# The work that does not depend on the text, such as that for a head.
FIXED = 20_000
# Regular expressions are compiled once, by the text that needs one first.
COMPILING = str(Path(re.__file__).parent)
# Of one release: four attempts of three rounds, and three readings of what they release.
MOST_REDACTIONS = 15

CHECKER = Checker(Config(root=Path(), select=("ALL",)), fixes="unsafe", differs=True)


def check(text: str) -> None:
    CHECKER.check(from_text(text, "a.txt"))


def redact(text: str) -> None:
    try:
        release(from_text(text, "a.txt"), Settings())
    except (RedactionError, MaskError, RefusedError):
        return


def calls(step: Callable[[str], None], text: str) -> int:
    count = 0

    def note(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call") and not frame.f_code.co_filename.startswith(COMPILING)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        step(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Tables and models are loaded once and are not counted."""
    for step in (check, redact):
        step(SHAPES["titled names"](500))


@pytest.fixture
def memos() -> list[Memo[Any, Any]]:
    """The memos of words, which the shapes have in common: emptied, so that each test counts alike in any order."""
    return [one for one in gc.get_objects() if isinstance(one, Memo)]


@pytest.fixture
def redactions(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """An item for each redaction that is made from now on."""
    made: list[None] = []

    def counted(*arguments: Any) -> Redaction:
        made.append(None)
        return plain(*arguments)

    monkeypatch.setattr("cablelint.redaction.releasing.release.redact", counted)
    return made


def test_there_are_many_shapes() -> None:
    assert len(SHAPES) >= 40
    assert all(0.8 * SIZE <= len(shape(SIZE)) <= 1.5 * SIZE for shape in SHAPES.values())


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("step", [check, redact])
def test_the_work_grows_with_the_text(
    step: Callable[[str], None], name: str, redactions: list[None], memos: list[Memo[Any, Any]]
) -> None:
    """One release takes no more redactions than a fixed number, and no more work for as many of them.

    A large text of chance words contains more doubtful names than a small one, so that it may be redacted more often.
    """
    work, rounds = [], []
    for size in (SIZE, SIZE * FACTOR):
        for memo in memos:
            memo.clear()
        redactions.clear()
        work.append(calls(step, SHAPES[name](size)))
        assert step is check or 1 <= len(redactions) <= MOST_REDACTIONS
        rounds.append(max(len(redactions), 1))
    small, large = work

    assert large / max(rounds[1] / rounds[0], 1) <= LIMIT * small + FIXED
