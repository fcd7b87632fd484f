from pathlib import Path

import pathspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.system.globs import Patterns, matches


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("cables/drafts/a.txt", "drafts"),
        ("cables/drafts/a.txt", "drafts/"),
        ("drafts/a.txt", "drafts"),
        ("cables/a.bak.txt", "*.bak.txt"),
        ("cables/07A.txt", "0[78]?.txt"),
        ("cables/2007/a.txt", "cables/2007"),
        ("cables/2007/a.txt", "cables/2007/*"),
        ("seeds/a.txt", "/seeds"),
        ("cables/a.txt", "cables/**"),
        ("cables/x/y/a.md", "cables/**/*.md"),
        ("cables/a.md", "cables/**/*.md"),
        ("x/y/cables/a.md", "**/cables"),
        ("x/cb.txt", "[!ab]b.txt"),
    ],
)
def test_a_pattern_takes_in(path: str, pattern: str) -> None:
    assert matches(path, ["nothing", pattern], Path())


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("cables/drafts.txt", "drafts"),
        ("cables/seeds/a.txt", "/seeds"),
        ("x/cables/2007/a.txt", "cables/2007"),
        ("cables/x/a.md", "cables/*.md"),
        ("Cables/a.txt", "cables"),
        ("../outside/a.txt", "outside/a.txt"),
        ("ab.txt", "[!ab]b.txt"),
        ("aa/a", "aa[!a]a"),
        ("a.txt", ""),
        ("a.txt", "/"),
    ],
)
def test_a_pattern_leaves_out(path: str, pattern: str) -> None:
    assert not matches(path, [pattern], Path())


def test_patterns_with_a_slash_count_from_the_root(tmp_path: Path) -> None:
    path = str(tmp_path / "project" / "cables" / "a.txt")

    assert matches(path, ["cables/*"], tmp_path / "project")
    assert not matches(path, ["cables/*"], tmp_path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 11 + "*c", "a" * 200 + "/" + "b" * 200),
        ("**/a/" * 30 + "c", "a/" * 300 + "d"),
        ("**/" * 50 + "c", "a/" * 300 + "d"),
        ("**/*a*/" * 20 + "c", "aaaa/" * 300 + "d"),
    ],
)
def test_many_wildcards_do_not_stall(pattern: str, path: str) -> None:
    assert not matches(path, [pattern], Path())


def test_many_wildcards_in_one_name_do_not_stall() -> None:
    assert not matches("a" * 200 + "/" + "b" * 200, ["*a*a*a*a*a*a*a*a*a*a*a*c"], Path())


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        ("a.txt", True),
        ("keep.txt", False),
        ("drafts/keep.txt", True),
        ("b.md", False),
        ("#x", True),
        ("!x", True),
        ("c ", True),
    ],
)
def test_later_patterns_and_escapes_count(path: str, ignored: bool) -> None:
    patterns = ["# a comment", "", "*.txt", "!keep.txt", "drafts/", r"\#x", r"\!x", "c\\ "]

    assert matches(path, patterns, Path()) is ignored


def test_a_pattern_for_folders_leaves_files_alone() -> None:
    assert matches("drafts", ["drafts/"], Path(), is_folder=True)
    assert not matches("drafts", ["drafts/"], Path())


NAMES = st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=4)
# Not "[!a]", which in pathspec matches a slash too and in git does not.
PIECES = st.sampled_from(["a", "b", "*", "?", "**", "/", "ab", "[ab]"])


@given(st.lists(st.lists(PIECES, min_size=1, max_size=6).map("".join), min_size=1, max_size=3), NAMES)
def test_patterns_mean_what_they_mean_to_git(lines: list[str], names: list[str]) -> None:
    """pathspec reproduces the behaviour of git; ours differs from it in time alone."""
    # In pathspec a negated class matches a slash; in git it does not.
    lines = [line for line in lines if "//" not in line and "***" not in line and "[!" not in line]
    expected = pathspec.GitIgnoreSpec.from_lines(lines).match_file("/".join(names))

    patterns = Patterns(lines)
    parents = any(patterns.match(names[:length], is_folder=True) for length in range(1, len(names)))
    assert bool(parents or patterns.match(names, is_folder=False)) is expected
