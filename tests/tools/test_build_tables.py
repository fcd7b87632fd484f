import csv
from pathlib import Path

import pytest

from tools import build_tables as build

SOURCES = {
    "posts.csv": (
        "mrn_name,routing_indicator_if_known,kind,city,country\n"
        "EASTHAVEN,RUEHEHA;RUEHEHB,embassy,Easthaven,Estwick\n"
        "WESTHAVEN,,consulate,Westhaven,Nowhere\n"
    ),
    "post-aliases.csv": "written_without_spaces,canonical_mrn_name,known_post\nEAST-HVN,EASTHAVEN,yes\n",
    "routing.csv": "indicator,station\nRUEHEHA,AMEMBASSY EASTHAVEN\n",
    "routing-observed.csv": (
        "indicator,plad_as_written,first_seen_in,in_routing_csv,routing_csv_station\n"
        "RUEHEHA,AMEMBASSY EASTHAVEN,x,yes,AMEMBASSY EASTHAVEN\n"
        "RUEHEHA,AMB EASTHAVEN,x,yes,AMEMBASSY EASTHAVEN\n"
    ),
    "tags.csv": (
        "tag,kind,meaning,source\n"
        "EA,country,Estwick,x\n"
        "EW,country,Estwick (older code; seen on a 2004 cable),x\n"
        "XE,country,Region: The East (meaning to verify),x\n"
        '"DOE, JANE",person,visitor tag,x\n'
    ),
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, content in SOURCES.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def table(folder: Path, name: str) -> list[list[str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def test_the_tables_are_made_from_the_source_tables(sources: Path, tmp_path: Path) -> None:
    build.build(sources, tmp_path)

    assert table(tmp_path, "posts.csv") == [
        ["EASTHAVEN", "RUEHEHA RUEHEHB", "embassy", "Easthaven", "Estwick", "EA"],
        ["WESTHAVEN", "", "consulate", "Westhaven", "Nowhere", ""],
    ]
    assert table(tmp_path, "post_aliases.csv") == [["EASTHVN", "EASTHAVEN"]]
    assert table(tmp_path, "routing.csv") == [
        ["RUEHEHA", "AMEMBASSY EASTHAVEN", "list"],
        ["RUEHEHA", "AMB EASTHAVEN", "cable"],
    ]
    assert table(tmp_path, "tags.csv") == [
        ["EA", "country", "Estwick"],
        ["EW", "country", "Estwick"],
        ["XE", "region", "The East"],
    ]


def test_building_twice_gives_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    build.build(sources, tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    build.build(sources, tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")} == first
    assert len(first) == 4


def test_what_was_observed_in_cables_stays(sources: Path, tmp_path: Path) -> None:
    build.write_routing(tmp_path, [("RUEHOLD", "AMEMBASSY OLD")], [("RUEHEHB", "AMEMBASSY EASTHAVEN")])
    build.build(sources, tmp_path)

    assert ["RUEHEHB", "AMEMBASSY EASTHAVEN", "cable"] in table(tmp_path, "routing.csv")
    assert "RUEHOLD" not in {row[0] for row in table(tmp_path, "routing.csv")}


def test_an_alias_that_leads_nowhere_is_an_error(sources: Path, tmp_path: Path) -> None:
    with (sources / "post-aliases.csv").open("a", encoding="utf-8") as file:
        file.write("NOWHR,NOWHERE,yes\n")

    with pytest.raises(KeyError, match="leads to NOWHERE"):
        build.build(sources, tmp_path)
