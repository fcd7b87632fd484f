"""A word that no list has is a person where a verb follows that only people are the subject of."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates

from cablelint.names.judgement.unknown_words import unknown_subjects


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Torvanen shrugged.", ["Torvanen"]),
        ("AND TORVANEN SHRUGGED.", ["TORVANEN"]),
        ("and TORVANEN shrugged.", []),
        ("He left when Torvanen\nwept", ["Torvanen"]),
        ("The Torvanen shrugged.", []),
        ("anti-Torvanen shrugged.", []),
        ("MoFTor shrugged.", []),
        ("Torv shrugged.", []),
        ("Zrkqtvw shrugged.", []),
        ("Ministry shrugged.", []),
        ("torvanen shrugged.", []),
        ("Torvanen\n\nshrugged.", []),
        ("Torvanen grew.", []),
        ("shrugged", []),
    ],
)
def test_the_unknown_subject_of_such_a_verb_is_found(text: str, names: list[str]) -> None:
    assert [text[each.start : each.end] for each in candidates(unknown_subjects, text, [])] == names
