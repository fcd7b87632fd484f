"""The hunks of a difference turn the old text into the new one."""

import difflib
import re

from hypothesis import given
from hypothesis import strategies as st

from cablelint.edits import Edit, apply_edits, without_overlaps
from cablelint.text.differences import ChangedLines

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@st.composite
def edited(draw: st.DrawFn, text: str) -> list[Edit]:
    places = st.integers(0, len(text))
    drawn = draw(st.lists(st.tuples(places, places, st.text("ab\n", max_size=4)), max_size=6))
    return without_overlaps(Edit(min(a, b), max(a, b), content) for a, b, content in drawn)


def patched(old: str, changed: ChangedLines) -> list[str]:
    lines = [line.rstrip("\r\n") for line in LINE.findall(old)]
    result: list[str] = []
    at = 0
    for hunk in changed.hunks():
        start = hunk.old_start - 1
        result += lines[at:start]
        assert hunk.new_start - 1 == len(result)
        kept = [line for sign, line in hunk.lines if sign != "+"]
        added = [line for sign, line in hunk.lines if sign != "-"]
        assert kept == lines[start : start + hunk.old_count]
        assert len(added) == hunk.new_count
        result += added
        at = start + hunk.old_count
    return result + lines[at:]


@given(st.data(), st.text("ab\n", max_size=40))
def test_the_hunks_make_the_new_text_of_the_old_one(data: st.DataObject, old: str) -> None:
    changed, new = ChangedLines(old), old
    for _ in range(data.draw(st.integers(0, 3))):
        edits = data.draw(edited(new))
        changed.apply(edits)
        new = apply_edits(new, edits)

    assert patched(old, changed) == [line.rstrip("\r\n") for line in LINE.findall(new)]


def test_a_hunk_looks_as_in_any_unified_difference() -> None:
    old = "".join(f"line {number}\n" for number in range(1, 30))
    place = old.index("line 7\n")
    edits = [
        Edit(place, place + 7, ""),
        Edit(old.index("line 20"), old.index("line 20") + 4, "LINE"),
        Edit(0, 0, "new\n"),
    ]
    changed = ChangedLines(old)
    changed.apply(edits)
    printed = [line for hunk in changed.hunks() for line in (hunk.header(), *map("".join, hunk.lines))]

    expected = difflib.unified_diff(old.splitlines(), apply_edits(old, edits).splitlines(), lineterm="")
    assert printed == list(expected)[2:]


def test_lines_that_do_not_change_are_not_in_a_hunk_twice() -> None:
    changed = ChangedLines("SIPDIS\nSIPDIS\nTAGS\n")
    changed.apply([Edit(7, 14, "")])

    assert [hunk.lines for hunk in changed.hunks()] == [((" ", "SIPDIS"), ("-", "SIPDIS"), (" ", "TAGS"))]
