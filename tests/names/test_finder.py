"""From a cable to its people."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.data.word_table import word_table
from cablelint.document import from_text, parse
from cablelint.names.finder import find_people
from cablelint.names.judgement.decide import decide
from cablelint.names.judgement.merging import merged
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.model.decoding import Calibration
from cablelint.names.model.observations import Observations
from cablelint.names.model.word_features import WordFeatureCache
from cablelint.names.people import Evidence, Person
from cablelint.names.roster import Entry, Roster

CABLE = """\
FM AMEMBASSY MADRID
TO SECSTATE WASHDC

C O N F I D E N T I A L MADRID 000123

SIPDIS

E.O. 12958: DECL: 01/02/2019
TAGS: PREL, SP
SUBJECT: A VISIT

Classified By: Ambassador Henry T. Woolcott for reasons 1.4 (b) and (d).

1. (C) Deputy Minister Ignacio Belarte (protect) told PolOff on May 3 that Spain agreed. Belarte added that his
colleague Marta Quiroga, director of the Lisbon office, did not. Quiroga's view, said Belarte, was not new.

2. (C) The April talks in Paris and The Hague went well.
WOOLCOTT
"""


def _names(text: str, **options: object) -> list[str]:
    people = find_people(parse(from_text(text)), **options)  # type: ignore[arg-type]
    return sorted((mention.text for person in people for mention in person.mentions), key=str.lower)


def _person(people: tuple[Person, ...], word: str) -> Person:
    return next(person for person in people if word in person.name.upper())


def test_every_mention_is_found_and_nothing_else() -> None:
    assert _names(CABLE) == [
        "Belarte", "Belarte", "Henry T. Woolcott", "Ignacio Belarte", "Marta Quiroga", "Quiroga", "WOOLCOTT"
    ]  # fmt: skip


TELEGRAM = """\
DRAFTED BY EUR/NE:QLTEMPLETON:MIP
APPROVED BY EUR - DWBRACEGIRDLE
S/S-O:PKOSTRANDY
P 140518Z DEC 79
FM SECSTATE WASHDC
TO AMEMBASSY HELSINKI PRIORITY

C O N F I D E N T I A L STATE 322132

E.O. 12065: GDS 12/13/85 (TEMPLETON, QUENTIN L)
TAGS: OVIP (PRICE, ROSE), PREL (BRACEGIRDLE, DWIGHT T), FI
SUBJECT: CALL ON MINISTER

1. THE VISIT WENT WELL.
PRICE-MINTOFF

UNCLASSIFIED

NNN

