"""Classes of words that decide where a name may stand and where it ends; all in small letters."""

from __future__ import annotations

import re
from functools import cache

from cablelint.data.tags import find_tags
from cablelint.data.titles import titles
from cablelint.names.lexical.word_table import fold, word_table
from cablelint.text.memo import remembered

PARTICLES = frozenset(
    "abd abu al ad an ar as at az ash bani ben bin bint binti da dal das de del della den der di do dos du e el ed "
    "ibn la las le los ou san santa st ter ul ur uz van vom von y zu".split()
)
"""Small words inside names. Some are also English or Spanish words, so they count between two parts only."""

OPENING_PARTICLES = frozenset("abd abu al bin bint da de del della di el ibn la le van von zu".split())
"""Those that may open a name: de Almar, bin Rashid, al-Farsi. The others would start anything."""

GENERATIONS = frozenset("ii iii iv v vi vii viii ix x xi xii xiv xvi".split())

COMPOUND_TAILS = frozenset(
    "aligned allied appointed backed based bashing born brokered chaired controlled created day dominated elect era "
    "esque friendly held hosted initiated inspired language led leaning like linked looking made mandated minded "
    "named opened operated oriented owned proposed related run sanctioned signed sponsored spouting style supported "
    "trained type wing year years".split()
)
"""What follows a name after a hyphen without belonging to it: Okafor-era, Lindqvist-led."""

THINGS = frozenset(
    "academy accord accords airport avenue award base bay boulevard bridge camp center centre church city college "
    "commission company convention corporation county dam doctrine doctrines dynasty empire fellowship fellowships "
    "field foundation fund group hall hospital hotel house inc industrial initiative institute institution "
    "international island islands lake law library llc ltd memorial mine mosque mountain oblast pact palace park path "
    "plan port prison prize process province report reservoir river road scholar scholars school square stadium "
    "stiftung street tower towers university valley village".split()
)
"""A capitalised word of these after a name makes it the name of a thing: Carter Center, Reagan Airport."""

NAME_LIKE_TITLES = frozenset(
    "amir dato don dona ibu ko lama ma maung min oba pak pir sayed sayyid shah sri sultan tan tun".split()
)
"""Titles that are as often a part of the name itself: Amir Tavori, Shah Mahmud Karimi, Ma Jiadong."""

NAMELESS_ZONES = frozenset({"heading", "classification", "tags"})
"""Zones in which titles and capitals mean offices and codes."""

