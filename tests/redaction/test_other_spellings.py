"""Every further spelling of a masked person, and nothing else: the whole list for small texts."""

from __future__ import annotations

import re

import pytest

from cablelint.edits import Span
from cablelint.redaction.masking.masked_names import MaskedNames
from cablelint.redaction.masking.other_spellings import sweep
from cablelint.redaction.name_parts import name_parts

NAMES = ("Aino Tervonen", "Tom Lund", "Jane Price", "Bo Zorb", "Eero Morvo")
PEOPLE = MaskedNames({person: name_parts([name]) for person, name in enumerate(NAMES, start=1)})
_MARK = re.compile(r"«|\|[1-9] [a-z]+»|([‹›{}])")
MOST_LINES = 3


def marked(line: str) -> str:
    """Return the text of a marked line with the places that are found: person and kind.

    Masked mentions are in ``‹›``, as the first person; kept stretches in ``{}``.
    """
    text, given, starts, place = "", {"‹": [], "{": []}, [], 0
    for mark in _MARK.finditer(line):
        text += line[place : mark.start()]
        place = mark.end()
        if mark[1] in ("‹", "{"):
            starts.append((mark[1], len(text)))
        elif mark[1]:
            kind, start = starts.pop()
            given[kind].append(Span(start, len(text)))
    text += line[place:]
    results = []
    for count in range(MOST_LINES):
        before = "So it was.\n" * count
        size = len(before)
        masked, kept = ([Span(a + size, b + size) for a, b in given[kind]] for kind in ("‹", "{"))
        found = sweep(before + text, PEOPLE, [(span, 1) for span in masked], kept)
        results.append(sorted((span.start - size, span.end - size, person, how) for span, person, how in found))
    assert results == results[:1] * MOST_LINES
    signs = [(start, 1, sign) for kind, sign in (("‹", "‹"), ("{", "{")) for start, _ in given[kind]]
    signs += [(end, 0, sign) for kind, sign in (("‹", "›"), ("{", "}")) for _, end in given[kind]]
    for start, end, person, how in results[0]:
        signs += [(start, 1, "«"), (end, 0, f"|{person} {how}»")]
    for at, _, sign in sorted(signs, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


@pytest.mark.parametrize(
    "line",
    [
        # A surname, its possessive, with digits for letters.
        "Then «Tervonen|1 spelling» left.",
        "Then «tervonen|1 spelling» left.",
        "«TERVONEN|1 spelling» LEFT.",
        "«Tervonens|1 spelling» left.",
        "«Terv0nen|1 spelling» left.",
        "Then «Lund|2 spelling», «Lunds|2 spelling» and «1und|2 spelling» left.",
        "Then Aino left.",
        "{Then Tervonen} left.",
        "Then {Tervo}nen left.",
        "Then «‹Tervo›nen|1 spelling» left.",
        "Then ‹Tervonen›s left.",
        "Then «‹Tervonen›sx|1 glued» left.",
        "Then ‹Aino Tervonen› left.",
        # A surname that is a word too.
        "Then the price rose.",
        "Then Price rose.",
        "Then «Price|3 spelling» said so.",
        "Then said «Price|3 spelling» so.",
        "Then Mr. «Price|3 spelling» rose.",
        "Then Minister «Price|3 spelling» rose.",
        "Then Minister, so Price rose.",
        "Then «Jane|3 beside» «Price|3 spelling» rose.",
        "Then Jane. Price rose.",
        "Then «Price|3 spelling» «Jane|3 beside» rose.",
        # What is beside a mention.
        "Then «Aino|1 beside» ‹Tervonen› left.",
        "A. ‹Tervonen› left.",
        "-A. ‹Tervonen› left.",
        "So. «A|1 beside». ‹Tervonen› left.",
        "Then B. ‹Tervonen› left.",
        "Then ‹Tervonen›, «Aino|1 beside» left.",
        "Then «A|1 beside». ‹Tervonen› left.",
        "Then A ‹Tervonen› left.",
        "Then «Aino|1 beside» «A|1 beside». ‹Tervonen› left.",
        "Then ‹Tervonen›. Aino left.",
        "Then aino ‹Tervonen› left.",
        "Then Aino and ‹Tervonen› left.",
        "Then Aino,  . ‹Tervonen› left.",
        "Then Aino  -  ‹Tervonen› left.",
        "Then «Aino|1 beside» -- ‹Tervonen› left.",
        "Then «Aino|1 beside»\n‹Tervonen› left.",
        "Then Aino\n\n‹Tervonen› left.",
        "Then «Aino|1 beside» «Aino|1 beside» ‹Tervonen› «Aino|1 beside» left.",
        "Then {Aino} ‹Tervonen› left.",
        # Glued to initials and forenames, and inside words.
        "Then «ATervonen|1 glued», «TervonenA|1 glued» and «AinoTervonen|1 glued» left.",
        "Then «tervonenaino|1 glued» left.",
        "Then ALund and «LundT|2 glued» left.",
        "Then «TLUND|2 glued» and XTLUND left.",
        "Then «XYTERVONENZ|1 glued» left.",
        "Then Zorbism, «Zorb2|4 glued», «2Zorb|4 glued», «boZorb|4 glued» and «BoZorbLa|4 glued» left.",
        "Then «bozorb|4 glued», Boozorb and ZORBLA left.",
        "Then «Morvoism|5 glued», «antimorvo|5 glued», «antimorvoism|5 glued» and exmorvoX left.",
        "Then «AMORVO|5 glued», «ABCMORVO|5 glued» and ABCDMORVO left.",
        "Then Abcmorvo, morvox and MORVOX left.",
        "Then «MorvoX|5 glued», «Morvo7x|5 glued» and «x7Morvo|5 glued» left.",
        # Misspelt.
        "Then «Tervonnen|1 misspelling» left.",
        "Then «Tervonnnen|1 misspelling» left.",
        "«Tervonnen|1 misspelling» saw ‹Aino Tervonen›.",
        "Then ‹Tervonnen› left Tervonnen.",
        "Then Tervonnnnen left.",
        "Then «Dervonen|1 misspelling» left.",
        "Then Dervonnen left.",
        "Then «Lunds|2 spelling», Lumd and Lurd left.",
        "Then tervonnen left.",
        "Then Tervonnen saw tervonnen.",
        "Then Tervonnen9 left.",
        # In addresses and markup.
        "Write to «aino.«tervonen|1 spelling»@example.org|1 address» now.",
        "Write to ««tervonenx|1 glued» (at) example.org|1 address» now.",
        "Write to xlund@example.org now.",
        "See https://example.org/««xtervonenx|1 address»|1 glued» now.",
        "See www.example.org/«lund|2 spelling» now.",
        '<a href="/««tervonenx|1 address»|1 glued»/">So</a> it was.',
        "[So](/tag/««tervonenx|1 address»|1 glued»/1.html) it was.",
        # In pieces.
        "Then «Ter|1 broken»-\n«vonen|1 broken» left.",
        "Then «Ter|1 broken» «vonen|1 broken» left.",
        "Then «L|2 broken» «u|2 broken» «n|2 broken» «d|2 broken» left.",
        "Then {Ter} vonen left.",
        "Then «T<b>erv</b>onen|1 broken» left.",
    ],
)
def test_exactly_the_marked_places_are_found(line: str) -> None:
    assert marked(line) == line


def test_of_nobody_nothing_is_found() -> None:
    assert sweep("Tervonen left.", MaskedNames({}), [], []) == []


def test_the_joined_forms_of_a_name_grow_no_faster_than_the_name() -> None:
    """A page of words without a verb may be taken for one name."""

    def joined(words: int) -> int:
        return len(name_parts([" ".join(f"qu{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(words))]).glued)

    assert joined(8) > 50
    assert joined(600) < 4 * joined(200)
