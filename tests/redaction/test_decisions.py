from dataclasses import replace
from pathlib import Path

import pytest

from cablelint.edits import Span
from cablelint.redaction.deciding.decisions import Decision, about, astray
from cablelint.redaction.deciding.decisions_file import read_decisions
from cablelint.redaction.deciding.policy import ALL, FOIA_B6, PROTECTED
from cablelint.redaction.masking.redaction import Mask, Redaction
from cablelint.redaction.masks import Style
from cablelint.redaction.releasing.release import verify_redaction
from cablelint.system.schema_files import TableError

from .invented import CABLE, NAMES, cable, people, person, redact


def mask_of(found: Redaction, words: str, nth: int = 0) -> Mask:
    return [mask for mask in found.masks if found.original.text[slice(*mask.planned.span)] == words][nth]


def id_of(found: Redaction, words: str, nth: int = 0) -> str:
    return found.ids[mask_of(found, words, nth).planned.span]


def decided(text: str, *decisions: Decision, names: tuple[tuple[str, ...], ...] = NAMES) -> Redaction:
    return redact(cable(text), people(text, names), decisions=decisions)


def test_a_rejected_mask_is_left_readable_and_listed() -> None:
    text = "Tervonen Street is closed, said Aino Tervonen today."
    names = (("Aino Tervonen", "Tervonen"),)
    mask = id_of(redact(cable(text), people(text, names)), "Tervonen")
    found = decided(text, Decision("reject", mask=mask), names=names)
    assert found.result.text == "Tervonen Street is closed, said [NAME-1] today."
    assert [kept.decided_by for kept in found.kept] == ["reviewer"]
    assert found.remarks == ()
    assert verify_redaction(found) == []


def test_a_rejected_person_is_left_readable_everywhere() -> None:
    mask = id_of(redact(cable(), people()), "Tervonen")
    found = decided(CABLE, Decision("reject", mask=mask, is_about_person=True))
    assert found.result.text.count("Tervonen") == CABLE.count("Tervonen")
    assert "Halvari" not in found.result.text
    assert verify_redaction(found) == []


def test_an_accepted_mask_is_the_reviewers() -> None:
    mask = id_of(redact(cable(), people()), "Tervonen")
    found = decided(CABLE, Decision("accept", mask=mask))
    accepted = next(one for one in found.masks if found.ids[one.planned.span] == mask)
    assert (accepted.planned.decided_by, accepted.planned.confidence) == ("reviewer", 1.0)


def test_to_accept_a_kept_name_masks_the_person() -> None:
    text = "Prime Minister Salmi met Aino Tervonen. Salmi left."
    everyone = [person(text, "Salmi", titles=("Prime Minister",)), person(text, "Aino Tervonen", id_=2)]
    first = redact(cable(text), everyone, FOIA_B6)
    kept = first.ids[first.kept[0].original]
    found = redact(cable(text), everyone, FOIA_B6, decisions=[Decision("accept", mask=kept, is_about_person=True)])
    assert found.result.text == "Prime Minister [NAME-1] met [NAME-2]. [NAME-1] left."


def test_a_reason_is_changed_for_one_mask() -> None:
    mask = id_of(redact(cable(), people()), "Halvari")
    found = redact(
        cable(), people(), ALL, Style.EXEMPTION, decisions=[Decision("reason", mask=mask, reason="(b)(7)(D)")]
    )
    assert found.result.text.count("[(b)(7)(D)]") == 1
    assert verify_redaction(found) == []


def test_added_words_are_masked_here_and_wherever_they_stand() -> None:
    text = "It was seen by Oona Salmi, a clerk.\nLater Salmi left with Aino Tervonen."
    names = (("Aino Tervonen",),)
    found = decided(text, Decision("add", before="was seen by", after="a clerk"), names=names)
    assert found.result.text == "It was seen by [NAME-1], a clerk.\nLater [NAME-1] left with [NAME-2]."
    assert verify_redaction(found) == []


