"""A name beside a title: ``DDG Tanabe``, ``Ambassadors Doe and Okafor``, ``Jane Doe, DAS``."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.data.tags import find_tags
from cablelint.data.titles import Title, titles
from cablelint.data.word_table import word_table
from cablelint.names.lexical.phrases import can_be_name_word, name_end, part_count
from cablelint.names.lexical.printed_titles import name_after_title, title_after, title_ending_at, titles_by_last_words
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate, TokenText
from cablelint.names.lexical.vocabulary import (
    is_forename,
    is_function_word,
    is_nation,
    is_office_word,
    is_on_list,
    is_very_frequent_surname,
)
from cablelint.names.lexical.word_classes import (
    CALENDAR,
    NAME_LIKE_TITLES,
    NAMELESS_ZONES,
    OPENING_PARTICLES,
    PERSONAL_VERBS,
    SPEECH_VERBS,
    THING_WORDS,
)
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import listed_names
from cablelint.text.memo import memoized

_PLURAL_ENDINGS = ("ors", "ers", "nts", "als", "ies", "ens", "mps", "srs", "khs")
_PORTFOLIOS = frozenset(
    "affairs agriculture and commerce culture defence defense development economic economy education energy "
    "environment external finance fisheries foreign health housing industry information interior internal justice "
    "labor labour national planning public religious security state the tourism trade transport transportation "
    "treasury war works youth".split()
)
_PORTFOLIO_TITLES = frozenset({"minister", "secretary", "director"})
_LONGEST_PORTFOLIO = 7
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "messrs"})
_JOINTS = frozenset({",", "and", "&"})
_BEFORE_NAMES = OPENING_PARTICLES | {"of"}
_NAMED_AFTER_LEADERS = frozenset({"codel", "staffdel"})
_DETERMINERS = frozenset("a an any each every his her its no our that the their this your".split())
_OF_PERSONS = "civil, religious, professional"
_PEERAGE = frozenset({"lord", "lady", "sir", "baroness", "senator", "congressman"})
_CLOSERS = frozenset({",", ".", ")", ";", "/"})
_FREQUENT_SURNAMES, _SURNAMES = frozenset("ABY"), frozenset("ABCY")
_AUXILIARIES = frozenset("had has is was who will would".split())
_SHORTEST_SURNAME = 3
# Mr. Justice Okafor. Mr. Chancellor, may I.
_JUSTICE = "justice"
_FORMS_OF_OFFICE = frozenset("chancellor council judge justice lord queen".split())
_ANY_SURNAMES = frozenset("ABCDLMXY")
_POSSESSIVES = frozenset({"'s", "’s", ",s", "'", "’"})
_AFTER_SURNAMES = _POSSESSIVES | PERSONAL_VERBS | _CLOSERS | _AUXILIARIES
_ENGLISH, _OTHER_LANGUAGES = frozenset("123W"), frozenset("E")


def names_after_titles(tokens: TokenText) -> Iterator[Candidate]:
    """Find names that follow a title, also several after a plural: ``Presidents Doe and Okafor``."""
    for last in tokens.places_of(titles_by_last_words().keys()):
        if tokens.zone_of[last] in NAMELESS_ZONES or _precedes_plain_word(tokens, last):
            continue
        title = title_ending_at(tokens, last)
        if title is None:
            continue
        first = _after_portfolio(tokens, name_after_title(tokens, last))
        if first >= len(tokens.words) or tokens.breaks[first] == NEW_BLOCK:
            continue
        end, confidence = _extent(tokens, title, last, first)
        if end == first:
            continue
        if is_on_list(tokens.folded[first], _OTHER_LANGUAGES) and not is_on_list(tokens.folded[last], _ENGLISH):
            # `Ministro Consejero`: the title goes on in its own language.
            continue
        if tokens.folded[last] in NAME_LIKE_TITLES:
            first = last
        evidence = _evidence(title.form)
        yield Candidate(tokens.starts[first], tokens.end(end - 1), confidence, evidence)
        if _is_plural(tokens, last) or tokens.folded[last] in _NAMED_AFTER_LEADERS:
            for start, stop in _further(tokens, first, end):
                yield Candidate(tokens.starts[start], tokens.end(stop - 1), confidence, evidence)


@memoized
def _evidence(title: str) -> Evidence:
    return Evidence("title", f"follows the title {title!r}")


def _precedes_plain_word(tokens: TokenText, last: int) -> bool:
    """Whether a word in small letters follows that can neither begin a name nor be between it and its title."""
    following = tokens.words[last + 1 : last + 2]
    if not following or not following[0].islower() or following[0] in _BEFORE_NAMES:
        return False
    return tokens.folded[last] not in _NAMED_AFTER_LEADERS


def _extent(tokens: TokenText, title: Title, last: int, first: int) -> tuple[int, float]:
    """Return the token after the name that starts at ``first``, or ``first`` if there is none, and the confidence."""
    is_address = tokens.folded[last] in _FORMS_OF_ADDRESS
    end = name_end(tokens, first)
    if end == first:
        end = _end_after_ordinary_word(tokens, first)
    if end == first and is_address:
        end = _end_after_address(tokens, first)
    if end == first and tokens.folded[last] in _NAMED_AFTER_LEADERS:
        end = _end_after_delegation(tokens, first)
    confidence = _confidence(tokens, title, last, first, end)
    if end > first:
        return end, confidence
    if is_address and _is_forename_of(tokens, first):
        return first + 2, 1.0
    if _is_short_surname(tokens, title, first) or (_is_plural(tokens, last) and _is_first_of_two(tokens, last, first)):
        return first + 1, confidence
    if _is_ordinary_surname(tokens, title, last, first):
        return first + 1, 1.0
    return first, confidence


def _is_plural(tokens: TokenText, last: int) -> bool:
    return tokens.folded[last].endswith(_PLURAL_ENDINGS)


def _further(tokens: TokenText, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the further names of a row whose first name is the tokens ``[first, end)``."""
    if "messrs" in tokens.folded[max(0, first - 2) : first]:
        return _listed_ordinary_words(tokens, end)
    row = listed_names(tokens, first)
    if next(row, None) is None and tokens.folded[end : end + 1] == ["and"]:
        # The first name is an ordinary word; the row is read from the second name on.
        return listed_names(tokens, end + 1)
    return row


