"""The proof's own view of words: which may be part of a name, and which are something else as well."""

from __future__ import annotations

from functools import cache

from cablelint.data.markings import LONG_LEVELS, MARKINGS
from cablelint.data.posts import find_post, posts
from cablelint.data.tags import tags
from cablelint.data.titles import titles
from cablelint.data.word_table import word_table
from cablelint.text.edit_distance import distance
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

_LETTERS = regex(r"[^\W\d_]+")
_MOST_MISPRINTS = 2
# The letters of the lists: see data/NAMES.md.
_WORDS = frozenset("123W")
_COMMON_WORDS = frozenset("12")
_PLACES = frozenset("KPQR")
_LARGE_PLACES = frozenset("KP")
_THINGS = frozenset("NO")
_NATIONS = frozenset("KN")
_FORENAMES = frozenset("FGHM")
_NAMES = frozenset("ABCDFGHLMX")

#: Words that join the words of a name; nobody is known by one of them.
PARTICLES = frozenset(
    """
    abd abdul abu al am an ap ar aw az ba bar bat ben bin bint binti ch d da dal das de degli dei del della den der
    des di do dos du e ed el es et ez ha ibn ii iii iv jr kizi kyzy la las le les lo los mac mc na nee o oglu ogly
    ou ould qizi san sant santa sao sidi sr st ste sy te ten ter tot ugli ul umm und ur uulu van vd ver vi vii viii
    vom von vor y z zu zum zur
    """.split()
)
_HONORIFICS = frozenset(
    """
    a al amb ambassador brig brother capt captain chairman col colonel comrade cpt crown dame deputy director don dona
    dr emir father fr frau gen general gov governor haji hajj hajji herr hon imam judge justice king lady lord lt ltc
    madame maj major malik maulana mayor minister mlle mme mr mrs ms mullah mufti officer pm pres president prince
    princess prof professor queen rabbi rep reverend sayed sayyid secretary sen senator sgt sheik sheikh shaikh shaykh
    sheikha sir sister sra srta sultan ustad vice
    """.split()
)
# Offices whose holders a policy may keep readable.
_OFFICES = frozenset(
    """
    ambassador chancellor congressman congresswoman emir general governor king minister pm pope premier president prince
    princess queen representative secretary senator shah speaker sultan
    """.split()
)
_SPEECH = frozenset(
    """
    acknowledged added admitted advised agreed argued asked asserted believed believes called claimed commented
    complained concluded confided confirmed cited declared denied described emphasized explained expressed felt
    hoped indicated informed insisted lamented laughed mentioned noted observed opined pointed predicted proposed
    questioned recalled remarked replied reported requested responded reiterated said says spoke stated stressed
    suggested thanked told underlined underscored urged warned welcomed wondered
    """.split()
)
_DATES = frozenset(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october
    november december mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_LABELS = frozenset("action classified eo from info pass ref reference refs subj subject summary tags to".split())
_BEFORE_DATES = frozenset("by during early from in late last mid next of since this through till until".split())
_OF_A_POST = frozenset(
    "am amconsul amembassy consulate embassy mission office secstate usdel usint usliaison usmission usoffice".split()
)


@memoized
def is_word(word: str) -> bool:
    """Whether a folded word is a word of the language."""
    return not _WORDS.isdisjoint(word_table().lists(word))


@memoized
def is_epithet(word: str) -> bool:
    """Whether a word is a common one that is no name, or a country or people and no forename."""
    lists = word_table().lists(word)
    is_common = not _WORDS.isdisjoint(lists) and _NAMES.isdisjoint(lists)
    return is_common or (not _NATIONS.isdisjoint(lists) and _FORENAMES.isdisjoint(lists))


def is_printed_spaced(letters: str) -> bool:
    """Whether folded letters are a word, or a marking, that cables print with a blank after each letter.

    A long level may be misspelt by two letters.
    """
    if letters in MARKINGS or is_word(letters):
        return True
    return any(distance(level, letters, _MOST_MISPRINTS) <= _MOST_MISPRINTS for level in LONG_LEVELS)


@memoized
def is_weak(word: str) -> bool:
    """Whether a folded word is a word, place, people or thing apart from any name."""
    lists = word_table().lists(word)
    return not (_WORDS.isdisjoint(lists) and _PLACES.isdisjoint(lists) and _THINGS.isdisjoint(lists))


def is_known(word: str) -> bool:
    """Whether any list has a folded word, or it is a marking."""
    return bool(word_table().lists(word)) or is_title(word) or word in MARKINGS


@memoized
def is_listed_forename(word: str) -> bool:
    """Whether a list of forenames has a folded word, and it is no common word of cables."""
    lists = word_table().lists(word)
    return not _FORENAMES.isdisjoint(lists) and _COMMON_WORDS.isdisjoint(lists)


@memoized
def is_forename(word: str) -> bool:
    """Whether a folded word may be a forename: a listed one, a part of names, or a word that no list has."""
    lists = word_table().lists(word)
    return not lists or is_listed_forename(word) or ("X" in lists and _WORDS.isdisjoint(lists))


@memoized
def is_likely_name(word: str) -> bool:
    """Whether a folded word is in a list of names, or in no list of words, places and things."""
    lists = word_table().lists(word)
    return not is_weak(word) or (not _NAMES.isdisjoint(lists) and _COMMON_WORDS.isdisjoint(lists))


@memoized
def is_only_name(word: str) -> bool:
    """Whether a folded word is in a list of names, and in no list of words, places and things."""
    return not is_weak(word) and not _NAMES.isdisjoint(word_table().lists(word))


def announces_date(word: str) -> bool:
    """Whether a month may follow a folded word."""
    return word in _BEFORE_DATES


@memoized
def is_only_word(word: str) -> bool:
    """Whether a folded word is a word of the language that no list of names has."""
    return is_word(word) and _NAMES.isdisjoint(word_table().lists(word))


@memoized
def is_place(word: str) -> bool:
    """Whether a folded word is a country, a state or a large town."""
    return not _LARGE_PLACES.isdisjoint(word_table().lists(word))


@memoized
def is_people(word: str) -> bool:
    """Whether a folded word is the name of a people or creed."""
    return "N" in word_table().lists(word)


@memoized
def is_common_word(word: str) -> bool:
    """Whether a tenth of all cables have a folded word in small letters."""
    return "1" in word_table().lists(word)


@cache
def _titles() -> frozenset[str]:
    last = {words[-1] for form in titles() if (words := _LETTERS.findall(form))}
    return _HONORIFICS | {word for word in last if len(word) > 2}


def is_title(word: str) -> bool:
    """Whether a folded word is a title, an honorific or the last word of one."""
    return word in _titles()


def is_honorific(word: str) -> bool:
    """Whether a folded word precedes names only."""
    return word in _HONORIFICS


def is_office(word: str) -> bool:
    """Whether a folded word is the title of an office whose holder a policy may keep readable."""
    return word in _OFFICES


def is_speech(word: str) -> bool:
    """Whether a folded word says that somebody speaks."""
    return word in _SPEECH


def is_date(word: str) -> bool:
    """Whether a folded word is a month or a day of the week."""
    return word in _DATES


def is_label(word: str) -> bool:
    """Whether a folded word is the label of a line."""
    return word in _LABELS


def announces_post(word: str) -> bool:
    """Whether the name of a post follows a folded word."""
    return word in _OF_A_POST


def is_post(letters: str) -> bool:
    """Whether folded letters are the name of a post as message references print it, without blanks."""
    return find_post(letters) is not None


@cache
def tag_codes() -> frozenset[str]:
    """All TAGS in small letters."""
    return frozenset(tag.code.lower() for tag in tags())


@cache
def post_words() -> frozenset[tuple[str, ...]]:
    """The words of each post's name and city, in small letters."""
    names = {name for post in posts() for name in (post.name, post.city) if name}
    return frozenset(tuple(_LETTERS.findall(name.lower())) for name in names)


@cache
def post_phrases() -> dict[str, list[tuple[str, ...]]]:
    """The rest of each post's name or city of several words, by its first word."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in filter(None, post_words()):
        if rest:
            phrases.setdefault(first, []).append(tuple(rest))
    return phrases
