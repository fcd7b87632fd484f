"""One fate and one mark for each person in a whole box."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli.main import cli
from cablelint.redaction.deciding.box_people import BoxSurvey, Doubt, FileSurvey, Sighting, survey_of
from cablelint.redaction.deciding.policy import FOIA_B6, Verdict, judge

from .invented import person

AS_PRESIDENT = "1. (U) President Kaarlo Salmi opened the fair. Kaarlo Salmi smiled at Director Aino Tervonen.\n"
WITHOUT_TITLE = "1. (U) Kaarlo Salmi left early. Aino Tervonen stayed.\n"


def surveyed(*texts: str, protected: bool = False) -> BoxSurvey:
    box = BoxSurvey()
    for number, text in enumerate(texts):
        titles = ("president",) if "President" in text else ()
        people = [
            person(text, "Kaarlo Salmi", titles=titles, protected=protected and number == 0),
            person(text, "Aino Tervonen", id_=2),
        ]
        box.add(survey_of(f"{number}.txt", text, people, judge(people, FOIA_B6, text)))
    return box


@pytest.mark.parametrize(
    ("texts", "masked"),
    [
        ((AS_PRESIDENT, AS_PRESIDENT, WITHOUT_TITLE), False),
        ((AS_PRESIDENT, WITHOUT_TITLE), True),
        ((WITHOUT_TITLE, WITHOUT_TITLE), True),
    ],
)
def test_a_person_is_kept_only_where_most_files_keep_the_name(texts: tuple[str, ...], masked: bool) -> None:
    assert surveyed(*texts).people().masks["kaarlo salmi"] is masked


def test_a_protected_source_is_masked_in_every_file() -> None:
    assert surveyed(AS_PRESIDENT, AS_PRESIDENT, AS_PRESIDENT, protected=True).people().masks["kaarlo salmi"]


def test_names_with_two_fates_are_listed() -> None:
    assert surveyed(AS_PRESIDENT, AS_PRESIDENT, WITHOUT_TITLE).doubts() == [
        Doubt("Kaarlo Salmi", 1, 2, "keep", ("role principal", "role unknown"))
    ]
    assert surveyed(WITHOUT_TITLE, WITHOUT_TITLE).doubts() == []


def test_a_fate_that_somebody_decided_stays_and_is_listed() -> None:
    text = WITHOUT_TITLE
    people = [person(text, "Kaarlo Salmi"), person(text, "Aino Tervonen", id_=2)]
    box = BoxSurvey()
    for path, roster in (("1.txt", {1: Verdict(False, "roster", "", decided_by="roster")}), ("2.txt", {})):
        box.add(survey_of(path, text, people, judge(people, FOIA_B6, text, roster)))
    assert box.doubts() == [Doubt("Kaarlo Salmi", 1, 1, "both", ("roster", "role unknown"))]


def test_numbers_follow_the_order_of_the_box_and_earlier_masks() -> None:
    assert surveyed(WITHOUT_TITLE + "[NAME-7] came.\n").people().numbers == {"kaarlo salmi": 8, "aino tervonen": 9}


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number, text in enumerate((WITHOUT_TITLE, AS_PRESIDENT, AS_PRESIDENT), 1):
        path = Path(f"box/{number}.txt")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def run(*options: str) -> Result:
    return CliRunner().invoke(cli, ["redact", "box", "-o", "out", "--isolated", "--policy", "foia-b6", *options])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_release_of_a_box_is_consistent(box: Path, jobs: str) -> None:
    result = run("--corpus-wide", "--jobs", jobs)
    assert result.exit_code == 0, result.output
    texts = [Path(f"out/{number}.txt").read_text() for number in (1, 2, 3)]
    assert texts[0] == "1. (U) Kaarlo Salmi left early. [NAME-2] stayed.\n"
    assert all(text.endswith("smiled at Director [NAME-2].\n") for text in texts[1:])
    assert "1 full name with two fates" in result.stderr
    rows = list(csv.reader(Path("out.private/doubts.csv").read_text().splitlines()))
    assert rows[1][:4] == ["Kaarlo Salmi", "1", "2", "keep"]
    assert CliRunner().invoke(cli, ["verify", "out", "--original", "box", "--isolated"]).exit_code == 0


def test_a_reviewers_decision_counts_in_the_survey(box: Path) -> None:
    assert run("--corpus-wide").exit_code == 0
    cables = json.loads(Path("out/manifest.json").read_text())["cables"]
    mask = next(one["masks"][0]["id"] for one in cables if one["file"] == "1.txt")
    decision = f'file = "1.txt"\nmask = "{mask}"\naction = "reject"\nscope = "person"\n'
    Path("decisions.toml").write_text(f"version = 1\n[[decisions]]\n{decision}")
    assert run("--corpus-wide", "--decisions", "decisions.toml").exit_code == 0
    rows = list(csv.reader(Path("out.private/doubts.csv").read_text().splitlines()))
    assert [row[:4] for row in rows[1:]] == [["Aino Tervonen", "2", "1", "both"], ["Kaarlo Salmi", "1", "2", "keep"]]
    assert "Aino Tervonen stayed" in Path("out/1.txt").read_text()


def test_without_the_survey_each_file_is_judged_by_itself(box: Path) -> None:
    assert run().exit_code == 0
    assert Path("out/1.txt").read_text() == "1. (U) [NAME-1] left early. [NAME-2] stayed.\n"
    assert not Path("out.private/doubts.csv").exists()


@pytest.mark.parametrize(
    ("name", "released"),
    [
        ("tervonen.txt", "[NAME-2].txt"),
        ("07HELSINKI417_AINO-TERVONEN.txt", "07HELSINKI417_[NAME-2].txt"),
        ("Tervonen, Aino (2).txt", "[NAME-2] (2).txt"),
        ("notes of Aino B. Tervonen.txt", "notes of [NAME-2].txt"),
        ("Kaarlo Salmi.txt", "Kaarlo Salmi.txt"),
        ("Aino.txt", "Aino.txt"),
        ("tervonenlinna.txt", "tervonenlinna.txt"),
    ],
)
def test_a_file_named_after_somebody_who_is_masked_in_another_file(box: Path, name: str, released: str) -> None:
    Path("box", name).write_text("1. (U) Nobody is named here.\n")
    assert run("--corpus-wide").exit_code == 0
    assert released in {file.name for file in Path("out").iterdir()}
    assert CliRunner().invoke(cli, ["verify", "out", "--original", "box", "--isolated"]).exit_code == 0

    again = CliRunner().invoke(cli, ["redact", "box", "-o", "alone", "--isolated", "--policy", "foia-b6"])
    assert again.exit_code == 0
    assert name in {file.name for file in Path("alone").iterdir()}


@pytest.mark.parametrize("style", ["exemption", "crosses", "block"])
def test_the_file_is_named_in_the_style_of_the_release(box: Path, style: str) -> None:
    Path("box/tervonen.txt").write_text("1. (U) Nobody is named here.\n")
    assert run("--corpus-wide", "--style", style).exit_code == 0
    marks = {"exemption": "[(b)(6)]", "crosses": "X" * 12, "block": "█" * 10}
    assert f"{marks[style]}.txt" in {file.name for file in Path("out").iterdir()}


def test_a_surname_that_somebody_readable_has_too_is_left_in_file_names() -> None:
    box = sighted(("Aino Tervonen: masked", "Kaarlo Kuusela: masked"), ("Eino Kuusela: kept",)).people()
    assert dict(box.in_file_names) == {
        "aino tervonen": "aino tervonen",
        "kaarlo kuusela": "kaarlo kuusela",
        "tervonen": "aino tervonen",
    }


def test_a_surname_that_is_a_word_or_a_place_is_left_in_file_names() -> None:
    box = sighted(("Aino Paris: masked", "Kaarlo Price: masked", "Eino Oja: masked")).people()
    assert dict(box.in_file_names) == {key: key for key in ("aino paris", "kaarlo price", "eino oja")}


def test_the_survey_needs_a_release(box: Path) -> None:
    result = CliRunner().invoke(cli, ["redact", "box/1.txt", "--corpus-wide", "--isolated"])
    assert result.exit_code == 2
    assert "--output" in result.stderr


def sighted(*files: tuple[str, ...], highest: int = 0) -> BoxSurvey:
    """Survey files in which people are sighted: ``Aino Tervonen: masked``, ``final kept``."""
    box = BoxSurvey()
    for number, file in enumerate(files):
        sightings = []
        for line in file:
            name, _, fate = line.partition(": ")
            is_final, masked = fate.startswith("final"), fate.endswith("masked")
            sightings.append(Sighting(name.lower(), name, masked, is_final, "roster" if is_final else f"rule {fate}"))
        box.add(FileSurvey(f"{number}.txt", tuple(sightings), frozenset(), {"NAME": highest}))
    return box


@pytest.mark.parametrize(
    ("fates", "masks", "doubt"),
    [
        (("masked",), True, None),
        (("kept",), False, None),
        (("masked", "kept"), True, (1, 1, "mask")),
        (("masked", "kept", "kept"), False, (1, 2, "keep")),
        (("masked", "masked", "kept", "kept"), True, (2, 2, "mask")),
        (("final masked", "kept"), False, (1, 1, "both")),
        (("final kept", "masked"), True, (1, 1, "both")),
        (("final masked", "final kept"), None, (1, 1, "both")),
        (("final masked", "masked", "kept"), True, (2, 1, "mask")),
        (("final kept", "masked", "kept", "kept"), False, (1, 3, "keep")),
        (("final masked",), None, None),
    ],
)
def test_the_fate_of_a_name_is_that_of_most_files(
    fates: tuple[str, ...], masks: bool | None, doubt: tuple[int, int, str] | None
) -> None:
    box = sighted(*((f"Aino Tervonen: {fate}",) for fate in fates))
    assert box.people().masks.get("aino tervonen") is masks
    assert [(one.masked, one.kept, one.fate) for one in box.doubts()] == ([doubt] if doubt else [])


def test_a_surname_alone_has_no_fate_and_no_doubt() -> None:
    box = sighted(("Tervonen: masked",), ("Tervonen: kept",))
    assert box.people().masks == {}
    assert box.doubts() == []


def test_people_are_numbered_by_first_sighting_behind_the_numbers_of_earlier_masks() -> None:
    box = sighted(("Aino Tervonen: masked", "Bo Salmi: kept"), ("Eero Lund: masked", "Bo Salmi: kept"), highest=7)
    assert box.people().numbers == {"aino tervonen": 8, "bo salmi": 9, "eero lund": 10}


def test_doubts_are_listed_by_the_number_of_files_and_the_name() -> None:
    both = ("masked", "kept")
    box = sighted(*((f"Bo Salmi: {fate}", f"Aino Tervonen: {fate}") for fate in both), ("Eero Lund: kept",))
    for fate in (*both, "masked"):
        box.add(FileSurvey("x", (Sighting("eero lund", "Eero Lund", fate == "masked", False, fate),), frozenset(), {}))
    assert [one.name for one in box.doubts()] == ["Eero Lund", "Aino Tervonen", "Bo Salmi"]
    assert box.doubts()[0].rules == ("masked", "rule kept", "kept")
