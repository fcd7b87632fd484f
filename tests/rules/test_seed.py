"""The findings in the seed, line by line, and the findings that remain after the safe fixes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablelint.checking.engine import check
from cablelint.checking.repairs import fixes
from cablelint.document.model import Cable
from cablelint.document.parse import parse
from cablelint.document.source import decode
from cablelint.findings import Severity

SEED = next((Path(__file__).parents[2] / "seeds").glob("000_*.txt"))

# The dead links of lines 48, 53 and 59 replace a pilcrow each: they are reported as damaged numbers, not as markup.
PREDICTED = {
    "classification and captions": {("CLS005", 175), ("CLS009", 38)},
    "reason citation split over a line": {("DCL011", 50)},
    "one number with zeros, one without": {("REF003", 46)},
    "letter of a reference and paragraph numbers": {
        ("PAR002", line) for line in (48, 53, 59, 67, 69, 75, 81, 83, 91, 97, 103, 105)
    },
    "sentences broken where a page ended": {("PAR003", 59), ("PAR003", 83)},
    "rules without a heading": {("SEC003", 111), ("SEC003", 136)},
    "sections": {("SEC004", 34)},
    "commas for apostrophes": {("DMG001", 85), ("DMG001", 112), ("DMG001", 128)},
    "parentheses for dashes": {("DMG002", 53), ("DMG002", 85), ("DMG002", 112)},
    "links of the TAGS line, and 81 line breaks reported once": {("DMG003", 42), ("DMG003", 3)},
}


@pytest.fixture(scope="module")
def seed() -> Cable:
    return parse(decode(SEED.read_bytes(), SEED.name))


@pytest.fixture(scope="module")
def fixed(seed: Cable) -> Cable:
    edits, _ = fixes(check(seed))
    return parse(decode(seed.source.apply(edits)))


def places(cable: Cable) -> set[tuple[str, int]]:
    return {(finding.code, cable.source.position(finding.span.start)[0]) for finding in check(cable)}


@pytest.mark.parametrize("what", PREDICTED)
def test_each_predicted_finding_is_found(seed: Cable, what: str) -> None:
    assert PREDICTED[what] <= places(seed)


def test_nothing_else_is_found(seed: Cable) -> None:
    assert places(seed) == set().union(*PREDICTED.values())


def test_one_error_one_warning_and_the_rest_is_information(seed: Cable) -> None:
    severities = {finding.code: finding.severity for finding in check(seed)}
    assert [code for code, severity in severities.items() if severity is Severity.ERROR] == ["CLS005"]
    assert [code for code, severity in severities.items() if severity is Severity.WARNING] == ["CLS009"]


def test_safe_fixes_leave_only_findings_without_a_fix(fixed: Cable) -> None:
    """They are the missing portion mark and the lost sections."""
    assert {finding.code for finding in check(fixed)} == {"CLS005", "SEC004"}
    assert [paragraph.number for paragraph in fixed.paragraphs] == list(range(1, 22))


@pytest.mark.parametrize("mistake", ["in principal", "DAS Ruggerio", "being discriminant"])
def test_the_drafters_own_mistakes_are_kept(seed: Cable, fixed: Cable, mistake: str) -> None:
    assert fixed.source.text.count(mistake) == seed.source.text.count(mistake) > 0
