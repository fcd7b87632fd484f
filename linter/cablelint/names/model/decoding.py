"""From probabilities to names: which spans of tokens are masked, and with what confidence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE
from cablelint.names.lexical.vocabulary import is_forename
from cablelint.names.lexical.word_classes import NAME_LIKE_TITLES, SPEECH_VERBS
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.names.model.observations import Observations

# A token beside a likely one belongs to the name if its probability is above this fraction of the threshold: half a
# name masked is a name leaked. Particles and initials are included even when they are unlikely.
_REACH = 0.2
# A word directly before a name is its forename where it is at least so many times the threshold likely.
_REACH_BEFORE = 0.13
_JOINING_LEAST = 0.01
# On the next line another entry of a list may begin, often with a title.
_REACH_OVER_LINES, _LEAST_TITLE = 0.3, 0.5
# A country or people behind a name is a part of it only where it is likely, more so in "a post-Lindqvist Colombia".
_LEAST_NATION, _LEAST_NATION_AFTER_PREFIX = 0.05, 0.3
_MOST_DRAWN_IN = 6
# "Lima", "Jordan" or "Mossad" alone is the place or the body, and what is a frequent word or the misprint of one is
# that, unless its probability is so many times the threshold.
_CAUTIONS = {"town": 2.5, "nation": 2.5, "thing": 5, "word": 4, "misprint": 4}
_FREQUENT, _CAUTION_FOR_FREQUENT = ("lastw", "forew", "rarew", "partw"), 2.5
_ONE_LETTER = 100
# Two or three capitals amid small letters are rather an office than a name.
_SHORT_CAPITALS, _SHORT = frozenset({"XX2", "XX3"}), 9
_CERTAIN = 0.99
_FEWEST_BEFORE_INITIAL = 2
_VERBS = frozenset("also can could did had has is may might must should was will would".split())
# The beginnings of the classes of words that lists of names contain, or no list.
_NAME_CLASSES = ("new", "last", "rare", "part", "fore", "Fore", "town", "thing")
_OTHER_CLASSES = ("nation", "calendar", "speech")
_PARTICLES = frozenset({"particle", "Particle"})
_JOINING_CLASSES = _PARTICLES | {"X", ".", "-"}


class TokenSpan(NamedTuple):
    """A name: the tokens ``[first, last)`` and the greatest probability among them."""

    first: int
    last: int
    probability: float


def likely_spans(
    observations: Observations, begins: Sequence[float], names: Sequence[float], threshold: float
) -> Iterator[TokenSpan]:
    """Find the names of a text: runs of likely tokens with at least one as likely as ``threshold``.

    Args:
        observations: The cable.
        begins: For each token how likely it begins a name.
        names: For each token how likely it belongs to one.
        threshold: From 0 to 1.
    """
    previous: TokenSpan | None = None
    for span in _cores(observations, begins, names, threshold):
        if previous is not None and _are_one(observations, previous, span):
            surest = max(previous.probability, span.probability)
            previous = TokenSpan(previous.first, span.last, surest)
            continue
        if previous is not None:
            yield previous
        previous = span
    if previous is not None:
        yield previous


def _cores(
    observations: Observations, begins: Sequence[float], names: Sequence[float], threshold: float
) -> Iterator[TokenSpan]:
    reach, breaks = threshold * _REACH, observations.tokens.breaks
    for start, end in observations.segments:
        index = done = start
        while index < end:
            if names[index] < reach:
                index += 1
                continue
            first = index
            index += 1
            while (
                index < end
                and begins[index] < names[index] / 2
                and names[index] >= (reach if breaks[index] == SAME_LINE else max(reach, _REACH_OVER_LINES))
                and not (breaks[index] != SAME_LINE and observations.begins_entry(index))
            ):
                index += 1
            last = index
            span = _whole(observations, names, start, first, last)
            if span.probability >= min(threshold * _caution(observations, span), _CERTAIN):
                yield _with_forename(observations, names, span, done, threshold * _REACH_BEFORE)
                done = span.last


def _with_forename(
    observations: Observations, names: Sequence[float], span: TokenSpan, start: int, least: float
) -> TokenSpan:
    """Extend a name by the words directly before it that are less likely names, from token ``start`` on."""
    tokens, first = observations.tokens, span.first
    while first > start and tokens.breaks[first] == SAME_LINE and names[first - 1] >= least:
        word_class = observations.features[first - 1].word_class
        is_name = word_class.startswith(_NAME_CLASSES) and word_class[-1] != "."
        is_name = is_name or (
            word_class.startswith(_OTHER_CLASSES) and is_forename(observations.features[first - 1].folded)
        )
        if not is_name or len(tokens.words[first - 1]) == 1 or _opens_sentence(observations, first - 1):
            break
        first -= 1
    return span if first == span.first else span._replace(first=first)


def _opens_sentence(observations: Observations, index: int) -> bool:
    """Whether a word has its capital from the beginning of a sentence."""
    tokens = observations.tokens
    return not tokens.is_capitals and (tokens.breaks[index] == NEW_BLOCK or tokens.words[index - 1 : index] == ["."])


def _caution(observations: Observations, span: TokenSpan) -> float:
    """Return by how much a span must be likelier than others: a country, town or thing alone, in no candidate."""
    if span.last - span.first != 1 or observations.evidence(span.first) is not None:
        return 1
    word = observations.features[span.first]
    if len(word.folded) == 1:
        return _ONE_LETTER
    return _SHORT if word.shape in _SHORT_CAPITALS else _caution_for_class(word.word_class)


@memoized
def _caution_for_class(word_class: str) -> float:
    if word_class.startswith(_FREQUENT):
        return _CAUTION_FOR_FREQUENT
    return next((factor for name, factor in _CAUTIONS.items() if word_class.startswith(name)), 1)


def _are_one(observations: Observations, left: TokenSpan, right: TokenSpan) -> bool:
    """Whether two spans overlap, or only particles or an initial are between: Ann *de* Lund, Ann *Q.* Lund."""
    end, start = left.last, right.first
    if end >= start:
        return end > start
    words = observations.tokens.words
    is_initial = len(words[end]) == 1 and words[end].isupper()
    if is_initial and words[end + 1 : start] in ([], ["."]):
        return NEW_BLOCK not in observations.tokens.breaks[end : start + 1]
    between = observations.features[end:start]
    return between[0].word_class in _PARTICLES and all(word.word_class in _PARTICLES for word in between)


def _whole(observations: Observations, names: Sequence[float], start: int, first: int, last: int) -> TokenSpan:
    """Extend a run of tokens by the particles and initials before it; cut punctuation and prepositions at its ends."""
    features, tokens = observations.features, observations.tokens
    start = max(start, first - _MOST_DRAWN_IN)
    while first > start and features[first - 1].word_class in _JOINING_CLASSES and names[first - 1] >= _JOINING_LEAST:
        first -= 1
    is_prefixed = first > 0 and features[first - 1].folded == "-"
    least_nation = _LEAST_NATION_AFTER_PREFIX if is_prefixed else _LEAST_NATION
    while last > first:
        word, word_class = features[last - 1], features[last - 1].word_class
        if not (
            not word.folded[0].isalnum()
            or (word_class == "title" and word.folded not in NAME_LIKE_TITLES and names[last - 1] < _LEAST_TITLE)
            or (word_class.startswith("nation") and names[last - 1] < least_nation)
            # A particle behind a name is a preposition: "told Okafor at dinner".
            or (word_class == "particle" and not tokens.is_glued(last - 1))
        ):
            break
        last -= 1
    while first < last and (
        not features[first].folded[0].isalnum()
        or (features[first].word_class == "title" and names[first] < _LEAST_TITLE)
    ):
        first += 1
    probability = max(names[first:last], default=0.0)
    if last < len(tokens.words) and len(tokens.words[last]) == 1:
        last = _after_maternal_initial(observations, first, last)
    if last < len(tokens.words) and tokens.folded[last] == "said":
        last = _after_said(observations, first, last)
    return TokenSpan(first, last, probability)


def _after_maternal_initial(observations: Observations, first: int, last: int) -> int:
    """Return the token after a name with the letter that follows it, if that is an initial: ``LUIS SALINAS E.,``."""
    tokens = observations.tokens
    if tokens.breaks[last] != SAME_LINE or not tokens.words[last].isupper():
        return last
    words = sum(len(word) > 1 and word[0].isalpha() for word in tokens.words[first:last])
    if words < _FEWEST_BEFORE_INITIAL:
        return last
    following = last + 2 if tokens.words[last + 1 : last + 2] == ["."] else last + 1
    return last + 1 if tokens.words[following : following + 1] in ([","], [";"], [")"]) else last


def _after_said(observations: Observations, first: int, last: int) -> int:
    """Return the token after a name with the SAID that follows it, if a verb follows that: ``AHMAD ABDU SAID SAYS``."""
    tokens = observations.tokens
    if last == first or not tokens.words[last][0].isupper():
        return last
    verb = tokens.folded[last + 1] if last + 1 < len(tokens.words) else "."
    if tokens.breaks[last] != SAME_LINE:
        return last
    # A sentence ends with SAID only behind a quotation.
    is_end = verb == "." and first > 0 and tokens.words[first - 1][0].isalnum()
    return last + 1 if verb in SPEECH_VERBS or verb in _VERBS or is_end else last


@dataclass(frozen=True, slots=True)
class Calibration:
    """The share of names among the spans of a given probability, in cross-validation.

    Attributes:
        raw: Probabilities of the model, rising.
        observed: The share of names at each, never falling.
    """

    raw: tuple[float, ...]
    observed: tuple[float, ...]

    def confidence(self, probability: float) -> float:
        """Return the calibrated probability, interpolated linearly."""
        return _interpolate(self.raw, self.observed, probability)

    def probability(self, confidence: float) -> float:
        """Return the model's probability for a calibrated one."""
        return _interpolate(self.observed, self.raw, confidence)


def calibrate(outcomes: Sequence[tuple[float, bool]], bins: int = 20) -> Calibration:
    """Fit a calibration to the spans of a cross-validation: their probability and whether they were names.

    Equally filled bins are merged until the share of names rises with the probability.
    """
    ranked = sorted(outcomes)
    size = max(1, len(ranked) // bins)
    pools: list[list[float]] = []
    for start in range(0, len(ranked), size):
        part = ranked[start : start + size]
        pools.append([sum(raw for raw, _ in part), sum(good for _, good in part), len(part)])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            total, good, count = pools.pop()
            pools[-1] = [pools[-1][0] + total, pools[-1][1] + good, pools[-1][2] + count]
    return Calibration(
        tuple(round(total / count, 5) for total, _, count in pools),
        tuple(round(good / count, 5) for _, good, count in pools),
    )


def _interpolate(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    """Interpolate linearly from (0, 0) through the points to (1, 1)."""
    index = bisect_left(xs, x)
    left, low = (xs[index - 1], ys[index - 1]) if index else (0.0, 0.0)
    right, high = (xs[index], ys[index]) if index < len(xs) else (1.0, 1.0)
    return high if right <= left or x > right else low + (high - low) * (x - left) / (right - left)
