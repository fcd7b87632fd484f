"""From a cable to its people: recognisers, the name model, repetition, decision, linking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.judgement.decide import decide
from cablelint.names.lexical.tokens import Candidate, Recogniser, TokenText
from cablelint.names.linking.linker import link
from cablelint.names.model.explanation import CONTEXT, explain
from cablelint.names.model.name_model import NameModel, default_model
from cablelint.names.model.observations import Observations
from cablelint.names.people import Mention, Person
from cablelint.names.protection import protected_groups
from cablelint.names.recognisers import find_certain
from cablelint.names.recognisers.classified_by import classifiers
from cablelint.names.recognisers.marked import marked_names
from cablelint.text.letter_case import capitals
from cablelint.text.mask_shapes import has_lost_its_capitals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.document.model import Cable
    from cablelint.names.model.word_features import WordFeatureCache
    from cablelint.names.roster import Roster


def observe(cable: Cable, words: WordFeatureCache) -> Observations:
    """Return a cable as the model sees it, with the candidates of the recognisers.

    Args:
        cable: The parsed cable.
        words: The features of words met so far.
    """
    text = cable.view.text
    if has_lost_its_capitals(text):
        # The case means as little as in a telegram in capitals.
        text = capitals(text)
    tokens = TokenText(text, cable.zones)
    return Observations(tokens, words, find_certain(tokens, classifiers(cable)))


def find_people(
    cable: Cable,
    *,
    roster: Roster | None = None,
    model: NameModel | None = None,
    min_confidence: float | None = None,
    recognisers: Iterable[Recogniser] = (),
) -> tuple[Person, ...]:
    """Find the people a cable names, in the order they first appear.

    Args:
        cable: The parsed cable.
        roster: People to find even where the model does not.
        model: The name model; by default that of the package.
        min_confidence: The least confidence of a name, from 0 to 1. By default the threshold of the model, chosen in
            cross-validation.
        recognisers: Further recognisers, whose names are added: a user's spaCy model, the names of a whole corpus.
    """
    model = model or default_model()
    observations = observe(cable, model.words)
    sure = roster.candidates(observations.tokens) if roster else []
    sure += marked_names(cable)
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
    """Find the names in a text, without overlaps, in order, each with its calibrated confidence.

    Args:
        observations: The text as the model sees it.
        model: The name model.
        min_confidence: As for :func:`find_people`.
        sure: Names that the model cannot overrule.
    """
    threshold = model.threshold(observations, min_confidence)
    return decide(observations, *model.read(observations), threshold, model.calibration, min_confidence or 0, sure)


def _mention(cable: Cable, observations: Observations, name: Candidate) -> Mention:
    span = cable.view.origin(name.start, name.end)
    first, last = observations.tokens.tokens_in(name.start, name.end)
    reasons = explain(observations, first, last)
    others = [name.evidence] if name.evidence is not CONTEXT else []
    others += filter(None, map(observations.evidence, range(first, last)))
    if others:
        reasons = tuple(dict.fromkeys((*others, *reasons)))
    start, end = span
    return Mention(span, cable.source.text[start:end], round(name.confidence, 3), reasons)
