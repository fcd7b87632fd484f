"""Inference with the name model: exact, and safe to load from anyone."""

from __future__ import annotations

import gzip
import itertools
import json
import math
import zlib
from typing import TYPE_CHECKING

import pytest

from cablelint.data.word_table import word_table
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.model.info import model_info
from cablelint.names.model.name_model import ModelError, NameModel, RandomField, default_model, load, threshold_kind
from cablelint.names.model.observations import Observations
from cablelint.names.model.token_features import FeatureNames
from cablelint.names.model.weights import TokenWeights, Weights, packed, unpacked
from cablelint.names.model.word_features import WordFeatureCache
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Minister Okafor-Lund told J.R. Doe that\nAnna de Vries\n\nand Doe agreed."


def _any_weights(observations: Observations) -> Weights:
    """A weight for every feature there can be, drawn from its name."""
    seeds = {name: zlib.crc32(name.encode()) for names in FeatureNames().of(observations) for name in names}
    weights = packed(
        [seed % 1000 - 500 for seed in seeds.values()], [seed // 1000 % 1000 - 500 for seed in seeds.values()]
    )
    return dict(zip(seeds, weights, strict=True))


TRANSITIONS = [0.5, -0.2, 0.1, -0.4, -1.0, 1.5, -0.3, -0.7, 0.9]


def _observations(text: str = TEXT) -> Observations:
    tokens = TokenText(text, [(0, 40, "paragraph")])
    return Observations(
        tokens, WordFeatureCache(word_table()), [Candidate(9, 20, 0.9, Evidence("title", "follows a title"))]
    )


def _names(observations: Observations, weights: Weights) -> list[float]:
    return RandomField(weights, TRANSITIONS).marginals(observations)[1]


def test_a_text_without_a_place_for_names_has_no_sums() -> None:
    assert TokenWeights({}).of(_observations("and so it was.")) == ([], [])


def test_probabilities_are_those_of_the_definition() -> None:
    """Forward and backward give what adding up all labellings gives, with every feature that training sees."""
    observations = _observations()
    weights = _any_weights(observations)
    begins, names = RandomField(weights, TRANSITIONS).marginals(observations)
    features = FeatureNames().of(observations)
    for start, end in observations.segments:
        scores = []
        for _ in range(start, end):
            (begin_weight,), (inside_weight,) = unpacked([sum(weights[name] for name in next(features))])
            scores.append((0.0, begin_weight / 1000, inside_weight / 1000))
        total, begin, name = 0.0, [0.0] * len(scores), [0.0] * len(scores)
        for labels in itertools.product(range(3), repeat=len(scores)):
            score = sum(scores[position][label] for position, label in enumerate(labels))
            score += sum(TRANSITIONS[3 * left + right] for left, right in itertools.pairwise(labels))
            weight = math.exp(score)
            total += weight
            for position, label in enumerate(labels):
                begin[position] += weight * (label == 1)
                name[position] += weight * (label > 0)
        assert begins[start:end] == pytest.approx([value / total for value in begin])
        assert names[start:end] == pytest.approx([value / total for value in name])


def test_the_capitals_of_a_heading_are_offices_while_capitals_mean_something() -> None:
    heading, text = "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\nInfo Tom Okafor\n", "\nTom Okafor met them over lunch.\n"
    zones = [(0, len(heading), "heading"), (len(heading), len(heading + text), "paragraph")]

    def read(text: str) -> set[str]:
        tokens = TokenText(text, zones)
        observations = Observations(tokens, WordFeatureCache(word_table()))
        return {tokens.words[index] for index in observations.places}

    assert read(heading + text) == {"Tom", "Okafor"}
    assert read((heading + text).upper()) >= {"LIMA", "WASHDC", "TOM", "OKAFOR"}


def test_tokens_that_no_name_can_hold_are_none() -> None:
    observations = _observations()
    names = _names(observations, _any_weights(observations))
    assert [word for word, name in zip(observations.tokens.words, names, strict=True) if name == 0] == [
        "told", "that", "and", "agreed", "."
    ]  # fmt: skip


def test_huge_weights_do_not_overflow() -> None:
    names = _names(_observations(), dict(zip(("w=doe", "w=okafor"), packed([1e9, -1e9], [1e9, -1e9]), strict=True)))
    assert all(0 <= name <= 1 for name in names)


def test_a_model_saved_and_loaded_is_the_same(tmp_path: Path) -> None:
    weights = packed([1250, 125], [-500, 2000])
    field = RandomField(dict(zip(("w=doe", "odd\u2028name"), weights, strict=True)), TRANSITIONS)
    metadata = {"calibration": [[0.5], [0.6]], "thresholds": {"mixed": 0.3, "capitals": 0.1}}
    NameModel(field, metadata).save(tmp_path / "a")
    again = load(tmp_path / "a")
    assert again.field.weights == field.weights
    assert again.field.transitions == TRANSITIONS
    assert again.metadata == metadata
    again.save(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The talks went well.\n", "mixed"),
        ("E.O. 12958: N/A\nTHE TALKS WENT WELL.\n", "capitals"),
        ("SIPDIS\nTHE TALKS WENT WELL.\n", "capitals"),
        ("E.O. 11652: N/A\nTHE TALKS WENT WELL.\n", "old"),
    ],
)
def test_a_text_has_the_threshold_of_its_kind(text: str, kind: str) -> None:
    assert threshold_kind(TokenText(text)) == kind
    model = NameModel(
        RandomField({}, TRANSITIONS),
        {"calibration": [[0.5], [0.6]], "thresholds": {"mixed": 0.3, "capitals": 0.2, "old": 0.1}},
    )
    expected = {"mixed": 0.3, "capitals": 0.2, "old": 0.1}[kind]
    assert model.threshold(Observations(TokenText(text), WordFeatureCache(word_table()))) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not gzip",
        gzip.compress(b"\xff\xfe", mtime=0),
        gzip.compress(b"[]", mtime=0),
        gzip.compress(b"{}", mtime=0),
        gzip.compress(json.dumps({"format": 99}).encode(), mtime=0),
        gzip.compress(json.dumps({"format": 2, "features": "w=doe", "metadata": {}}).encode(), mtime=0),
        gzip.compress(json.dumps({"format": 2, "begin": [], "inside": [], "metadata": 7}).encode(), mtime=0),
        gzip.compress(b"{" * 100_000, mtime=0),
        gzip.compress(b'{"format": 2}', mtime=0)[:-5],
    ],
)
def test_a_file_that_is_no_model_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="name model"):
        load(path)


