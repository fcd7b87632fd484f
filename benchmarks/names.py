"""Measure the name finder by kind of telegram: ``python benchmarks/names.py TEXTS LABELS --folds FOLDER``.

Every text is scored by a model that was trained without it, and for the printouts and bodies of the 1970s without any
text of the same post, so that no model is scored on people it has seen. Recall counts a name only if each of its
letters is masked; precision counts spans that touch a name; a person is safe only if all mentions are. Intervals are
of 95 %, from a bootstrap over texts. The folders are those of ``cablelint.names.training``, which also writes the
models of the folds: ``python -m cablelint.names.training TEXTS LABELS MODEL --folds FOLDER``.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cablelint.data.word_table import word_table
from cablelint.document import parse
from cablelint.document.source import from_text
from cablelint.names.finder import find_people, observe
from cablelint.names.judgement.decide import decide
from cablelint.names.model.name_model import NameModel, load
from cablelint.names.people import Mention, Person
from cablelint.names.recognisers.marked import marked_names
from cablelint.names.training.examples import FOLDS, ReadText, folds
from cablelint.names.training.labels import LabelledText, read_kinds
from cablelint.names.training.measure import Score, b_cubed
from cablelint.text.folding import without_accents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

CONFIDENCES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95)
SAMPLES = 1000


class Result(NamedTuple):
    """A text and the people found in it."""

    text: LabelledText
    people: tuple[Person, ...]

    @property
    def mentions(self) -> list[Mention]:
        """All mentions found."""
        return [mention for person in self.people for mention in person.mentions]

    @property
    def score(self) -> Score:
        """The score of this text alone."""
        score = Score()
        score.add(self.text, [mention.span for mention in self.mentions])
        return score


class Row(NamedTuple):
    """A row of the table: its title, the texts, and for each the fold whose model has not seen it."""

    title: str
    texts: list[LabelledText]
    fold_of: list[int]


def rows(texts: Sequence[LabelledText]) -> list[Row]:
    """Group the texts by kind; the cables are measured as printed, in capitals and wrapped."""
    result = []
    fold_of = folds(texts)
    for kind in sorted({text.kind for text in texts}):
        numbers = [number for number, text in enumerate(texts) if text.kind == kind]
        own = [texts[number] for number in numbers]
        these = [fold_of[number] for number in numbers]
        if kind in ("cables", ""):
            result.append(Row("cables as printed", own, these))
            result.append(Row("cables in capitals", [text.upper() for text in own], these))
            result.append(Row("cables wrapped at 55", [text.wrapped(55) for text in own], these))
        elif kind == "1970s":
            for title, is_body in (("printouts of the 1970s", False), ("bodies of the 1970s", True)):
                chosen = [pair for pair in zip(own, these, strict=True) if pair[0].name[4:5].isalpha() == is_body]
                result.append(Row(title, [text for text, _ in chosen], [fold for _, fold in chosen]))
            result.append(Row("1970s together", own, these))
        else:
            result.append(Row(kind, own, these))
    return result


def find_all(row: Row, models: Sequence[NameModel]) -> list[Result]:
    """Find the people of each text with the model that has not seen it."""
    results = []
    for text, fold in zip(row.texts, row.fold_of, strict=True):
        cable = parse(from_text(text.text, text.name))
        people = find_people(cable, model=models[fold])
        results.append(Result(text, tuple(person.placed(cable.source) for person in people)))
    return results


def by_confidence(row: Row, models: Sequence[NameModel]) -> dict[float, Score]:
    """Score the names at each ``--min-confidence``; each text is read once."""
    scores = {confidence: Score() for confidence in CONFIDENCES}
    for text, fold in zip(row.texts, row.fold_of, strict=True):
        model, cable = models[fold], parse(from_text(text.text, text.name))
        observations = observe(cable, model.words)
        begins, names = model.read(observations)
        sure = list(marked_names(cable))
        read = ReadText(cable.source, cable.view)
        for confidence, score in scores.items():
            threshold = model.threshold(observations, confidence)
            found = decide(observations, begins, names, threshold, model.calibration, confidence, sure)
            score.add(text, [read.place(name.start, name.end) for name in found])
    return scores


def intervals(scores: Sequence[Score]) -> str:
    """Return the figures with their bootstrap intervals."""
    chance = random.Random(1)  # noqa: S311
    samples = [total(chance.choices(scores, k=len(scores))) for _ in range(SAMPLES)]
    whole = total(scores)
    parts = []
    figures: list[tuple[str, Callable[[Score], float]]] = [
        ("recall", lambda score: score.recall),
        ("precision", lambda score: score.precision),
        ("people wholly masked", lambda score: score.safe_people),
    ]
    for name, figure in figures:
        ranked = sorted(map(figure, samples))
        low, high = ranked[SAMPLES // 40], ranked[-SAMPLES // 40]
        parts.append(f"{name} {figure(whole):.4f} [{low:.4f}, {high:.4f}]")
    return f"{'  '.join(parts)}  ({whole.mentions} mentions, {whole.people} people, {len(scores)} texts)"


def total(scores: Iterable[Score]) -> Score:
    """Sum up scores; the lists of misses are left out."""
    result = Score()
    for score in scores:
        for name in ("mentions", "masked", "people", "safe", "spans", "good"):
            setattr(result, name, getattr(result, name) + getattr(score, name))
    return result


def linking(results: Sequence[Result]) -> str:
    """Return B-cubed precision, recall and F1 of the assignment of mentions to people."""
    pairs: list[tuple[object, object]] = []
    for text, people in results:
        spans = [(mention.span, person.id) for person in people for mention in person.mentions]
        for start, end, owner in text.mentions:
            person = next((number for span, number in spans if span.start < end and start < span.end), f"alone {start}")
            pairs.append(((text.name, owner), (text.name, person)))
    precision, recall = b_cubed(pairs)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"linking B-cubed precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}"


def cause_of_miss(result: Result, start: int, end: int) -> str:
    """Describe a missed mention: what it is, and how much of it was found."""
    text = result.text.text
    form = text[start:end]
    if any(mention.span.start < end and start < mention.span.end for mention in result.mentions):
        return "masked in part"
    folded = " ".join(form.split()).lower()
    if any(" ".join(mention.text.split()).lower() == folded for mention in result.mentions):
        return "found elsewhere in the text"
    if form.islower():
        return "in small letters"
    if any(map(str.isdigit, form)) or "-\n" in form:
        return "damaged"
    words = form.split()
    if len(words) > 1:
        return "several words"
    lists = set(word_table().lists(without_accents(form)))
    if lists & set("123WKNPQO"):
        return "a single word that is also a word, a place or a thing"
    return "a single word on a list of names" if lists else "a single word on no list"


def cause_of_alarm(result: Result, start: int, end: int) -> str:
    """Describe a false alarm: how often the form is found in the text, and which lists contain it."""
    form = " ".join(result.text.text[start:end].split())
    count = sum(" ".join(mention.text.split()) == form for mention in result.mentions)
    often = "repeated" if count >= 5 else "seldom"
    if " " in form:
        return f"{often}, several words"
    lists = set(word_table().lists(without_accents(form)))
    if lists & set("KNPQR"):
        return f"{often}, a place or people"
    if lists & set("123WO"):
        return f"{often}, a word or thing"
    return f"{often}, a word on a list of names" if lists else f"{often}, a word on no list"


def report(title: str, results: Sequence[Result], *, show_forms: bool) -> None:
    """Print the figures of a row, and the causes of misses and false alarms."""
    scores = [result.score for result in results]
    print(f"{title}: {intervals(scores)}")
    print(f"  {linking(results)}")
    misses: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for result, score in zip(results, scores, strict=True):
        misses.update(cause_of_miss(result, start, end) for _, start, end in score.missed)
        alarms.update(cause_of_alarm(result, start, end) for _, start, end in score.false)
        missed.update(" ".join(result.text.text[start:end].split()) for _, start, end in score.missed)
        false.update(" ".join(result.text.text[start:end].split()) for _, start, end in score.false)
    print("  misses:", dict(misses.most_common()))
    print("  false alarms:", dict(alarms.most_common()))
    if show_forms:
        print("  missed:", ", ".join(f"{form} {count}" for form, count in missed.most_common(150)))
        print("  false:", ", ".join(f"{form} {count}" for form, count in false.most_common(150)))


def calibration(results: Sequence[Result]) -> None:
    """Print how often mentions of each confidence are names."""
    bins: dict[int, list[int]] = {}
    for result in results:
        named = bytearray(len(result.text.text))
        for start, end, _ in result.text.mentions:
            named[start:end] = b"\1" * (end - start)
        for mention in result.mentions:
            entry = bins.setdefault(min(int(mention.confidence * 10), 9), [0, 0])
            entry[0] += 1
            entry[1] += any(named[mention.span.start : mention.span.end])
    for tenth, (count, good) in sorted(bins.items()):
        print(f"  confidence {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: {count:>6} found, {good / count:.3f} names")


def with_spacy(texts: Sequence[LabelledText], model: str) -> None:
    """Print the figures of a spaCy model on the same texts."""
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed")
        return
    pipeline = spacy.load(model, disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    score = Score()
    start = time.perf_counter()
    for text, read in zip(texts, pipeline.pipe(text.text for text in texts), strict=True):
        score.add(text, [(entity.start_char, entity.end_char) for entity in read.ents if entity.label_ == "PERSON"])
    print(f"spaCy {model}: {score}  {_rate(texts, time.perf_counter() - start)}")


def _rate(texts: Sequence[LabelledText], seconds: float) -> str:
    return f"{sum(len(text.text) for text in texts) / seconds:,.0f} characters a second"


def main() -> None:
    """Run the measurements and print the tables."""
    parser = argparse.ArgumentParser(description="Measure the name finder on labelled texts, by kind.")
    parser.add_argument("texts", type=Path, help="folder of ID.txt, or of a folder for each kind")
    parser.add_argument("labels", type=Path, help="folder of ID.json, or of a folder for each kind")
    parser.add_argument("--folds", type=Path, required=True, help="folder with the models of the cross-validation")
    parser.add_argument("--show-forms", action="store_true", help="print the names missed and falsely found")
    parser.add_argument("--rows", help="measure only the rows whose title contains this")
    parser.add_argument("--confidences", action="store_true", help="also measure other confidences than the default")
    parser.add_argument("--spacy", metavar="MODEL", help="a spaCy model to measure beside")
    arguments = parser.parse_args()
    texts = read_kinds(arguments.texts, arguments.labels)
    models = [load(arguments.folds / f"fold{fold}.json.gz") for fold in range(FOLDS)]
    table = [row for row in rows(texts) if not arguments.rows or arguments.rows in row.title]
    for row in table:
        results = find_all(row, models)
        report(row.title, results, show_forms=arguments.show_forms)
        calibration(results)
        if arguments.confidences:
            for confidence, score in by_confidence(row, models).items():
                print(f"  --min-confidence {confidence}: {score}")
    if arguments.spacy:
        with_spacy(texts, arguments.spacy)


if __name__ == "__main__":
    main()
