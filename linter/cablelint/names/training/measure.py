"""Recall and precision of spans, counted as a reader of the released text would count."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.names.training.labels import LabelledText


@dataclass(slots=True)
class Score:
    """Counts over some texts, summed by :meth:`add`.

    Attributes:
        mentions: Names labelled.
        masked: Those of which every letter and digit is masked.
        people: People labelled.
        safe: Those whose every mention is masked.
        spans: Spans found.
        good: Those that touch a labelled name.
        missed: The labelled names not masked.
        false: The spans that touch no name.
    """

    mentions: int = 0
    masked: int = 0
    people: int = 0
    safe: int = 0
    spans: int = 0
    good: int = 0
    missed: list[tuple[LabelledText, int, int]] = field(default_factory=list)
    false: list[tuple[LabelledText, int, int]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the mentions that are masked whole."""
        return self.masked / max(self.mentions, 1)

    @property
    def precision(self) -> float:
        """The share of the spans that touch a name."""
        return self.good / max(self.spans, 1)

    @property
    def safe_people(self) -> float:
        """The share of the people whose every mention is masked."""
        return self.safe / max(self.people, 1)

    def add(self, cable: LabelledText, spans: Sequence[tuple[int, int]]) -> None:
        """Count a text and the spans found in it."""
        text = cable.text
        covered, named = bytearray(len(text)), bytearray(len(text))
        for start, end in spans:
            covered[start:end] = b"\1" * (end - start)
        leaked = set()
        for start, end, person in cable.mentions:
            named[start:end] = b"\1" * (end - start)
            if all(covered[index] for index in range(start, end) if text[index].isalnum()):
                self.masked += 1
            else:
                leaked.add(person)
                self.missed.append((cable, start, end))
        self.mentions += len(cable.mentions)
        people = {person for _, _, person in cable.mentions}
        self.people += len(people)
        self.safe += len(people - leaked)
        self.spans += len(spans)
        for start, end in spans:
            if any(named[start:end]):
                self.good += 1
            else:
                self.false.append((cable, start, end))

    def __str__(self) -> str:
        """One line of figures."""
        return (
            f"recall {self.recall:.4f}  precision {self.precision:.4f}  people wholly masked {self.safe_people:.4f}  "
            f"({self.mentions} mentions, {self.people} people)"
        )


def b_cubed(pairs: Iterable[tuple[object, object]]) -> tuple[float, float]:
    """Precision and recall of linking, mention by mention, from pairs of labelled and found person."""
    from collections import Counter

    both = Counter(pairs)
    labelled, found = Counter[object](), Counter[object]()
    for (label, person), count in both.items():
        labelled[label] += count
        found[person] += count
    total = max(sum(both.values()), 1)
    return (
        sum(count * count / found[person] for (_, person), count in both.items()) / total,
        sum(count * count / labelled[label] for (label, _), count in both.items()) / total,
    )