Message Attributes
Drafter: QLTEMPLETON:MIP
Executive Order: GS 19851213 TEMPLETON, QUENTIN L
Errors: N/A
TAGS: PREL, FI, (BRACEGIRDLE, DWIGHT T)
Review Authority: OkaforRT
Markings: Carol Q. Lindholm Declassified/Released US Department of State EO Systematic Review 20 Mar 2014
"""


def test_certain_evidence_needs_no_word_of_the_model_and_has_sharp_ends() -> None:
    names = [
        *("QLTEMPLETON", "MIP", "DWBRACEGIRDLE", "PKOSTRANDY", "TEMPLETON, QUENTIN L", "PRICE, ROSE"),
        *("BRACEGIRDLE, DWIGHT T", "PRICE-MINTOFF", "QLTEMPLETON", "MIP", "TEMPLETON, QUENTIN L"),
        *("BRACEGIRDLE, DWIGHT T", "Carol Q. Lindholm"),
    ]
    assert _names(TELEGRAM, min_confidence=0.999) == _names(TELEGRAM) == sorted(names, key=str.lower)


@pytest.mark.parametrize("mask", ["[NAME-1]", "[(b)(6)]", "[P-ABCDEFGH]", "XXXXXXXXXXXX", "██████████"])
def test_masks_of_an_earlier_release_are_no_names(mask: str) -> None:
    text = (
        f"C O N F I D E N T I A L LIMA 000417\n\nSIPDIS\n\nE.O. 12958: DECL: 09/12/2017\nTAGS: PREL, PE\n"
        f"SUBJECT: TALKS\n\nClassified By: Ambassador {mask} for reasons 1.4 (b) and (d).\n\n"
        f"1. (C) Minister {mask} told {mask} that talks went well.\n\n{mask}\n"
    )
    assert find_people(parse(from_text(text))) == ()


def test_offices_of_a_drafting_block_are_no_names_and_initials_are_of_the_person() -> None:
    text = "DRAFTED BY ARA/AND/B:QLTEMPLETON:MIP\nAPPROVED BY ARA:DWBRACEGIRDLE\n\n1. BRACEGIRDLE AGREED.\n"
    people = find_people(parse(from_text(text)))
    assert [[mention.text for mention in person.mentions] for person in people] == [
        ["QLTEMPLETON"],
        ["MIP"],
        ["DWBRACEGIRDLE", "BRACEGIRDLE"],
    ]


def test_an_office_before_its_officer_on_a_line_without_a_label_is_no_name() -> None:
    header = (
        "CONFIDENTIAL\n\nPAGE 01  BOGOTA 03312  041522Z\n\nACTION ARA-11\nINFO  OCT-01  /012 W\nR 041430Z JUN 71\n"
        "FM AMEMBASSY BOGOTA\nTO SECSTATE WASHDC 4411\n\nC O N F I D E N T I A L BOGOTA 3312\n\nSUBJ: A CONVENTION\n\n"
    )
    for line in ("ARA:EST:JRWALDEN:MK", "ARA:EST:JRWalden:mk"):
        people = find_people(
            parse(from_text(f"{header}1. THE CONVENTION MET ON JUNE 2 AND CLOSED WITHOUT A VOTE.\n\n{line}\n"))
        )
        assert next(person.name.upper() for person in people) == "JRWALDEN"


def test_the_rank_and_the_office_before_a_clearer_are_no_part_of_the_name() -> None:
    text = "DRAFTED BY EUR/NE:QLTEMPLETON:MIP\nS/S - MR. BRACEGIRDLE\nTREAS - DWOKAFOR (PHONE)\n\n1. THEY AGREED.\n"
    people = find_people(parse(from_text(text)))
    assert [person.name for person in people] == ["QLTEMPLETON", "MIP", "BRACEGIRDLE", "DWOKAFOR"]


@pytest.mark.parametrize(
    ("text", "other", "names"),
    [
        ("EC (OKAFOR, JANE) AND", (0, 10), ["EC", "OKAFOR, JANE"]),
        ("Tom Lund\nOKAFOR, JANE", (0, 15), ["Tom Lund", "OKAFOR, JANE"]),
        ("Dr. Tom OKAFOR, JANE", (4, 14), ["Tom OKAFOR, JANE"]),
        ("OKAFOR, JANE\nErrors: N/A", (8, 19), ["OKAFOR, JANE"]),
    ],
)
def test_others_are_cut_at_the_ends_of_a_certain_candidate(text: str, other: tuple[int, int], names: list[str]) -> None:
    start = text.index("OKAFOR")
    certain = Candidate(start, start + len("OKAFOR, JANE"), 1.0, Evidence("tags", "certain"))
    found = merged(TokenText(text), [certain, Candidate(*other, 0.9, Evidence("model", "likely"))])
    assert [text[each.start : each.end] for each in found] == names


def test_a_teletype_copy_has_the_same_people() -> None:
    assert _names(CABLE.upper()) == [name.upper() for name in _names(CABLE)]


def test_mentions_are_spans_of_the_original_with_reasons_and_confidence() -> None:
    for person in find_people(parse(from_text(CABLE))):
        for mention in person.mentions:
            assert CABLE[mention.span.start : mention.span.end] == mention.text
            assert 0 < mention.confidence <= 1
            assert mention.evidence
            assert not any(word in reason.words for reason in mention.evidence for word in mention.text.split())


def test_repairs_of_the_view_do_not_move_a_mention() -> None:
    damaged = CABLE.replace("1. (C)", "[1](#)1. (C)").replace("\n", "\r\n")
    for person in find_people(parse(from_text(damaged))):
        for mention in person.mentions:
            assert damaged[mention.span.start : mention.span.end] == mention.text


def test_mentions_of_one_person_are_linked_and_carry_titles_and_protection() -> None:
    people = find_people(parse(from_text(CABLE)))
    assert [person.id for person in people] == [1, 2, 3]
    belarte = _person(people, "BELARTE")
    assert belarte.name == "Ignacio Belarte"
    assert len(belarte.mentions) == 3
    assert belarte.protected
    assert belarte.titles
    assert not _person(people, "QUIROGA").protected
    assert len(_person(people, "WOOLCOTT").mentions) == 2


def test_a_name_of_which_the_model_sees_a_part_is_masked_whole() -> None:
    assert "Henry T. Wool \ncott" in _names(CABLE.replace("Woolcott for", "Wool \ncott for"))
    assert "woolcott" in _names(CABLE.replace("WOOLCOTT", "woolcott"))


def test_a_lower_confidence_masks_at_least_as_much() -> None:
    def masked(min_confidence: float) -> set[int]:
        people = find_people(parse(from_text(CABLE)), min_confidence=min_confidence)
        return {index for person in people for mention in person.mentions for index in range(*mention.span)}

    assert masked(0.9) <= masked(0.5) <= masked(0.1)


def test_a_roster_adds_people_the_model_would_pass_over() -> None:
    roster = Roster([Entry(("Paris",), keep=False)])
    assert "Paris" in _names(CABLE, roster=roster)


def test_a_name_keeps_its_place_when_text_is_put_before_it() -> None:
    shift = "\n" * 7
    plain = find_people(parse(from_text(CABLE)))
    moved = find_people(parse(from_text(shift + CABLE)))
    assert [mention.span.start + 7 for person in plain for mention in person.mentions] == [
        mention.span.start for person in moved for mention in person.mentions
    ]


@pytest.mark.parametrize("text", ["", " \n\n", "A" * 50_000, "A " * 20_000, "Mr. " * 10_000, "Minister\n" * 5_000])
def test_odd_and_hostile_texts_are_read(text: str) -> None:
    find_people(parse(from_text(text)))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_mentions_in_order_without_overlap(text: str) -> None:
    source = from_text(text)
    spans = sorted(mention.span for person in find_people(parse(source)) for mention in person.mentions)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= start < end <= len(source.text) for start, end in spans)


def test_overlapping_candidates_become_their_union_with_the_surer_reason() -> None:
    weak, strong = Evidence("model", "weak"), Evidence("title", "strong")
    found = [Candidate(3, 9, 0.9, strong), Candidate(0, 5, 0.4, weak), Candidate(9, 12, 0.5, weak)]
    assert merged(TokenText("Jane Okafor met"), found) == [
        Candidate(0, 9, 0.9, strong),
        Candidate(9, 12, 0.5, weak),
    ]


def test_a_name_is_not_repeated_within_the_name_of_a_place() -> None:
    text = "Piet Lanka met the envoy, who saw Lanka in Sri Lanka."
    observations = Observations(TokenText(text), WordFeatureCache(word_table()))
    names = [0.99 if index < 2 else 0.0 for index in range(len(observations.features))]
    begins = [0.99 * (index == 0) for index in range(len(names))]
    found = decide(observations, begins, names, 0.5, Calibration((0.5,), (0.5,)))
    assert [(text[name.start : name.end], name.start) for name in found] == [("Piet Lanka", 0), ("Lanka", 34)]


def _decided(text: str, likely: dict[str, float], threshold: float, least: float = 0) -> list[str]:
    """Return what is found where each word is as likely a name as given."""
    observations = Observations(TokenText(text), WordFeatureCache(word_table()))
    names = [likely.get(word, 0.0) for word in observations.tokens.words]
    found = decide(observations, names, names, threshold, Calibration((), ()), least)
    return [text[name.start : name.end] for name in found]


@pytest.mark.parametrize(("elsewhere", "mentions"), [(0.0, 0), (0.1, 0), (0.6, 4)])
def test_a_single_word_is_judged_from_all_its_positions(elsewhere: float, mentions: int) -> None:
    observations = Observations(TokenText("Belden rose. " * 4), WordFeatureCache(word_table()))
    words = observations.tokens.words
    names = [elsewhere if word == "Belden" else 0.0 for word in words]
    names[0] = 0.6
    assert len(decide(observations, names, names, 0.5, Calibration((), ()))) == mentions


@pytest.mark.parametrize(
    ("text", "word", "enough"),
    [
        # On no list, six times the threshold; on a list of surnames less, but not where the text uses it as a place.
        ("SIPDIS. " + "OZBELIM ROSE. " * 4, "OZBELIM", 0.3),
        ("Ozbelim rose. " * 4, "Ozbelim", 0.3),
        ("Belden rose. " * 4, "Belden", 0.11),
        ("We stayed in Belden. " * 4, "Belden", 0.3),
        ("SIPDIS. " + "BELDEN ROSE. " * 4, "BELDEN", 0.11),
        ("BELDEN ROSE. " * 4, "BELDEN", 0.05),
        # A town, more; but less where a forename precedes it somewhere.
        ("Serra rose. " * 4, "Serra", 0.3),
        ("Joao Serra rose. " + "Serra rose. " * 3, "Serra", 0.165),
    ],
)
def test_what_a_word_needs_in_all_positions_depends_on_the_lists(text: str, word: str, enough: float) -> None:
    """The threshold is 0.05."""
    assert " ".join(_decided(text, {word: enough + 0.005}, 0.05)).count(word) == 4
    assert _decided(text, {word: enough - 0.005}, 0.05) == []


def test_a_reviewer_who_asks_for_doubtful_names_sees_every_place_of_them() -> None:
    text = "Tomas Belden rose. The Belden Report and Belden Street. THE BELDEN AFFAIR."
    observations = Observations(TokenText(text), WordFeatureCache(word_table()))
    names = [0.9 if index < 2 else 0.0 for index in range(len(observations.tokens))]
    begins = [0.9 if index == 0 else 0.0 for index in range(len(observations.tokens))]
    for least, mentions in ((0.02, 4), (0.03, 2)):
        found = decide(observations, begins, names, 0.05, Calibration((0.5,), (0.5,)), least)
        assert len(found) == mentions


@pytest.mark.parametrize("mask", ["[NAME-{}]", "[NAME REMOVED]", "XXXXXXXXXXXX", "████████", "(b)(6)"])
def test_masks_are_not_read_as_names(mask: str) -> None:
    redacted = CABLE
    forms = ("Henry T. Woolcott", "Ignacio Belarte", "Marta Quiroga", "Belarte", "Quiroga", "WOOLCOTT")
    for number, form in enumerate(forms, 1):
        redacted = redacted.replace(form, mask.format(number))
    assert _names(redacted) == []
    assert _names(redacted.upper()) == []


def test_a_copy_in_small_letters_names_the_same_people() -> None:
    small = TELEGRAM.lower()
    masked = small.replace("price-mintoff", "[NAME-1]")

    assert {name.lower() for name in _names(TELEGRAM.upper())} == {*_names(small)}
    assert {*_names(masked)} == {*_names(small)} - {"price-mintoff"}
