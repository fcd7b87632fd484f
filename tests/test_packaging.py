"""The installed package is complete: every package listed, every data file taken along, and small."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
_TEN_MEGABYTES = 10_000_000


def folders() -> dict[str, Path]:
    """Each package by its name, with its folder."""
    source = ROOT / SETUP["package-dir"][""]
    found = {
        ".".join(path.parent.relative_to(source).parts): path.parent for path in source.glob("cablelint/**/__init__.py")
    }
    return found | {"cablelint.grammar": ROOT / "grammar", "cablelint.schemas": ROOT / "schemas"}


def test_every_package_is_listed() -> None:
    assert sorted(SETUP["packages"]) == sorted(folders())


def test_every_data_file_is_taken_along() -> None:
    left = [
        path.name
        for name, folder in folders().items()
        for path in folder.iterdir()
        if path.is_file()
        and path.suffix not in (".py", ".md")
        and not any(path.match(pattern) for pattern in SETUP["package-data"].get(name, []))
    ]

    assert left == []


def test_the_package_stays_small() -> None:
    assert sum(path.stat().st_size for folder in folders().values() for path in folder.iterdir()) < _TEN_MEGABYTES
