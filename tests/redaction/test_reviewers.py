"""Decisions of several reviewers, decisions in the name of a reviewer, exact places, and signatures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cablelint.edits import Span
from cablelint.redaction.deciding.decisions import Decision, about
from cablelint.redaction.deciding.decisions_file import read_decisions_file
from cablelint.redaction.deciding.policy import ALL, FOIA_B6, Policy
from cablelint.redaction.deciding.signatures import Signature
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.masking.signed import digest_of, ids_of
from cablelint.redaction.masks import Style
from cablelint.redaction.releasing.release import RefusedError, release, verify_redaction
from cablelint.redaction.settings import Settings

from .invented import KEY, cable, people, person, redact

TEXT = "Aino Tervonen met Pekka Halvari at the harbour. Tervonen and Halvari left."
NAMES = (("Aino Tervonen", "Tervonen"), ("Pekka Halvari", "Halvari"))


def reviewed(*decisions: Decision) -> Redaction:
    return redact(cable(TEXT), people(TEXT, NAMES), decisions=decisions)


def id_at(words: str, nth: int = 0) -> str:
    found = reviewed()
    spans = [mask.planned.span for mask in found.masks if TEXT[slice(*mask.planned.span)] == words]
    return found.ids[spans[nth]]


def test_where_two_reviewers_differ_the_mask_wins() -> None:
    mask = id_at("Tervonen")
    keep = Decision("reject", mask=mask, reviewer="A. Virta")
    accept = Decision("accept", mask=mask, reviewer="B. Lund")
    assert "Tervonen" not in reviewed(accept, keep).text
    assert "Tervonen" not in reviewed(keep, accept).text
    assert "Tervonen" in reviewed(accept, keep, replace(keep, settles=True)).text


def test_a_reviewer_may_think_again() -> None:
    mask = id_at("Tervonen")
    accept = Decision("accept", mask=mask, reviewer="A. Virta")
    assert "Tervonen" in reviewed(accept, replace(accept, action="reject")).text


def test_a_person_kept_by_one_and_masked_at_one_place_by_another_is_masked() -> None:
    keep = Decision("reject", mask=id_at("Aino Tervonen"), is_about_person=True, reviewer="A. Virta")
    accept = Decision("accept", mask=id_at("Tervonen"), reviewer="B. Lund")
    assert "Tervonen" in reviewed(keep).text
    assert "Tervonen" not in reviewed(keep, accept).text


def test_a_place_and_its_person_may_be_decided_apart() -> None:
    mask = id_at("Tervonen")
    person_masked = Decision("accept", mask=mask, is_about_person=True, reason="(b)(7)(C)")
    place_kept = Decision("reject", mask=mask)
    found = reviewed(person_masked, place_kept)
    assert found.text == "[NAME-1] met [NAME-2] at the harbour. Tervonen and [NAME-2] left."
    assert found.masks[0].planned.reason == "(b)(7)(C)"


def test_a_decision_at_another_spelling_is_about_the_person_too() -> None:
    text = "Aino Tervonen came. TERVONENS house was sold. Aino Tervonen left."
    names = (("Aino Tervonen",),)
    first = redact(cable(text), people(text, names))
    mask = next(one for one in first.masks if "TERVONEN" in text[slice(*one.planned.span)])
    decision = Decision("accept", mask=first.ids[mask.planned.span], is_about_person=True, reviewer="A. Virta")
    found = redact(cable(text), people(text, names), decisions=[decision])
    assert [one.planned.reviewer for one in found.masks] == ["A. Virta"] * 3
    kept = redact(cable(text), people(text, names), decisions=[replace(decision, action="reject")])
    assert kept.text == text


def test_every_mask_of_a_person_has_the_reviewer_and_the_time() -> None:
    time = "2026-03-02T10:15:00Z"
    found = reviewed(
        Decision("accept", mask=id_at("Tervonen"), is_about_person=True, reviewer="A. Virta", decided_at=time)
    )
    listed = [(mask["reviewer"], mask["decided_at"]) for mask in found.to_dict()["masks"] if mask["subject"] == 1]
    assert listed == [("A. Virta", time), ("A. Virta", time)]


def test_a_name_that_policy_and_reviewer_keep_is_kept_by_the_reviewer() -> None:
    text = "Prime Minister Salmi met Aino Tervonen."
    everyone = [person(text, "Salmi", titles=("Prime Minister",)), person(text, "Aino Tervonen", id_=2)]
    first = redact(cable(text), everyone, FOIA_B6)
    keep = Decision("reject", mask=first.ids[first.kept[0].original], reviewer="A. Virta")
    kept = redact(cable(text), everyone, FOIA_B6, decisions=[keep]).to_dict()["kept"]
    assert [(one["decided_by"], one["reviewer"]) for one in kept] == [("reviewer", "A. Virta")]


def test_a_passage_at_an_exact_place_may_begin_within_a_word_and_contain_names() -> None:
    at = Span(TEXT.index("arbour"), TEXT.index(" left"))
    found = reviewed(Decision("passage", before="at the", after="left", at=at))
    assert found.text == "[NAME-1] met [NAME-2] at the h[PASSAGE-1] left."
    assert verify_redaction(found) == []


def test_an_addition_at_an_exact_place_may_contain_a_name() -> None:
    names = (("Aino Tervonen", "Tervonen"), ("Halvari",))
    start = TEXT.index("Pekka")
    decision = Decision("add", before="met", after="at the", at=Span(start, start + len("Pekka Halvari")))
    found = redact(cable(TEXT), people(TEXT, names), decisions=[decision])
    assert found.text == "[NAME-1] met [NAME-2] at the harbour. [NAME-1] and [NAME-2] left."


def test_an_exact_place_counts_only_while_its_surroundings_fit() -> None:
    at = Span(TEXT.index("harbour"), TEXT.index("."))
    assert reviewed(Decision("passage", before="in the", after="Tervonen", at=at)).remarks[0].code == "NAM906"


def test_a_decision_may_name_the_last_parts_of_a_path() -> None:
    files = ("", "a.txt", "sub/a.txt", "other/a.txt", "b.txt", "x.a.txt")
    decisions = [Decision("accept", file=file, mask=str(number)) for number, file in enumerate(files)]
    assert [one.file for one in about("box/sub/a.txt", decisions)] == ["", "a.txt", "sub/a.txt"]
    assert [one.file for one in about("box/a.txt", decisions)] == ["", "a.txt"]


def signature(found: Redaction, **changes: object) -> Signature:
    signed = Signature(
        "07HELSINKI417.txt", "A. Virta", "2026-03-02T10:15:00Z", digest_of(found), ids_of(found), found.policy
    )
    return replace(signed, **changes)  # type: ignore[arg-type]


def released(signed: Signature, **settings: object) -> Redaction:
    asked = Settings(signatures=(signed,), **settings)  # type: ignore[arg-type]
    return release(cable(TEXT), asked, people=people(TEXT, NAMES))


@pytest.mark.parametrize("style", [Style.PLACEHOLDER, Style.PSEUDONYM, Style.BLOCK, Style.EXEMPTION])
def test_a_signed_cable_is_released_in_any_style(style: Style) -> None:
    assert "Tervonen" not in released(signature(reviewed()), style=style, key=KEY).text


def test_a_cable_that_changed_since_it_was_signed_is_refused_with_the_place() -> None:
    before = f"{TEXT}\nThey all went home early and slept."
    text = f"{before}\nFor the rest of the winter they talked about Oona Salmi."
    names = (*NAMES, ("Oona Salmi",))
    signed = signature(redact(cable(before), people(before, NAMES)))
    with pytest.raises(RefusedError, match=r"line 3, column 46: NAM910 1 mask was added since A\. Virta signed"):
        release(cable(text), Settings(signatures=(signed,)), people=people(text, names))


def test_a_decision_made_after_the_signature_is_refused() -> None:
    keep = Decision("reject", mask=id_at("Tervonen"))
    with pytest.raises(RefusedError, match="1 mask was removed since"):
        released(signature(reviewed()), decisions=(keep,))


def test_another_code_than_the_signed_one_is_refused() -> None:
    code = Decision("reason", mask=id_at("Tervonen"), reason="(b)(7)(C)")
    with pytest.raises(RefusedError, match="the text or a code changed since"):
        released(signature(reviewed()), decisions=(code,))


@pytest.mark.parametrize(("signed", "now"), [(ALL, FOIA_B6), (FOIA_B6, ALL)])
def test_another_policy_than_the_signed_one_is_named(signed: Policy, now: Policy) -> None:
    text = "Prime Minister Salmi met Aino Tervonen."
    everyone = [person(text, "Salmi", titles=("Prime Minister",)), person(text, "Aino Tervonen", id_=2)]
    under = signature(redact(cable(text), everyone, signed))
    with pytest.raises(RefusedError, match=f"policy changed from {signed.name} to {now.name}"):
        release(cable(text), Settings(policy=now, signatures=(under,)), people=everyone)


def test_a_decisions_file_has_signatures_and_seen_lines(tmp_path: Path) -> None:
    signed = signature(reviewed(), undecided=2)
    path = tmp_path / "decisions.toml"
    path.write_text(
        "version = 1\ndecisions = []\n[[signatures]]\n"
        + "".join(f"{key} = {value!r}\n" for key, value in signed.to_dict().items())
        + "[[seen]]\nfile = 'cable.txt'\nreviewer = 'A. Virta'\nlines = [[1, 12], [14, 20]]\n"
    )
    assert read_decisions_file(path).signatures == (signed,)
