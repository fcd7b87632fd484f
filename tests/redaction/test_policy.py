import json
from dataclasses import replace
from pathlib import Path

import pytest

from cablelint.document.parse import parse, parse_all
from cablelint.document.source import from_text
from cablelint.names.file_people import people_in
from cablelint.names.finder import find_people
from cablelint.redaction.deciding.policy import (
    ALL,
    BUILT_IN,
    FOIA_B6,
    PROTECTED,
    Policy,
    PolicyError,
    judge,
    load_policy,
)
from cablelint.redaction.deciding.roles import Role, role_of

from .invented import CABLE, people, person


@pytest.mark.parametrize(
    ("titles", "role"),
    [
        (("President",), Role.PRINCIPAL),
        (("Foreign Minister", "Dr."), Role.PRINCIPAL),
        (("Ambassador",), Role.CHIEF_OF_MISSION),
        (("Assistant Secretary",), Role.SENIOR),
        (("Deputy Director",), Role.OFFICIAL),
        (("Colonel",), Role.MILITARY),
        (("PolOff",), Role.STAFF),
        (("Mr.",), Role.PRIVATE),
        (("Minister", "Detainee"), Role.VULNERABLE),
        ((), Role.UNKNOWN),
        (("no such title",), Role.UNKNOWN),
    ],
)
def test_the_part_of_a_person_follows_from_the_titles(titles: tuple[str, ...], role: Role) -> None:
    assert role_of(person(CABLE, "Tervonen", titles=titles), CABLE) is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("His son Eero Salmi, 14, was hurt.", Role.MINOR),
        ("the 9-year-old Eero Salmi was hurt.", Role.MINOR),
        ("Eero Salmi, aged 16, was hurt.", Role.MINOR),
        ("Eero Salmi, 45, was hurt.", Role.UNKNOWN),
        ("Eero Salmi, Second Secretary (notetaker)", Role.NOTE_TAKER),
        ("Eero Salmi, Intern", Role.NOTE_TAKER),
        ("Eero Salmi met [NAME-2], Notetaker", Role.UNKNOWN),
        ("Eero Salmi met XXXXXXXXXXXX (note taker)", Role.UNKNOWN),
        ("Eero Salmi (strictly protect) said", Role.PROTECTED),
        ("Eero Salmi\n(PLEASE PROTECT SOURCE) said", Role.PROTECTED),
        ("Eero Salmi (protection officer) said", Role.UNKNOWN),
    ],
)
def test_minors_note_takers_and_protected_sources_are_known_by_the_words_beside_the_name(text: str, role: Role) -> None:
    assert role_of(person(text, "Eero Salmi"), text) is role


def test_a_doubtful_title_keeps_nobody_and_may_mask() -> None:
    doubtful = replace(person(CABLE, "Tervonen"), doubtful_titles=("President",))
    assert judge([doubtful], FOIA_B6, CABLE)[1].masked
    detainee = replace(person(CABLE, "Tervonen", titles=("President",)), doubtful_titles=("Detainee",))
    assert role_of(detainee, CABLE) is Role.VULNERABLE


@pytest.mark.parametrize(
    "text",
    [
        "Human rights activist Lasse Hallamaa, who met the Ambassador on Monday, fears arrest.",
        "Veikko Orasmaa, a critic of President Suomela, runs a small newspaper.",
        "A nurse, Saima Khan, told us that Prime Minister Khan's clinic is closed.",
        "Poloff spoke with Ilmari Rautavesi, Ambassador Ashdown's landlord, about the rent.",
        "Ilmari Rautavesi, chairman of the club, greeted Queen Sirkka.",
    ],
)
def test_foia_b6_masks_private_people_beside_the_title_of_another(text: str) -> None:
    found = find_people(parse(from_text(CABLE.replace("Tervonen's deputy", f"{text} Tervonen's deputy"))))
    private = [one for one in found if one.name.split()[0] in ("Lasse", "Veikko", "Saima", "Ilmari")]
    verdicts = judge(found, FOIA_B6, CABLE)
    assert [verdicts[one.id].masked for one in private] == [True]


