"""A word that no list has is a person beside a verb that only people are the subject or object of."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates

from cablelint.names.judgement.unknown_words import unknown_people


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
        ("He thanked Torvanen for", ["Torvanen"]),
        ("HE THANKED TORVANEN FOR", ["TORVANEN"]),
        ("He thanked Torvanen Bank for", []),
        ("He thanked Torvanen-led", []),
        ("He thanked Torvanen", ["Torvanen"]),
        ("He thanked\n\nTorvanen", []),
        ("He opened Torvanen for", []),
        ("the widow of Torvanen left", ["Torvanen"]),
        ("THE WIDOW OF TORVANEN LEFT", ["TORVANEN"]),
        ("the widow of Okonkwo left", ["Okonkwo"]),
        ("a letter signed by Torvanen", ["Torvanen"]),
        ("a letter signed of Torvanen", []),
        ("the price of Torvanen", []),
        ("the widow of Finland", []),
        ("the widow of Price", []),
        ("the widow of Torvanen Bank", []),
        ("the widow of\n\nTorvanen", []),
        ("the murder of Torvanen officers", []),
        ("the widow of", []),
        ("of Torvanen", []),
        ("he was replaced by Torvanen in June", ["Torvanen"]),
        ("The mayor, Torvanen, resigned", ["Torvanen"]),
        ("THE MAYOR, TORVANEN, RESIGNED", ["TORVANEN"]),
        ("A nurse, Okonkwo, saw him", ["Okonkwo"]),
        ("The Mayor, Torvanen, resigned", []),
        ("The mayor, Torvanen left", []),
        ("The mayor,\n\nTorvanen, resigned", []),
        ("The mayor, Finland, resigned", []),
        ("The partner, Torvanen, resigned", []),
        (", Torvanen, resigned", []),
        ("Torvanen, 34, is a clerk", ["Torvanen"]),
        ("Torvanen, aged 34, is a clerk", ["Torvanen"]),
        ("Okonkwo, 10, is a child", ["Okonkwo"]),
        ("Torvanen, 9, is", []),
        ("Torvanen, 100, is", []),
        ("Torvanen, 34, 35", []),
        ("Torvanen, 34 is", []),
        ("Price, 34, is", []),
        ("shrugged", []),
    ],
)
def test_the_unknown_word_beside_such_a_verb_is_found(text: str, names: list[str]) -> None:
    assert [text[each.start : each.end] for each in candidates(unknown_people, text, [])] == names
