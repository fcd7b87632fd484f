"""Words of positions and offices in a Classified By line, and their misprints."""

from __future__ import annotations

import pytest

from cablelint.document.header.position_words import bare, is_misprint, is_office, is_position, is_title


@pytest.mark.parametrize(
    ("predicate", "yes", "no"),
    [
        (is_office, "for Acting a.i. DCM dcm EUR/PGI econoff polcouns ambassador (Deputy) amb", "King Tallow"),
        (is_office, "chief subchief conscouns advisor attaché polmc", "lamb pol-mil x/"),
        (is_title, "King Ambassador (Consul)", "Tallow EUR/PGI"),
        (is_position, "King for EUR/PGI", "Tallow"),
        (is_misprint, "ambasadro misson ambassado deputt counselar", "missn emba tallow king ambsdro mission1x"),
    ],
)
def test_words_of_positions(predicate: object, yes: str, no: str) -> None:
    assert callable(predicate)
    assert [word for word in yes.split() if not predicate(word)] == []
    assert [word for word in no.split() if predicate(word)] == []


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("(Deputy)", "deputy"),
        ('"Consul".', "consul"),
        ("A.I.", "a.i."),
        ("(a.i.)", "a.i."),
        ("U.S.", "u.s."),
        (":", ""),
    ],
)
def test_marks_around_a_word_are_left_out(word: str, letters: str) -> None:
    assert bare(word) == letters
