"""A place where a hidden word is printed is a leak, unless what is beside it says that something else is meant."""

from __future__ import annotations

import pytest

from cablelint.document.source import from_text
from cablelint.redaction.proving import judgement
from cablelint.redaction.proving.prove import prove
from cablelint.text.edit_distance import distance


def leaks(name: str, line: str, masked: str = "") -> list[str]:
    """Hide a name in the first paragraph, or a part of it, and return what the proof reports in both paragraphs."""
    found = []
    # The words before the name must not matter, however many there are.
    for before in ("", "So. ", "So it. "):
        head = f"1. (C) {before}Then {name} left.\n\n"
        release = f"{head.replace(masked or name, '[NAME-1]')}2. (U) {line}\n"
        proof = prove(from_text(f"{head}2. (U) {line}\n"), from_text(release))
        found.append([release[slice(*finding.span)] for finding in proof.findings])
    assert found == found[:1] * len(found)
    return found[0]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The price rose.", []),
        ("See price@example.org.", ["price"]),
        ("THE PRICE ROSE.", []),
        ("PRICE SAID SO.", ["PRICE"]),
        ("MR PRICE LEFT.", ["PRICE"]),
        ("Then Price left.", ["Price"]),
        ("Price is high. The price rose.", []),
        ("Price said so. The price rose.", ["Price"]),
        ("Mr. Price left. The price rose.", ["Price"]),
        ("He saw price@ the shore.", ["price"]),
        ("He saw price @ the shore.", []),
        ("The Price Plan rose.", ["Price"]),
        ("Price left", ["Price"]),
        ("He met Price", ["Price"]),
        ("He met\nPrice there.", ["Price"]),
        ("He met PRICE there.", ["PRICE"]),
        ("He met, said PRICE there.", ["PRICE"]),
        ("He met MR. PRICE there.", ["PRICE"]),
    ],
)
def test_a_surname_that_is_a_word_is_a_leak_where_a_person_is_meant(line: str, found: list[str]) -> None:
    assert leaks("Jane Price", line) == found


@pytest.mark.parametrize(
    ("name", "line", "found"),
    [
        ("Aino Tervonen", "RUMIAAA/CDR TERVONEN", []),
        ("Aino Tervonen", f"RUMIAAA/{'X' * 98} TERVONEN", []),
        ("Aino Tervonen", f"RUMIAAA/{'X' * 100} TERVONEN", ["TERVONEN"]),
        ("Aino Tervonen", "ASD/TERVONEN wrote it.", ["TERVONEN"]),
        ("Jane April", "He came in April.", []),
        ("Jane April", "He came April 5.", []),
        ("Jane April", "On 5 April he came.", []),
        ("Jane April", "Then April came.", ["April"]),
        ("Jack London", "See LONDON 1234.", []),
        ("Jack London", "See LONDON 0001234567.", []),
        ("Jack London", "See LONDON 12345678.", ["LONDON"]),
        ("Jack London", "See Embassy London.", []),
        ("Jack London", "Then London left.", ["London"]),
        ("Tom English", "The anti-English mood.", []),
        ("Tom English", "The pro-English mood.", []),
        ("Tom English", "The very English mood.", ["English"]),
        ("Jane April", "He came in 1999 April.", []),
        ("Jane April", "He came then April 5th.", []),
        ("Jane April", "He saw April.", ["April"]),
        ("Jack London", "See LONDON.", ["LONDON"]),
        ("Jack London", "See LONDON 0.", ["LONDON"]),
        ("Jack London", "See LONDON    1234.", ["LONDON"]),
        ("Jack London", "London", ["London"]),
        ("Tom English", "Then English left.", ["English"]),
    ],
)
def test_a_part_of_the_format_is_no_leak(name: str, line: str, found: list[str]) -> None:
    assert leaks(name, line) == found


