"""Training on a folder of texts and labels, and the counting of what it reaches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cablelint.data.word_table import word_table
from cablelint.document import from_text, parse
from cablelint.names.finder import find_people, observe
from cablelint.names.model.decoding import Calibration, calibrate
from cablelint.names.model.name_model import load
from cablelint.names.model.word_features import WordFeatureCache
from cablelint.names.training.examples import FOLDS, ReadText, folds, token_labels
from cablelint.names.training.labels import LabelledText, expand, read_labelled
from cablelint.names.training.measure import Score, b_cubed
from cablelint.names.training.train import main, train

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Belarte", "Quiroga", "Nkemelu", "Sadowski", "Trandafir", "Oyelaran", "Vesterholm", "Karapetov")


def _folders(root: Path) -> tuple[Path, Path]:
    texts, labels = root / "texts", root / "labels"
    texts.mkdir()
    labels.mkdir()
    for name in NAMES:
        text = f"1. (C) Minister {name} met the Ambassador in Paris.\n{name} said that trade had grown.\n" * 3
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
        label = {"people": [{"name": name, "mentions": [name]}], "not_names": []}
        (labels / f"{name}.json").write_text(json.dumps(label), encoding="utf-8")
    return texts, labels


def test_forms_are_expanded_longest_first_as_whole_words_over_line_breaks() -> None:
    text = "Ann Lee and\nLee met Ann\nLee of Lee Motors; Leeward."
    label: dict[str, list[object]] = {
        "people": [{"name": "Ann Lee", "mentions": ["Ann Lee", "Lee"]}],
        "not_names": ["Lee Motors"],
    }
    assert [text[start:end] for start, end, _ in expand(label, text)] == ["Ann Lee", "Lee", "Ann\nLee"]


def test_the_copies_of_a_labelled_cable_keep_every_offset() -> None:
    cable = LabelledText("a", "Straße: " + "word " * 30 + "Doe", ((158, 161, 0),))
    assert cable.text[158:161] == "Doe"
    assert cable.upper().text[158:161] == "DOE"
    wrapped = cable.wrapped(55)
    assert wrapped.text[158:161] == "Doe"
    assert max(map(len, wrapped.text.splitlines())) <= 55


def test_tokens_are_labelled_through_the_repairs_of_the_view() -> None:
    text = "[1](#)1. (C) Minister Belarte spoke."
    start = text.index("Belarte")
    source = LabelledText("a", text, ((start, start + 7, 0),))
    cable = parse(from_text(text))
    observations = observe(cable, WordFeatureCache(word_table()))
    labels = token_labels(source, ReadText(cable.source, cable.view), observations)
    assert [word for word, label in zip(observations.tokens.words, labels, strict=True) if label == "B"] == ["Belarte"]
    assert "I" not in labels


def test_tokens_are_labelled_where_a_form_was_undone() -> None:
    printed = "".join(f"{number}. (C) Minister Belarte spoke\n\nto us of it.\n\n\n\n" for number in range(1, 13))
    start = printed.rindex("Belarte")
    cable = parse(from_text(printed))
    assert cable.dialect == "spaced"
    observations = observe(cable, WordFeatureCache(word_table()))
    source = LabelledText("a", printed, ((start, start + 7, 0),))
    labels = token_labels(source, ReadText(cable.source, cable.view), observations)
    named = [place for place, label in enumerate(labels) if label != "O"]
    assert [observations.tokens.words[place] for place in named] == ["Belarte"]
    assert observations.tokens.words[named[0] + 1 :].count("Belarte") == 0


def test_a_person_is_safe_only_when_masked_everywhere() -> None:
    score = Score()
    score.add(LabelledText("a", "Doe, Doe, Roe", ((0, 3, 0), (5, 8, 0), (10, 13, 1))), [(0, 3), (5, 7), (8, 13)])
    assert (score.masked, score.mentions, score.safe, score.people) == (2, 3, 1, 2)
    assert (score.good, score.spans) == (3, 3)
    assert [(start, end) for _, start, end in score.missed] == [(5, 8)]


def test_b_cubed_counts_mention_by_mention() -> None:
    assert b_cubed([("a", 1), ("a", 1), ("b", 2)]) == (1.0, 1.0)
    precision, recall = b_cubed([("a", 1), ("b", 1)])
    assert (precision, recall) == (0.5, 1.0)


def test_a_calibration_rises_with_the_probability() -> None:
    outcomes = [(index / 1000, (index * 7919) % 1000 < index) for index in range(1000)]
    calibration = calibrate(outcomes)
    assert list(calibration.observed) == sorted(calibration.observed)
    assert calibration.confidence(0.8) == pytest.approx(0.8, abs=0.1)


def test_a_calibration_without_points_changes_nothing() -> None:
    assert Calibration((), ()).confidence(0.3) == pytest.approx(0.3)


def test_training_is_repeatable_to_the_byte_and_its_model_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pycrfsuite")
    texts, labels = _folders(tmp_path)
    for name, jobs in (("first", "1"), ("second", "2")):
        monkeypatch.setattr("sys.argv", ["training", str(texts), str(labels), str(tmp_path / name), "--jobs", jobs])
        main()
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    model = load(tmp_path / "first")
    assert model.metadata["texts"] == {"": len(NAMES)}
    cable = parse(from_text("1. (C) Minister Zubarin met the Ambassador.\nZubarin said no.\n"))
    people = find_people(cable, model=model)
    assert ["Zubarin", "Zubarin"] in [[mention.text for mention in person.mentions] for person in people]


def test_each_fold_has_a_model_of_its_own(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    _, models = train(read_labelled(*_folders(tmp_path)), lambda _: None)
    assert len(models) == FOLDS
    for number, name in enumerate(sorted(NAMES)):
        assert f"w={name.lower()}" not in models[number % FOLDS].field.weights


def test_texts_of_the_1970s_from_one_post_share_a_fold() -> None:
    texts = [
        *(LabelledText(f"1975LIMA0012{number}", "", (), "1970s") for number in range(3)),
        *(LabelledText(f"99{number}", "FM AMEMBASSY LIMA\nTO SECSTATE", (), "1970s") for number in range(3)),
        LabelledText("1976CAIRO00001", "", (), "1970s"),
    ]
    assert folds(texts) == [0, 0, 0, 0, 0, 0, 1]


def test_other_texts_take_turns() -> None:
    assert folds([LabelledText(f"07LIMA{number}", "", (), "cables") for number in range(5)]) == [0, 1, 2, 3, 0]


def test_too_few_cables_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "labels").mkdir()
    monkeypatch.setattr("sys.argv", ["training", str(tmp_path / "texts"), str(tmp_path / "labels"), "model"])
    with pytest.raises(SystemExit):
        main()
