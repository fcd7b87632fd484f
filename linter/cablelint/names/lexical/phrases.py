"""The extent of a name from its first token on, by the shapes that names of the world have."""

from __future__ import annotations

from functools import partial

from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, TokenText
from cablelint.names.lexical.vocabulary import (
    is_code,
    is_forename,
    is_listed_surname,
    is_never_a_name,
    is_ordinary,
    is_region,
    is_seldom_a_name,
    is_unlike_names,
    title_words,
)
from cablelint.names.lexical.word_classes import (
    COMPOUND_TAILS,
    GENERATIONS,
    NAMELESS_ZONES,
    OPENING_PARTICLES,
    PARTICLES,
)
from cablelint.text.memo import Memo, memoized

_MOST_PARTS = 6
_MOST_TOKENS = 16
_SHORTEST_SHOUTED = 5
# A month that is also a forename is a month next to a number.
_MONTH_NAMES = frozenset({"april", "may", "june", "jan", "mar", "jun"})
_CLOSERS = frozenset({",", "'s", "’s", ",s", "said", "told", "noted", "has", "had", "was", "is", ")", ";", "and"})
_CLOSERS_IN_CAPITALS = _CLOSERS - {";", "and"}
_OPENING_QUOTES, _CLOSING_QUOTES = "\"“'‘(", "\"”'’)"
# What a word can be: none of a name; a sign, initial or particle, with which a name may begin; a word of a name if its
# neighbours allow it; one anywhere.
_NONE, _OPENER, _DOUBTFUL, _WORD = range(4)


def can_be_name_word(tokens: TokenText, index: int, *, lenient: bool) -> bool:
    """Whether a token can be a word of a name, judged alone.

    Args:
        tokens: The text.
        index: The token.
        lenient: Also accept ordinary words, places and titles: its position is certain to contain a name.
    """
    verdict = _VERDICTS[lenient][tokens.shouted[index]][tokens.words[index]]
    if verdict != _DOUBTFUL:
        return verdict == _WORD
    folded = tokens.folded[index].replace("’", "'")
    if folded in _MONTH_NAMES and any(map(str.isdigit, _neighbours(tokens, index))):
        return False
    return lenient or not is_seldom_a_name(folded) or _is_forename_here(tokens, index)


def _verdict(word: str, *, shouted: bool, lenient: bool) -> int:
    """Return what a word can be in names."""
    folded = word.lower()
    otherwise = _OPENER if len(word) == 1 or folded in OPENING_PARTICLES else _NONE
    if len(word) == 1 or not word[0].isupper():
        return otherwise
    plain = folded.replace("’", "'")
    if is_never_a_name(plain) or not plain.strip("x") or not plain.replace("'", "").isalnum():
        return otherwise
    if word.isupper() and not lenient and _is_abbreviation(plain, shouted=shouted):
        return otherwise
    if not lenient and is_seldom_a_name(plain):
        return _DOUBTFUL if _can_be_forename(folded) else otherwise
    return _DOUBTFUL if plain in _MONTH_NAMES else _WORD


_VERDICTS = tuple(
    tuple(Memo(partial(_verdict, shouted=shouted, lenient=lenient)) for shouted in (False, True))
    for lenient in (False, True)
)


def _is_abbreviation(word: str, *, shouted: bool) -> bool:
    """Whether a word in capitals is rather an abbreviation: short, or unlike any name amid small letters."""
    if len(word) < _SHORTEST_SHOUTED:
        return not shouted or is_code(word)
    return not shouted and is_unlike_names(word)


def _is_forename_here(tokens: TokenText, index: int) -> bool:
    """Whether an ordinary word that is also a forename precedes a surname: Frank Okafor, Mark Lindqvist."""
    after = index + 1
    return (
        _can_be_forename(tokens.folded[index])
        and after < len(tokens.words)
        and tokens.words[after][0].isupper()
        and not tokens.words[after].isupper()
        and len(tokens.words[after]) > 1
        and tokens.breaks[after] != NEW_BLOCK
        and not is_seldom_a_name(tokens.folded[after])
    )