@pytest.mark.parametrize(
    ("name", "line", "found"),
    [
        ("Omar Dhabi", "He went to Abu Dhabi.", []),
        ("Omar Dhabi", "He went to Dhabi.", ["Dhabi"]),
        ("Abu Dhabi", "He went to Abu Dhabi.", ["Dhabi"]),
        ("Ana Paz", "La Paz is near.", []),
        ("Ana Paz", "Then Paz is near.", ["Paz"]),
        ("Ana Jose", "San Jose is near.", []),
        ("Christian Okafor", "The Christian Democrats won.", []),
        ("Christian Okafor", "The Christian democrats won.", []),
        ("Ana Paz", "La, Paz is near.", ["Paz"]),
        ("Ana Paz", "La\nPaz is near.", []),
        ("Ana Paz", "LA PAZ is near.", []),
        ("Omar Dhabi", "Then Abu  Dhabi is near.", []),
        ("Omar Dhabi", "Then Abu    Dhabi is near.", ["Dhabi"]),
    ],
)
def test_the_name_of_a_place_or_body_is_no_leak(name: str, line: str, found: list[str]) -> None:
    assert leaks(name, line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Eero Tervonen left.", []),
        ("Eero Tervonen left. Then Tervonen wrote.", []),
        ("Eero\nTervonen left.", []),
        ("Eero E. Tervonen left.", []),
        ("Eero van Tervonen left.", []),
        ("Then Aino Eero Tervonen left.", ["Tervonen"]),
        ("Then Aino Eero Matti Salo Tervonen left.", ["Tervonen"]),
        ("Then Eero's Tervonen left.", ["Tervonen"]),
        ("He saw Eero. Tervonen left.", ["Tervonen"]),
        ("Dr. Tervonen left.", ["Tervonen"]),
        ("Then Eero A. B. Tervonen left.", []),
        ("Then Eero van der Tervonen left.", []),
        ("Then Eero (Tervonen) left.", ["Tervonen"]),
        ("Then Eero Aino Tervonen left.", ["Aino", "Tervonen"]),
        ("Then EERO TERVONEN left.", []),
        ("Then eero Tervonen left.", ["Tervonen"]),
        ("Then Tervonen Eero left.", []),
        ("Then A Eero Tervonen left.", []),
        ("Then Eero. Then Tervonen left.", ["Tervonen"]),
        ("Then Eero/Tervonen left.", ["Tervonen"]),
        ("Then Ainno Tervonen left.", ["Tervonen"]),
        ("Then Ainnoo Tervonen left.", []),
        ("Then Eero-Tervonen left.", []),
        ("Then Eero\n\nTervonen left.", ["Tervonen"]),
        ("Then Tervonen left.", ["Tervonen"]),
    ],
)
def test_somebody_else_with_the_surname_is_no_leak(line: str, found: list[str]) -> None:
    assert leaks("Aino Tervonen", line) == found


def test_a_word_of_any_length_is_compared_with_few_edits_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work grows with the edits allowed: a quarter of 100,000 letters would take hours."""
    allowed: list[int] = []

    def compared(first: str, second: str, limit: int) -> int:
        allowed.append(limit)
        return distance(first, second, limit)

    monkeypatch.setattr(judgement, "distance", compared)
    line = "1. (C) {} met Lindqv" + "9" * 10_000 + "arn Tervonen.\n"
    prove(from_text(line.format("Aino Tervonen")), from_text(line.format("[NAME-1]")))
    assert allowed
    assert max(allowed) == 10


def test_holders_of_an_office_are_readable_unless_one_is_hidden() -> None:
    assert leaks("Aino Tervonen", "Minister Tervonen left.") == []
    assert leaks("Minister Aino Tervonen", "Minister Tervonen left.", "Aino Tervonen") == ["Tervonen"]


def test_the_other_half_of_a_name_beside_its_mask_is_a_leak() -> None:
    assert leaks("Aino Tervonen", "He left.", "Tervonen") == ["Aino"]
    assert leaks("Aino Tervonen", "He left.", "Aino") == ["Tervonen"]


@pytest.mark.parametrize("before", ["", "So. ", "So it. "])
@pytest.mark.parametrize(
    ("between", "is_leak"),
    [
        *((between, True) for between in ("", " ", "-", " - ", "--", "\n", "\n> ", " " * 9)),
        *((between, False) for between in (", ", "\n\n", " " * 10, ". ", " and ")),
    ],
)
def test_the_word_beside_the_mask_of_its_own_name_is_a_leak(before: str, between: str, *, is_leak: bool) -> None:
    head = f"1. (C) {before}Then Jane Price left.\n\n2. (U) Then "
    masked = head.replace("Jane Price", "[NAME-1]")
    for shown in (f"[NAME-1]{between}Price", f"Price{between}[NAME-1]"):
        original = from_text(f"{head}{shown.replace('[NAME-1]', 'Jane')} rose. The price rose.\n")
        proof = prove(original, from_text(f"{masked}{shown} rose. The price rose.\n"))
        assert bool(proof.findings) == is_leak, shown
