"""Full names by their shape alone: a known forename, an initial, ``bin`` or ``abu``, a patronymic."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.data.word_table import word_table
from cablelint.names.lexical.phrases import name_phrases, name_start
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_on_list
from cablelint.names.lexical.word_classes import OPENING_PARTICLES, PARTICLES, THINGS
from cablelint.names.people import Evidence
from cablelint.text.folding import without_accents

_FORENAME = Evidence("full-name", "begins with a forename")
_INITIALS = Evidence("full-name", "is written with initials")
_KINSHIP = Evidence("full-name", "contains a word such as 'bin' or 'abu' between names")
_PAIR = Evidence("full-name", "has the shape of a Korean name")
_INITIALISM = Evidence("full-name", "is followed by its initials in parentheses")
_PATRONYMIC = Evidence("full-name", "contains a patronymic")
_KIN = frozenset("abd abu ben bin bint binti ibn umm".split())
_FEWEST_INITIALS = 3
_LONGEST_SYLLABLE = 6
_FORENAMES = frozenset("FGHM")
_PATRONYMICS = ("ovich", "evich", "ovna", "evna", "yevich")
_AMERICAN, _WORLD, _DOUBTFUL = frozenset("F"), frozenset("GM"), frozenset("12PQRKN")
_BEFORE_PARTICLES = frozenset("FG")
_SURNAMES, _PLACES = frozenset("ABCDL"), frozenset("KNP")


def full_names(tokens: TokenText) -> Iterator[Candidate]:
    """Find names of two words and more."""
    for first, end in name_phrases(tokens):
        if end == first + 1 or tokens.zone_of[first] == "reference":
            # The letter of a reference looks like an initial: G. CAPE TOWN 179.
            continue
        following = tokens.words[end] if end < len(tokens.words) else ""
        if following[:1].isupper() and following.lower() in THINGS:
            continue
        kind = _kind(tokens, first, end)
        if kind is not None:
            yield Candidate(tokens.starts[name_start(tokens, first)], tokens.end(end - 1), *kind)


def _kind(tokens: TokenText, first: int, end: int) -> tuple[float, Evidence] | None:
    """Return the confidence that a phrase is a name, and the evidence; None for a shape of places and bodies."""
    folded = tokens.folded[first:end]
    words = [word for word in folded if len(word) > 1 and word[0].isalpha() and word not in PARTICLES]
    if not words:
        return None
    has_kin = not _KIN.isdisjoint(folded)
    if has_kin and any(len(word) == 1 and word.isalpha() for word in folded):
        return 0.9, _INITIALS
    if len(words) < 2:
        return (0.85, _INITIALS) if len(folded) > 1 and folded[1] == "." and len(folded[0]) == 1 else None
    if has_kin:
        return 0.93, _KINSHIP
    if _is_pair(tokens, first, end):
        return 0.93, _PAIR
    if tokens.words[end : end + 3 : 2] == ["(", ")"] and not _is_body(words, tokens.folded[end + 1]):
        return 0.9, _INITIALISM
    if any(word.endswith(_PATRONYMICS) for word in words[1:]):
        return 0.95, _PATRONYMIC
    return _by_forename(words, has_particle=not OPENING_PARTICLES.isdisjoint(tokens.words[first + 1 : end]))


def _is_pair(tokens: TokenText, first: int, end: int) -> bool:
    """Whether a short surname precedes two syllables joined by a hyphen, the second small: Han Sung-ho."""
    return (
        end - first == 4
        and len(tokens.words[first]) <= _LONGEST_SYLLABLE
        and tokens.words[end - 2] == "-"
        and tokens.words[end - 1].islower()
        and len(tokens.words[end - 1]) <= _LONGEST_SYLLABLE
    )


def _is_body(words: list[str], short: str) -> bool:
    """Whether letters in parentheses are not the initials of the words before, or none of the words is a forename."""
    initials = "".join(word[0] for word in words)
    return short != initials or len(words) < _FEWEST_INITIALS or not any(map(_is_on_lists, words))


def _is_on_lists(word: str) -> bool:
    return is_on_list(word, _FORENAMES)


def _by_forename(words: list[str], *, has_particle: bool) -> tuple[float, Evidence] | None:
    lists, *others = [word_table().lists(without_accents(word)) for word in words]
    if has_particle and not _BEFORE_PARTICLES.isdisjoint(lists) and _PLACES.isdisjoint(others[-1]):
        return 0.9, _FORENAME
    if ("R" in lists and "R" in others[-1]) or "E" in lists or "E" in others[-1]:
        return None
    if all(not _DOUBTFUL.isdisjoint(other) and _SURNAMES.isdisjoint(other) for other in others):
        return None
    if not _AMERICAN.isdisjoint(lists):
        return 0.95, _FORENAME
    is_doubtful = not _DOUBTFUL.isdisjoint(lists)
    if not is_doubtful and not _WORLD.isdisjoint(lists):
        return 0.9, _FORENAME
    if "H" in lists and not is_doubtful and all(map(_DOUBTFUL.isdisjoint, others)):
        return 0.85, _FORENAME
    return None
