"""A name found once is found everywhere in its cable: alone, in capitals, misspelt, broken, glued to an initial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cablelint.names.damage import fold, shortened, slips
from cablelint.names.people import Evidence
from cablelint.names.phrases import name_start
from cablelint.names.reading import NEW_BLOCK, SAME_LINE, Candidate, Reading
from cablelint.names.recognisers.titles import title_before
from cablelint.names.vocabulary import NAMELESS_ZONES, PARTICLES, THINGS, is_forename, is_seldom_a_name
from cablelint.names.words import word_table

_REPEATED = Evidence("repeated", "repeats a name found elsewhere in the cable")
_MISSPELT = Evidence("misspelt", "is one slip away from a name found elsewhere in the cable")
_BROKEN = Evidence("broken", "is a name found elsewhere in the cable, broken in two")
_GLUED = Evidence("glued", "is a name found elsewhere in the cable, glued to an initial")

LEAST_CONFIDENCE = 0.5
"""Names less sure than this are not looked for elsewhere: one false alarm would become many."""

_SHORTEST_MISSPELT = 5
_SHORTEST_GLUED = 4


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word of a name found with evidence.

    Attributes:
        key: The word, folded.
        confidence: That of the surest name it stands in.
        alone: Whether the word can stand for the person on its own.
    """

    key: str
    confidence: float
    alone: bool


def key_of(reading: Reading, index: int) -> str:
    """A token folded for comparing."""
    word = reading.folded[index]
    return word if word.isascii() and word.isalpha() else fold(word)


def name_words(reading: Reading, candidate: Candidate) -> list[int]:
    """The tokens of a name that are words of it: neither initials, particles, generations nor punctuation."""
    first, last = reading.tokens_in(candidate.start, candidate.end)
    return [
        index
        for index in range(first, last)
        if len(reading.words[index]) > 1
        and any(map(str.isalpha, reading.words[index]))
        and reading.folded[index] not in PARTICLES
        and reading.folded[index] not in _NO_NAME_WORDS
    ]


_NO_NAME_WORDS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "jr", "sr", "'s", "’s", ",s"})


