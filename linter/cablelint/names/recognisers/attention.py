"""Attention lines: ``NSC FOR OKAFOR/DOE``, ``EUR/PGI:KSMITH``."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.data.tags import find_tags
from cablelint.data.word_table import word_table
from cablelint.names.lexical.tokens import NEW_BLOCK, NEW_LINE, SAME_LINE, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_forename, is_function_word, is_office_word, is_seldom_a_name
from cablelint.names.people import Evidence

_ATTENTION = Evidence("attention", "is called to attention in a line such as 'NSC FOR ...'")
_AGENCIES = frozenset(
    "acss africa africom agatt agriculture aid "
    "amconsul amembassy arcent care centcom commerce consulate copyright customs "
    "das defense department dept dhs dod doe doj embassies embassy energy eucom exim fincen geneva hague homeland "
    "house icass icitap ilab interior irpo isaf justice labor mission missions naval navcent ncis nctc nnsa noforn "
    "northcom oasia opdat odni ofac opic pacom petersburg polad posts reps sensitive sipdis soccent socom southcom "
    "spico state stratcom swci transportation treasury ttic uscis usafe usaid usau usda usdoc usdoe usfor usgs "
    "usmission usoffice uspto ustda ustr watcher watchers white".split()
)
_LONGEST_OFFICE = 4
_FREQUENT_SURNAMES, _SURNAMES = frozenset("AB"), frozenset("ABC")
_NAMES = frozenset("ABCDFGHLM")
_EVERYDAY, _WORDS = frozenset("1"), frozenset("123WKN")
# An attention line may contain names after one of these.
_OPENERS = frozenset({"for", "(", ":", "by", "attn", "pass", "drafted", "cleared", "approved"})
_STATIONS = frozenset({"amembassy", "amconsul", "embassy", "consulate", "usmission", "st"})


def attention_names(tokens: TokenText) -> Iterator[Candidate]:
    """Find the people that attention lines address."""
    for start, end in tokens.zones_of("slug", "caption"):
        yield from _names(tokens, start, end, 0.95, _ATTENTION)


def _names(tokens: TokenText, start: int, end: int, confidence: float, evidence: Evidence) -> Iterator[Candidate]:
    """Find the runs of words between the offices of an attention line."""
    first, last = tokens.tokens_in(start, end)
    is_open = False
    done = first
    for index in range(first, last):
        if tokens.breaks[index] == NEW_BLOCK:
            is_open = False
        if index < done or not is_open:
            is_open = is_open or tokens.folded[index] in _OPENERS
            continue
        after_name = index - 2 == done - 1 >= first and tokens.words[index - 1] == "/"
        opens = tokens.breaks[index] != SAME_LINE and _opens_line(tokens, index)
        if not opens and _is_name(tokens, index, after_name=after_name):
            begin = _with_forenames(tokens, done, index)
            done = _end(tokens, index + 1, last)
            doubt = 0.0 if _is_on_lists(tokens.folded[done - 1]) else 0.15
            done = _after_initial(tokens, done, last)
            yield Candidate(tokens.starts[begin], tokens.end(done - 1), confidence - doubt, evidence)


def _end(tokens: TokenText, index: int, last: int) -> int:
    """Return the token after a name whose next word would be ``index``."""
    end = index
    while index < last and tokens.breaks[index] != NEW_BLOCK:
        word = tokens.words[index]
        is_between = word == "." or (len(word) == 1 and (word.isalpha() or (word == "-" and tokens.is_glued(index))))
        if not is_between:
            if not (_is_name(tokens, index) or _follows_forename(tokens, index)):
                break
            if tokens.breaks[index] == NEW_LINE and _opens_line(tokens, index):
                break
            end = index + 1
        index += 1
    return end


def _after_initial(tokens: TokenText, end: int, last: int) -> int:
    """Return the token after the initial behind a comma that follows a surname: ``OKAFOR, J.``."""
    is_initial = tokens.words[end : end + 3 : 2] == [",", "."] and len(tokens.words[end + 1]) == 1
    return end + 2 if is_initial and end + 2 < last and tokens.words[end + 1].isupper() else end


def _follows_forename(tokens: TokenText, index: int) -> bool:
    return (
        tokens.words[index].isalpha()
        and tokens.breaks[index] == SAME_LINE
        and is_forename(tokens.folded[index - 1])
        and not is_function_word(tokens.folded[index])
    )


def _opens_line(tokens: TokenText, index: int) -> bool:
    """Whether the next attention starts here: ``ADDIS ABABA FOR ...``."""
    for word in tokens.folded[index + 1 : index + 4]:
        if word in ("for", "pass"):
            return True
        if not word.isalpha():
            break
    return False


def _with_forenames(tokens: TokenText, first: int, index: int) -> int:
    """Return the first token of a name with the initials and forenames before it: ``E. OKAFOR``, ``MARK OKAFOR``."""
    while index - 1 >= first:
        before = tokens.folded[index - 1]
        is_joined = (before == "." and index - 2 >= first and len(tokens.words[index - 2]) == 1) or (
            before == "-" and index - 2 >= first and _is_double_forename(tokens, index)
        )
        if is_joined:
            index -= 2
        elif len(before) > 2 and (
            (is_forename(before) and not _is_office(before))
            or (_is_on_lists(before) and not _is_code(tokens, index - 1))
        ):
            index -= 1
        else:
            break
    return index


def _is_double_forename(tokens: TokenText, index: int) -> bool:
    """Whether a hyphen joins a forename to the word ``index``: ``MARY-ANN OKAFOR``."""
    is_one_word = tokens.is_glued(index) and tokens.is_glued(index - 1)
    return is_one_word and is_forename(tokens.folded[index - 2]) and not _is_office(tokens.folded[index - 2])


def _is_name(tokens: TokenText, index: int, *, after_name: bool = False) -> bool:
    """Whether a token of an attention line is a name and no office: long enough, no code, no ordinary word."""
    word = tokens.folded[index]
    if not word.replace("'", "").isalpha() or len(word) < 3 or _is_office(word):
        return False
    if _is_behind_initial(tokens, index) or _is_addressee(tokens, index) or _is_in_brackets(tokens, index):
        return True
    if is_seldom_a_name(word) or tokens.folded[index - 1] in _STATIONS:
        return False
    if after_name or _is_glued_to_initial(word):
        return True
    if _is_slashed(tokens, index):
        return len(word) > _LONGEST_OFFICE and (_is_on_lists(word) or not _follows_office(tokens, index))
    return len(word) > _LONGEST_OFFICE or not _FREQUENT_SURNAMES.isdisjoint(word_table().lists(word))


def _is_behind_initial(tokens: TokenText, index: int) -> bool:
    """Whether a word touches an initial, so that it is a surname whatever else it may be: ``J.FRENCH``."""
    initial = index - 2
    if initial < 0 or tokens.words[index - 1] != "." or len(tokens.words[initial]) > 1:
        return False
    is_whole = tokens.is_glued(index) and tokens.is_glued(index - 1) and not tokens.is_glued(initial)
    return is_whole and tokens.words[initial].isupper()


def _is_addressee(tokens: TokenText, index: int) -> bool:
    """Whether a word is all that a post is to do something for, and on a list of surnames: ``LONDON FOR GRANT``."""
    after = index + 1
    is_alone = after >= len(tokens) or tokens.breaks[after] != SAME_LINE or tokens.words[after] == ","
    if tokens.folded[index - 1] != "for" or not is_alone:
        return False
    lists = frozenset(word_table().lists(tokens.folded[index]))
    if lists.isdisjoint(_WORDS):
        return not lists.isdisjoint(_SURNAMES)
    return lists.isdisjoint(_EVERYDAY) and not lists.isdisjoint(_FREQUENT_SURNAMES)


def _is_in_brackets(tokens: TokenText, index: int) -> bool:
    """Whether a frequent surname, also one that is a word, is all that brackets contain: ``WHA/AND (PRICE)``."""
    lists = word_table().lists(tokens.folded[index])
    is_surname = _EVERYDAY.isdisjoint(lists) and not _FREQUENT_SURNAMES.isdisjoint(lists)
    return is_surname and tokens.words[index - 1 : index + 2 : 2] == ["(", ")"]


def _is_office(word: str) -> bool:
    return word in _AGENCIES or is_office_word(word) or bool(find_tags(word))


def _is_code(tokens: TokenText, index: int) -> bool:
    return _is_slashed(tokens, index) or _is_office(tokens.folded[index])


def _is_glued_to_initial(word: str) -> bool:
    """Whether a word is an initial and a surname: ``KSMITH``, ``CDAY``."""
    surname = word[1:]
    return len(surname) > 2 and not (_FREQUENT_SURNAMES if len(surname) == 3 else _SURNAMES).isdisjoint(
        word_table().lists(surname)
    )


def _is_on_lists(word: str) -> bool:
    """Whether a word, or what follows its first letter, is on a list of names."""
    return not _NAMES.isdisjoint(word_table().lists(word)) or _is_glued_to_initial(word)


def _is_slashed(tokens: TokenText, index: int) -> bool:
    return "/" in (tokens.words[index - 1], *tokens.words[index + 1 : index + 2])


def _follows_office(tokens: TokenText, index: int) -> bool:
    """Whether an office code and a slash precede the token."""
    if index < 2 or tokens.words[index - 1] != "/":
        return False
    before = tokens.folded[index - 2]
    return len(before) <= _LONGEST_OFFICE or before in _AGENCIES