def _listed_ordinary_words(tokens: TokenText, end: int) -> Iterator[tuple[int, int]]:
    """Yield the further names of a row after *Messrs*, surnames that are ordinary words too: STRONG, POPE AND BANKS."""
    while end + 1 < len(tokens.words) and tokens.folded[end] in _JOINTS and tokens.breaks[end + 1] != NEW_BLOCK:
        first = end + 2 if tokens.folded[end + 1] == "and" else end + 1
        end = name_end(tokens, first)
        if end == first:
            if first >= len(tokens.words) or not can_be_name_word(tokens, first, lenient=True):
                return
            word = tokens.folded[first]
            if not is_on_list(word, _FREQUENT_SURNAMES if is_office_word(word) else _SURNAMES):
                return
            end = first + 1
        yield first, end


def _after_portfolio(tokens: TokenText, index: int) -> int:
    """Return the first token after a title and ``of Defense`` or ``of Foreign Affairs`` behind it."""
    if tokens.folded[index : index + 1] != ["of"] or tokens.folded[index - 1] not in _PORTFOLIO_TITLES:
        return index
    end = index + 1
    while end < min(len(tokens.words), index + _LONGEST_PORTFOLIO) and tokens.folded[end] in _PORTFOLIOS:
        end += 1
    has_portfolio = tokens.folded[end - 1] not in ("of", "for", "the", "and")
    return end if has_portfolio and end < len(tokens.words) and tokens.words[end][0].isupper() else index


def _end_after_ordinary_word(tokens: TokenText, first: int) -> int:
    """Return the end of a name whose first word is an ordinary one: Ambassador Rose Okafor."""
    after = first + 1
    if (
        after < len(tokens.words)
        and tokens.words[first][0].isupper()
        and not tokens.shouted[first]
        and not is_office_word(tokens.folded[first])
        and can_be_name_word(tokens, first, lenient=True)
    ):
        end = name_end(tokens, after)
        return end if end > after else first
    return first


def _end_after_address(tokens: TokenText, first: int) -> int:
    """Return the end of a surname that is an ordinary word, a day or a month: Mr. Price, Mrs. King."""
    word = tokens.folded[first]
    is_office = is_office_word(word) and (word in _FORMS_OF_OFFICE or not is_on_list(word, _FREQUENT_SURNAMES))
    is_name = can_be_name_word(tokens, first, lenient=True) and not is_office
    following = _next_word(tokens, first).lower()
    if is_office_word(word) and is_office_word(following) and not is_function_word(following):
        # Mr. Vice President.
        return first
    return first + 1 if is_name or _is_day_or_function_word(tokens, first) else first


def _end_after_delegation(tokens: TokenText, first: int) -> int:
    """Return the end of a leader's surname that is an ordinary word: CODEL PRICE; not CODEL VISIT."""
    word = tokens.folded[first]
    return first + 1 if is_very_frequent_surname(word) and not is_office_word(word) else first


def _is_day_or_function_word(tokens: TokenText, first: int) -> bool:
    """Whether a surname is a day or month, or a function word with a capital: Mr. Sunday, Mr. Both."""
    word, following = tokens.folded[first], _next_word(tokens, first)
    if word in CALENDAR or word == "may":
        return tokens.words[first][0].isupper() and not following.isdigit()
    is_surname = is_function_word(word) and is_on_list(word, _ANY_SURNAMES)
    return is_surname and tokens.words[first].istitle() and not (tokens.shouted[first] or following[0].isupper())


