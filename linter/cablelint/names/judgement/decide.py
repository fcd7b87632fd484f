"""The decision on each candidate: which spans of a text are names, from the model and all that is around them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cablelint.names.judgement.after_particles import names_after_particles
from cablelint.names.judgement.before_offices import names_before_offices
from cablelint.names.judgement.before_syllables import surnames_before_syllables
from cablelint.names.judgement.bodies import used_as_bodies
from cablelint.names.judgement.clearance_lines import clearance_lines
from cablelint.names.judgement.coordination import coordinated
from cablelint.names.judgement.couples import parted_couples
from cablelint.names.judgement.double_surnames import double_surnames
from cablelint.names.judgement.exclusions import possible_names
from cablelint.names.judgement.foreign_prose import names_after_titles
from cablelint.names.judgement.forenames_before import with_forenames
from cablelint.names.judgement.initialled import initialled
from cablelint.names.judgement.initialled_officers import initialled_officers
from cablelint.names.judgement.joined_surnames import joined_surnames
from cablelint.names.judgement.letters import correspondents_of_letters
from cablelint.names.judgement.line_breaks import completed
from cablelint.names.judgement.mangled_accents import names_with_mangled_accents
from cablelint.names.judgement.merging import merged
from cablelint.names.judgement.pairs import pairs
from cablelint.names.judgement.parts_beside import with_parts_beside
from cablelint.names.judgement.personal_words import before_personal_words
from cablelint.names.judgement.quoted_names import quoted_names
from cablelint.names.judgement.saints import saints
from cablelint.names.judgement.surname_shapes import surnames_by_shape
from cablelint.names.judgement.unknown_words import is_unknown, unknown_people
from cablelint.names.lexical.masks import outside_masks
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.lexical.word_classes import THING_WORDS
from cablelint.names.model.decoding import Calibration, likely_spans
from cablelint.names.model.explanation import CONTEXT
from cablelint.names.model.name_model import threshold_kind
from cablelint.names.model.observations import Observations
from cablelint.names.repetition.propagation import propagate
from cablelint.names.repetition.proposals import PROPOSED, proposals

if TYPE_CHECKING:
    from collections.abc import Sequence, Set


# The model does not see the whole of a name that a line end breaks, or that is in small letters.
_SURE = 0.95
_WEAK, _PLACES = "speech", ("town", "nation")
_TITLE = "title"
_NAMING, _MOST_NAMED = ("title", "Fore", "fore", "X"), 0.2
_FULL_NAME, _LEAST_WHOLE = "full-name", 0.9
# What makes names of words of which the model knows too little.
_FURTHER = (
    pairs,
    before_personal_words,
    names_after_titles,
    unknown_people,
    double_surnames,
    initialled,
    quoted_names,
    names_before_offices,
    names_after_particles,
    clearance_lines,
    initialled_officers,
    correspondents_of_letters,
    saints,
    surnames_before_syllables,
    surnames_by_shape,
    joined_surnames,
)


def decide(
    observations: Observations,
    begins: Sequence[float],
    names: Sequence[float],
    threshold: float,
    calibration: Calibration,
    least: float = 0,
    sure: Sequence[Candidate] = (),
) -> list[Candidate]:
    """Decide which spans of a text are names, from the probabilities of its tokens.

    Args:
        observations: The text as the model sees it.
        begins: For each token the probability that it begins a name.
        names: For each token the probability that it belongs to one.
        threshold: The least probability of the likeliest token of a name.
        calibration: Turns probabilities into confidences.
        least: The least confidence of a name.
        sure: Names that the model cannot overrule.
    """
    tokens = observations.tokens
    kind, bodies = threshold_kind(tokens), used_as_bodies(tokens)
    pools = (_POOL_OF_DOUBTFUL if 0 < least < _DOUBTFUL else _POOL)[kind], _POOL_ON_LISTS[kind]
    found = [
        Candidate(tokens.starts[first], tokens.end(last - 1), calibration.confidence(probability), CONTEXT)
        for first, last, probability in likely_spans(observations, begins, names, threshold)
        if not (bodies and _is_body(observations, first, last, bodies))
        and (last - first > 1 or _is_mostly_a_name(observations, first, names, threshold, *pools))
    ]
    found += _wholes(observations, found)
    found += sure
    found += names_with_mangled_accents(tokens)
    found += (
        candidate
        for candidate in observations.candidates
        if candidate.confidence == 1
        or (candidate.confidence >= _SURE and candidate.confidence >= _least_alone(observations, candidate))
    )
    found = outside_masks(tokens, found)
    whole = merged(tokens, with_forenames(tokens, completed(tokens, found)))
    found = list(possible_names(tokens, whole))
    judged = set(found).intersection(whole)
    found = with_parts_beside(tokens, found)
    for find in _FURTHER:
        found += (candidate for candidate in find(tokens) if not observations.is_thing(candidate))
    found += coordinated(tokens, found)
    found += (candidate for candidate in propagate(tokens, found) if not observations.is_thing(candidate))
    if 0 < least <= PROPOSED and not tokens.is_capitals:
        found = with_parts_beside(tokens, merged(tokens, [*found, *proposals(observations, found)]))
    possible = outside_masks(tokens, list(possible_names(tokens, merged(tokens, found), judged)))
    possible = list(parted_couples(tokens, possible))
    return [name for name in possible if name.confidence >= least]


# A single word is a name where its mean probability is so many times the threshold, or at least the other; less is
# known about the words of old telegrams.
_POOL = {"mixed": 6, "capitals": 6, "old": 1}
# For a reviewer who asks for doubtful names; the threshold is then low.
_DOUBTFUL, _POOL_OF_DOUBTFUL = 0.05, {"mixed": 1, "capitals": 6, "old": 6}
_POOL_ENOUGH, _FEWEST_PLACES = 0.55, 3
# Less is enough where lists of names have the word and no place or thing, and the text does not use it as a place; and
# where a forename precedes a town somewhere.
_POOL_ON_LISTS, _LISTED = {"mixed": 2.2, "capitals": 2.2, "old": 6}, ("last", "fore")
_POOL_OF_NAMED_TOWN = 3.3
_BEFORE_PLACES, _MOST_PLACED = frozenset("at in inside near through throughout via within".split()), 0.1


def _is_mostly_a_name(
    observations: Observations, index: int, names: Sequence[float], threshold: float, pool: float, listed: float
) -> bool:
    """Whether a single word is likely to be a name in all its positions together: one decision for each word."""
    word = observations.features[index]
    places = observations.places_of.get(word.folded, ())
    if len(places) < _FEWEST_PLACES:
        return True
    evidence = observations.evidence(index)
    is_place = word.word_class.startswith(_PLACES)
    is_named = observations.is_named(index)
    if (is_named and not is_place) or (evidence is not None and evidence.kind != _WEAK):
        return True
    mean = sum(map(names.__getitem__, places)) / len(places)
    if is_named and word.word_class == "town":
        pool = min(pool, _POOL_OF_NAMED_TOWN)
    elif word.word_class.rstrip("vw.") in _LISTED:
        pool = pool if _is_used_as_place(observations, places) else min(pool, listed)
    return mean >= min(pool * threshold, _POOL_ENOUGH)


def _is_used_as_place(observations: Observations, places: Sequence[int]) -> bool:
    """Whether prepositions of place precede a word more often than a person's name."""
    placed = sum(observations.features[place - 1].folded in _BEFORE_PLACES for place in places if place)
    return placed > _MOST_PLACED * len(places)


