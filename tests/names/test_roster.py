"""A roster names people to mask or to keep, and says what is wrong with it without naming anyone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.names.candidates import candidates

from cablelint.edits import Span
from cablelint.names.lexical.tokens import TokenText
from cablelint.names.people import Mention, Person
from cablelint.names.roster import Entry, Roster, as_toml, read_roster
from cablelint.system.schema_files import TableError

ENTRIES = (Entry(("Jane Q. Okafor", "Okafor"), keep=False), Entry(("Günter Lindqvist",), keep=True))


def found(text: str, *entries: Entry) -> list[str]:
    return [text[each.start : each.end] for each in candidates(Roster(entries or ENTRIES).candidates, text, [])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("JANE Q. OKAFOR met Okafor", ["JANE Q. OKAFOR", "Okafor"]),
        ("Jane  Q.\nOkafor", ["Jane  Q.\nOkafor"]),
        ("Gunter Lindqvist", ["Gunter Lindqvist"]),
        ("the okafor river", []),
        ("Okaforian", []),
    ],
)
def test_people_are_found_in_any_case_and_over_white_space(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_the_roster_is_certain() -> None:
    assert [each.confidence for each in Roster(ENTRIES).candidates(TokenText("Okafor"))] == [1.0]


def person(number: int, name: str) -> Person:
    return Person(number, name, protected=False, mentions=(Mention(Span(0, len(name)), name, 0.9, ()),))


def test_to_mask_wins_over_to_keep() -> None:
    roster = Roster((*ENTRIES, Entry(("Okafor",), keep=True)))
    people = [person(1, "OKAFOR"), person(2, "Gunter Lindqvist"), person(3, "Virtanen")]
    assert roster.verdicts(people) == {1: False, 2: True}


def test_toml_and_json_rosters_read_alike(tmp_path: Path) -> None:
    people = [{"name": "Jane Okafor", "aliases": ["Okafor"], "action": "mask"}]
    (tmp_path / "roster.json").write_text(json.dumps({"people": people}))
    (tmp_path / "roster.toml").write_text('[[people]]\nname = "Jane Okafor"\naliases = ["Okafor"]\naction = "mask"\n')
    for name in ("roster.json", "roster.toml"):
        roster = read_roster(tmp_path / name)
        assert len(roster.candidates(TokenText("Jane Okafor and OKAFOR"))) == 2


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([], "at the top: expected object"),
        ({}, "at the top: expected the keys people"),
        ({"people": [{"name": "Okafor"}]}, "at people.0: expected the keys name, action"),
        ({"people": [{"name": "Okafor", "action": "hide"}]}, "at people.0.action: expected one of mask, keep"),
        ({"people": [{"name": "?", "action": "mask"}]}, "at people.0.name: expected a text of the form"),
        (
            {"people": [{"name": "Okafor", "action": "mask", "Okafor": 1}]},
            "unknown key; allowed are action, aliases, name",
        ),
    ],
)
def test_a_fault_is_told_by_its_place(tmp_path: Path, table: Any, message: str) -> None:
    path = tmp_path / "roster.json"
    path.write_text(json.dumps(table))
    with pytest.raises(TableError) as caught:
        read_roster(path)
    assert message in str(caught.value)
    assert "Okafor" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("roster.json", b'{"people": [{"name": "Okafor",]}', "roster.json:1:31: this is not JSON"),
        ("roster.toml", b'[[people]]\nname = "Okafor\n', "roster.toml:2:15: this is not TOML"),
        ("roster.toml", b'name = "Okaf\xff"', "is not UTF-8 text"),
    ],
)
def test_a_file_that_cannot_be_parsed_is_told_by_its_place(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TableError) as caught:
        read_roster(path)
    assert message in str(caught.value)
    assert "Okafor" not in str(caught.value)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"cannot read .*absent"):
        read_roster(tmp_path / "absent.toml")


def test_a_csv_file_is_a_roster(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(
        "name,action,aliases,note\nJane Okafor,mask,Okafor; J. Okafor,aide\nBo Lind,Keep,,\n".encode("utf-8-sig")
    )
    text = "Okafor and J. Okafor met Bo Lind."
    (okafor, lind) = read_roster(path).verdicts([placed(text, "Okafor", 1), placed(text, "Bo Lind", 2)]).items()
    assert (okafor, lind) == ((1, False), (2, True))


def test_the_line_ends_of_any_system_end_the_rows_of_a_csv_file(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"name,action\rJane Okafor,mask\rBo Lind,keep\r")
    people = [placed("Jane Okafor met Bo Lind.", name, id_) for id_, name in ((1, "Jane Okafor"), (2, "Bo Lind"))]
    assert read_roster(tmp_path / "people.csv").verdicts(people) == {1: False, 2: True}


def test_a_plain_list_masks_everyone_in_it(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_text("# sources\n\nJane Okafor\nBo Lind\n")
    assert read_roster(path).verdicts([placed("x Bo Lind", "Bo Lind", 1)]) == {1: False}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("people.csv", "surname,action\nOkafor,mask\n", "the heading lacks the column name"),
        ("people.csv", "", "the heading lacks the column action, name"),
        ("people.csv", "name,action\nOkafor,hide\n", "at people.0.action: expected one of mask, keep"),
        ("people.csv", "name,action\nOkafor,mask\n" + "x" * 200_000, r"people\.csv:3: this is not CSV: field larger"),
        ("people.txt", "12\n", "at people.0.name"),
    ],
)
def test_a_fault_in_a_list_is_reported_without_a_name(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(TableError, match=message) as raised:
        read_roster(tmp_path / name)
    assert "Okafor" not in str(raised.value)


def test_people_are_written_as_a_roster_that_can_be_read(tmp_path: Path) -> None:
    text = 'Jane "JJ" Okafor met Bo Lind. Okafor left.'
    people = [placed(text, "Okafor", 1), placed(text, "Bo Lind", 2), placed(text, "Okafor", 3)]
    (tmp_path / "roster.toml").write_text(as_toml(people, "edit"))
    assert (tmp_path / "roster.toml").read_text().count("[[people]]") == 2
    assert read_roster(tmp_path / "roster.toml").verdicts(people) == {1: False, 2: False, 3: False}


def placed(text: str, form: str, id_: int) -> Person:
    start = text.index(form)
    return Person(id_, form, False, (Mention(Span(start, start + len(form)), form, 1.0, ()),))