def _next_word(tokens: TokenText, index: int) -> str:
    """Return the token after another one; a full stop at the end of the text."""
    return tokens.words[index + 1] if index + 1 < len(tokens) else "."


def _is_forename_of(tokens: TokenText, first: int) -> bool:
    """Whether a function word with a capital is a forename before a surname: Mr. Will Okafor."""
    after = first + 1
    if after >= len(tokens.words) or tokens.breaks[after] != SAME_LINE or not is_forename(tokens.folded[first]):
        return False
    is_alike = tokens.shouted[first] or (tokens.words[first].istitle() and tokens.words[after].istitle())
    return bool(is_alike) and can_be_name_word(tokens, after, lenient=False)


def _is_first_of_two(tokens: TokenText, last: int, first: int) -> bool:
    """Whether an ordinary word after a plural title is a surname beside another: Generals Keen and Okafor."""
    is_capitalised = tokens.words[last].istitle() and tokens.words[first].istitle()
    is_word = can_be_name_word(tokens, first, lenient=True) and not is_office_word(tokens.folded[first])
    joint = tokens.folded[first + 1 : first + 2]
    return is_capitalised and is_word and joint == ["and"] and name_end(tokens, first + 2) > first + 2


def _is_short_surname(tokens: TokenText, title: Title, first: int) -> bool:
    """Whether three letters after a title, in capitals, are a rare surname, and neither a word nor a tag."""
    word = tokens.folded[first]
    if title.ambiguous or not tokens.shouted[first] or len(word) != _SHORTEST_SURNAME or find_tags(word):
        return False
    lists = word_table().lists(word)
    return "D" in lists and _ANY_SURNAMES.issuperset(lists) and not is_office_word(word)


def _is_ordinary_surname(tokens: TokenText, title: Title, last: int, first: int) -> bool:
    """Whether an ordinary word after a title is a surname: COLONEL POWERS, Lord Home; not THE COLONEL POWERS."""
    word = tokens.folded[first]
    if not tokens.words[first][0].isupper() or len(word) < _SHORTEST_SURNAME:
        return False
    following = _next_word(tokens, first)
    is_followed = following.lower() in _AFTER_SURNAMES
    if title.ambiguous and (word.endswith("s") or following.lower() not in PERSONAL_VERBS):
        # Major powers agreed.
        return False
    if is_office_word(word) and (word == _JUSTICE or not (is_followed and is_very_frequent_surname(word))):
        return False
    if is_nation(word) or is_function_word(word) or word in SPEECH_VERBS:
        return False
    has_point = tokens.words[first - 1] == "."
    is_said_of_person = has_point and f"{tokens.folded[last]}." in titles() and title.family == _OF_PERSONS
    if word in THING_WORDS and not is_said_of_person and following.lower() not in PERSONAL_VERBS:
        return False
    is_personal = has_point or title.form.lower() in _PEERAGE
    lists = frozenset(word_table().lists(word))
    if lists.isdisjoint(_SURNAMES if is_personal else _FREQUENT_SURNAMES):
        return False
    if following.isdigit() or (has_point and f"{tokens.folded[last]}." not in titles() and not tokens.shouted[first]):
        return False
    if not tokens.shouted[first]:
        return tokens.words[first][1:].islower() and tokens.words[last][0].isupper() and not following[0].isupper()
    before = last - len(TokenText(title.form).words)
    if before >= 0 and tokens.folded[before] in _DETERMINERS:
        return False
    return is_said_of_person or "1" not in lists or is_followed


def _confidence(tokens: TokenText, title: Title, last: int, first: int, end: int) -> float:
    if tokens.folded[last] in _NAMED_AFTER_LEADERS:
        return 1.0
    if tokens.folded[last] in _FORMS_OF_ADDRESS and not tokens.words[last].islower():
        return 1.0 if end == first + 1 else 0.95
    if tokens.words[last][0].islower():
        return 0.7
    if tokens.shouted[first] and part_count(tokens, first, end) > 2:
        return 0.6
    return 0.85 if title.ambiguous else 0.95


def names_before_titles(tokens: TokenText) -> Iterator[Candidate]:
    """Find full names that a comma and a title follow: ``Jane Doe, DAS``, ``Tom Okafor, the new Consul``."""
    words = tokens.words
    for comma in tokens.places_of({","}):
        if (
            comma < 2
            or not words[comma - 1][0].isupper()
            or tokens.zone_of[comma] in NAMELESS_ZONES
            or not can_be_name_word(tokens, comma - 1, lenient=True)
        ):
            continue
        after = title_after(tokens, comma + 1)
        if after is None:
            continue
        first = comma - 1
        for start in range(comma - 2, max(-1, comma - 9), -1):
            if words[start][0].isupper() and name_end(tokens, start) == comma:
                first = start
        if first < comma - 1 and part_count(tokens, first, comma) > 1:
            yield Candidate(
                tokens.starts[first],
                tokens.end(comma - 1),
                0.85,
                Evidence("title", f"is followed by the title {after.title.form!r}"),
            )