def _is_body(observations: Observations, first: int, last: int, bodies: Set[str]) -> bool:
    """Whether the text uses all words of a span for bodies, and hardly ever behind a title or a forename."""
    words = [word.folded for word in observations.features[first:last]]
    if bodies.isdisjoint(words) or not all(word in bodies or word in THING_WORDS for word in words):
        return False
    places = [place for word in words for place in observations.places_of.get(word, ()) if word in bodies]
    named = sum(observations.features[place - 1].word_class.startswith(_NAMING) for place in places if place)
    return named <= _MOST_NAMED * len(places)


def _wholes(observations: Observations, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the full names, by their shape, of which the model found a part: half a name masked is a name leaked."""
    starts = sorted((name.start, name.confidence) for name in found)
    wholes = []
    for candidate in observations.candidates:
        if candidate.evidence.kind == _FULL_NAME and candidate.confidence >= _LEAST_WHOLE:
            parts = starts[bisect_left(starts, (candidate.start,)) : bisect_left(starts, (candidate.end,))]
            if parts:
                surest = max(confidence for _, confidence in parts)
                wholes.append(candidate._replace(confidence=surest, evidence=CONTEXT))
    return wholes


def _least_alone(observations: Observations, candidate: Candidate) -> float:
    """Return the confidence from which a candidate is taken without the model.

    It is 1, or less where the model is blind, and for a word behind a title that is on no list of names or things.
    """
    first, last = observations.tokens.tokens_in(candidate.start, candidate.end)
    is_titled = candidate.evidence.kind == _TITLE and last == first + 1 and observations.tokens.words[first].istitle()
    if is_titled and is_unknown(observations.features[first].folded):
        return _SURE
    read = bisect_left(observations.places, last) - bisect_left(observations.places, first)
    return 1 if read == last - first else _SURE
