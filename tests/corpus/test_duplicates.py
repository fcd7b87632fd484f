"""Duplicates are found by number and by text, and cables that differ are not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.config import Config
from cablelint.corpus.duplicates import SAME_NUMBER, SAME_TEXT, find_duplicates
from cablelint.corpus.run import local, run
from cablelint.corpus.sketch import BANDS, SIMILAR, band, similarity, sketch
from cablelint.corpus.work import Job

from .samples import cable

WORDS = ["harbor", "tide", "pilot", "ferry", "quay", "crane", "buoy", "fog", "anchor", "rope", "sail", "gull", "storm"]


def prose(seed: int, length: int = 600) -> list[str]:
    chosen = random.Random(seed)
    return [f"{chosen.choice(WORDS)}{chosen.randrange(50)}" for _ in range(length)]


def changed(words: list[str], share: float) -> list[str]:
    chosen = random.Random(7)
    return [f"other{index}" if chosen.random() < share else word for index, word in enumerate(words)]


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[index : index + 5]) for index in range(len(words) - 4)}


@pytest.mark.parametrize("share", [0.0, 0.005, 0.02, 0.05, 0.2, 1.0])
def test_the_estimate_is_near_the_similarity(share: float) -> None:
    one = prose(1)
    other = changed(one, share)
    exact = len(runs(one) & runs(other)) / len(runs(one) | runs(other))

    first, second = sketch(" ".join(one)), sketch(" ".join(other))

    assert first is not None
    assert second is not None
    # Three standard errors of 64 bins.
    assert abs(similarity(first, second) - exact) < 3 * 0.0625


def test_texts_that_are_alike_share_a_band() -> None:
    one = prose(2)
    first, second = sketch(" ".join(one)), sketch(" ".join(changed(one, 0.01)))

    assert first is not None
    assert second is not None
    assert similarity(first, second) > SIMILAR
    assert any(band(first, number) == band(second, number) for number in range(BANDS))


def test_case_punctuation_and_line_ends_do_not_count() -> None:
    words = prose(3)
    assert sketch(" ".join(words)) == sketch(",\n".join(word.upper() for word in words))


@pytest.mark.parametrize(("length", "has_sketch"), [(99, False), (100, True)])
def test_a_short_text_has_no_sketch(length: int, has_sketch: bool) -> None:
    assert (sketch(" ".join(prose(4, length))) is not None) is has_sketch


@given(st.text())
def test_any_text_has_a_sketch_or_none(text: str) -> None:
    content = sketch(text)
    assert content is None or len(content) == 128


def test_a_corpus_lists_each_duplicate_with_the_first_it_resembles(tmp_path: Path) -> None:
    body = f"\n3. (U) {' '.join(prose(5))}.\n\nROE\n"
    texts = {
        "a.txt": cable(1) + body,
        "b.txt": cable(1) + body,
        "c.txt": cable(2) + f"\n3. (U) {' '.join(prose(6))}.\n\nROE\n",
        "d.txt": cable(2) + f"\n3. (U) {' '.join(prose(7))}.\n\nROE\n",
        "e.txt": cable(3) + body,
    }
    (tmp_path / "in").mkdir()
    for name, text in texts.items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    list(run([str(tmp_path / "in")], Job(tmp_path / "out", Config(root=tmp_path)), local(1), part_size=2))

    found = find_duplicates(tmp_path / "out")

    pairs = [(Path(one.record).name, Path(one.of_record).name, one.kind) for one in found]
    assert pairs[:2] == [("b.txt", "a.txt", SAME_TEXT), ("d.txt", "c.txt", SAME_NUMBER)]
    assert [(name, other) for name, other, _ in pairs[2:]] == [("e.txt", "a.txt")]
    assert found[2].similarity is not None
    assert found[2].similarity >= SIMILAR
