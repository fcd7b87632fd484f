"""Rows, offsets, the decisions file, and the lists: each by itself."""

from __future__ import annotations

import json
import threading
from itertools import pairwise
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.redaction.deciding.decisions_file import read_decisions_file
from cablelint.review.box import LOW_CONFIDENCE, Entry, Filter, chosen, people_of
from cablelint.review.ledger import ConflictError, Ledger, Page
from cablelint.review.offsets import Units
from cablelint.review.rows import LONGEST_ROW, merged, number_in, rows_of
from cablelint.review.summary import MarkSummary, PersonSummary, Summary, from_bytes, to_bytes
from cablelint.system.schema_files import TableError

TEXTS = st.lists(st.sampled_from(["a", " ", "\n", "\r", "\r\n", "\U0001f41f", "é", "\u202e"]), max_size=60).map("".join)


@given(TEXTS)
def test_every_character_but_line_ends_is_in_one_row(text: str) -> None:
    rows = rows_of(text)
    assert "".join(text[row.start : row.end] for row in rows) == text.replace("\r", "").replace("\n", "")
    assert [row.line for row in rows] == sorted(row.line for row in rows)
    assert all(first.end <= second.start for first, second in pairwise(rows))


@pytest.mark.parametrize(("length", "rows"), [(0, 1), (1, 1), (LONGEST_ROW, 1), (LONGEST_ROW + 1, 2)])
def test_a_line_is_divided_where_it_is_too_long(length: int, rows: int) -> None:
    found = rows_of("x" * length + "\nend")
    assert len(found) == rows + 1
    assert found[-1].line == 2


@pytest.mark.parametrize(
    ("blank", "length"),
    [(LONGEST_ROW - 1, LONGEST_ROW), (LONGEST_ROW - 80, LONGEST_ROW - 79), (LONGEST_ROW - 81, LONGEST_ROW)],
)
def test_a_row_ends_behind_a_blank_near_its_limit(blank: int, length: int) -> None:
    first, second = rows_of("x" * blank + " " + "x" * (LONGEST_ROW - blank))
    assert (first.end, second.start) == (length, length)
    assert first.line == second.line == 1


@given(TEXTS)
def test_offsets_are_those_of_a_browser(text: str) -> None:
    units = Units(text)
    for character in range(len(text) + 1):
        unit = units.unit(character)
        assert unit == len(text[:character].encode("utf-16-le")) // 2
        assert units.character(unit) == character


def test_the_second_half_of_a_pair_is_its_character() -> None:
    assert [Units("a\U0001f41fb").character(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 8)), max_size=12))
def test_merged_ranges_cover_the_same_numbers(given_ranges: list[tuple[int, int]]) -> None:
    ranges = [[first, first + length] for first, length in given_ranges]
    numbers = {number for first, last in ranges for number in range(first, last + 1)}
    found = merged([list(each) for each in ranges])
    assert {number for first, last in found for number in range(first, last + 1)} == numbers
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))
    assert number_in(found, 20) == len([number for number in numbers if number <= 20])


def decision(file: str = "a.txt", **values: object) -> dict[str, object]:
    return {"file": file, "action": "accept", "mask": "0" * 16, "reviewer": "M. Ek", **values}


def change(ledger: Ledger, file: str, *decisions: dict[str, object]) -> None:
    ledger.change({file: Page(decisions)}, {file: ledger.revision(file)})


