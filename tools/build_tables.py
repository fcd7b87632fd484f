"""Make the tables of this folder from the source tables: ``python -m tools.build_tables FOLDER``.

README.md beside this module says what the source tables are. Running it again on the same sources changes nothing;
the addresses that :mod:`tools.observe_stations` found in cables stay in the table.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

Row = tuple[str, ...]

# A meaning ends with how far it can be trusted, or with where it was seen; README.md says it once for all.
_HEDGE = re.compile(r" \((?:meaning to verify|seen on [^)]*|FIPS code from[^)]*|older code; seen on[^)]*)\)$")


def build(sources: Path, target: Path) -> None:
    """Write all tables.

    Args:
        sources: The folder of the source tables.
        target: The folder to write to.

    Raises:
        OSError: A source table cannot be read or a table not be written.
        KeyError: A source table lacks a column, or an alias leads to no post.
    """
    tags = sorted(set(_tags(_read(sources / "tags.csv"))))
    # Taken before the remarks are cut off, so that of two codes of a country the one without a remark counts.
    country_tags = {row["meaning"]: row["tag"] for row in _read(sources / "tags.csv") if row["kind"] == "country"}
    posts = sorted(set(_posts(_read(sources / "posts.csv"), country_tags)))
    aliases = sorted(set(_aliases(_read(sources / "post-aliases.csv"), {post[0] for post in posts})))
    listed = ((row["indicator"], row["station"]) for row in _read(sources / "routing.csv"))
    quoted = ((row["indicator"], row["plad_as_written"]) for row in _read(sources / "routing-observed.csv"))
    observed = read_routing(target, "cable")
    _write(target / "tags.csv", ("code", "kind", "meaning"), tags)
    _write(target / "posts.csv", ("name", "indicators", "kind", "city", "country", "country_tag"), posts)
    _write(target / "post_aliases.csv", ("alias", "name"), aliases)
    write_routing(target, listed, {*quoted, *observed})


def read_routing(folder: Path, source: str) -> set[tuple[str, str]]:
    """The indicators and addresses of one source in ``routing.csv`` of the folder, none if there is no such file."""
    if not (folder / "routing.csv").exists():
        return set()
    return {(row["indicator"], row["address"]) for row in _read(folder / "routing.csv") if row["source"] == source}


def write_routing(folder: Path, listed: Iterable[tuple[str, str]], observed: Iterable[tuple[str, str]]) -> None:
    """Write ``routing.csv`` to the folder from pairs of an indicator and an address, listed ones first."""
    published = set(listed)
    rows = [(*row, "list") for row in published] + [(*row, "cable") for row in set(observed) - published]
    rows.sort(key=lambda row: (row[0], row[2] == "cable", row[1]))
    _write(folder / "routing.csv", ("indicator", "address", "source"), rows)


def _tags(source: Iterable[dict[str, str]]) -> Iterator[Row]:
    for row in source:
        # Visitors' names are tags too, but an open list, and of no use to know: SURNAME, FORENAMES says it all.
        if row["kind"] == "person":
            continue
        meaning = _HEDGE.sub("", row["meaning"])
        is_region = row["kind"] == "country" and meaning.startswith("Region")
        if is_region:
            meaning = meaning.removeprefix("Region").removeprefix(": ")
        yield row["tag"], "region" if is_region else row["kind"], meaning


def _posts(source: Iterable[dict[str, str]], country_tags: dict[str, str]) -> Iterator[Row]:
    for row in source:
        indicators = row["routing_indicator_if_known"].replace(";", " ")
        country = row["country"]
        yield row["mrn_name"], indicators, row["kind"], row["city"], country, country_tags.get(country, "")


def _aliases(source: Iterable[dict[str, str]], names: set[str]) -> Iterator[Row]:
    for row in source:
        name = row["canonical_mrn_name"]
        if name not in names:
            raise KeyError(f"post-aliases.csv leads to {name}, which is not in posts.csv")
        yield "".join(filter(str.isalnum, row["written_without_spaces"])), name


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _write(path: Path, header: Row, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tools.build_tables FOLDER (the folder of the source tables)")
    build(Path(sys.argv[1]), Path(__file__).parent)
