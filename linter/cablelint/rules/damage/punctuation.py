"""Damaged punctuation: a comma for an apostrophe, a parenthesis for a dash (part of the family DMG)."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from string import ascii_letters
from typing import TYPE_CHECKING

from cablelint.edits import Edit
from cablelint.findings import Applicability, Severity
from cablelint.rules.damage.places import Damage, faults
from cablelint.rules.rule import Fault, rule
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable

_PROSE = frozenset(("subject", "slug", "classified-by", "text-heading", "paragraph", "participants", "other"))


def _prose(cable: Cable) -> Iterator[tuple[int, int]]:
    """Return the stretches of the view that contain sentences."""
    return ((zone.start, zone.end) for zone in cable.zones if zone.kind in _PROSE)


# A possessive or a short form: Japan,s  POST,S  don,t  they,ll
_SHORT_FORM = (
    r"[A-Za-z](?P<possessive>,)s\b|[A-Z]{2}(?P<capitals>,)S\b"
    r"|\b(?:[Dd]o|[Ww]o|[Cc]a|[Dd]id|[Ii]s|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Dd]oes|[Ww]ould|[Cc]ould|[Ss]hould|[Aa]re)n(?P<negation>,)t\b"
    r"|\b(?:I|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Yy]ou|[Tt]hey|[Tt]hat|[Tt]here)(?P<pronoun>,)(?:d|ll|re|ve|m)\b"
)
_KNOWN_WORD = (
    r"\b(?:[dD](?P<french>,)(?:[Aa]ffaires?|[Ee]tat|Ivoire)|[Nn](?P<capital>,)[Dd]jamena|[Qq]a(?P<qaida>,)ida"
    r"|[Ss]hi(?P<shia>,)(?:a|as|ite|ites)|[Ss]ana(?P<sanaa>,)a|[Qq]ur(?P<quran>,)an(?:ic)?|[Bb]a(?P<baath>,)ath(?:ist|ists)?)\b"
)
# Most likely a name: O,Reilly  d,Audiovisuel  Misha,al
_NAME = r"\b[dDlLO](?P<particle>,)[A-Z][a-z]|\b[A-Z][a-z]{0,12}[aeiou](?P<vowels>,)[aeiou]"
# Searched first, since a comma without a blank after it is rare; the forms are then searched around it.
_GLUED = regex(r",(?=[A-Za-z])")
_WINDOW = 20
_LETTERS_AND_COMMA = f"{ascii_letters},"
_COMMA = regex(f"{_SHORT_FORM}|{_KNOWN_WORD}|{_NAME}")
_WORD_BEGINS = regex(r"\w{0,40}\Z")
_WORD_ENDS = regex(r"\w{0,40}")


@rule("DMG001", "damage-comma-apostrophe", Severity.INFO, fix=Applicability.UNSAFE)
def damage_comma_apostrophe(cable: Cable) -> Iterator[Fault]:
    """Check that no comma replaces an apostrophe.

    Some relays had no apostrophe. In possessives, short forms and a few known words no other reading is possible, and
    the fix is safe; in a possible name it is unsafe.

    Fails:
        1. (C) Japan,s fishermen don,t agree.
    Passes:
        1. (C) Japan's fishermen don't agree, says the agency.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    yield from faults(_commas(cable))


def _commas(cable: Cable) -> Iterator[Damage]:
    text = cable.view.text
    places = [glued.start() for glued in _GLUED.finditer(text)]
    for start, end in _prose(cable) if places else ():
        for place in _within(places, start, end):
            # No form begins before the letters and commas that it is part of.
            begin = max(start, place - _WINDOW)
            begin += len(text[begin:place].rstrip(_LETTERS_AND_COMMA))
            around = _COMMA.finditer(text, begin, min(end, place + _WINDOW))
            match = next((match for match in around if match.start(match.lastgroup or 0) == place), None)
            if match is None:
                continue
            span = cable.view.origin(place, place + 1)
            yield Damage(
                span,
                "found a comma in {}, expected an apostrophe",
                _word_around(text, place, place + 1),
                (Edit(span.start, span.end, "'"),),
                is_safe=match.lastgroup not in ("particle", "vowels"),
            )


