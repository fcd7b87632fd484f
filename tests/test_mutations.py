"""Every way to break a sound cable is seen: ``benchmarks/mutations.py`` measures the same on real cables."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cablelint.checking.engine import check
from cablelint.document.parse import parse
from cablelint.document.source import from_text
from cablelint.edits import apply_edits

from .mutators import MUTATORS, Mutator
from .strategies import SoundCable, sound_cables


@pytest.mark.parametrize("mutator", MUTATORS, ids=lambda mutator: mutator.name)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(sound=sound_cables(), seed=st.integers(0, 99))
def test_what_one_mutator_breaks_is_seen(mutator: Mutator, sound: SoundCable, seed: int) -> None:
    cable = parse(from_text(sound.text))
    edit = mutator.mutate(cable, Random(seed))
    if edit is None or sound.text[edit.start : edit.end] == edit.content:
        return
    findings = check(parse(from_text(apply_edits(sound.text, [edit]))))
    assert findings


def test_every_family_of_the_structure_has_mutators() -> None:
    families = Counter(mutator.family for mutator in MUTATORS)
    assert set(families) == {"HDR", "RTE", "CLS", "DCL", "REF", "TAG", "PAR", "SEC", "DMG"}
    assert min(families.values()) >= 3
