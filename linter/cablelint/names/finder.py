"""From a cable to its people: certain evidence, the model that weighs it, repetition, decision, linking."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import Candidate, Recogniser, TokenText
from cablelint.names.linking import link
from cablelint.names.model.decoding import Calibration, likely_spans
from cablelint.names.model.explanation import CONTEXT, explain
from cablelint.names.model.name_model import NameModel, default_model
from cablelint.names.model.observations import Observations
from cablelint.names.people import Mention, Person
from cablelint.names.protection import protected_groups
from cablelint.names.recognisers import find_certain
from cablelint.names.repetition.propagation import propagate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.document.model import Cable
    from cablelint.names.model.word_features import WordFeatureCache
    from cablelint.names.roster import Roster

# Of a name torn by a line end, or in small letters, the model sees a part or nothing.
_SURE = 0.95


def observe(cable: Cable, words: WordFeatureCache) -> Observations:
    """A cable as the model sees it, with what the recognisers are certain of.

    Args:
        cable: As read.
        words: The facts of words met so far.
    """
    tokens = TokenText(cable.view.text, cable.zones)
    return Observations(tokens, words, find_certain(tokens))


def find_people(
    cable: Cable,
    *,
    roster: Roster | None = None,
    model: NameModel | None = None,
    min_confidence: float | None = None,
    recognisers: Iterable[Recogniser] = (),
) -> tuple[Person, ...]:
    """The people a cable names, in the order they first appear.

    Args:
        cable: As read.
        roster: People to look for whatever the model says.
        model: The name model; the one that comes with the package when none is given.
        min_confidence: Names less sure than this, from 0 to 1, are left out. By default the threshold that did best in
            cross-validation.
        recognisers: More finders, whose names are added: a user's spaCy model, the names of a whole corpus.
    """
    model = model or default_model()
    observations = observe(cable, model.words)
    sure = roster.candidates(observations.tokens) if roster else []
    sure += (candidate for recogniser in recognisers for candidate in recogniser(observations.tokens))
    names = find_names(observations, model, min_confidence, sure)
    people = []
    groups = link(observations.tokens, names)
    protected = protected_groups(observations.tokens, [group.mentions for group in groups])
    for number, group in enumerate(groups, 1):
        mentions = tuple(_mention(cable, observations, name) for name in group.mentions)
        fullest = max(mentions, key=lambda mention: len(mention.text))
        name = " ".join(fullest.text.split())
        people.append(Person(number, name, number - 1 in protected, mentions, group.titles, group.doubtful_titles))
    return tuple(people)


def find_names(
    observations: Observations, model: NameModel, min_confidence: float | None = None, sure: Sequence[Candidate] = ()
) -> list[Candidate]:
    """The names in a text, without overlaps, in their order, each with its calibrated confidence.

    Args:
        observations: The text as the model sees it.
        model: The name model.
        min_confidence: As for :func:`find_people`.
        sure: Names that stand whatever the model says.
    """
    threshold = model.threshold(observations, min_confidence)
    return decide(observations, *model.read(observations), threshold, model.calibration, min_confidence or 0, sure)


def decide(
    observations: Observations,
    begins: Sequence[float],
    names: Sequence[float],
    threshold: float,
    calibration: Calibration,
    least: float = 0,
    sure: Sequence[Candidate] = (),
) -> list[Candidate]:
    """The names in a text, from what the model says of each token.

    Args:
        observations: The text as the model sees it.
        begins: For each token how likely it begins a name.
        names: For each token how likely it belongs to one.
        threshold: How likely the surest token of a name must be.
        calibration: What probabilities are worth.
        least: How sure a name must be in the end.
        sure: Names that stand whatever the model says.
    """
    starts, ends = observations.tokens.starts, observations.tokens.ends
    found = [
        Candidate(starts[first], ends[last - 1], calibration.confidence(probability), CONTEXT)
        for first, last, probability in likely_spans(observations, begins, names, threshold)
    ]
    found += sure
    found += (
        candidate
        for candidate in observations.candidates
        if candidate.confidence >= _least_alone(observations, candidate)
    )
    found += (candidate for candidate in propagate(observations.tokens, found) if not observations.is_thing(candidate))
    return [name for name in merged(found) if name.confidence >= least]


def _least_alone(observations: Observations, candidate: Candidate) -> float:
    """How sure a recogniser must be to need no word of the model: less where it cannot read a part of the name."""
    first, last = observations.tokens.tokens_in(candidate.start, candidate.end)
    read = bisect_left(observations.places, last) - bisect_left(observations.places, first)
    return 1 if read == last - first else _SURE


def merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Overlapping candidates made one: their union, the greatest confidence, the evidence of the surest."""
    result: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda each: (each.start, -each.end)):
        if result and candidate.start < result[-1].end:
            last = result.pop()
            surer = max(last, candidate, key=lambda each: each.confidence)
            result.append(Candidate(last.start, max(last.end, candidate.end), surer.confidence, surer.evidence))
        else:
            result.append(candidate)
    return result


def _mention(cable: Cable, observations: Observations, name: Candidate) -> Mention:
    span = cable.view.origin(name.start, name.end)
    first, last = observations.tokens.tokens_in(name.start, name.end)
    evidence = [name.evidence] if name.evidence is not CONTEXT else []
    evidence += filter(None, map(observations.evidence, range(first, last)))
    evidence += explain(observations, first, last)
    return Mention(
        span, cable.source.text[span.start : span.end], round(name.confidence, 3), tuple(dict.fromkeys(evidence))
    )
