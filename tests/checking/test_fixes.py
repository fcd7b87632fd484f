"""Safe fixes are safe: on sound cables, damaged in one place or in several."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.mutators import MUTATORS
from tests.strategies import sound_cables

from cablelint.checking.engine import check
from cablelint.checking.repairs import fixes
from cablelint.document.model import Cable
from cablelint.document.parse import parse
from cablelint.document.source import from_text
from cablelint.edits import Edit, apply_edits
from cablelint.findings import Applicability

ROUNDS = 4
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

#: What a mirror does, all of which a safe fix undoes, and all else that can be broken.
DAMAGE = (
    "caption-twice",
    "comma-for-apostrophe",
    "digit-for-pilcrow",
    "entity",
    "invisible-character",
    "label-of-the-tags-line",
    "level-unspaced",
    "link-around-a-tag",
    "link-for-pilcrow",
    "mojibake",
    "parenthesis-for-dash",
    "pilcrow-lost",
    "tag-twice",
)


@st.composite
def broken_cables(draw: st.DrawFn, names: tuple[str, ...]) -> str:
    """A sound cable broken by some of these mutators, one after the other."""
    text = draw(sound_cables()).text
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=6, unique=True))
    for mutator in (mutator for name in chosen for mutator in MUTATORS if mutator.name == name):
        edit = mutator.mutate(_cable(text), Random(draw(st.integers(0, 99))))
        text = apply_edits(text, [edit]) if edit else text
    return text


def _cable(text: str) -> Cable:
    return parse(from_text(text))


def _safe_edits(cable: Cable) -> list[Edit]:
    edits, _ = fixes(check(cable))
    return edits


def _fixed(text: str) -> str:
    """The text fixed again until nothing is left to fix: an edit that overlaps another waits for the next round."""
    for _ in range(ROUNDS):
        edits = _safe_edits(_cable(text))
        if not edits:
            break
        text = apply_edits(text, edits)
    return text


def _codes(text: str) -> Counter[str]:
    return Counter(finding.code for finding in check(_cable(text)))


damaged = broken_cables(DAMAGE)
broken = broken_cables(tuple(mutator.name for mutator in MUTATORS))


@SETTINGS
@given(damaged | broken)
def test_after_safe_fixes_nothing_is_left_that_one_would_fix(text: str) -> None:
    left = [finding for finding in check(_cable(_fixed(text))) if finding.fix]
    assert [finding.code for finding in left if finding.fix and finding.fix.applicability is Applicability.SAFE] == []


@SETTINGS
@given(damaged | broken)
def test_safe_fixes_make_no_new_finding(text: str) -> None:
    assert _codes(_fixed(text)) <= _codes(text)


@SETTINGS
@given(damaged | broken)
def test_fixing_what_is_fixed_changes_nothing(text: str) -> None:
    assert _safe_edits(_cable(_fixed(text))) == []


@SETTINGS
@given(damaged | broken)
def test_outside_the_edits_every_character_stays(text: str) -> None:
    edits = _safe_edits(_cable(text))
    kept = [
        text[before.end : after.start]
        for before, after in zip([Edit(0, 0, ""), *edits], [*edits, Edit(len(text), len(text), "")], strict=True)
    ]
    fixed = apply_edits(text, edits)
    position = 0
    for piece, edit in zip(kept, [*edits, Edit(0, 0, "")], strict=True):
        assert fixed.startswith(piece + edit.content, position)
        position += len(piece) + len(edit.content)
    assert position == len(fixed)


@SETTINGS
@given(damaged)
def test_fixes_lose_no_paragraph_reference_or_tag(text: str) -> None:
    before, after = _cable(text), _cable(_fixed(text))
    assert len(after.paragraphs) >= len(before.paragraphs)
    assert len(after.references) == len(before.references)
    assert before.tags is not None
    assert after.tags is not None
    assert {tag.value for tag in after.tags.entries} == {tag.value for tag in before.tags.entries}


@SETTINGS
@given(sound_cables())
def test_a_sound_cable_is_left_as_it_is(sound: object) -> None:
    text = getattr(sound, "text", "")
    assert _fixed(text) == text
