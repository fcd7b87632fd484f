"""Identifiers that are hidden once are found wherever they are printed, in any form."""

from __future__ import annotations

import pytest

from cablelint.redaction.proving.identifiers import find_identifiers


def found(hidden: str, text: str) -> list[str]:
    return [text[slice(*readable.span)] for readable in find_identifiers(text, [hidden])]


@pytest.mark.parametrize(
    ("hidden", "text", "places"),
    [
        ("555-010-0199", "Call 555 010 0199 or (555) 010.0199.", ["555 010 0199", "(555) 010.0199"]),
        ("+1 555-010-0199", "Call 010-0199 at home.", ["010-0199"]),
        ("010-0199", "Call +1 (555) 010-0199.", ["+1 (555) 010-0199"]),
        ("0100199", "Call 100199.", []),
        ("12345", "Room 12345.", []),
        ("123456", "Room 123456, not 123457.", ["123456"]),
    ],
)
def test_numbers_are_found_with_and_without_their_codes(hidden: str, text: str, places: list[str]) -> None:
    assert found(hidden, text) == places


@pytest.mark.parametrize(
    "text",
    ["5 March 1962", "March 5, 1962", "5th of March, 1962", "05-MAR-62", "1962-03-05", "3/5/62", "05.03.1962"],
)
def test_a_date_is_found_in_every_form(text: str) -> None:
    assert found("March 5, 1962", f"Born {text} in Lima.") == [text]
    assert found("1962-03-05", f"Born {text} in Lima.") == [text]


@pytest.mark.parametrize("text", ["6 March 1962", "5 May 1962", "March 5, 1963", "1962-05-03", "5 March", "1962"])
def test_another_date_is_not_the_hidden_one(text: str) -> None:
    assert found("March 5, 1962", f"Then {text} came.") == []


@pytest.mark.parametrize(
    ("hidden", "text", "places"),
    [
        ("a.okafor@example.org", "Write to A OKAFOR (at) EXAMPLE.ORG now.", ["A OKAFOR (at) EXAMPLE.ORG"]),
        ("14 Elm St", "At 14, Elm\nSt he saw 14 Elm St.", ["14, Elm\nSt", "14 Elm St"]),
        ("14 Elm St", "At 14 Elm Str or 114 Elm St", []),
        ("AB12", "Passport AB12.", []),
        ("AB123", "Passport AB-123.", ["AB-123"]),
        ("12 Harbor Lane, Lima", "At 12 HARBOR LANE in Lima.", ["12 HARBOR LANE"]),
        ("Harbor Lane, Lima 27", "At Harbor Lane in Lima.", []),
    ],
)
def test_addresses_are_found_however_they_are_broken(hidden: str, text: str, places: list[str]) -> None:
    assert found(hidden, text) == places