def test_an_addition_may_be_placed_by_a_mask_beside_it() -> None:
    text = "Aino Tervonen and Oona Salmi left."
    found = decided(text, Decision("add", before="[NAME-1] and", after="left"), names=(("Aino Tervonen",),))
    assert found.result.text == "[NAME-1] and [NAME-2] left."


def test_an_addition_may_bring_its_reason() -> None:
    text = "seen by Oona Salmi today."
    decision = Decision("add", before="seen by", after="today", reason="(b)(7)(C)")
    found = redact(cable(text), [], ALL, Style.EXEMPTION, decisions=[decision])
    assert found.result.text == "seen by [(b)(7)(C)] today."


@pytest.mark.parametrize("edited", [CABLE.replace("SIPDIS", "SIPDIS\n\nSIPDIS"), "A new first line.\n" + CABLE])
def test_decisions_survive_edits_elsewhere(edited: str) -> None:
    first = redact(cable(), people())
    decisions = [
        Decision("reject", mask=id_of(first, "Tervonen", 1)),
        Decision("add", before="rice prices", after="END SUMMARY"),
    ]
    found = decided(edited, *decisions)
    assert found.remarks == ()
    assert "rice prices [NAME" in found.result.text


def test_decisions_hold_together_with_additions_beside_them() -> None:
    text = "It was seen by Oona Salmi with Aino Tervonen of the press."
    names = (("Aino Tervonen",),)
    first = redact(cable(text), people(text, names))
    mask = first.ids[first.masks[0].planned.span]
    found = decided(text, Decision("accept", mask=mask), Decision("add", before="seen by", after="with"), names=names)
    assert found.remarks == ()
    assert found.result.text == "It was seen by [NAME-1] with [NAME-2] of the press."


def test_a_stale_decision_is_a_finding_and_changes_nothing() -> None:
    found = decided(CABLE, Decision("reject", mask="0" * 16), Decision("add", before="no such", after="words"))
    assert [remark.code for remark in found.remarks] == ["NAM906", "NAM906"]
    assert found.result.data == redact(cable(), people()).result.data


def test_a_stale_decision_of_a_file_is_found_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    accepted = '[[decisions]]\naction = "reject"\nbefore = "told "\nafter = "nothing"\n'
    added = '[[decisions]]\naction = "add"\nbefore = "no such"\nafter = "words"\n'
    path.write_text(f"version = 1\n{accepted}{added}")
    messages = [remark.text(str) for remark in decided(CABLE, *read_decisions(path)).remarks]
    assert messages == [
        f"decision {number} of the decisions file ({action}) no longer fits the cable; remove it, or make it again"
        for number, action in ((2, "add"), (1, "reject"))
    ]


def test_decisions_about_files_that_are_not_in_the_box_are_astray() -> None:
    named = ("", "a.txt", "sub/a.txt", "ub/a.txt", "c.txt", "box/sub")
    decisions = [Decision("accept", file=file, mask="0" * 16) for file in named]
    assert [one.file for one in astray(decisions, ["box/sub/a.txt", "b.txt"])] == ["ub/a.txt", "c.txt", "box/sub"]
    assert astray(decisions[:1], []) == []


def test_an_ambiguous_place_is_stale() -> None:
    text = "seen by X today. seen by Y today."
    found = redact(cable(text), [], decisions=[Decision("add", before="seen by", after="today")])
    assert [remark.code for remark in found.remarks] == ["NAM906"]


def test_no_reviewer_keeps_a_protected_source() -> None:
    everyone = [person(CABLE, "Pekka Halvari", "Halvari", protected=True)]
    first = redact(cable(), everyone, PROTECTED)
    for about_person in (False, True):
        decision = Decision("reject", mask=first.ids[first.masks[0].planned.span], is_about_person=about_person)
        found = redact(cable(), everyone, PROTECTED, decisions=[decision])
        assert "Halvari" not in found.result.text
        assert [remark.code for remark in found.remarks] == ["NAM907"]