def _can_be_forename(word: str) -> bool:
    return is_forename(word) and word not in title_words()


def _neighbours(tokens: TokenText, index: int) -> list[str]:
    return [*tokens.words[max(index - 1, 0) : index], *tokens.words[index + 1 : index + 2]]


def name_end(tokens: TokenText, first: int, *, lenient: bool = False, stop: int | None = None) -> int:
    """Return the token after the last one of the name that starts at ``first``; ``first`` itself where none starts.

    The name may contain initials (``J. R.``), particles, hyphens, a quoted nickname, a generation, and one line break.

    Args:
        tokens: The text.
        first: The token where the name should start.
        lenient: See :func:`can_be_name_word`.
        stop: The name ends before this token at the latest.
    """
    words, folded, breaks, shouted = tokens.words, tokens.folded, tokens.breaks, tokens.shouted
    verdicts = _VERDICTS[lenient]
    stop = min(len(words), first + _MOST_TOKENS, len(words) if stop is None else stop)
    index = end = first
    parts = 0
    while index < stop and parts < _MOST_PARTS:
        word = words[index]
        if (
            index > first
            and breaks[index] != SAME_LINE
            and not _continues(tokens, first, index, parts, lenient=lenient)
        ):
            break
        verdict = verdicts[shouted[index]][word]
        if verdict == _WORD or (verdict == _DOUBTFUL and can_be_name_word(tokens, index, lenient=lenient)):
            index += 1
            end = index
            parts += 1
        elif verdict == _NONE and not parts:
            break
        elif word == "-":
            if not (parts and end == index and _joins(tokens, index, stop)):
                break
            index += 2
            end = index
        elif parts and (shouted[index] or word[0].isupper()) and _goes_on(tokens, first, index):
            index += 1
            end = index
            parts += 1
        elif (
            parts
            and word[0].islower()
            and (breaks[index] != SAME_LINE or len(words[index - 1]) == 1)
            and _is_torn_off(tokens, index)
        ):
            index += 1
            end = index
        elif len(word) == 1 and word.isupper() and index + 1 < stop:
            if not _is_initial(tokens, index):
                break
            index += 2 if words[index + 1] in (".," if lenient else ".") and tokens.is_glued(index + 1) else 1
        elif folded[index] in PARTICLES and (parts or folded[index] in OPENING_PARTICLES) and index + 1 < stop:
            index += 2 if words[index + 1] == "-" and tokens.is_glued(index + 1) else 1
        elif parts and folded[index] in GENERATIONS and word.isupper():
            return index + 1
        elif index > first and word in _OPENING_QUOTES and _is_nickname(tokens, index, stop):
            index += 3
        else:
            break
    return end


def name_phrases(tokens: TokenText) -> tuple[tuple[int, int], ...]:
    """Find the tokens ``[first, end)`` of each phrase that has the shape of a name, in order and without overlap.

    Lines in capitals are left out, unless the whole cable is, and zones where capitals mean codes.
    """
    return tokens.once(_find_phrases)


def _find_phrases(tokens: TokenText) -> tuple[tuple[int, int], ...]:
    phrases = []
    end = 0
    words, shouted, zone_of, is_capitals = tokens.words, tokens.shouted, tokens.zone_of, tokens.is_capitals
    verdicts = _VERDICTS[False]
    for first in tokens.capitalised:
        if (
            first >= end
            and (is_capitals or not shouted[first])
            and zone_of[first] not in NAMELESS_ZONES
            and verdicts[shouted[first]][words[first]]
        ):
            end = name_end(tokens, first)
            if end > first:
                phrases.append((first, end))
    return tuple(phrases)


def name_start(tokens: TokenText, first: int) -> int:
    """Return the first token of a name with its first capital at ``first``: the particles before it belong to it."""
    while first > 0 and tokens.breaks[first] != NEW_BLOCK:
        before = first - 1
        if tokens.words[before] == "-" and tokens.is_glued(first) and tokens.is_glued(before):
            before -= 1
        if tokens.folded[before] not in OPENING_PARTICLES:
            break
        first = before
    return first


