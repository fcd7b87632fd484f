"""Words that are codes and no names: captions, services, officers, governments, posts, an agency's code words."""

from __future__ import annotations

from cablelint.data.word_table import word_table
from cablelint.names.lexical.vocabulary import is_ordinary, is_unlisted
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

_CODES = frozenset(
    "addee addees andean exdis limdis memcon memcons nnn nnnn nodis noforn nofornnodis noncontact reps rybat "
    "sec secs secy sipdis stadis telecon telecons telcon telcons unqte unquote zczc".split()
)
_MACHINE_CODE = "vzcz"
_CONTRACTIONS = ("n't", "n’t")
_COUNTRY_ENDING = "istan"
# Services that speak and act in telegrams as people do.
_SERVICES = frozenset("arvn cas cia macv nis usaid usia usis usoin usom".split())
_OFFICER = regex(
    "(?:adm|ag|agr|aid|com|con|cons|cult|dea|def|dep|eco|ecom|econ|ecpol|emb|env|exp|fin|fon|gen|hum|info|lab|leg|"
    "mil|min|mis|msn|narc|ops|pa|pd|pol|polec|polmil|press|prt|pub|ref|rso|sci|sec|trade|usaid|vis)offs?"
)
_OFFICER_ENDINGS = ("off", "offs")
_GOVERNMENT = regex(r"GO[A-GI-Z]|HMG|USG")
# The first letters of an agency's code words, which name its parts, targets and agents: KUBARK, ODYOKE.
_DIGRAPHS = frozenset(
    "AE AM BG CA CI CK DI DN DT DY EC FJ GP HT IA JM KD KM KU LC LI LN MH MK OD OX PB PD QJ QK SG SM ST TP UJ WO WU "
    "ZR".split()
)
_SHORTEST_CODE_WORD = 4
_LONGEST_SHORT_CODE, _POST_CODE = 3, 4
_MOST_DIGITS = 0.34
_LONGEST_CALL_SIGN = 4
# Digits that copies print for letters: B0HLMAN.
_MISREAD = frozenset("0135")


def is_code(word: str) -> bool:
    """Whether a folded word is a caption, an end mark, a service, or has digits and is no misprint of a name."""
    if word in _CODES or word in _SERVICES or not word.strip("x") or _is_officer(word) or _MACHINE_CODE in word:
        return True
    if word.isalpha():
        return word.endswith(_COUNTRY_ENDING) and is_unlisted(word)
    if word.endswith(_CONTRACTIONS):
        return True
    if word[:-1].replace("ʼ", "").replace("'", "").isalpha() and word[-1].isdigit() and len(word) > _LONGEST_CALL_SIGN:
        # The number of a footnote.
        return False
    digits = list(filter(str.isdigit, word))
    return len(digits) > _MOST_DIGITS * len(word) or word[-1].isdigit() or not _MISREAD.issuperset(digits)


@memoized
def is_short_code(word: str) -> bool:
    """Whether a word is two or three capitals that no list of names has."""
    return len(word) <= _LONGEST_SHORT_CODE and word.isupper() and word.isalpha() and is_unlisted(word.lower())


def _is_officer(word: str) -> bool:
    """Whether a folded word abbreviates an officer or an office: poloff, fonoff, prtoffs."""
    return word.endswith(_OFFICER_ENDINGS) and _OFFICER.fullmatch(word) is not None and is_unlisted(word)


@memoized
def is_post_code(word: str) -> bool:
    """Whether a word is four capitals, as an agency abbreviates posts, and no frequent word."""
    return len(word) == _POST_CODE and word.isupper() and word.isalpha() and "1" not in word_table().lists(word.lower())


def is_capital_code(word: str) -> bool:
    """Whether a word in capitals is a government (GOI), or an agency's code word: two letters and an ordinary word."""
    if not word.isupper() or not word.isalpha():
        return False
    if _GOVERNMENT.fullmatch(word):
        return True
    rest = word[2:].lower()
    return (
        word[:2] in _DIGRAPHS
        and len(rest) >= _SHORTEST_CODE_WORD
        and not word_table().lists(word.lower())
        # JMILLER is an initial and a surname.
        and not word_table().lists(word[1:].lower())
        and is_ordinary(rest)
    )