def test_identifiers_do_not_depend_on_the_names() -> None:
    """So they can be published: they are no hashes of names."""
    other = (
        CABLE.replace("Aino Tervonen", "Eeva Lahtinen").replace("Tervonen", "Lahtinen").replace("TERVONEN", "LAHTINEN")
    )
    names = (*NAMES, ("Eeva Lahtinen", "LAHTINEN", "Lahtinen"))
    found = [redact(cable(text), people(text, names)) for text in (CABLE, other)]
    ids = [[one.ids[mask.planned.span] for mask in one.masks] for one in found]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


FILE = """\
version = 1

[[decisions]]
file = "07HELSINKI417.txt"
mask = "0123456789abcdef"
action = "reject"
scope = "person"
note = "the tram stop"

[[decisions]]
action = "add"
before = "seen by"
after = "today"
reason = "(b)(7)(C)"
"""


def test_a_decisions_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(FILE)
    decisions = read_decisions(file)
    assert decisions == (
        Decision("reject", "07HELSINKI417.txt", "0123456789abcdef", is_about_person=True),
        Decision("add", before="seen by", after="today", reason="(b)(7)(C)"),
    )
    assert about("box/07HELSINKI417.txt", decisions) == list(decisions)
    assert about("other.txt", decisions) == [decisions[1]]


@pytest.mark.parametrize(
    "wrong",
    [
        'action = "drop"',
        'action = "add"\nmask = "0123456789abcdef"',
        'action = "reject"',
        'action = "reason"\nmask = "0123456789abcdef"',
        'action = "passage"\nbefore = "seen by"\nafter = "."',
        'action = "add"\nbefore = "("\nafter = "today"',
    ],
)
def test_a_wrong_decision_is_told_by_its_place(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(f"version = 1\n[[decisions]]\n{wrong}\n")
    with pytest.raises(TableError, match=r"decisions\.0"):
        read_decisions(file)


@pytest.mark.parametrize("before", ["██████████", "[NAME-1]", "XXXXXXXXXXXX", "1"])
def test_a_mask_is_enough_before_a_place(tmp_path: Path, before: str) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(f'version = 1\n[[decisions]]\naction = "add"\nbefore = "{before}"\nafter = "left"\n')
    assert len(read_decisions(file)) == 1


def test_a_passage_is_withheld_at_its_place_alone_with_the_masks_in_it() -> None:
    text = "On May 3 Aino Tervonen met Pekka Halvari in the harbour. On May 3 it rained."
    names = (("Aino Tervonen", "Tervonen"), ("Pekka Halvari", "Halvari"))
    decision = Decision("passage", before="met", after="On May", reason="s.40(2)")
    found = decided(text, decision, names=names)
    assert found.result.text == "On May 3 [NAME-1] met [PASSAGE-1]. On May 3 it rained."
    assert found.masks[1].planned.reason == "s.40(2)"
    exact = Span(text.index("On May 3 it"), len(text) - len(" it rained."))
    at_its_place = Decision("passage", before="harbour", after="it rained", at=exact)
    assert decided(text, at_its_place, names=names).result.text.endswith("in the harbour. [PASSAGE-1] it rained.")


HIDDEN = "Then they saw the hidden word Aino Salmi at the quay once more.\n"
HIDING = Decision("passage", before="they saw the", after="word [NAME-1] at", reason="1.4(d)")
SALMI = (("Aino Salmi",),)


def ids_beside_a_passage() -> list[str]:
    """The identifiers of the passage and of the name in the release with both."""
    return [mask["id"] for mask in decided(HIDDEN, HIDING, names=SALMI).to_dict()["masks"]]


def test_a_decision_may_be_made_from_the_release_with_a_passage_beside_it() -> None:
    _, name = ids_beside_a_passage()
    found = decided(HIDDEN, HIDING, Decision("reject", mask=name), names=SALMI)
    assert found.result.text == "Then they saw the [PASSAGE-1] word Aino Salmi at the quay once more.\n"
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("decision", "printed"),
    [
        (Decision("reason", reason="(b)(3)"), "the [(b)(3)] word [(b)(6)] at"),
        (Decision("accept"), "the [1.4(d)] word [(b)(6)] at"),
        (Decision("reject"), "the hidden word [(b)(6)] at"),
        (Decision("reject", reviewer="M. Ek"), "the [1.4(d)] word [(b)(6)] at"),
    ],
)
def test_a_decision_about_a_passage_may_name_its_mask(decision: Decision, printed: str) -> None:
    passage, _ = ids_beside_a_passage()
    decisions = [HIDING, replace(decision, mask=passage)]
    found = redact(cable(HIDDEN), people(HIDDEN, SALMI), ALL, Style.EXEMPTION, decisions=decisions)
    assert printed in found.result.text
    assert found.remarks == ()


