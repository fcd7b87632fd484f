"""Precedence: the speed of a message, printed in three places of the header (part of the family HDR)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cablelint.document.model import PRECEDENCES, Addressee, Cable, DateTimeGroup, Style
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe
from cablelint.text.edit_distance import nearest
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

_LETTERS = "".join(PRECEDENCES)
_LETTER_OF_WORD = {"NIACT IMMEDIATE": "O", **{word: letter for letter, word in PRECEDENCES.items()}}
_LAST_WORD = regex(r"[A-Z]{5,}$")


@rule("HDR008", "precedence-mismatch", Severity.WARNING, fix=Applicability.SAFE)
def precedence_mismatch(
    cable: Cable, dtg: DateTimeGroup, _originator: Addressee, *, stations: int = 4
) -> Iterator[Fault]:
    """Check that the relay line, the date-time group and the addressees have the same precedence.

    The relay line doubles the highest letter of the date-time group. The first letter is the precedence of the action
    addressees, who have no word for routine, and in some copies of the archives none at all. No information addressee
    has a higher one. One information addressee whose word differs from the word of all others is info.

    Fails:
        OO RUEHFK RUEHNH
        P 070531Z MAY 07

        TO RUEHC/SECSTATE WASHDC IMMEDIATE 3302

        TO RUEHC/SECSTATE WASHDC PRIOITY 3302

        INFO RUEHBJ/AMEMBASSY BEIJING FLASH 6897
    Passes:
        OO RUEHFK RUEHNH
        O P 070531Z MAY 07
        TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 3302
        INFO RUEHBJ/AMEMBASSY BEIJING PRIORITY 6897
    Options:
        stations: Least number of information addressees among which a single other precedence is reported.
    Source:
        ACP 121; 5 FAH-2 H-321, format lines 2, 5, 7 and 8.
    """
    letters = [word.value.upper() for word in dtg.precedences]
    if not letters:
        if dtg.value and cable.is_printed("dtg"):
            yield fault(dtg.stamp, "no precedence before the date-time group; expected Z, O, P or R")
        return
    highest = min(letters, key=_LETTERS.index)
    if cable.relay and cable.relay.precedence.value[0].upper() != highest:
        found = cable.relay.precedence
        expected = f"{highest * 2} (highest precedence of the date-time group)"
        yield fault(found, f"found {found.value} in the relay line, expected {expected}")
    for station in cable.addressees if cable.is_printed("addressees") else ():
        letter = letters[0] if station.role == "action" else highest
        wrong = _station_precedence(station, letter, is_due=cable.style is not Style.ARCHIVE)
        if wrong is not None:
            yield wrong
    yield from _odd_one_out(cable, stations)


def _station_precedence(station: Addressee, letter: str, *, is_due: bool) -> Fault | None:
    word = station.precedence
    if word is None:
        last, meant = _last_word(station.station.value)
        if meant is not None:
            end = station.station.span.end
            return _misspelt(Span(end - len(last), end), last, meant)
        if is_due and station.role == "action" and letter != "R":
            return fault(station.station, f"no precedence after the action addressee; expected {PRECEDENCES[letter]}")
        return None
    printed = " ".join(word.value.upper().split())
    found = _LETTER_OF_WORD.get(printed)
    if found is None:
        meant = "IMMEDIATE" if printed == "IMMED" else nearest(printed, _LETTER_OF_WORD)
        return None if meant is None else _misspelt(word.span, printed, meant)
    if (found != letter) if station.role == "action" else (_LETTERS.index(found) < _LETTERS.index(letter)):
        expected = f"{PRECEDENCES[letter]} or lower" if station.role == "info" else PRECEDENCES[letter]
        return fault(word, f"found precedence {printed}, expected {expected} ({letter} in the date-time group)")
    return None


@memoized
def _last_word(station: str) -> tuple[str, str | None]:
    """Return the last word of a station, and the only precedence that is spelt nearly so; most cables share them."""
    last = _LAST_WORD.search(station.upper())
    return (last[0], nearest(last[0], _LETTER_OF_WORD)) if last else ("", None)


def _misspelt(span: Span, found: str, meant: str) -> Fault:
    return fault(span, f"misspelt precedence {{}}; expected {meant}", found, fix=safe(replacing(span, meant)))


def _odd_one_out(cable: Cable, least: int) -> Iterator[Fault]:
    stations = [station for station in cable.addressees if station.role == "info"]
    words = [station.precedence.value.upper() if station.precedence else "" for station in stations]
    if len(words) < least or len(set(words)) != 2:
        return
    counts = Counter(words)
    if 1 not in counts.values():
        return
    odd, usual = sorted(counts, key=lambda word: counts[word])
    station = stations[words.index(odd)]
    found, expected = (word or "no precedence" for word in (odd, usual))
    message = f"found {found}, expected {expected} like the other information addressees"
    yield fault(station.precedence or station.station, message, severity=Severity.INFO)
