"""Measure the name finder: ``python benchmarks/names.py TEXTS LABELS``.

Every cable is scored by a model that was trained without it. Recall counts a name only if each of its letters is
masked; precision counts spans that touch a name; a person is safe only if all mentions are. The folders are those of
``cablelint.names.training.labels``. With ``--models FOLDER`` the models of the folds are kept for the next run.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.document import parse
from cablelint.document.source import from_text
from cablelint.names.finder import find_people
from cablelint.names.model.name_model import NameModel, load
from cablelint.names.people import Mention, Person
from cablelint.names.training.labels import LabelledText, read_labelled
from cablelint.names.training.measure import Score, b_cubed
from cablelint.names.training.train import FOLDS, train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Found = list[tuple[LabelledText, tuple[Person, ...]]]
CONFIDENCES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95)


def fold_models(cables: Sequence[LabelledText], folder: Path | None) -> list[NameModel]:
    """For each fold the model that never saw it, from the folder if it has them."""
    paths = [folder / f"fold{fold}.json.gz" for fold in range(FOLDS)] if folder else []
    if paths and all(path.exists() for path in paths):
        return [load(path) for path in paths]
    whole, models = train(cables, print)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        whole.save(folder / "whole.json.gz")
        for model, path in zip(models, paths, strict=True):
            model.save(path)
    return models


def find_all(cables: Sequence[LabelledText], models: Sequence[NameModel], min_confidence: float | None = None) -> Found:
    """What the finder gives for each cable, by the model that never saw it."""
    return [
        (
            cable,
            find_people(
                parse(from_text(cable.text, cable.name)), model=models[number % FOLDS], min_confidence=min_confidence
            ),
        )
        for number, cable in enumerate(cables)
    ]


def mentions(people: Iterable[Person]) -> list[Mention]:
    """All mentions of some people."""
    return [mention for person in people for mention in person.mentions]


def total(found: Found) -> Score:
    """The score over all cables."""
    score = Score()
    for cable, people in found:
        score.add(cable, [mention.span for mention in mentions(people)])
    return score


def linking(found: Found) -> str:
    """B-cubed precision, recall and F1 of who is who."""
    pairs: list[tuple[object, object]] = []
    for cable, people in found:
        spans = [(mention.span, person.id) for person in people for mention in person.mentions]
        for start, end, owner in cable.mentions:
            person = next((number for span, number in spans if span.start < end and start < span.end), f"alone {start}")
            pairs.append(((cable.name, owner), (cable.name, person)))
    precision, recall = b_cubed(pairs)
    return (
        f"B-cubed precision {precision:.4f} recall {recall:.4f} F1 {2 * precision * recall / (precision + recall):.4f}"
    )


def kinds(cable: LabelledText, start: int, end: int, zone: str) -> list[str]:
    """The kinds of a mention, for the table of recall by kind."""
    text = cable.text[start:end]
    result = ["in capitals" if text.isupper() else "in mixed letters"]
    if len(text.split()) == 1:
        result.append("a single word")
    if "\n" in text:
        result.append("broken over lines")
    if zone not in ("paragraph", "other"):
        result.append(f"zone {zone}")
    return result


def by_kind(found: Found, score: Score) -> None:
    """Print recall by kind of mention, and how the misses and false alarms divide."""
    missed = {(cable.name, start, end) for cable, start, end in score.missed}
    all_of: Counter[str] = Counter()
    missed_of: Counter[str] = Counter()
    how: Counter[str] = Counter()
    for cable, people in found:
        parsed = parse(from_text(cable.text))
        zones = [(parsed.view.origin(zone.start, zone.end), zone.kind) for zone in parsed.zones]
        spans = [mention.span for mention in mentions(people)]
        for start, end, _ in cable.mentions:
            zone = next((kind for span, kind in zones if span.start <= start < span.end), "other")
            these = kinds(cable, start, end, zone)
            all_of.update(these)
            if (cable.name, start, end) in missed:
                missed_of.update(these)
                touched = any(span.start < end and start < span.end for span in spans)
                words = "one word" if len(cable.text[start:end].split()) == 1 else "several words"
                how[f"{words}, {'masked in part' if touched else 'not seen'}"] += 1
    for kind, count in all_of.most_common():
        print(f"  {kind:<28} {count:>6}  recall {1 - missed_of[kind] / count:.4f}")
    print("  misses:", dict(how))
    shapes = Counter(_shape(cable.text[start:end]) for cable, start, end in score.false)
    print("  false alarms:", dict(shapes.most_common()))


def _shape(text: str) -> str:
    words = text.split()
    return f"{'one word' if len(words) == 1 else 'several words'}{', capitals' if text.isupper() else ''}"


def forms(title: str, spans: Iterable[tuple[LabelledText, int, int]]) -> None:
    """Print the forms most often missed or falsely found."""
    counts = Counter(" ".join(cable.text[start:end].split()) for cable, start, end in spans)
    print(f"  {title}:", ", ".join(f"{form} {count}" for form, count in counts.most_common(150)))


def calibration(found: Found) -> None:
    """Print how often names of each confidence are names."""
    bins: dict[int, list[int]] = {}
    for cable, people in found:
        named = bytearray(len(cable.text))
        for start, end, _ in cable.mentions:
            named[start:end] = b"\1" * (end - start)
        for mention in mentions(people):
            entry = bins.setdefault(min(int(mention.confidence * 10), 9), [0, 0])
            entry[0] += 1
            entry[1] += any(named[mention.span.start : mention.span.end])
    for tenth, (count, good) in sorted(bins.items()):
        print(
            f"  confidence {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: {count:>6} found, {good / count:.3f} are names"
        )


def with_spacy(cables: Sequence[LabelledText], model: str) -> None:
    """Print what a spaCy model does on the same cables."""
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed")
        return
    pipeline = spacy.load(model, disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    score = Score()
    start = time.perf_counter()
    for cable, read in zip(cables, pipeline.pipe(cable.text for cable in cables), strict=True):
        score.add(cable, [(entity.start_char, entity.end_char) for entity in read.ents if entity.label_ == "PERSON"])
    print(f"spaCy {model}: {score}  {_rate(cables, time.perf_counter() - start)}")


def _rate(cables: Sequence[LabelledText], seconds: float) -> str:
    return f"{sum(len(cable.text) for cable in cables) / seconds:,.0f} characters a second"


def main() -> None:
    """Run the measurements and print the tables."""
    parser = argparse.ArgumentParser(description="Measure the name finder on labelled cables.")
    parser.add_argument("texts", type=Path, help="folder of ID.txt")
    parser.add_argument("labels", type=Path, help="folder of ID.json")
    parser.add_argument("--models", type=Path, help="folder to keep the models of the folds in")
    parser.add_argument("--show-forms", action="store_true", help="print the names missed and falsely found")
    parser.add_argument("--spacy", metavar="MODEL", help="a spaCy model to measure beside")
    parser.add_argument("--quick", action="store_true", help="the first two tables only")
    arguments = parser.parse_args()
    cables = read_labelled(arguments.texts, arguments.labels)
    models = fold_models(cables, arguments.models)

    variants: list[tuple[str, Callable[[LabelledText], LabelledText]]] = [
        ("as printed", lambda cable: cable),
        ("in capitals", LabelledText.upper),
        ("wrapped at 55", lambda cable: cable.wrapped(55)),
    ]
    for title, change in variants[: 2 if arguments.quick else 3]:
        changed = [change(cable) for cable in cables]
        found = find_all(changed, models)
        score = total(found)
        print(f"{title}: {score}; {linking(found)}")
        by_kind(found, score)
        if arguments.show_forms:
            forms("missed", score.missed)
            forms("false", score.false)
        if title == "as printed":
            calibration(found)
    if not arguments.quick:
        for confidence in CONFIDENCES:
            print(f"--min-confidence {confidence}: {total(find_all(cables, models, confidence))}")
        parsed = [parse(from_text(cable.text)) for cable in cables]
        start = time.perf_counter()
        for number, cable in enumerate(parsed):
            find_people(cable, model=models[number % FOLDS])
        print("speed:", _rate(cables, time.perf_counter() - start))
    if arguments.spacy:
        with_spacy(cables, arguments.spacy)


if __name__ == "__main__":
    main()