@pytest.mark.parametrize("decision", [Decision("reject"), Decision("accept"), Decision("reason", reason="(b)(3)")])
def test_a_decision_beside_words_that_another_hides_is_not_stale_in_the_release(decision: Decision) -> None:
    first = redact(cable(HIDDEN), people(HIDDEN, SALMI))
    decisions = [HIDING, replace(decision, mask=id_of(first, "Aino Salmi"))]
    made = redact(cable(HIDDEN), people(HIDDEN, SALMI), decisions=decisions)
    again = redact(made.result, people(made.result.text, SALMI), decisions=decisions)
    assert (again.result.text, again.remarks) == (made.result.text, ())


def test_a_rejection_that_may_be_about_two_names_beside_hidden_words_keeps_neither() -> None:
    text = "Then they saw the [PASSAGE-1] word Aino Salmi and Oona Lampo at the quay once more.\n"
    names = (("Aino Salmi",), ("Oona Lampo",))
    hiding = replace(HIDING, after="word [NAME-1] and")
    found = decided(text, hiding, Decision("reject", mask="0" * 16), names=names)
    assert found.result.text == "Then they saw the [PASSAGE-1] word [NAME-1] and [NAME-2] at the quay once more.\n"
    assert [remark.code for remark in found.remarks] == ["NAM906"]


def test_a_name_that_is_masked_twice_over_a_line_end_is_one() -> None:
    text = "Then they saw the old Aino\nSalmi\nat the quay with Oona Lampo and others.\n"
    names = (("Aino\nSalmi",), ("Oona Lampo",))
    first = redact(cable(text), people(text, names))
    assert first.result.text == "Then they saw the old [NAME-1]\n[NAME-1]\nat the quay with [NAME-2] and others.\n"
    reasons = [Decision("reason", mask=mask["id"], reason="(b)(3)") for mask in first.to_dict()["masks"]]
    beside = Decision("passage", before="old [NAME-1] [NAME-1]", after="quay with [NAME-2] and")
    made = decided(text, *reasons, beside, names=names)
    again = redact(made.result, [], decisions=[*reasons, beside])
    assert "\n[PASSAGE-1] quay" in made.result.text
    assert (made.remarks, again.remarks, again.result.text) == ((), (), made.result.text)


def test_of_equal_words_before_a_passage_the_nearest_are_meant() -> None:
    text = "They said that all went well. Others said that the port was closed, as we knew."
    found = decided(text, Decision("passage", before="said that", after="as we knew"), names=())
    assert found.result.text == "They said that all went well. Others said that [PASSAGE-1], as we knew."


def test_a_passage_over_several_lines_keeps_the_lines() -> None:
    text = "1. (C) The minister\nspoke at length\nabout herring.\n"
    found = decided(text, Decision("passage", before="1 c", after="herring"), names=())
    assert found.result.text == "1. (C) [PASSAGE-1]\n\n herring.\n"


def test_a_passage_whose_surroundings_changed_is_stale() -> None:
    found = decided("Nothing of the kind.\n", Decision("passage", before="seen by", after="today"), names=())
    assert [remark.code for remark in found.remarks] == ["NAM906"]
    assert found.masks == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Prime Minister Salmi met", "and left with"),
        ("Minister Salmi met", "and left with Oona Salmi"),
        ("* met", "and left with Oona"),
        ("Salmi met", "and left"),
    ],
)
@pytest.mark.parametrize("action", ["add", "passage"])
def test_a_kept_name_around_a_place_may_be_as_the_release_prints_it(action: str, before: str, after: str) -> None:
    text = "Prime Minister Salmi met Xyzzy and left with Oona Salmi."
    everyone = [person(text, "Salmi", titles=("Prime Minister",)), person(text, "Oona Salmi", id_=2)]
    found = redact(cable(text), everyone, PROTECTED, decisions=[Decision(action, before=before, after=after)])
    assert found.remarks == ()
    assert found.result.text == text.replace("Xyzzy", "[NAME-1]" if action == "add" else "[PASSAGE-1]")


