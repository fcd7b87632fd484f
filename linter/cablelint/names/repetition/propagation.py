"""Finds a name everywhere in its cable once it is found: alone, in capitals, misspelt, broken, glued to an initial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cablelint.names.lexical.phrases import can_be_name_word, name_end, name_start
from cablelint.names.lexical.printed_titles import title_before
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_function_word, is_known_from_the_news, is_ordinary
from cablelint.names.lexical.word_classes import (
    CALENDAR,
    FREQUENT_SPEECH_VERBS,
    NAMELESS_ZONES,
    PARTICLES,
    SPEECH_VERBS,
    THINGS,
)
from cablelint.names.repetition.known_words import KnownWord, key_of, known_words
from cablelint.names.repetition.variants import (
    INITIALISM,
    REPEATED,
    SURE,
    Hit,
    Variants,
    initialisms,
    parts_of_addresses,
)

LEAST_CONFIDENCE = 0.5
"""Names with less confidence are not propagated: one false alarm would become many."""

_SENTENCE_ENDS = frozenset('. ? ! : " ” “ ) - -- ... *'.split())
_WIDEST_GAP = 4
_DETERMINERS = frozenset("a an any each every his her its no our that the their this these those your".split())
_POSSESSIVES = frozenset({"'s", "’s", ",s"})
_PREPOSITIONS = frozenset("against and between by for from of over toward towards with".split())
# Behind a name that modifies them: the Begin plan.
_MODIFIED = frozenset(
    "administration cabinet camp candidacy coalition government group plan policies policy presidency proposal "
    "proposals regime speech team visit".split()
)


def propagate(tokens: TokenText, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Find further mentions of the candidates' names, in the order of the text.

    Args:
        tokens: The text.
        candidates: Names found; those below ``LEAST_CONFIDENCE`` are ignored.
    """
    found = [
        (candidate, tokens.tokens_in(candidate.start, candidate.end))
        for candidate in candidates
        if candidate.confidence >= LEAST_CONFIDENCE
    ]
    known = known_words(tokens, found)
    if not known:
        return []
    covered = bytearray(len(tokens))
    for _, (first, last) in found:
        covered[first:last] = b"\1" * (last - first)
    short = initialisms(tokens, found)
    hits: dict[int, Hit] = {}
    variants = Variants(known)
    words = tokens.words
    others = {*map(words.__getitem__, tokens.capitalised)}
    others -= short
    variants.leave_out(others)
    unlike = variants.unlike
    for index in tokens.capitalised:
        if words[index] not in unlike and not covered[index]:
            is_short = words[index] in short
            hit = Hit(index, 0.9, INITIALISM) if is_short else _hit(tokens, index, known, variants)
            if hit is not None:
                hits[index] = hit
    for index in parts_of_addresses(tokens):
        if not covered[index] and not tokens.words[index][0].isupper():
            hit = variants.in_address(tokens, index)
            if hit is not None:
                hits[index] = hit
    for index in tokens.places_of(known.keys()):
        match = known.get(tokens.words[index])
        if match is not None and not covered[index] and _can_lack_its_capital(match):
            hits.setdefault(index, Hit(index, 0.6 * match.confidence, REPEATED))
    return list(_joined(tokens, hits))


def _hit(tokens: TokenText, index: int, known: Mapping[str, KnownWord], variants: Variants) -> Hit | None:
    """Return the further mention that starts with a capitalised token, or None."""
    key = key_of(tokens, index)
    match = known.get(key)
    if len(key) == 1:
        return variants.spaced(tokens, index)
    if match is None:
        return None if tokens.zone_of[index] in NAMELESS_ZONES else variants.capitalised(tokens, index, key)
    if not match.alone and key_of(tokens, min(index + 1, len(tokens) - 1)) not in known:
        return None
    confidence = _confidence(tokens, index, match)
    return Hit(index, confidence, REPEATED) if confidence else None


def _can_lack_its_capital(match: KnownWord) -> bool:
    """Whether a word is a sure name and nothing else, so that it is one in small letters too."""
    return match.alone and match.confidence >= SURE and not is_ordinary(match.key)