_FUNCTION_WORDS = frozenset(
    "a about after against also and any are as at be been before both but by can could did for from had has have he "
    "her his if in into is it its may might must no nor not of on or our said says shall she should so that the their "
    "then there these they this those to told under until upon was we were what when where whether which while who "
    "whom whose why will with would you your".split()
)
# Words of the labelled lines: no name runs on into them.
_LABELS = frozenset("eo per re reason reasons ref reftel section sections sipdis subject tags".split())
# Words for bodies and papers, often capitalised after a title: "General Assembly", "Defense Minister Meeting".
_BODIES = frozenset(
    "academy administration affairs affairs' d'affairs agency agreement ambassador army assembly authority bank board "
    "bureau cabinet center centre chamber command commission committee company conference congress corporation "
    "council court delegation department division embassy federation force forces foundation front general government "
    "group guard house institute institution intelligence mission ministry movement office organisation organization "
    "parliament party police program programme project secretariat section security senate service society staff "
    "state states summit team trade treaty tribunal union university".split()
)
_ABBREVIATIONS = frozenset(
    "admin assn assoc asst bur comm conv def dep dept dev dip div econ govt gov't int'l intl mgmt mil mtg nat'l natl "
    "pol regs sec sect tech univ".split()
)
_CALENDAR = frozenset(
    "january february march july august september october november december feb apr jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
# Parts of the world, which no list of countries holds.
_REGIONS = frozenset(
    "africa america americas arabia asia britain burma caucasus england europe holland islam janeiro korea kremlin "
    "maghreb latin paulo rio sao scotland wales scot scots".split()
)
# East Asian surnames that look like codes.
_SHORT_SURNAMES = frozenset(
    "ban chen chi cho choi chun dai deng fan fu gao gu guo han ho hong hu huang jang jia jin kang kim kong ku lee li "
    "lim lin liu lu luo ma mao ni oh pan park peng qian qin roh ryu shi sun tan tang tao wan wang wei wen wu xi xie "
    "xu yan yang yao ye yoo yoon yu yuan yun zeng zhang zhao zheng zhou zhu".split()
)
# Words of addresses, which slug lines hold too.
_STATIONS = frozenset(
    "amconsul amembassy noforn secdef secstate sipdis usinterests usmission usnato usoffice washdc".split()
)
_NEVER = _STATIONS | _FUNCTION_WORDS | _LABELS | _BODIES | _ABBREVIATIONS | _CALENDAR

# The lists of names/lists.py: countries and peoples; words in many cables; top surnames and forenames; any names.
_PLACES, _EVERYDAY, _FREQUENT_NAMES, _NAMES = map(frozenset, ("KN", "12", "AF", "ABFGL"))
_SHORTEST_LIKE_A_NAME = 4
_ORDINARY = frozenset("123W")
_ANY_NAMES = frozenset("ABCDFGHLM")
_FORENAMES, _SURNAMES = frozenset("FG"), frozenset("ABCL")
_GOVERNMENT = re.compile(r"go[a-gi-z]|usg|uae|eu|un|uk|mfa|mod|moi|nato")
_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüãõåæøıəœýÿ")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@cache
def title_words() -> frozenset[str]:
    """Every word of a title but those that are also particles or names."""
    words = {word for form in titles() for word in _WORD.findall(form)}
    return frozenset(word for word in words if len(word) > 1) - PARTICLES - NAME_LIKE_TITLES


@remembered
def is_seldom_a_name(word: str) -> bool:
    """Whether a word is an ordinary word, a place, a title or no word at all, and no frequent name besides."""
    if word in title_words() or word in _NEVER or word in _REGIONS:
        return True
    lists = frozenset(word_table().lists(fold(word)))
    if (_VOWELS.isdisjoint(word) and not lists & _NAMES) or _GOVERNMENT.fullmatch(word):
        return True
    if lists & _PLACES or lists & _EVERYDAY or ("P" in lists and "A" not in lists):
        return True
    return bool(("3" in lists and not lists & _FREQUENT_NAMES) or ("W" in lists and not lists & _NAMES))


@remembered
def is_ordinary(word: str) -> bool:
    """Whether cables or the dictionary print the word in small letters, whatever else it may be."""
    return not _ORDINARY.isdisjoint(word_table().lists(fold(word))) or word in _NEVER or word in PARTICLES


@remembered
def is_forename(word: str) -> bool:
    """Whether a word is on the list of American forenames."""
    return not _FORENAMES.isdisjoint(word_table().lists(fold(word)))


def is_never_a_name(word: str) -> bool:
    """Whether no name holds the word, wherever it stands: function words, bodies, abbreviations, months."""
    return word in _NEVER


def is_office_word(word: str) -> bool:
    """Whether a word belongs to titles and offices."""
    return word in title_words() or word in _NEVER


def is_function_word(word: str) -> bool:
    """Whether a word is a preposition, a pronoun, a conjunction or the like."""
    return word in _FUNCTION_WORDS


@remembered
def is_code(word: str) -> bool:
    """Whether a short word, in text that is all capitals, is rather an abbreviation: a tag, or unlike any name."""
    if word in _SHORT_SURNAMES:
        return False
    if len(word) < _SHORTEST_LIKE_A_NAME:
        return bool(find_tags(word)) or _SURNAMES.isdisjoint(word_table().lists(word))
    return bool(find_tags(word)) or is_unlike_names(word)


@remembered
def is_unlike_names(word: str) -> bool:
    """Whether a word is on no list of names and its letters are not those of names."""
    table = word_table()
    return _ANY_NAMES.isdisjoint(table.lists(fold(word))) and table.likeness(fold(word)) < 0


def is_region(word: str) -> bool:
    """Whether a word is a part of the world."""
    return word in _REGIONS