class TestLedger:
    @pytest.fixture(params=["decisions.toml", "decisions.json"])
    def path(self, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
        return tmp_path / str(request.param)

    def test_what_is_written_is_read_again(self, path: Path) -> None:
        note = 'a "quoted" note\nwith \\ and \x7f, \U0001f41f and \u202e'
        ledger = Ledger(path)
        change(ledger, "a.txt", decision(note=note, settles=True), decision(mask="1" * 16))
        ledger.see("b.txt", "M. Ek", [[3, 5], [1, 2]])
        again = Ledger(path)
        assert again.page("a.txt") == ledger.page("a.txt")
        assert again.page("a.txt").decisions[0]["note"] == note
        assert again.seen("b.txt", "M. Ek") == [[1, 5]]
        assert len(read_decisions_file(path).decisions) == 2

    def test_a_file_written_by_hand_keeps_what_it_says(self, path: Path) -> None:
        table = {"version": 1, "decisions": [{"action": "accept", "mask": "2" * 16}, decision("x/b.txt")]}
        toml = (
            'version = 1\n[[decisions]]\naction = "accept"\nmask = "2222222222222222"\n'
            '[[decisions]]\nfile = "x/b.txt"\naction = "accept"\nmask = "0000000000000000"\nreviewer = "M. Ek"\n'
        )
        path.write_text(json.dumps(table) if path.suffix == ".json" else toml)
        ledger = Ledger(path)
        assert len(ledger.decisions("x/b.txt")) == 2
        assert len(ledger.decisions("y/x/b.txt")) == 2
        assert len(ledger.decisions("b.txt")) == 1
        change(ledger, "c.txt", decision("c.txt"))
        assert len(Ledger(path).decisions("x/b.txt")) == 2

    def test_an_invalid_decision_is_not_written(self, path: Path) -> None:
        ledger = Ledger(path)
        with pytest.raises(TableError):
            change(ledger, "a.txt", decision(action="hide"))
        assert not path.exists()

    def test_a_file_that_is_no_decisions_file_is_refused(self, path: Path) -> None:
        path.write_text("{}")
        with pytest.raises(TableError):
            Ledger(path)

    def test_a_change_of_what_was_not_seen_is_a_conflict(self, path: Path) -> None:
        one, two = Ledger(path), Ledger(path)
        old = two.revision("a.txt")
        change(one, "a.txt", decision())
        with pytest.raises(ConflictError):
            two.change({"a.txt": Page()}, {"a.txt": old})
        assert len(Ledger(path).decisions("a.txt")) == 1

    def test_many_writers_lose_nothing(self, path: Path) -> None:
        def write(number: int) -> None:
            ledger = Ledger(path)
            for step in range(5):
                change(ledger, f"{number}-{step}.txt", decision(f"{number}-{step}.txt"))

        threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(read_decisions_file(path).decisions) == 20

    def test_nobody_else_may_read_a_new_file(self, path: Path) -> None:
        change(Ledger(path), "a.txt", decision())
        assert path.stat().st_mode & 0o077 == 0

    def test_seen_rows_are_no_conflict(self, path: Path) -> None:
        one, two = Ledger(path), Ledger(path)
        old = two.revision("a.txt")
        one.see("a.txt", "M. Ek", [[1, 9]])
        two.change({"a.txt": Page((decision(),))}, {"a.txt": old})
        assert Ledger(path).seen("a.txt", "M. Ek") == [[1, 9]]


PEOPLE = (PersonSummary("aino tervonen", "Aino Tervonen", "staff"), PersonSummary("salmi", "Salmi", "principal"))


def mark(person: int = 0, state: str = "undecided", confidence: float = 1.0, *, masked: bool = True) -> MarkSummary:
    return MarkSummary(state, masked, person, f"role {PEOPLE[person].role}", confidence, differs=False, id="0" * 16)


def entry(number: int, *marks: MarkSummary, post: str = "HELSINKI", unseen: int = 0) -> Entry:
    place = f"{number}.txt"
    undecided = sum(one.state == "undecided" for one in marks)
    summary = Summary(place, post, "SECRET", 10, PEOPLE, marks, undecided, 0)
    return Entry(number, place, PurePath(place), summary, unseen=unseen)


BOX = [
    entry(1, mark(), mark(1, "kept", masked=False)),
    entry(2, mark(0, "kept", masked=False), mark(1, confidence=LOW_CONFIDENCE - 0.01), post="TOKYO"),
    entry(3, mark(1, "masked"), unseen=4),
    entry(4),
]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Filter(), [1, 2, 3, 4]),
        (Filter(undecided=True), [1, 2]),
        (Filter(below=LOW_CONFIDENCE), [2]),
        (Filter(below=LOW_CONFIDENCE - 0.01), []),
        (Filter(person="aino tervonen"), [1, 2]),
        (Filter(person="aino tervonen", undecided=True), [1]),
        (Filter(role="principal"), [1, 2, 3]),
        (Filter(rule="role staff", undecided=True), [1]),
        (Filter(post="TOKYO"), [2]),
        (Filter(level="SECRET"), [1, 2, 3, 4]),
        (Filter(level="CONFIDENTIAL"), []),
        (Filter(status="unread"), [3]),
        (Filter(status="unsigned"), [1, 2, 3, 4]),
        (Filter(status="signed"), []),
    ],
)
def test_a_filter_takes_the_cables_that_have_such_a_mark(wanted: Filter, numbers: list[int]) -> None:
    assert [one.number for one in chosen(BOX, wanted, "number")] == numbers


def test_the_order_by_risk_begins_with_what_is_doubtful_private_and_unread() -> None:
    private = (PersonSummary("oona lahti", "Oona Lahti", "private"),)
    doubtful = entry(5, mark(confidence=0.2))
    open_ = entry(6, mark())
    about_private = Entry(7, "7", PurePath("7"), Summary("7", "", "", 10, private, (mark(),), 1, 0))
    unread = entry(8, unseen=10)
    ordered = chosen([entry(9), unread, open_, doubtful, about_private], Filter(), "risk")
    assert [one.number for one in ordered] == [7, 8, 5, 6, 9]


def test_people_with_two_fates_have_a_full_name() -> None:
    found = {person.key: person for person in people_of(BOX)}
    assert found["aino tervonen"].has_two_fates
    assert found["aino tervonen"].fates == ([1], [2])
    assert found["salmi"].fates == ([2, 3], [1])
    assert not found["salmi"].has_two_fates


def test_a_summary_is_cached_whole() -> None:
    summary = BOX[1].summary._replace(problem="the proof found 1 fault")
    assert from_bytes(to_bytes(summary)) == summary
