"""The site builds, every link in it leads somewhere, and its tutorial prints what it shows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools.configuration_page import page as configuration_page

import cablelint

from .pages import ROOT, agrees, commands, page, run


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as strictly as MkDocs can: a link or an anchor that leads nowhere is an error."""
    pytest.importorskip("mkdocs")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_page_of_the_folder_is_in_the_site(site: Path) -> None:
    pages = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]

    missing = []
    for path in pages:
        folder = path.parent if path.stem in ("README", "index") else path.with_suffix("")
        if not (site / folder / "index.html").exists():
            missing.append(path)
    assert missing == []


def test_the_reference_documents_everything_that_is_exported(site: Path) -> None:
    reference = (site / "reference" / "index.html").read_text("utf-8")
    documented = {name.rpartition(".")[2] for name in re.findall(r'id="(cablelint\.[\w.]+)"', reference)}

    assert set(cablelint.__all__) - documented - {"__version__"} == set()


def test_the_site_fetches_nothing_from_elsewhere(site: Path) -> None:
    """A reader in a closed network sees the whole of it."""
    fetched = [
        (path.name, found)
        for path in site.rglob("*.html")
        for found in re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(https?://[^"]+)"', path.read_text("utf-8"))
    ]

    assert [one for one in fetched if "cablelint.github.io" not in one[1]] == []


def test_the_page_of_the_configuration_is_up_to_date() -> None:
    """Update it with ``python -m tools.configuration_page docs/configuration.md``."""
    assert page("docs/configuration.md") == configuration_page()


def test_the_tutorial_prints_what_it_shows(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    ran = 0
    for command in commands(page("docs/tutorial.md")):
        printed = run(command, tmp_path)
        assert agrees(command.output, printed), f"$ {command.line}\n{printed}"
        ran += 1
    assert ran == 13