@pytest.mark.parametrize(("before", "after"), [("Virta met", "and"), ("Salmi met", "and left with Oona Virta")])
def test_another_name_around_a_place_is_no_place(before: str, after: str) -> None:
    text = "Prime Minister Salmi met Xyzzy and left with Oona Salmi."
    everyone = [person(text, "Salmi", titles=("Prime Minister",)), person(text, "Oona Salmi", id_=2)]
    found = redact(cable(text), everyone, PROTECTED, decisions=[Decision("add", before=before, after=after)])
    assert [remark.code for remark in found.remarks] == ["NAM906"]


def test_a_rejection_that_another_decision_overrules_says_so() -> None:
    first = redact(cable(), people())
    found = decided(
        CABLE,
        Decision("reject", mask=id_of(first, "Tervonen"), is_about_person=True),
        Decision("accept", mask=id_of(first, "Tervonen", 1), is_about_person=True),
    )
    (remark,) = found.remarks
    assert (remark.code, remark.message) == (
        "NAM907",
        "a reviewer rejected this mask, but another decision masks the person: remove one of the two",
    )


def test_an_added_name_is_masked_under_a_policy_that_keeps_everyone() -> None:
    text = "It was seen by Xyzzy today."
    decision = Decision("add", before="seen by", after="today")
    found = redact(cable(text), [], PROTECTED, decisions=[decision])
    assert found.result.text == "It was seen by [NAME-1] today."


def test_a_decision_records_the_reviewer_and_the_time() -> None:
    mask = id_of(redact(cable(), people()), "Tervonen")
    decision = Decision("accept", mask=mask, reviewer="R. Reader", decided_at="2026-11-26T03:00:00Z")
    planned = mask_of(decided(CABLE, decision), "Tervonen").planned
    assert (planned.decided_by, planned.reviewer, planned.decided_at) == (
        "reviewer",
        "R. Reader",
        "2026-11-26T03:00:00Z",
    )


@pytest.mark.parametrize("about_person", [False, True])
def test_what_a_reviewer_keeps_is_listed_with_the_reviewer_and_the_time(about_person: bool) -> None:
    mask = id_of(redact(cable(), people()), "Jorma\nKettunen")
    decision = Decision(
        "reject", mask=mask, is_about_person=about_person, reviewer="R. Reader", decided_at="2026-11-26T03:00:00Z"
    )
    (kept,) = redact(cable(), people(), decisions=[decision]).to_dict()["kept"]
    assert (kept["decided_by"], kept["reviewer"], kept["decided_at"]) == (
        "reviewer",
        "R. Reader",
        "2026-11-26T03:00:00Z",
    )


@pytest.mark.parametrize("code", ["(b)(6)", "B6", "1.4(d), B1", "s.40(2)", "§ 33(1)(a)", "DIA-3"])
def test_a_code_of_an_agency_is_accepted(code: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(f'version = 1\n[[decisions]]\nmask = "{"0" * 16}"\naction = "reason"\nreason = "{code}"\n')
    assert read_decisions(path)[0].reason == code


@pytest.mark.parametrize("code", ["b6x", "because", "(b)(0)", "s.40(2", "X"])
def test_a_malformed_code_is_refused_with_examples_of_good_ones(code: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(f'version = 1\n[[decisions]]\nmask = "{"0" * 16}"\naction = "reason"\nreason = "{code}"\n')
    with pytest.raises(TableError, match=r"expected an exemption code, such as \(b\)\(6\)"):
        read_decisions(path)
