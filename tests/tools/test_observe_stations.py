import csv
from pathlib import Path

import pytest

from tools import build_tables as build
from tools import observe_stations as observe

CABLE = """\
DE RUEHWHA #0001/01 0010000
FM AMEMBASSY WESTHAVEN
TO RUEHEHA/AMEMBASSY EASTHAVEN PRIORITY 0012
INFO RUCNEAS/EASTERN  COLLECTIVE NIACT IMMEDIATE 0345
RHEFNUM/CTF 345
RHEFNON/PRIORITY
RUEHONE/DOE JANE{number}
"""


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    folder = tmp_path / "cables"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(CABLE.format(number="ABC"[number]), encoding="utf-8")
    return folder


def table(folder: Path) -> list[list[str]]:
    with (folder / "routing.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def test_addresses_that_enough_cables_print_are_added(cables: Path, tmp_path: Path) -> None:
    build.write_routing(tmp_path, [("RUEHEHA", "AMEMBASSY EASTHAVEN")], [("RUEHOLD", "AMEMBASSY OLD")])
    observe.observe(cables, tmp_path)

    assert table(tmp_path) == [
        ["RHEFNUM", "CTF 345", "cable"],
        ["RUCNEAS", "EASTERN COLLECTIVE", "cable"],
        ["RUEHEHA", "AMEMBASSY EASTHAVEN", "list"],
        ["RUEHOLD", "AMEMBASSY OLD", "cable"],
        ["RUEHWHA", "AMEMBASSY WESTHAVEN", "cable"],
    ]


def test_what_too_few_cables_print_is_left_out(cables: Path, tmp_path: Path) -> None:
    (cables / "0.txt").unlink()
    observe.observe(cables, tmp_path)

    assert table(tmp_path) == []


def test_observing_twice_changes_nothing(cables: Path, tmp_path: Path) -> None:
    observe.observe(cables, tmp_path)
    first = (tmp_path / "routing.csv").read_bytes()
    observe.observe(cables, tmp_path)

    assert (tmp_path / "routing.csv").read_bytes() == first
