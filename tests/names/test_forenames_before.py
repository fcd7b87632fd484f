"""A forename before a name found belongs to it."""

from __future__ import annotations

import pytest
from tests.names.candidates import judged

from cablelint.names.judgement.forenames_before import with_forenames
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.people import Evidence


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("THE LEADER IGNACIO OZBELIM LEFT", "OZBELIM", "IGNACIO OZBELIM"),
        ("Leader Ignacio Ozbelim left", "Ozbelim", "Ignacio Ozbelim"),
        ("MR. FRANK-WALTER OZBELIM", "WALTER OZBELIM", "FRANK-WALTER OZBELIM"),
        # A word, a country, a sign or a line end between.
        ("THE FRANK OZBELIM LEFT", "OZBELIM", "OZBELIM"),
        ("IGNACIO, OZBELIM LEFT", "OZBELIM", "OZBELIM"),
        ("IGNACIO\nOZBELIM LEFT", "OZBELIM", "OZBELIM"),
        ("THE FINLAND-OZBELIM TALKS", "OZBELIM", "OZBELIM"),
    ],
)
def test_a_forename_is_drawn_in(text: str, found: str, whole: str) -> None:
    start = text.index(found)
    candidate = Candidate(start, start + len(found), 0.9, Evidence("model", "is invented"))
    assert [text[each.start : each.end] for each in judged(with_forenames, text, [candidate])] == [whole]
    certain = candidate._replace(confidence=1.0)
    assert judged(with_forenames, text, [certain]) == [certain]