def part_count(tokens: TokenText, first: int, end: int) -> int:
    """Count the words of a name phrase that are neither initials, particles nor punctuation."""
    return sum(map(_is_part, tokens.words[first:end]))


@memoized
def _is_part(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and word.lower() not in PARTICLES


def _is_torn_off(tokens: TokenText, index: int) -> bool:
    """Whether small letters end a word torn by a line break, or behind its capital: Lind / qvist, O kafor."""
    word, before = tokens.words[index], tokens.words[index - 1]
    return (
        (tokens.breaks[index] != SAME_LINE or (len(before) == 1 and before.isupper()))
        and before[-1].isalpha()
        and not is_ordinary(word)
    )


def _continues(tokens: TokenText, first: int, index: int, parts: int, *, lenient: bool) -> bool:
    """Whether a name may continue from the line before.

    The lines are of one block, both shouted or neither, and the first is not a full name alone, as lists have it.
    """
    is_entry = parts > 1 and tokens.breaks[first] != SAME_LINE
    is_alike = lenient or tokens.shouted[index] == tokens.shouted[index - 1]
    return tokens.breaks[index] != NEW_BLOCK and is_alike and not is_entry


def _goes_on(tokens: TokenText, first: int, index: int) -> bool:
    """Whether a token belongs to the name even if it is an ordinary word or a place: Tom Hague, Eric Green said."""
    if tokens.shouted[index]:
        return _ends_shouted_name(tokens, first, index)
    word = tokens.words[index]
    if not word[0].isupper() or word.isupper() or is_region(tokens.folded[index]):
        return False
    if not can_be_name_word(tokens, index, lenient=True):
        return False
    following = tokens.folded[index + 1] if index + 1 < len(tokens.words) else "."
    return following in _CLOSERS or (index - 1 == first and is_forename(tokens.folded[first]))


def _ends_shouted_name(tokens: TokenText, first: int, index: int) -> bool:
    """Whether a surname that is an ordinary word follows a forename that is not, in capitals: JOHN HEAP, SAID."""
    word = tokens.folded[index]
    following = tokens.folded[index + 1] if index + 1 < len(tokens.words) else "."
    return (
        index == first + 1
        and following in _CLOSERS_IN_CAPITALS
        and tokens.breaks[index] == SAME_LINE
        and is_forename(tokens.folded[first])
        and not is_seldom_a_name(tokens.folded[first])
        and is_listed_surname(word)
        and word not in title_words()
        and not is_never_a_name(word)
    )


def _joins(tokens: TokenText, hyphen: int, stop: int) -> bool:
    """Whether a hyphen binds two parts of a name: Kim-Okafor, Myung-soo, and not Okafor-era."""
    after = hyphen + 1
    return (
        after < stop
        and tokens.is_glued(hyphen)
        and tokens.is_glued(after)
        and tokens.words[after][0].isalpha()
        and tokens.words[after] != "U"
        and tokens.folded[after] not in COMPOUND_TAILS
    )


def _is_initial(tokens: TokenText, index: int) -> bool:
    """Whether a capital is the initial of a forename: not in A/S, U.S. or P.M."""
    before = tokens.words[index - 1] if tokens.is_glued(index) else ""
    if before == "/":
        return False
    if before == "." and tokens.words[index - 2] in ("U", "P"):
        # The S of U.S., but not of K.P.S. Okafor.
        return tokens.is_glued(index - 2) and tokens.words[index - 3] == "."
    return tokens.words[index : index + 3] not in (["U", ".", "S"], ["P", ".", "M"], ["U", ".", "N"])


def _is_nickname(tokens: TokenText, index: int, stop: int) -> bool:
    """Whether a quoted word and another word of the name follow: Robert "Rob" Okafor."""
    return (
        index + 3 < stop
        and tokens.words[index + 2] in _CLOSING_QUOTES
        and can_be_name_word(tokens, index + 1, lenient=True)
        and can_be_name_word(tokens, index + 3, lenient=False)
    )
