"""Prose in other languages is recognised by its function words, and read with them."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates, judged

from cablelint.names.judgement.exclusions import possible_names
from cablelint.names.judgement.foreign_prose import names_after_titles
from cablelint.names.lexical.languages import foreign_words
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence

SPANISH = (
    "QUITO. CON EL PROPOSITO DE MEJORAR LOS CAMINOS DEL NORTE, AYER SE INAUGURO LA REUNION, EN LA QUE EL MINISTRO, "
    "DOCTOR OSVALDO TERCEDOR, AFIRMO QUE EL CONVENIO DEBE SERVIR A TODOS LOS PUEBLOS."
)


def possible(text: str, stretch: str, kind: str = "model") -> list[str]:
    start = text.index(stretch)
    candidate = Candidate(start, start + len(stretch), 0.9, Evidence(kind, "is invented"))
    return [text[each.start : each.end] for each in judged(possible_names, text, [candidate])]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (SPANISH, "LOS"),
        ("Le ministre a dit que les pays de la region ne sont pas dans une situation pour agir avec nous.", "les"),
        (
            "O ministro disse que os acordos da regiao nao foram assinados pelo governo e que a reuniao foi um erro.",
            "os",
        ),
    ],
)
def test_foreign_prose_is_recognised(text: str, word: str) -> None:
    assert word.lower() in foreign_words(TokenText(text))[0]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the de la Vega family of La Paz and the Los Angeles office do not agree with him.",
        "EL LA LOS QUE SE",
        "",
    ],
)
def test_english_and_scraps_are_not_foreign(text: str) -> None:
    assert foreign_words(TokenText(text)) == {}


def test_only_the_foreign_block_is_foreign() -> None:
    tokens = TokenText(f"The minister left.\n\n{SPANISH}")
    assert min(foreign_words(tokens)) == tokens.token_at(tokens.text.index("QUITO"))


def test_in_foreign_capitals_the_model_alone_names_nobody_but_behind_a_title() -> None:
    assert possible(SPANISH, "PROPOSITO DE MEJORAR") == []
    assert possible(SPANISH, "OSVALDO TERCEDOR") == ["OSVALDO TERCEDOR"]
    assert possible(SPANISH, "CAMINOS DEL NORTE", kind="title") == ["CAMINOS DEL NORTE"]
    assert possible(SPANISH, "QUE EL CONVENIO", kind="title") == ["CONVENIO"]


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("EL CANCILLER BELARTE", ["BELARTE"]),
        ("LA DIPUTADA BELARTE", ["BELARTE"]),
        ("DON BELARTE", ["DON BELARTE"]),
        ("EL PUEBLO BELARTE", []),
        # Neither the forename nor the surname is an ordinary word.
        ("IGNACIO BELARTE", ["IGNACIO BELARTE"]),
        ("IGNACIO PROPOSITO", []),
        ("BELARTE QUIROGA", []),
    ],
)
def test_in_foreign_capitals_a_title_or_the_form_of_a_full_name_supports_the_model(name: str, names: list[str]) -> None:
    text = SPANISH.replace("EL MINISTRO, DOCTOR OSVALDO TERCEDOR", name)
    stretch = " ".join(name.split()[-2:]) if name.startswith(("DON", "IGNACIO", "BELARTE")) else "BELARTE"
    assert possible(text, stretch) == names


@pytest.mark.parametrize(
    ("stretch", "names"),
    [
        ("OSVALDO TERCEDOR Y AL DIPUTADO NICANOR LUND", ["OSVALDO TERCEDOR", "NICANOR LUND"]),
        ("OSVALDO DE LA TERCEDOR", ["OSVALDO DE LA TERCEDOR"]),
        ("DOCTOR OSVALDO TERCEDOR", ["OSVALDO TERCEDOR"]),
        ("OSVALDO TERCEDOR Y NICANOR LUND", ["OSVALDO TERCEDOR", "NICANOR LUND"]),
        ("OSVALDO TERCEDOR Y TORVANEN", ["OSVALDO TERCEDOR Y TORVANEN"]),
        ("DE OSVALDO TERCEDOR", ["OSVALDO TERCEDOR"]),
    ],
)
def test_titles_and_function_words_part_the_names_of_foreign_prose(stretch: str, names: list[str]) -> None:
    assert possible(f"{SPANISH} SEGUN EL CONVENIO CON {stretch}, LOS PUEBLOS", stretch) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("dijo que el canciller Adalid Torvanen no ha firmado con los otros", ["Adalid Torvanen"]),
        ("dijo que el canciller Adalid de la Torvanen no ha firmado con los", ["Adalid de la Torvanen"]),
        ("a dit que le général Torvanen et les autres ne sont pas dans la ville", ["Torvanen"]),
        ("DIJO QUE EL DR. TORVANEN VIAJARA CON LOS OTROS EN UNA SEMANA", ["TORVANEN VIAJARA"]),
        ("DIJO QUE EL SENADOR TORVANEN DIJO QUE NO HA FIRMADO CON LOS", ["TORVANEN"]),
        ("DIJO QUE EL SENADOR TORVANEN QUIEN NO HA FIRMADO CON LOS OTROS", ["TORVANEN"]),
        ("DIJO QUE EL MINISTRO DE GOBIERNO NO HA FIRMADO CON LOS OTROS", []),
        ("dijo que el presidente Colombia no ha firmado con los otros", []),
        ("dijo que el presidente Y no ha firmado con los otros en una", []),
        ("DIJO QUE LOS DETENIDOS TOMAS LUND Y OSVALDO TERCEDOR NO HAN SIDO", ["TOMAS LUND", "OSVALDO TERCEDOR"]),
        ("DIJO QUE EL DETENIDO TOMAS LUND Y OSVALDO TERCEDOR NO HAN SIDO", ["TOMAS LUND"]),
        ("DIJO QUE EL DR. OSVALDO TORVANEN VIAJARA CON LOS OTROS EN UNA SEMANA", ["OSVALDO TORVANEN"]),
        ("said that the senador Torvanen was here and that he had left", []),
    ],
)
def test_names_follow_titles_in_foreign_prose(text: str, names: list[str]) -> None:
    assert [text[each.start : each.end] for each in candidates(names_after_titles, text, [])] == names