def test_the_model_of_the_package_records_its_figures() -> None:
    figures = default_model().metadata["figures"]
    assert figures["cables, as printed"]["recall"] > 0.9
    assert figures["cables, in capitals"]["recall"] > 0.85


def test_confidence_and_probability_are_each_others_inverse() -> None:
    calibration = default_model().calibration
    for confidence in (0.1, 0.3, 0.5, 0.7, 0.9):
        assert calibration.confidence(calibration.probability(confidence)) == pytest.approx(confidence, abs=0.02)


@pytest.mark.parametrize(
    "damage",
    [
        {"figures": {"cables, as printed": {"recall": None}}},
        {"by_confidence": [{"min_confidence": 0.5}]},
        {"texts": 7},
        {"mentions": []},
    ],
)
def test_damaged_figures_of_a_model_are_an_error(damage: dict[str, object]) -> None:
    model = default_model()
    with pytest.raises(ModelError, match="no figures, or damaged ones"):
        model_info(NameModel(model.field, {**model.metadata, **damage}))


def test_the_information_about_a_model_names_its_figures() -> None:
    text = model_info(default_model())
    assert "labelled texts" in text
    assert "cables, in capitals: recall 0." in text
    assert text.count("--min-confidence") == len(default_model().metadata["by_confidence"])
