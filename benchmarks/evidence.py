"""Measure the evidence without the model: ``python benchmarks/evidence.py TEXTS LABELS``.

For each recogniser, and for repetition, how many spans it gives, how many of them touch a name, and how many are a name
exactly; then recall, precision and linking of all together, as printed, in capitals, and re-wrapped at 55 columns. The
folders are those of ``cablelint.names.training.labels.read_labelled``.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.document import parse
from cablelint.document.source import from_text
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.linking.linker import link
from cablelint.names.people import Evidence
from cablelint.names.recognisers import RECOGNISERS
from cablelint.names.recognisers.classified_by import classifiers
from cablelint.names.repetition.propagation import propagate
from cablelint.names.training.examples import ReadText
from cablelint.names.training.labels import LabelledText, read_labelled
from cablelint.names.training.measure import b_cubed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.document.model import Cable

_LABEL = Evidence("label", "is labelled")


def finders(cable: Cable) -> Iterable[tuple[str, list[Candidate]]]:
    """Return the finds of each recogniser, and last those that repetition adds to all of them."""
    tokens = TokenText(cable.view.text, cable.zones)
    found = list(classifiers(cable))
    yield classifiers.__name__, [*found]
    for recogniser in RECOGNISERS:
        candidates = list(recogniser(tokens))
        found += candidates
        yield recogniser.__name__, candidates
    yield "propagate", propagate(tokens, found)


def measure(cables: Sequence[LabelledText], *, by_recogniser: bool) -> None:
    """Print the figures of one form of the cables."""
    given, touching, exact = Counter[str](), Counter[str](), Counter[str]()
    total = masked = characters = 0
    pairs: list[tuple[object, object]] = []
    seconds = 0.0
    for labelled in cables:
        cable = parse(from_text(labelled.text, labelled.name))
        read = ReadText(cable.source, cable.view)
        started = time.perf_counter()
        everything = list(finders(cable))
        seconds += time.perf_counter() - started
        characters += len(labelled.text)
        is_name = bytearray(len(labelled.text))
        for start, end, _ in labelled.mentions:
            is_name[start:end] = b"\1" * (end - start)
        starts = {start: end for start, end, _ in labelled.mentions}
        is_masked = bytearray(len(labelled.text))
        for name, candidates in everything:
            for candidate in candidates:
                start, end = read.place(candidate.start, candidate.end)
                is_masked[start:end] = b"\1" * (end - start)
                given[name] += 1
                touching[name] += any(is_name[start:end])
                exact[name] += starts.get(start) == end
        total += len(labelled.mentions)
        masked += sum(
            all(is_masked[index] for index in range(start, end) if labelled.text[index].isalnum())
            for start, end, _ in labelled.mentions
        )
        pairs += linked(labelled)
    if by_recogniser:
        for name in given:
            print(f"{name:22} {given[name]:6} {touching[name] / given[name]:7.3f} {exact[name] / given[name]:7.3f}")
    linking_precision, linking_recall = b_cubed(pairs)
    print(f"recall {masked / total:.4f} precision {touching.total() / given.total():.4f}")
    print(f"  linking of the labelled mentions: precision {linking_precision:.4f} recall {linking_recall:.4f}")
    print(f"  {characters / seconds:,.0f} characters a second")


def linked(labelled: LabelledText) -> list[tuple[object, object]]:
    """For each labelled mention the person of the label and the person of linking."""
    names = [Candidate(start, end, 1.0, _LABEL) for start, end, _ in labelled.mentions]
    groups = [group.mentions for group in link(TokenText(labelled.text), names)]
    who = {mention.start: number for number, group in enumerate(groups) for mention in group}
    return [((labelled.name, person), (labelled.name, who[start])) for start, _, person in labelled.mentions]


def main() -> None:
    """Measure the cables of the folders given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("labels", type=Path)
    arguments = parser.parse_args()
    cables = read_labelled(arguments.texts, arguments.labels)
    print(f"{'':22} {'spans':>6} {'on name':>7} {'exact':>7}")
    measure(cables, by_recogniser=True)
    print("in capitals:", end=" ")
    measure([cable.upper() for cable in cables], by_recogniser=False)
    print("re-wrapped:", end=" ")
    measure([cable.wrapped(55) for cable in cables], by_recogniser=False)


if __name__ == "__main__":
    main()
