"""Marks of protection are bound to the person they follow; markings of a human source protect everyone."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates, paragraphs_before

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence
from cablelint.names.protection import protected_groups, protected_names

EVIDENCE = Evidence("title", "follows a title")


def protected(text: str, *names: str) -> set[str]:
    found = set()
    for before in paragraphs_before(text):
        whole = before + text
        groups = [[Candidate(whole.index(name), whole.index(name) + len(name), 0.9, EVIDENCE)] for name in names]
        found.add(frozenset(names[index] for index in protected_groups(TokenText(whole), groups)))
    (protected,) = found
    return set(protected)


@pytest.mark.parametrize(
    "mark",
    [
        "(protect)",
        "(PROTECT)",
        "(please protect)",
        "(strictly protect)",
        "(Strictly\nProtect)",
        "(protect source)",
        "[protect]",
        "[protected]",
        "(strictly protect throughout)",
        "(please protect his identity)",
        "(PLEASE STRICTLY PROTECT)",
        "(protect - Embassy contact)",
        "(Note: please protect)",
        "- please protect -",
        "-- strictly protect --",
        "-- PROTECT --",
        ", please protect,",
        "{protect}",
        "*protect*",
        "/ please protect /",
        "(source protect)",
        "(no foreign dissemination; strictly protect)",
        "(identity to be protected)",
        "(who asked that we protect his identity)",
    ],
)
def test_a_mark_protects_the_person_before_it(mark: str) -> None:
    text = f"Okafor told us that Lindqvist {mark} met Virtanen."
    assert protected(text, "Okafor", "Lindqvist", "Virtanen") == {"Lindqvist"}


@pytest.mark.parametrize("mask", ["[NAME-3]", "XXXXXXXXXXXX", "[(b)(6)]", "██████████"])
def test_a_mark_behind_a_mask_protects_nobody_else(mask: str) -> None:
    assert protected(f"Okafor agreed with {mask} (strictly protect) and Lindqvist.", "Okafor", "Lindqvist") == set()


def test_the_mark_may_follow_an_office() -> None:
    assert protected("Okafor, an editor at the daily Vesti (protect), agreed.", "Okafor") == {"Okafor"}


def test_the_word_in_front_protects_the_next_person() -> None:
    assert protected("Okafor left. PROTECT: Lindqvist stayed.", "Okafor", "Lindqvist") == {"Lindqvist"}


@pytest.mark.parametrize(
    "text",
    [
        "Okafor left. Please protect his identity.",
        "Okafor left. PLEASE PROTECT.",
        "Okafor left. Strictly protect.",
        "Okafor left. (Please protect source.)",
        "Okafor left.\nPls protect the source's name.",
        "Okafor left. His identity must be protected.",
        "Lindqvist slept. Okafor left. Please protect her.",
        "Okafor left. The Embassy asks that his identity be protected.",
        "Okafor left. We ask that addressees protect the source.",
        "Lindqvist slept. Please protect Okafor.",
        "Lindqvist slept. (Note: Please protect Okafor's identity.)",
        "Lindqvist slept. Addressees should protect Okafor's identity.",
    ],
)
def test_a_sentence_of_its_own_protects_whom_the_sentence_before_names(text: str) -> None:
    assert protected(text + " Virtanen came.", "Okafor", "Virtanen", *(["Lindqvist"] if "Lind" in text else [])) == {
        "Okafor"
    }


def test_a_sentence_protects_everyone_of_the_sentence_before() -> None:
    text = "Lindqvist slept. Okafor said that Virtanen resigned. Please protect his identity."
    assert protected(text, "Lindqvist", "Okafor", "Virtanen") == {"Okafor", "Virtanen"}


@pytest.mark.parametrize(
    "text",
    [
        "Okafor will protect minorities.",
        "Okafor (protected by guards) left.",
        "Okafor (to protect minorities) left.",
        "Okafor wants to please. Protect forests.",
        "Okafor met the protection officer - protection matters.",
        "Okafor left. Please protect the border.",
        "Okafor left. They always protect their sources.",
        "Okafor said the law would protect - or hide - them.",
        "Okafor (a data-protected firm) left.",
        "Okafor (who works to protect his country) left.",
    ],
)
def test_ordinary_words_protect_nobody(text: str) -> None:
    assert protected(text, "Okafor") == set()


@pytest.mark.parametrize("line", ["E.O. 11652: XGDS-4", "E.O. 12958: DECL: 50X1-HUM", "E.O. 12958: DECL: X6"])
def test_a_marking_that_means_a_human_source_protects_everyone(line: str) -> None:
    assert protected(f"{line}\n\nOkafor and Lindqvist met.", "Okafor", "Lindqvist") == {"Okafor", "Lindqvist"}


def test_a_protected_name_is_a_name() -> None:
    text = "We spoke to Ruslan Okafor (strictly protect) in Lima."
    assert [text[each.start : each.end] for each in candidates(protected_names, text, [])] == ["Ruslan Okafor"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Okafor {'a' * 77} (protect)", {"Okafor"}),
        (f"Okafor {'a' * 78} (protect)", set()),
        (f"PROTECT:{' ' * 80}Okafor", {"Okafor"}),
        (f"PROTECT:{' ' * 81}Okafor", set()),
        ("Please protect Okafor", {"Okafor"}),
        ("Please protect the Okafor farm", set()),
        (f"Okafor {'a' * 396}. Please protect his identity.", {"Okafor"}),
        (f"Okafor {'a' * 397}. Please protect his identity.", set()),
        ("Okafor left. So it was. Please protect his identity.", set()),
        ("PROTECT: Okafor and Lindqvist left.", {"Okafor"}),
        ("Lindqvist and Okafor (protect) left.", {"Okafor"}),
        ("Okafor (Lindqvist, please protect) left.", {"Lindqvist"}),
    ],
)
def test_a_note_reaches_so_far_and_no_farther(text: str, names: set[str]) -> None:
    assert protected(text, *(name for name in ("Okafor", "Lindqvist") if name in text)) == names