def _confidence(tokens: TokenText, index: int, match: KnownWord) -> float:
    """Return the confidence that a known word is a mention here; 0 where evidence contradicts."""
    if match.ordinary and match.confidence == 1 and tokens.shouted[index] and _is_used_as_a_name(tokens, index):
        return 0.8
    following = tokens.words[index + 1] if index + 1 < len(tokens) else ""
    if tokens.zone_of[index] in ("heading", "classification") or (
        following[:1].isupper() and following.lower() in THINGS
    ):
        return 0
    if not match.ordinary:
        return 0.95 * match.confidence
    if tokens.shouted[index] and is_function_word(match.key):
        return 0
    if title_before(tokens, index) is not None:
        return 0.9 * match.confidence
    # The word is also an ordinary one or a place: only a capital inside a sentence is evidence.
    if tokens.shouted[index] or following.isdigit():
        return 0
    if match.key in CALENDAR:
        return 0.8 * match.confidence if following in SPEECH_VERBS or following in _POSSESSIVES else 0
    if _starts_sentence(tokens, index) and following not in FREQUENT_SPEECH_VERBS:
        return 0
    return 0.8 * match.confidence


def _is_used_as_a_name(tokens: TokenText, index: int) -> bool:
    """Whether an ordinary word in capitals is in the position of a person: BEGIN'S AIDE, WITH BEGIN, THE BEGIN PLAN."""
    before = tokens.folded[index - 1] if index else ""
    following = tokens.folded[index + 1] if index + 1 < len(tokens) else ""
    if before in _DETERMINERS:
        return before == "the" and following in _MODIFIED and is_known_from_the_news(tokens.folded[index])
    if following in _POSSESSIVES or following in SPEECH_VERBS:
        return True
    return before in _PREPOSITIONS and is_known_from_the_news(tokens.folded[index])


def _starts_sentence(tokens: TokenText, index: int) -> bool:
    return index == 0 or tokens.breaks[index] == NEW_BLOCK or tokens.words[index - 1] in _SENTENCE_ENDS


def _joined(tokens: TokenText, hits: Mapping[int, Hit]) -> Iterator[Candidate]:
    """Extend the hits to whole names: forenames, initials, particles, hyphens."""
    done = 0
    for index in sorted(hits):
        if index < done:
            continue
        last, confidence, evidence = hits[index]
        while (following := _next_part(tokens, last, hits)) is not None:
            last = hits[following].last
            confidence = max(confidence, hits[following].confidence)
        first = _start(tokens, index, done)
        done = max(last + 1, name_end(tokens, first))
        yield Candidate(tokens.starts[first], tokens.end(done - 1), confidence, evidence)


def _start(tokens: TokenText, index: int, done: int) -> int:
    """Return the first token of a name, with the forenames and particles before it."""
    first = name_start(tokens, index)
    before = first
    while before > done and tokens.breaks[before] == SAME_LINE and not tokens.shouted[before]:
        before -= 2 if _is_initial(tokens, before - 2) else 1
        if can_be_name_word(tokens, before, lenient=False):
            first = before = name_start(tokens, before)
        elif not _is_initial(tokens, before):
            break
    return first


def _is_initial(tokens: TokenText, index: int) -> bool:
    """Whether an initial and its full stop are here."""
    return (
        index >= 0
        and tokens.words[index + 1] == "."
        and len(tokens.words[index]) == 1
        and tokens.words[index].isupper()
    )


def _next_part(tokens: TokenText, last: int, hits: Mapping[int, Hit]) -> int | None:
    """Return the next hit of the same name: after white space, an initial, a particle, a hyphen or an unknown word."""
    for index in range(last + 1, min(last + 1 + _WIDEST_GAP, len(tokens))):
        if tokens.breaks[index] == NEW_BLOCK:
            return None
        if index in hits:
            return index
        word = tokens.words[index]
        is_between = (
            (len(word) == 1 and word.isupper())
            or (word == "-" and tokens.is_glued(index))
            or (word == "." and _is_initial(tokens, index - 1))
            or tokens.folded[index] in PARTICLES
            or (not tokens.shouted[index] and can_be_name_word(tokens, index, lenient=False))
        )
        if not is_between:
            return None
    return None
