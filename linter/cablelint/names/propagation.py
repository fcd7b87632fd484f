"""A name found once is found everywhere in its cable: alone, in capitals, misspelt, broken, glued to an initial."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cablelint.names.damage import fold, shortened, slips
from cablelint.names.people import Evidence
from cablelint.names.phrases import can_be_name_word, name_end, name_start
from cablelint.names.reading import NEW_BLOCK, SAME_LINE, Candidate, Reading
from cablelint.names.recognisers.titles import title_before
from cablelint.names.vocabulary import (
    NAMELESS_ZONES,
    PARTICLES,
    THINGS,
    is_forename,
    is_function_word,
    is_seldom_a_name,
)
from cablelint.names.words import word_table

_REPEATED = Evidence("repeated", "repeats a name found elsewhere in the cable")
_INITIALISM = Evidence("repeated", "stands for a name found elsewhere in the cable by its initials")
_MISSPELT = Evidence("misspelt", "is one slip away from a name found elsewhere in the cable")
_BROKEN = Evidence("broken", "is a name found elsewhere in the cable, broken in two")
_GLUED = Evidence("glued", "is a name found elsewhere in the cable, glued to an initial")

LEAST_CONFIDENCE = 0.5
"""Names less sure than this are not looked for elsewhere: one false alarm would become many."""

_SHORTEST_MISSPELT = 5
_SHORTEST_GLUED = 4
_LONGEST_INITIALISM = 5
_NO_NAME_WORDS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "jr", "sr", "'s", "’s", ",s"})
_SENTENCE_ENDS = frozenset('. ? ! : " ” “ ) - -- ... *'.split())
_BEFORE_THINGS = frozenset({"the", "in", "at", "near", "inside", "within", "throughout"})
_FEWEST_THINGS, _MOST_THINGS = 2, 0.4


class KnownWord(NamedTuple):
    """A word of a name found with evidence.

    Attributes:
        key: The word, folded.
        confidence: That of the surest name it stands in.
        alone: Whether the word can stand for the person on its own.
    """

    key: str
    confidence: float
    alone: bool


class _Hit(NamedTuple):
    """The last token of a further mention, how sure it is, and why."""

    last: int
    confidence: float
    evidence: Evidence


def propagate(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The further places where the names of the candidates stand, in the order of the text.

    Args:
        reading: The text.
        candidates: Names found; those below ``LEAST_CONFIDENCE`` are ignored.
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
    initialisms = _initialisms(reading, found)
    if initialisms:
        for index, word in enumerate(reading.words):
            if word in initialisms and not covered[index] and index not in hits:
                hits[index] = _Hit(index, 0.9, _INITIALISM)
    return list(_joined(reading, hits))


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


def _known_words(reading: Reading, found: Sequence[Candidate]) -> Mapping[str, KnownWord]:
    known: dict[str, KnownWord] = {}
    for candidate in found:
        words = name_words(reading, candidate)
        for index in words:
            key = key_of(reading, index)
            # A forename alone is too common a word to look for; behind a particle it is a surname (De Juana).
            alone = index == words[-1] or not is_forename(key) or reading.folded[index - 1] in PARTICLES
            before = known.get(key)
            if before is not None:
                alone = alone or before.alone
            known[key] = KnownWord(key, max(candidate.confidence, before.confidence if before else 0), alone)
    things = _thing_like(reading, known)
    return {key: word for key, word in known.items() if key not in things}


def _thing_like(reading: Reading, known: Mapping[str, KnownWord]) -> frozenset[str]:
    """The words that stand too often after a preposition of place, or after an article and alone: no people."""
    seen: Counter[str] = Counter()
    as_thing: Counter[str] = Counter()
    for index in range(1, len(reading)):
        key = reading.folded[index]
        if key in known and reading.words[index][0].isupper():
            seen[key] += 1
            before = reading.folded[index - 1]
            if before in _BEFORE_THINGS and (before != "the" or _ends_phrase(reading, index)):
                as_thing[key] += 1
    return frozenset(
        key for key, count in as_thing.items() if count >= _FEWEST_THINGS and count > _MOST_THINGS * seen[key]
    )


def _ends_phrase(reading: Reading, index: int) -> bool:
    following = reading.folded[index + 1] if index + 1 < len(reading) else "."
    return not following[0].isalnum() or is_function_word(following)


def _initialisms(reading: Reading, found: Sequence[Candidate]) -> frozenset[str]:
    """What stands in parentheses behind a name and is its initials: Mohammed bin Zayed (MbZ)."""
    short = set()
    for candidate in found:
        first, last = reading.tokens_in(candidate.start, candidate.end)
        if reading.words[last : last + 1] == ["("] and reading.words[last + 2 : last + 3] == [")"]:
            word = reading.words[last + 1]
            initials = "".join(part[0] for part in reading.folded[first:last] if part[0].isalpha())
            if 2 < len(word) <= _LONGEST_INITIALISM and word.lower() == initials and word[0].isupper():
                short.add(word)
    return frozenset(short | {word.upper() for word in short})


def _hits(reading: Reading, known: Mapping[str, KnownWord], covered: bytearray) -> Iterator[tuple[int, _Hit]]:
    """Each token that is a known word in some form, by its index."""
    near = _misspellings(known)
    verdicts: dict[str, tuple[KnownWord, Evidence] | None] = {}
    for index, word in enumerate(reading.words):
        if covered[index] or not word[0].isupper():
            continue
        key = key_of(reading, index)
        match = known.get(key)
        if match is not None:
            if match.alone or key_of(reading, min(index + 1, len(reading) - 1)) in known:
                confidence = _confidence(reading, index, match)
                if confidence:
                    yield index, _Hit(index, confidence, _REPEATED)
            continue
        if reading.zone_of[index] in NAMELESS_ZONES:
            continue
        last = _broken(reading, index, key, known)
        if last:
            yield index, _Hit(last, 0.9, _BROKEN)
            continue
        if len(key) < _SHORTEST_GLUED:
            continue
        if word not in verdicts:
            verdicts[word] = _damaged(word, key, known, near)
        verdict = verdicts[word]
        if verdict is not None:
            yield index, _Hit(index, 0.85 * verdict[0].confidence, verdict[1])


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
    plural = known.get(key[:-1]) if key.endswith("s") else None
    if plural is not None and plural.alone:
        return plural, _REPEATED
    if is_seldom_a_name(word.lower()):
        return None
    if word.isupper():
        for core in (key[1:], key[:-1], key[:-2]):
            match = known.get(core)
            if match is not None and match.alone and len(core) >= _SHORTEST_GLUED:
                return match, _GLUED
    if len(key) >= _SHORTEST_MISSPELT and not word_table().lists(key):
        for form in shortened(key):
            for match in near.get(form, ()):
                if slips(key, match.key, 1) == 1:
                    return match, _MISSPELT
    return None


def _broken(reading: Reading, index: int, key: str, known: Mapping[str, KnownWord]) -> int:
    """The last token of a known word that white space or a hyphen at the line end breaks here, or 0."""
    after = index + 1
    if reading.words[after : after + 1] == ["-"] and reading.is_glued(after):
        after += 1
        if after < len(reading) and reading.breaks[after] == SAME_LINE:
            return 0
    if after >= len(reading) or reading.breaks[after] == NEW_BLOCK:
        return 0
    second = reading.words[after]
    if not second[0].isalpha() or (second[0].isupper() and not reading.shouted[index]) or reading.is_glued(after):
        return 0
    match = known.get(key + key_of(reading, after))
    return after if match is not None and len(match.key) >= _SHORTEST_GLUED else 0


def _confidence(reading: Reading, index: int, match: KnownWord) -> float:
    """How sure a known word is a mention here, 0 where something speaks against it."""
    following = reading.words[index + 1] if index + 1 < len(reading) else ""
    if reading.zone_of[index] in ("heading", "classification") or (
        following[:1].isupper() and following.lower() in THINGS
    ):
        return 0
    if not is_seldom_a_name(match.key):
        return 0.95 * match.confidence
    if title_before(reading, index) is not None:
        return 0.9 * match.confidence
    # The word is also an ordinary one or a place: only a capital inside a sentence tells.
    if reading.shouted[index] or following.isdigit() or _starts_sentence(reading, index):
        return 0
    return 0.8 * match.confidence


def _starts_sentence(reading: Reading, index: int) -> bool:
    return index == 0 or reading.breaks[index] == NEW_BLOCK or reading.words[index - 1] in _SENTENCE_ENDS


def _joined(reading: Reading, hits: Mapping[int, _Hit]) -> Iterator[Candidate]:
    """The hits with what stands around them of the same name: forenames, initials, particles, hyphens."""
    done = 0
    for index in sorted(hits):
        if index < done:
            continue
        last, confidence, evidence = hits[index]
        while (following := _next_part(reading, last, hits)) is not None:
            last = hits[following].last
            confidence = max(confidence, hits[following].confidence)
        first = _start(reading, index, done)
        done = max(last + 1, name_end(reading, first))
        yield Candidate(reading.starts[first], reading.ends[done - 1], confidence, evidence)


def _start(reading: Reading, index: int, done: int) -> int:
    """The first token of a name: capitalised words that can be forenames, and particles, belong to it."""
    first = name_start(reading, index)
    while first > done and reading.breaks[first] == SAME_LINE and not reading.shouted[first]:
        before = first - 1
        if not can_be_name_word(reading, before, lenient=False):
            break
        first = name_start(reading, before)
    return first


def _next_part(reading: Reading, last: int, hits: Mapping[int, _Hit]) -> int | None:
    """The hit that goes on the same name: after white space, an initial, a particle, a hyphen or an unknown word."""
    for index in range(last + 1, min(last + 5, len(reading))):
        if reading.breaks[index] == NEW_BLOCK:
            return None
        if index in hits:
            return index
        word = reading.words[index]
        is_between = (
            (len(word) == 1 and word.isupper())
            or (word in ".-" and reading.is_glued(index))
            or reading.folded[index] in PARTICLES
            or (can_be_name_word(reading, index, lenient=False) and not reading.shouted[index])
        )
        if not is_between:
            return None
    return None