def propagate(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The further places where the names of the candidates stand, in the order of the text.

    Args:
        reading: The text.
        candidates: Names found, those below ``LEAST_CONFIDENCE`` ignored.
    """
    found = [candidate for candidate in candidates if candidate.confidence >= LEAST_CONFIDENCE]
    known = _known_words(reading, found)
    if not known:
        return []
    covered = bytearray(len(reading))
    for candidate in found:
        first, last = reading.tokens_in(candidate.start, candidate.end)
        covered[first:last] = b"\1" * (last - first)
    hits = dict(_hits(reading, known, covered))
    return list(_joined(reading, hits))


def _known_words(reading: Reading, found: Sequence[Candidate]) -> Mapping[str, KnownWord]:
    known: dict[str, KnownWord] = {}
    for candidate in found:
        words = name_words(reading, candidate)
        for place, index in enumerate(words):
            key = key_of(reading, index)
            if len(key) < 2:
                continue
            is_last = place == len(words) - 1
            alone = is_last or not is_forename(key)
            before = known.get(key)
            known[key] = KnownWord(
                key,
                max(candidate.confidence, before.confidence if before else 0),
                alone or (before.alone if before else False),
            )
    return known


_Hit = tuple[int, float, Evidence]
"""The last token of a hit, how sure it is, and why."""


def _hits(reading: Reading, known: Mapping[str, KnownWord], covered: bytearray) -> Iterator[tuple[int, _Hit]]:
    """Each token that is a known word in some form, by its index."""
    near = _misspellings(known)
    verdicts: dict[str, tuple[KnownWord, Evidence] | None] = {}
    index = -1
    size = len(reading)
    while index + 1 < size:
        index += 1
        word = reading.words[index]
        if covered[index] or not word[0].isupper():
            continue
        key = key_of(reading, index)
        match = known.get(key)
        if match is not None:
            if match.alone or (index + 1 < size and key_of(reading, index + 1) in known):
                confidence = _confidence(reading, index, match)
                if confidence:
                    yield index, (index, confidence, _REPEATED)
            continue
        joined = _broken(reading, index, known)
        if joined:
            yield index, (joined, 0.9, _BROKEN)
            continue
        if len(key) < _SHORTEST_GLUED or reading.zone_of[index] in NAMELESS_ZONES:
            continue
        if word not in verdicts:
            verdicts[word] = _damaged(word, key, known, near)
        verdict = verdicts[word]
        if verdict is not None:
            yield index, (index, 0.85 * verdict[0].confidence, verdict[1])


def _misspellings(known: Mapping[str, KnownWord]) -> Mapping[str, list[KnownWord]]:
    """The known words by each form that a single slip may have left in common with them."""
    near: defaultdict[str, list[KnownWord]] = defaultdict(list)
    for key, match in known.items():
        if len(key) >= _SHORTEST_MISSPELT and match.alone:
            for form in shortened(key):
                near[form].append(match)
    return near


def _damaged(
    word: str, key: str, known: Mapping[str, KnownWord], near: Mapping[str, list[KnownWord]]
) -> tuple[KnownWord, Evidence] | None:
    """What a word unlike any known one is a damaged form of, judged alone."""
    if key.endswith("s") and key[:-1] in known and known[key[:-1]].alone:
        return known[key[:-1]], _REPEATED
    if is_seldom_a_name(word.lower()):
        return None
    if word.isupper():
        for core in (key[1:], key[:-1], key[:-2]):
            match = known.get(core)
            if match is not None and match.alone and len(core) >= _SHORTEST_GLUED:
                return match, _GLUED
    if len(key) >= _SHORTEST_MISSPELT:
        for form in shortened(key):
            for match in near.get(form, ()):
                if slips(key, match.key, 1) <= 1 and not word_table().lists(key):
                    return match, _MISSPELT
    return None


def _broken(reading: Reading, index: int, known: Mapping[str, KnownWord]) -> int:
    """The last token of a known word that white space or a hyphen at the line end breaks here, or 0."""
    after = index + 1
    if after >= len(reading):
        return 0
    if reading.words[after] == "-" and reading.is_glued(after) and after + 1 < len(reading):
        after += 1
        if reading.breaks[after] == SAME_LINE:
            return 0
    second = reading.words[after]
    if not second[0].isalpha() or reading.breaks[after] == NEW_BLOCK:
        return 0
    if second[0].isupper() and not reading.shouted[index]:
        return 0
    match = known.get(key_of(reading, index) + key_of(reading, after))
    return after if match is not None and len(match.key) > 3 else 0


def _confidence(reading: Reading, index: int, match: KnownWord) -> float:
    """How sure a known word is a mention here, 0 where something speaks against it."""
    following = reading.words[index + 1] if index + 1 < len(reading) else ""
    if following[:1].isupper() and following.lower() in THINGS:
        return 0
    if reading.zone_of[index] in ("heading", "classification"):
        return 0
    seldom = is_seldom_a_name(match.key)
    if not seldom:
        return 0.95 * match.confidence
    if title_before(reading, index) is not None:
        return 0.9 * match.confidence
    if reading.shouted[index]:
        return 0
    if following.isdigit() or _starts_sentence(reading, index):
        return 0
    return 0.8 * match.confidence


def _starts_sentence(reading: Reading, index: int) -> bool:
    return (
        index == 0
        or reading.breaks[index] == NEW_BLOCK
        or reading.words[index - 1] in '.?!:")”-'
        or (reading.words[index - 1] == "--")
    )


def _joined(reading: Reading, hits: Mapping[int, _Hit]) -> Iterator[Candidate]:
    """Hits side by side made one: forename and surname, with the initials, particles and hyphens between."""
    done = -1
    for index in sorted(hits):
        if index <= done:
            continue
        last, confidence, evidence = hits[index]
        while True:
            following = _next_part(reading, last, hits)
            if following is None:
                break
            last = hits[following][0]
            confidence = max(confidence, hits[following][1])
        done = last
        first = name_start(reading, index)
        yield Candidate(reading.starts[first], reading.ends[last], confidence, evidence)


def _next_part(reading: Reading, last: int, hits: Mapping[int, _Hit]) -> int | None:
    """The hit that goes on the same name: after white space, an initial, a particle or a hyphen."""
    index = last + 1
    for _ in range(4):
        if index >= len(reading) or reading.breaks[index] == NEW_BLOCK:
            return None
        if index in hits:
            return index
        word = reading.words[index]
        is_initial = len(word) == 1 and word.isupper()
        if not (is_initial or word in ".-" and reading.is_glued(index) or reading.folded[index] in PARTICLES):
            return None
        index += 1
    return None
