"""The installed package is complete: every package listed, every data file taken along, and small."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePath

import pytest

ROOT = Path(__file__).parent.parent
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
REPOSITORY = "https://github.com/cablelint/cablelint/blob/main/"
NOT_PACKED = {".gitattributes", ".gitignore"}
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


def test_the_readme_has_no_link_that_is_dead_elsewhere() -> None:
    """The index of packages shows the page without the files beside it."""
    targets = re.findall(r"\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))

    assert targets
    assert [target for target in targets if not target.startswith("https://")] == []
    own = [target.removeprefix(REPOSITORY) for target in targets if target.startswith(REPOSITORY)]
    assert [path for path in own if not (ROOT / path).exists()] == []


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source distribution and a wheel, built from a copy of the tracked files."""
    pytest.importorskip("build")
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listed.returncode:
        pytest.skip("not a repository")
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, source / name)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(built)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return built


def test_both_distributions_have_the_notices(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    (sdist,) = distributions.glob("*.tar.gz")

    with zipfile.ZipFile(wheel) as archive:
        names = {PurePath(name).name for name in archive.namelist()}
        assert {"LICENSE", "NOTICE.md", "NAMES.md", "cablelint-check.1"} <= names
    with tarfile.open(sdist) as archive:
        names = {PurePath(*PurePath(name).parts[1:]).as_posix() for name in archive.getnames()}
    assert {
        "NOTICE.md",
        "tests/test_packaging.py",
        "docs/release.md",
        "seeds",
        "run-checks",
        "man/cablelint.1",
    } <= names


def test_the_source_distribution_has_every_tracked_file(distributions: Path) -> None:
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        packed = {PurePath(*PurePath(member.name).parts[1:]).as_posix() for member in archive if member.isfile()}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.splitlines()

    assert [name for name in tracked if name not in packed and (ROOT / name).exists() and name not in NOT_PACKED] == []
