"""Where a hidden name is readable, and in what form: exactly the marked words of small lines."""

from __future__ import annotations

import re

import pytest

from cablelint.document.source import from_text
from cablelint.redaction.proving.prove import prove

NAMES = ("Aino Tervonen", "Bo Zorbi", "Eero Morvalin", "Ida Kauhu", "Ulf Dent", "Ulf Zork")
_MARK = re.compile(r"«|\|[a-z ]+»")
_HOW = re.compile(r"is readable (?P<how>[a-z ]+)[:;,]")


def marked(line: str) -> str:
    """Return a line of original and release alike with what the proof reports in it of the names hidden above."""
    text = _MARK.sub("", line)
    results = []
    # The words before must not matter, however many there are.
    for before in ("", "So. "):
        head = before + "".join(f"1. (C) Then {name} left.\n\n" for name in NAMES)
        masked = head
        for number, name in enumerate(NAMES, start=1):
            masked = masked.replace(name, f"[NAME-{number}]")
        findings = prove(from_text(f"{head}2. (U) {text}\n"), from_text(f"{masked}2. (U) {text}\n")).findings
        start = len(masked) + len("2. (U) ")
        results.append(sorted((one.span.start - start, one.span.end - start, one.message) for one in findings))
    assert results == results[:1] * len(results)
    for start, end, message in reversed(results[0]):
        how = _HOW.search(message)
        text = f"{text[:start]}«{text[start:end]}|{how['how'] if how else message}»{text[end:]}"
    return text


@pytest.mark.parametrize(
    "line",
    [
        # In full, in the plural, with digits.
        "Then «Tervonen|in full» left.",
        "Then «Tervonens|in the plural or singular» left.",
        "Then «Tervone|misspelt» left.",
        "Then «Zorbis|in the plural or singular» left.",
        "Then Zorb left.",
        "Then «T3rvonen|with digits in it» left.",
        "Then «T3rv0n3n|with digits in it» left.",
        "Then «T3rv0n3nn|with digits in it» left.",
        "Then «73rv0n3n|with digits in it» left.",
        "Then «Tervo1nen|with digits in it» left.",
        "Then «Tervo1234nen|with digits in it» left.",
        "Then «Z0rbi|with digits in it» and «Zorb1|with digits in it» left.",
        "Then «20rbi|with digits in it» and 20r8i left.",
        "Then «Zor12bi|with digits in it» and «Zor1234bi|with digits in it» left.",
        "Then Zo1rk left.",
        # Inside another word.
        "Then «xTervonenx|inside another word» left.",
        "Then «xZorbix|inside another word» left.",
        "Then «Zorbiist|inside another word» and «Zorbism|in a derived word» left.",
        "Then «antizorbi|inside another word» left.",
        "Then «BoZorbi|inside another word» and «zorbib|inside another word» left.",
        "Then «ZorbiTalk|inside another word» left.",
        "Then ZORBITALK left.",
        "Then «morvalinesque|inside another word» left.",
        "Then «xqmorvalin|inside another word» left.",
        "Then «talkmorvalin|inside another word» left.",
        "Then zorbitalk left.",
        "See /talk/«xzorbi|inside another word» now.",
        "See /talk/«xkauhuq|inside another word» now.",
        "See «07ZORBI123|inside another word» now.",
        "Then xZorkx left.",
        "Then «UlfZork|inside another word» left.",
        "Then «uZork|inside another word» and «Zorku|inside another word» left.",
        "Then zorkist left.",
        "Then xZorkTalk left.",
        "Then «exzork|inside another word» left.",
        "Then «zork9|inside another word» left.",
        "Then Zorktalk left.",
        "Then «morvalintalk|inside another word» left.",
        "Then «vetmorvalin|inside another word» left.",
        "Then «ggmorvalin|inside another word» left.",
        # In pieces.
        "Then «Ter-vonen|broken in two» left.",
        "Then «Ter-\nvonen|broken at a line end» left.",
        "Then «Ter-\n\nvonen|broken at a line end» left.",
        "Then «Ter- vonen|broken in two» left.",
        "Then «Ter vonen|broken in two» left.",
        "Then Ter    vonen left.",
        "Then «Ter (1) vonen|broken in two» left.",
        "Then Ter (1234) vonen left.",
        "Then «Ter\n12\nvonen|broken in two» left.",
        "Then Ter 12 vonen left.",
        "Then «T e r v o n e n|spaced out» left.",
        "Then «Z o r b i|spaced out» left.",
        "Then «Te rv on en|in pieces of one or two letters» left.",
        "Then «Te rv onen|in pieces of one or two letters» left.",
        "Then «Te rvo nen|broken in two» left.",
        "Then Zo r bi left.",
        "Then C O N F I D E N T I A L left.",
        "Then «D E N T|spaced out» left.",
        "Then D E N left.",
        "Then X «D E N T|spaced out» left.",
        "Then C O N F I  D E N T  I A L left.",
        "Then «D'ent|in full» left.",
        "Then De nt left.",
        "Then «Te-rvo-nen|in syllables» left.",
        "Then «Te-rvo nen|broken in two» left.",
        "Then «T-er-vo-ne-n|in pieces of one or two letters» left.",
        "Then «Zo-rbi|broken in two» left.",
        "Then «Zor bi|broken in two» left.",
        "Then «Ter$vonen|broken in two» left.",
        "Then Terv@nen left.",
        "Then «Ter.vonen|broken in two» left.",
        "Then «Ter...vonen|broken in two» left.",
        "Then Ter....vonen left.",
        "Then «Kau|hu|broken in two» left.",
        # Misspelt, or spelt as it sounds.
        "Then «Tervonnen|misspelt» left.",
        "Then «Tervonnnen|with letters drawn out» left.",
        "Then «Tervonnnnen|with letters drawn out» left.",
        "Then «Dervonen|misspelt» left.",
        "Then «Zorbbi|misspelt» left.",
        "Then «Zorbbbi|with letters drawn out» left.",
        "Then Dorbi left.",
        "Then «Tarvonin|misspelt» left.",
        "Then «Tervonian|misspelt» left.",
        "Then «Morwalin|misspelt» left.",
        "Then Murwaleen left.",
        "Then «tervonnen|misspelt» left.",
        "Then «TERVONNEN|misspelt» LEFT.",
        "Then «Kaukhu|misspelt» left.",
        # In addresses and other scripts.
        "Write to «tervonen|in full»@example.org now.",
        "Write to «xtervonenx|inside another word»@example.org now.",
        "Write to «bo|in full».«zorbi|in full»@example.org now.",
        "Then «Тервонен|in another script» left.",
        "Then «Зорби|in another script» left.",
        # Somebody else, or a part of a name.
        "Then Eero Tervonen left.",
        "Then «Tervonen|in full» («Zorbi|in full») left.",
        "Then «Aino|in full» left.",
        "Then «Ida|in full» left.",
    ],
)
def test_the_marked_words_are_reported_and_no_others(line: str) -> None:
    assert marked(line) == line
