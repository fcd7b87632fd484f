"""Defects injected into names, deciding and masking, one at a time: the proof reports each from the two texts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from cablelint.document.parse import parse_all
from cablelint.document.source import Source, decode, from_text
from cablelint.edits import Edit, Span
from cablelint.names import file_people, finder, identifiers
from cablelint.names.people import Person
from cablelint.redaction.masking import file_names, other_spellings, plan, planned_masks, redact
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.name_parts import NameParts
from cablelint.redaction.proving.prove import Proof, prove
from cablelint.redaction.settings import Settings
from cablelint.text.folding import Folded

PROSE = """\
P 121200Z SEP 07
FM AMEMBASSY HELSINKI
TO SECSTATE WASHDC PRIORITY 4021

C O N F I D E N T I A L HELSINKI 000417

SIPDIS

E.O. 12958: DECL: 09/12/2017
TAGS: PREL, PGOV, FI
SUBJECT: TALKS WITH DIRECTOR TERVONEN

Classified By: Ambassador Ruth K. Ashdown for reasons 1.4 (b) and (d).

1. (C) Director Aino Tervonen told Poloff on May 4 that rice prices matter. Mr. Pekka Rice agreed with Mr. Jorma
Kettunen. According to Tervonen, Rice said that the talks were over. Aino Tervonen and Pekka Rice left.

2. (C) The deputy thanked Rice. Tervonen said that Kettunen was late; Pekka Rice laughed.