@pytest.mark.parametrize("order", [1, -1])
def test_a_protected_source_stays_protected_when_the_people_of_two_cables_are_merged(order: int) -> None:
    texts = ["1. (C) Pekka Halvari (strictly protect) agreed.", "1. (C) Mr. Pekka Halvari left."][::order]
    box = from_text("".join(f"{json.dumps({'text': text})}\n" for text in texts), "box.jsonl")
    halvari = [one for one in people_in(parse_all(box)) if "Halvari" in one.name]
    assert [(one.protected, len(one.mentions)) for one in halvari] == [(True, 2)]


def test_the_policy_all_masks_even_a_president() -> None:
    president = person(CABLE, "Tervonen", titles=("President",))
    assert judge([president], ALL, CABLE)[1].masked


def test_foia_b6_keeps_principals_and_masks_staff() -> None:
    principal = person(CABLE, "Tervonen", titles=("Prime Minister",))
    officer = person(CABLE, "Kettunen", id_=2, titles=("PolOff",))
    verdicts = judge([principal, officer], FOIA_B6, CABLE)
    assert not verdicts[1].masked
    assert verdicts[2].masked
    assert verdicts[2].reason == "(b)(6)"


def test_the_policy_protected_masks_protected_sources_alone() -> None:
    source = person(CABLE, "Halvari", protected=True)
    verdicts = judge([source, person(CABLE, "Tervonen", id_=2)], PROTECTED, CABLE)
    assert [verdicts[1].masked, verdicts[2].masked] == [True, False]
    assert verdicts[1].reason == "1.4(d), B1"


@pytest.mark.parametrize("policy", BUILT_IN.values(), ids=lambda policy: policy.name)
def test_nothing_keeps_a_protected_source(policy: Policy) -> None:
    source = person(CABLE, "Halvari", protected=True, titles=("President",))
    assert judge([source], policy, CABLE, {1: True})[1].masked


def test_a_roster_stands_above_the_policy_in_both_directions() -> None:
    both = [person(CABLE, "Tervonen", titles=("President",)), person(CABLE, "Kettunen", id_=2)]
    verdicts = judge(both, FOIA_B6, CABLE, {1: False, 2: True})
    assert [verdicts[1].masked, verdicts[2].masked] == [True, False]
    assert verdicts[1].decided_by == "roster"


def test_classifier_and_signature_are_masked_together_though_one_would_be_kept() -> None:
    from cablelint.names.people import Person

    from .invented import mentions

    ambassador = Person(1, "Ashdown", False, mentions(CABLE, "Ruth K. Ashdown", kind="classified-by"), ("Ambassador",))
    signer = Person(2, "ASHDOWN", False, mentions(CABLE, "ASHDOWN", kind="signature"))
    verdicts = judge([ambassador, signer], FOIA_B6, CABLE)
    assert verdicts[1].masked
    assert verdicts[1].rule == "classifier and signature together"


def test_a_policy_file_extends_a_built_in_policy(tmp_path: Path) -> None:
    file = tmp_path / "newsroom.toml"
    file.write_text(
        'extends = "foia-b6"\nkeep = ["official"]\nmask = ["principal"]\nidentifiers = "keep"\n'
        '[reasons]\nprivate = "(b)(7)(C)"\n'
    )
    policy = load_policy(str(file))
    assert policy.name == "newsroom"
    assert Role.OFFICIAL in policy.keeps
    assert Role.PRINCIPAL not in policy.keeps
    assert not policy.identifiers
    assert policy.reason(Role.PRIVATE) == "(b)(7)(C)"
    assert policy.reason(Role.STAFF) == "(b)(6)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kept = []", "unknown"),
        ('keep = ["protected"]', "expected one of"),
        ('extends = "none"', "expected one of all, foia-b6, protected"),
        ('[reasons]\nstaff = "because of Tervonen"', "staff"),
        ("keep = [", "not TOML"),
    ],
)
def test_a_wrong_policy_file_is_told_by_its_place_and_quotes_no_value(tmp_path: Path, text: str, expected: str) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(text)
    with pytest.raises(PolicyError, match=expected) as error:
        load_policy(str(file))
    assert "Tervonen" not in str(error.value)


def test_an_unknown_policy_is_told_with_those_there_are() -> None:
    with pytest.raises(PolicyError, match="expected all, foia-b6, protected or a TOML file"):
        load_policy("foia")


def test_every_person_of_the_cable_gets_a_verdict() -> None:
    everyone = people()
    assert set(judge(everyone, ALL, CABLE)) == {one.id for one in everyone}
