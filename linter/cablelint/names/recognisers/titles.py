"""A name beside a title: ``DDG Tanabe``, ``Ambassadors Doe and Okafor``, ``Jane Doe, DAS``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from cablelint.data.titles import Title, titles
from cablelint.names.lexical.phrases import can_be_name_word, name_end, part_count
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.vocabulary import (
    is_function_word,
    is_nation,
    is_office_word,
    is_ordinary,
    title_words,
)
from cablelint.names.lexical.word_classes import NAME_LIKE_TITLES, NAMELESS_ZONES
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import listed_names

_PLURAL_ENDINGS = ("ors", "ers", "nts", "als", "ies", "ens", "mps", "srs")
# Between a title and the name: General (ret.) X, Minister-designate X, Brigadier General (res) X.
_BETWEEN = (
    ("(", "ret", ")"),
    ("(", "ret", ".", ")"),
    ("(", "res", ")"),
    ("(", "retired", ")"),
    ("-", "designate"),
    ("-", "elect"),
)
_BETWEEN_OPENS, _BETWEEN_CLOSES = ({tokens[end] for tokens in _BETWEEN} for end in (0, -1))
_PORTFOLIOS = frozenset(
    "affairs agriculture and commerce culture defence defense development economic economy education energy "
    "environment external finance fisheries foreign health housing industry information interior internal justice "
    "labor labour national planning public religious security state the tourism trade transport transportation "
    "treasury war works youth".split()
)
_PORTFOLIO_TITLES = frozenset({"minister", "secretary", "director"})
_LONGEST_PORTFOLIO = 7
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "messrs"})
_NOTHING = ""
_SHORTEST_WRITTEN_OUT = 6
_TITLE_REACH = 6
_BEFORE_OFFICES = frozenset(
    "a acting an assistant chief current deputy designate executive ex federal first former general her his honorary "
    "interim local longtime my national new newly outgoing our permanent provincial regional resident second senior "
    "special state the their then third vice".split()
)
# Between capitalised words only: the Bank of Ghana Governor, the Trade and Industry Minister.
_INSIDE_OFFICES = frozenset({"of", "and", "for"})
_OFFICE_JOINTS = frozenset({"/", "-", "'", "'s", "’s", "&"})
_AFTER_OFFICES = frozenset("at during for from in of on responsible since to under until who whose with".split())
_POSSESSIVES = frozenset({"'s", "’s", ",s", "'", "’"})


@cache
def _by_last_words() -> Mapping[str, Mapping[str, Sequence[tuple[tuple[str, ...], Title]]]]:
    """The tokens of each title by the last of them and the one before, if there is one; the longest title first."""
    table: dict[str, dict[str, list[tuple[tuple[str, ...], Title]]]] = {}
    for form, title in titles().items():
        tokens = tuple(TokenText(form).words)
        if tokens[-1] == ".":
            tokens = tokens[:-1]
        for spelling in {tokens, tuple(token.replace("'", "’") for token in tokens)}:
            before = spelling[-2] if len(spelling) > 1 else _NOTHING
            table.setdefault(spelling[-1], {}).setdefault(before, []).append((spelling, title))
    for by_word_before in table.values():
        for forms in by_word_before.values():
            forms.sort(key=lambda form: -len(form[0]))
    return table


class PrintedTitle(NamedTuple):
    """A title in its place: the tokens ``[first, end)``."""

    title: Title
    first: int
    end: int


def title_ending_at(reading: TokenText, last: int) -> Title | None:
    """The longest title whose last token is ``last``, or None."""
    printed = _printed_title(reading, last)
    return None if printed is None else printed.title


def _printed_title(reading: TokenText, last: int) -> PrintedTitle | None:
    folded = reading.folded
    by_word_before = _by_last_words().get(folded[last])
    if by_word_before is None:
        return None
    for before in (folded[last - 1], _NOTHING) if last else (_NOTHING,):
        for tokens, title in by_word_before.get(before, ()):
            first = last - len(tokens) + 1
            if first >= 0 and tuple(folded[first : last + 1]) == tokens and _is_cased(reading, last, title):
                return PrintedTitle(title, first, last + 1)
    return None


def _is_cased(reading: TokenText, last: int, title: Title) -> bool:
    word = reading.words[last]
    if word.isupper():
        return True
    # Short forms are abbreviations that only count as they are printed: "Amb", never "amb"; "DCM", never "Dcm".
    return word in title.form if len(word) < 5 else word[0].isupper() or not title.ambiguous


def title_before(reading: TokenText, first: int) -> PrintedTitle | None:
    """Return the title directly before the name starting at token ``first``, or None."""
    last = first - 1
    if first and reading.folded[last] in _BETWEEN_CLOSES:
        for between in _BETWEEN:
            if tuple(reading.folded[last - len(between) + 1 : last + 1]) == between:
                last -= len(between)
                break
    if last > 0 and reading.words[last] == "." and reading.is_glued(last):
        last -= 1
        if not _is_abbreviated(reading.folded[last]):
            return None
    if last < 0 or NEW_BLOCK in reading.breaks[last + 1 : first + 1]:
        return None
    return _printed_title(reading, last)


def _is_abbreviated(word: str) -> bool:
    """Whether a point after a title is its own and does not end a sentence: Amb., Gen., but not King."""
    return f"{word}." in titles() or (len(word) < _SHORTEST_WRITTEN_OUT and not is_ordinary(word))


def name_after_title(reading: TokenText, last: int) -> int:
    """The first token after a title that could start the name."""
    index = last + 1
    if (
        index < len(reading)
        and reading.words[index] == "."
        and reading.is_glued(index)
        and (1 < len(reading.words[last]) < _SHORTEST_WRITTEN_OUT or f"{reading.folded[last]}." in titles())
    ):
        index += 1
    if index < len(reading) and reading.folded[index] in _BETWEEN_OPENS:
        for between in _BETWEEN:
            if tuple(reading.folded[index : index + len(between)]) == between:
                index += len(between)
                break
    return index


def names_after_titles(reading: TokenText) -> Iterator[Candidate]:
    """Names that follow a title, also several after a plural: ``Presidents Doe and Okafor``."""
    for last in reading.places_of(_by_last_words().keys()):
        if reading.zone_of[last] in NAMELESS_ZONES:
            continue
        title = title_ending_at(reading, last)
        if title is None:
            continue
        first = _after_portfolio(reading, name_after_title(reading, last))
        if first >= len(reading) or reading.breaks[first] == NEW_BLOCK:
            continue
        word = reading.folded[last]
        end = name_end(reading, first)
        if end == first:
            end = _end_after_ordinary_word(reading, first)
        if end == first and word in _FORMS_OF_ADDRESS:
            end = _end_after_address(reading, first)
        if end == first:
            continue
        if word in NAME_LIKE_TITLES:
            first = last
        evidence = Evidence("title", f"follows the title {title.form!r}")
        confidence = _confidence(reading, title, last, first, end)
        yield Candidate(reading.starts[first], reading.ends[end - 1], confidence, evidence)
        if word.endswith(_PLURAL_ENDINGS):
            for start, stop in islice(listed_names(reading, first), 1, None):
                yield Candidate(reading.starts[start], reading.ends[stop - 1], confidence, evidence)


def _after_portfolio(reading: TokenText, index: int) -> int:
    """The first token after ``of Defense`` or ``of Foreign Affairs`` behind a title, or after the title itself."""
    if reading.folded[index : index + 1] != ["of"] or reading.folded[index - 1] not in _PORTFOLIO_TITLES:
        return index
    end = index + 1
    while end < min(len(reading), index + _LONGEST_PORTFOLIO) and reading.folded[end] in _PORTFOLIOS:
        end += 1
    has_portfolio = reading.folded[end - 1] not in ("of", "for", "the", "and")
    return end if has_portfolio and end < len(reading) and reading.words[end][0].isupper() else index


def _end_after_ordinary_word(reading: TokenText, first: int) -> int:
    """The end of a name whose first word is an ordinary one: Senior General Than Myint, Ambassador Rose Okafor."""
    after = first + 1
    if (
        after < len(reading)
        and reading.words[first][0].isupper()
        and not reading.shouted[first]
        and not is_office_word(reading.folded[first])
        and can_be_name_word(reading, first, lenient=True)
    ):
        end = name_end(reading, after)
        return end if end > after else first
    return first


def _end_after_address(reading: TokenText, first: int) -> int:
    """The end of a surname that is an ordinary word: Mr. Price; not of an office: Mr. President."""
    is_name = can_be_name_word(reading, first, lenient=True) and not is_office_word(reading.folded[first])
    return first + 1 if is_name else first


def _confidence(reading: TokenText, title: Title, last: int, first: int, end: int) -> float:
    if reading.folded[last] in _FORMS_OF_ADDRESS and not reading.words[last].islower():
        return 1.0 if end == first + 1 else 0.95
    if reading.words[last][0].islower():
        return 0.7
    if reading.shouted[first] and part_count(reading, first, end) > 2:
        return 0.6
    return 0.85 if title.ambiguous else 0.95


def names_before_titles(reading: TokenText) -> Iterator[Candidate]:
    """Full names that a comma and a title follow: ``Jane Doe, DAS``, ``Tom Okafor, the new Consul``."""
    words = reading.words
    for comma in reading.places_of({","}):
        if (
            comma < 2
            or reading.zone_of[comma] in NAMELESS_ZONES
            or not can_be_name_word(reading, comma - 1, lenient=True)
        ):
            continue
        after = title_after(reading, comma + 1)
        if after is None:
            continue
        first = comma - 1
        for start in range(comma - 2, max(-1, comma - 9), -1):
            if words[start][0].isupper() and name_end(reading, start) == comma:
                first = start
        if first < comma - 1 and part_count(reading, first, comma) > 1:
            yield Candidate(
                reading.starts[first],
                reading.ends[comma - 1],
                0.85,
                Evidence("title", f"is followed by the title {after.title.form!r}"),
            )


def title_after(reading: TokenText, index: int) -> PrintedTitle | None:
    """The title in apposition to the name before a comma, or None: ``Jane Doe, the new Consul General, agreed``.

    Between comma and title are articles, adjectives and words of the office, and no verb or preposition. A title that
    a name, a possessive or a verb follows belongs to somebody else: ``Jane Doe, Ambassador Okafor's aide``.

    Args:
        reading: The text.
        index: The token after the comma.
    """
    found = None
    for last in range(index, min(index + _TITLE_REACH, len(reading))):
        if reading.breaks[last] == NEW_BLOCK:
            break
        printed = _printed_title(reading, last)
        if printed is not None and len(reading.words[last]) > 1 and not _is_ambiguous_code(printed.title):
            found = printed
        elif found is not None or not _belongs_to_office(reading, last):
            break
    return found if found is not None and _ends_apposition(reading, found.end) else None


def _is_ambiguous_code(title: Title) -> bool:
    return title.ambiguous and title.form.isupper()


def _belongs_to_office(reading: TokenText, index: int) -> bool:
    """Whether a token is allowed between a comma and a title: ``the new Finnish`` Consul, ``Pol/Econ`` Counselor."""
    word, folded = reading.words[index], reading.folded[index]
    if folded in _BEFORE_OFFICES or word in _OFFICE_JOINTS or is_nation(folded) or folded in title_words():
        return True
    if reading.shouted[index]:
        return False
    if folded in _INSIDE_OFFICES:
        return reading.words[index - 1][0].isupper()
    return word[0].isupper() and not is_function_word(folded)


def _ends_apposition(reading: TokenText, end: int) -> bool:
    """Whether a title that ends before the token ``end`` is over there, and not that of another name."""
    if end >= len(reading) or reading.breaks[end] == NEW_BLOCK:
        return True
    word, folded = reading.words[end], reading.folded[end]
    if not word[0].isalnum():
        return folded not in _POSSESSIVES
    if name_end(reading, name_after_title(reading, end - 1)) > end:
        return False
    return folded in _AFTER_OFFICES or (word[0].isupper() and not reading.shouted[end])