def _within(places: list[int], start: int, end: int) -> list[int]:
    """Return the places in a stretch that have a character of it behind them."""
    return places[bisect_left(places, start) : bisect_left(places, end - 1)]


def _word_around(text: str, start: int, end: int) -> str:
    before = _WORD_BEGINS.search(text, max(0, start - 40), start)
    after = _WORD_ENDS.match(text, end)
    return f"{before[0] if before else ''}{text[start:end]}{after[0] if after else ''}"


# A parenthesis between blanks, which may be a dash. Few texts contain one.
_APART = regex(r"\)(?<=\s\))\s")
_PARENTHESIS = regex(r"[()]|\n[ \t]*\n")
_ITEM = regex(r"(?:^|\n)[ \t]*[A-Za-z0-9]{1,2} $|[ \t,;:(](?:[b-h]|[0-9]{1,2}) $")
_FOLLOWS = regex(r"\s(?P<dash>--?)\s|[.?!](?=\s)|[()]")
_REACH = 400


@rule("DMG002", "damage-paren-dash", Severity.INFO, fix=Applicability.UNSAFE)
def damage_paren_dash(cable: Cable) -> Iterator[Fault]:
    """Check that every closing parenthesis has an opening one; without it, it may replace a dash.

    Converters took one half of a pair of dashes for the end of a parenthesis. If the other half is in the same
    sentence, at most 400 characters away, the fix is safe.

    Fails:
        1. (C) He agreed to discuss ) in principle - a second round.
    Passes:
        1. (C) He agreed to discuss - in principle - a second round (in June).
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    yield from faults(_lost_dashes(cable))


def _lost_dashes(cable: Cable) -> Iterator[Damage]:
    text = cable.view.text
    places = [apart.start() for apart in _APART.finditer(text)]
    for start, end in _prose(cable) if places else ():
        if not _within(places, start, end):
            continue
        for place in _unopened(text, start, end):
            dash = _other_half(text, place, start, end)
            span = cable.view.origin(place, place + 1)
            edit = Edit(span.start, span.end, dash or "-")
            message = "found {} without an opening parenthesis, expected a dash"
            yield Damage(span, message, ")", (edit,), is_safe=dash is not None)


def _unopened(text: str, start: int, end: int) -> Iterator[int]:
    """Find closing parentheses between words without an opening one.

    One between blanks may have been matched with the opening of a later one; then it is the one too many.
    """
    depth = 0
    between_words: list[int] = []
    for match in _PARENTHESIS.finditer(text, start, end):
        is_between_words = match[0] == ")" and _is_between_words(text, match.start(), start, end)
        if match[0] == "(":
            depth += 1
        elif match[0] != ")":
            depth = 0
            between_words.clear()
        elif depth:
            depth -= 1
            if is_between_words:
                between_words.append(match.start())
        elif is_between_words:
            yield match.start()
        elif between_words:
            yield between_words.pop()


def _is_between_words(text: str, place: int, start: int, end: int) -> bool:
    after = text[place + 1 : min(end, place + 3)]
    is_apart = text[max(start, place - 1) : place].isspace() and after[:1].isspace() and bool(after.strip())
    return is_apart and not _ITEM.search(text, max(start, place - 8), place)


def _other_half(text: str, place: int, start: int, end: int) -> str | None:
    """Return the dash after or before this place in its sentence."""
    following = _FOLLOWS.search(text, place + 1, min(end, place + _REACH))
    if following and following["dash"]:
        return following["dash"]
    preceding = deque(_FOLLOWS.finditer(text, max(start, place - _REACH), place), maxlen=1)
    return preceding[0]["dash"] if preceding else None
