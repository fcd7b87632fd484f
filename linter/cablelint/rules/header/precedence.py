"""Precedence: how fast a message travels, said in three places of the header (part of the family HDR)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cablelint.document.model import Addressee, Cable, Style
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe
from cablelint.text.edit_distance import nearest

_LETTERS = "ZOPR"  # from the highest precedence to the lowest
_PRECEDENCES = {"FLASH": "Z", "NIACT IMMEDIATE": "O", "IMMEDIATE": "O", "PRIORITY": "P", "ROUTINE": "R"}
_LAST_WORD = re.compile(r"[A-Z]{5,}$")


@rule("HDR008", "precedence-mismatch", Severity.WARNING, needs=("dtg", "originator"), fix=Applicability.SAFE)
def precedence_mismatch(cable: Cable) -> Iterator[Fault]:
    """The precedences of the relay line, the date-time group and the addressees do not agree.

    The relay line doubles the highest letter of the date-time group; the first letter is that of the action addressees,
    whose word it is (none for routine, nor in all copies of the archives); no information addressee has a higher one.
    One information addressee whose word is not that of all the others is told as info.

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
    Source:
        ACP 121; 5 FAH-2 H-321, format lines 2, 5, 7 and 8.
    """
    letters = [word.value.upper() for word in cable.dtg.precedences] if cable.dtg else []
    if not letters:
        if cable.dtg and cable.dtg.value:
            yield fault(cable.dtg.stamp, "no precedence letter before the date-time group: expected Z, O, P or R")
        return
    highest = min(letters, key=_LETTERS.index)
    if cable.relay and cable.relay.precedence.value[0].upper() != highest:
        found = cable.relay.precedence
        yield fault(found, f"{{}} is not the precedence of the date-time group: expected {highest * 2}", found.value)
    for station in cable.addressees:
        letter = letters[0] if station.role == "action" else highest
        yield from _station_precedence(station, letter, is_due=cable.style is not Style.ARCHIVE)
    yield from _odd_one_out(cable)


def _station_precedence(station: Addressee, letter: str, *, is_due: bool) -> Iterator[Fault]:
    word = station.precedence
    if word is None:
        last = _LAST_WORD.search(station.station.value.upper())
        meant = nearest(last[0], _PRECEDENCES) if last else None
        if last and meant:
            end = station.station.span.end
            yield _misspelt(Span(end - len(last[0]), end), last[0], meant)
        elif is_due and station.role == "action" and letter != "R":
            expected = next(name for name, one in _PRECEDENCES.items() if one == letter and " " not in name)
            yield fault(station.station, f"no precedence after the action addressee: expected {expected}")
        return
    printed = " ".join(word.value.upper().split())
    found = _PRECEDENCES.get(printed)
    if found is None:
        meant = "IMMEDIATE" if printed == "IMMED" else nearest(printed, _PRECEDENCES)
        if meant is not None:
            yield _misspelt(word.span, printed, meant)
    elif (found != letter) if station.role == "action" else (_LETTERS.index(found) < _LETTERS.index(letter)):
        expected = f"{letter} or lower" if station.role == "info" else letter
        yield fault(word, f"{{}} is not of the precedence in the date-time group: expected {expected}", word.value)


def _misspelt(span: Span, found: str, meant: str) -> Fault:
    return fault(span, f"{{}} is no precedence: expected {meant}", found, fix=safe(replacing(span, meant)))


def _odd_one_out(cable: Cable) -> Iterator[Fault]:
    stations = [station for station in cable.addressees if station.role == "info"]
    words = [station.precedence.value.upper() if station.precedence else "" for station in stations]
    counts = Counter(words)
    if len(counts) != 2 or len(words) < 4 or 1 not in counts.values():
        return
    odd = min(counts, key=lambda word: counts[word])
    station = stations[words.index(odd)]
    place = station.precedence or station.station
    yield fault(place, "every other information addressee has another precedence", severity=Severity.INFO)