ASHDOWN
"""
# A surname that is a word, so that nothing makes good for a lost mention.
BARE = """\
1. (C) According to Rice, the talks were over. Mr. Pekka Rice agreed. The deputy thanked Rice. Then Rice left.
"""
# Around the cable, where no recogniser reads.
PAGE = f"""\
<html><head><title>Tervonen</title></head><body><pre>
{PROSE}</pre>
<!-- ask Tervonen --> <a href="https://example.org/people/xtervonen.html">x</a>
<p>Terv&#111;nen, Tervo-
nen, Tervonnen, Aino K. Tervonen and A. Kettunen</p></body></html>
"""
NUMBERS = PROSE + "\nCall tel. +358-9-555-0199 or write to press@example.org. Tel. 09 555 0199, fax 555-0144.\n"
NAMED = "07HELSINKI417-Tervonen.txt"

Defect = Callable[[pytest.MonkeyPatch], None]


def of_people(change: Callable[[Person], Person | None]) -> Defect:
    """A defect of the name finder: each person it finds is changed, or lost for None."""
    real = finder.find_people

    def inject(patch: pytest.MonkeyPatch) -> None:
        def broken(*given: Any, **settings: Any) -> tuple[Person, ...]:
            return tuple(filter(None, map(change, real(*given, **settings))))

        patch.setattr(file_people, "find_people", broken)

    return inject


def of_mentions(keep: Callable[[Sequence[Any]], Sequence[Any]]) -> Defect:
    return of_people(lambda person: replace(person, mentions=tuple(keep(person.mentions))))


def of_spans(change: Callable[[str, Span], Span]) -> Defect:
    def changed(person: Person) -> Person:
        return replace(person, mentions=tuple(one._replace(span=change(one.text, one.span)) for one in person.mentions))

    return of_people(changed)


def of_plan(change: Callable[[list[Any]], list[Any]]) -> Defect:
    """A defect of the masking: the planned masks are changed."""
    real = planned_masks._merged

    def inject(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(planned_masks, "_merged", lambda *given: change(real(*given)))

    return inject


def of_text(change: Callable[[str], str]) -> Defect:
    """A defect of the masking: the text is changed on the way."""
    real = redact.apply_edits

    def inject(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(redact, "apply_edits", lambda text, edits: change(real(text, edits)))

    return inject


def without(owner: object, name: str, value: object = ()) -> Defect:
    """A defect: a function finds nothing."""
    return lambda patch: patch.setattr(owner, name, lambda *_, **__: value)


def no_word_misspelt(patch: pytest.MonkeyPatch) -> None:
    without(other_spellings, "can_be_misspelt", False)(patch)
    # In place of the memo, which would keep the verdicts of the defect for later tests.
    without(other_spellings, "_is_ordinary", False)(patch)


def only_first_of_each(masks: list[Any]) -> list[Any]:
    return list({mask.subject: mask for mask in reversed(masks)}.values())[::-1]


def started_at(masks: list[Any], start: int) -> list[Any]:
    """The masks, the first after an offset stretched to start there."""
    at = next(number for number, mask in enumerate(masks) if mask.span.start > start)
    return [*masks[:at], masks[at]._replace(span=Span(start, masks[at].span.end)), *masks[at + 1 :]]


def first_pieces(*given: Any, **settings: Any) -> Iterator[Edit]:
    yield next(REAL_EDITS(*given, **settings))


def marks_of_length(source: Source, plan: Any, settings: Settings) -> dict[Any, str]:
    return {mask.subject: "X" * max(6, mask.span.end - mask.span.start) for mask in plan.masks}


def marks_of_two_styles(source: Source, plan: Any, settings: Settings) -> dict[Any, str]:
    real = REAL_MARKS(source, plan, settings)
    return {subject: "[(b)(6)]" if number % 2 else mark for number, (subject, mark) in enumerate(real.items())}


def unfolded(text: str) -> Folded:
    return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))


def names_without(lose: Callable[[frozenset[str]], set[str]]) -> Defect:
    real = planned_masks.names_of_masked

    def broken(*given: Any) -> dict[Any, NameParts]:
        return {
            subject: replace(parts, telling=parts.telling - lose(parts.telling))
            for subject, parts in real(*given).items()
        }

    return lambda patch: patch.setattr(plan, "names_of_masked", broken)


REAL_EDITS, REAL_MARKS = redact.edits_of, redact.marks_of

# For each defect the text and the file name on which it matters.
DEFECTS: dict[str, tuple[Defect, str, str]] = {
    "the finder loses the last mention": (of_mentions(lambda found: found[:-1]), BARE, "a.txt"),
    "the finder loses the first mention": (of_mentions(lambda found: found[1:]), BARE, "a.txt"),
    "the finder finds the first mention alone": (of_mentions(lambda found: found[:1]), PROSE, "a.txt"),
    "the finder loses every other mention": (of_mentions(lambda found: found[::2]), PROSE, "a.txt"),
    "the finder loses bare surnames": (
        of_mentions(lambda found: [one for one in found if " " in one.text or "\n" in one.text]),
        PROSE,
        "a.txt",
    ),
    "the finder loses full names": (
        of_mentions(lambda found: [one for one in found if " " not in one.text]),
        PROSE,
        "a.txt",
    ),
    "the finder drops the given name": (
        of_spans(lambda text, span: Span(span.end - len(text.split()[-1]), span.end)),
        PROSE,
        "a.txt",
    ),
    "spans are shifted to the right": (of_spans(lambda _, span: Span(span.start + 1, span.end + 1)), PROSE, "a.txt"),
    "spans are shifted to the left": (of_spans(lambda _, span: Span(span.start - 1, span.end - 1)), PROSE, "a.txt"),
    "spans end early": (of_spans(lambda _, span: Span(span.start, span.end - 1)), PROSE, "a.txt"),
    "spans start late": (of_spans(lambda _, span: Span(span.start + 2, span.end)), PROSE, "a.txt"),
    "people of two cables are not merged": (
        lambda patch: patch.setattr(file_people, "_merged", list),
        PROSE + "\n\n" + PROSE.replace("000417", "000418"),
        "a.txt",
    ),
    "identifiers are found once": (
        lambda patch: patch.setattr(
            identifiers,
            "find_identifiers",
            lambda text, real=identifiers.find_identifiers: real(text)[:2],
        ),
        NUMBERS,
        "a.txt",
    ),
    "a verdict is wrong for the second mention": (
        lambda patch: patch.setattr(
            planned_masks,
            "_mentions",
            lambda *given, real=planned_masks._mentions: [
                one for number, one in enumerate(real(*given)) if number % 3 != 1
            ],
        ),
        PROSE,
        "a.txt",
    ),
    "the last mask is lost": (of_plan(lambda masks: masks[:-1]), PROSE, "a.txt"),
    "the first mask is lost": (of_plan(lambda masks: masks[1:]), PROSE, "a.txt"),
    "every third mask is lost": (
        of_plan(lambda masks: [mask for number, mask in enumerate(masks) if number % 3]),
        PROSE,
        "a.txt",
    ),
    "a person is masked once": (of_plan(only_first_of_each), PROSE, "a.txt"),
    "masks end early": (
        of_plan(lambda masks: [mask._replace(span=Span(mask.span.start, mask.span.end - 1)) for mask in masks]),
        PROSE,
        "a.txt",
    ),
    "masks start early": (
        of_plan(lambda masks: [mask._replace(span=Span(mask.span.start - 2, mask.span.end)) for mask in masks]),
        PROSE.replace("Director Aino", "Di Aino"),
        "a.txt",
    ),
    "masks of surnames alone are lost": (
        of_plan(lambda masks: [mask for mask in masks if mask.span.end - mask.span.start > 8]),
        PROSE,
        "a.txt",
    ),
    "the rest of a broken name stays": (lambda patch: patch.setattr(redact, "edits_of", first_pieces), PROSE, "a.txt"),
    "masks are as long as the names": (
        lambda patch: patch.setattr(redact, "marks_of", marks_of_length),
        PROSE,
        "a.txt",
    ),
    "masks have two styles": (lambda patch: patch.setattr(redact, "marks_of", marks_of_two_styles), PROSE, "a.txt"),
    "other spellings are not looked for": (without(planned_masks, "sweep"), PAGE, "a.html"),
    "further places are not looked for": (without(other_spellings._Sweep, "_alone"), PAGE, "a.html"),
    "broken names are not looked for": (without(other_spellings._Sweep, "_broken"), PAGE, "a.html"),
    "misspelt names are not looked for": (without(other_spellings._Sweep, "_misspelt"), PAGE, "a.html"),
    "names beside masks are not looked for": (without(other_spellings._Sweep, "_beside"), PAGE, "a.html"),
    "every word counts as a namesake": (without(other_spellings, "is_namesake", True), PAGE, "a.html"),
    "no word can be misspelt": (no_word_misspelt, PAGE, "a.html"),
    "escapes are not decoded": (lambda patch: patch.setattr(other_spellings, "fold", unfolded), PAGE, "a.html"),
    "the words of names are lost": (names_without(set), PAGE, "a.html"),
    "the longest word of a name is lost": (names_without(lambda words: {max(words, key=len)}), PAGE, "a.html"),
    "the file name is forgotten": (without(file_names, "sweep_file_name", []), PROSE, NAMED),
    "blanks at line ends are lost": (
        of_text(lambda text: "\n".join(line.rstrip() for line in text.split("\n"))),
        PROSE.replace("SIPDIS", "SIPDIS "),
        "a.txt",
    ),
    "the last line is lost": (of_text(lambda text: text.rstrip("\n").rpartition("\n")[0]), PROSE, "a.txt"),
    "a line is written in small letters": (of_text(lambda text: text.replace("SIPDIS", "sipdis")), PROSE, "a.txt"),
    "a paragraph number is masked": (
        of_plan(lambda masks: started_at(masks, PROSE.index("2. (C)"))),
        PROSE,
        "a.txt",
    ),
}


def masked(source: Source) -> Redaction:
    """The redaction alone: a release also masks what its proof finds, and so makes good for a defect."""
    return redact.redact(source, file_people.people_in(parse_all(source)), Settings())


def proof_of(text: str, name: str) -> Proof:
    redaction = masked(from_text(text, name))
    return prove(redaction.original, redaction.result)


@pytest.mark.parametrize(("text", "name"), sorted({(text, name) for _, text, name in DEFECTS.values()}))
def test_without_a_defect_nothing_is_reported(text: str, name: str) -> None:
    proof = proof_of(text, name)
    assert proof.masks > 3
    assert [finding.message for finding in proof.findings] == []


@pytest.mark.parametrize(("defect", "text", "name"), DEFECTS.values(), ids=DEFECTS)
def test_each_defect_is_reported(defect: Defect, text: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(DEFECTS) >= 30
    defect(monkeypatch)
    assert proof_of(text, name).findings


def test_masking_may_not_change_the_encoding_that_a_reader_detects() -> None:
    """Without the accented name the other bytes are valid UTF-8, and read as another letter."""
    data = PROSE.replace("Tervonen", "Tervönen").replace("rice prices", "rice Ã¶ prices").encode("cp1252")
    redaction = masked(decode(data, "a.txt"))
    assert redaction.original.encoding == "cp1252"
    assert [finding.code for finding in prove(redaction.original, redaction.result).findings] == ["NAM902"]
