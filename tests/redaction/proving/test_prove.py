import tracemalloc
from dataclasses import replace

import pytest
from tests.redaction.invented import CABLE, KEY, cable, people, person, redact

from cablelint.document.source import Source, from_text
from cablelint.findings import Finding
from cablelint.redaction.deciding.policy import ALL, FOIA_B6
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.masks import Style
from cablelint.redaction.proving.prove import prove
from cablelint.redaction.releasing.release import verify_redaction

# What a careless redaction leaves: each line is put into original and release alike, and every one must be found.
PLANTED = {
    "in full": "Then Aino Tervonen left.",
    "surname": "Then Tervonen left.",
    "capitals": "THEN TERVONEN LEFT.",
    "small letters": "then tervonen left.",
    "possessive": "Tervonen's car",
    "damaged possessive": "Tervonen,s car",
    "plural": "the Tervonens",
    "inverted": "Tervonen, Aino",
    "initial and surname": "A. Tervonen",
    "glued initial": "drafted by ATERVONEN",
    "glued initials behind": "drafted by TERVONENAP",
    "joined names": "AinoTervonen",
    "misspelt by one": "Then Tervonnen left.",
    "misspelt by a swap": "Then Tevronen left.",
    "misspelt by two": "Then Tervinnen left.",
    "misspelt first letter": "Then Dervonen left.",
    "short name misspelt": "Then Kettuneni left.",
    "digits for letters": "Then TERV0NEN left.",
    "broken over lines": "Then Tervo\nnen left.",
    "hyphen at the line end": "Then Tervo-\nnen left.",
    "indented after the break": "Then Tervo\n   nen left.",
    "hyphenated": "Then Tervo-nen left.",
    "spaced out": "Then T E R V O N E N left.",
    "spaced out unevenly": "Then T E R  V O N  E N left.",
    "spaced out over a line end": "Then T E R V\nO N E N left.",
    "zero width": "Then Ter\u200bvonen left.",
    "soft hyphen": "Then Ter\u00advonen left.",
    "direction mark": "Then \u202dTervonen\u202c left.",
    "look-alike letters": "Then T\u0435rv\u043enen left.",
    "full width": "Then Ｔｅｒｖｏｎｅｎ left.",
    "accents": "Then Tervönen left.",
    "decimal entity": "Then &#84;ervonen left.",
    "hexadecimal entity": "Then Ter&#x76;onen left.",
    "named entity": "Then Terv&ouml;nen left.",
    "percent-encoded": "see /wiki/T%65rvonen",
    "e-mail": "aino.tervonen@example.org",
    "e-mail with initial": "atervonen@example.org",
    "e-mail within": "press-tervonen2@example.org",
    "e-mail written out": "tervonen (at) example.org",
    "URL": "https://example.org/people/xtervonen77.html",
    "query": "https://example.org/?q=tervonen+aino",
    "HTML attribute": '<img alt="portraittervonen" src="a.png">',
    "HTML title": "<title>Tervonen</title>",
    "HTML comment": "<!-- ask Tervonen -->",
    "hidden element": '<span style="display:none">Tervonen</span>',
    "Markdown link text": "[Tervonen](#)",
    "Markdown link target": "[her](people/mstervonen.html)",
    "underscores": "photo_of_tervonen_02",
    "ordinary word after a title": "Then Mr. Rice left.",
    "ordinary word in a verb frame": "according to the note, Rice said so.",
    "ordinary word before a verb of speech": "Then Rice said so.",
    "full name of ordinary words": "Then Mikael Rice left.",
    "protected source": "Halvari was there.",
}


def release_with(line: str) -> tuple[Source, Redaction]:
    """A sound release, into which, as into its original, a line is put that nobody masked."""
    found = redact(cable(), people())
    original = from_text(found.original.text + line + "\n", found.original.name)
    result = from_text(found.result.text + line + "\n", found.result.name)
    return original, replace(found, original=original, result=result)


def verify(original: Source, release: Source) -> list[Finding]:
    """The findings from the two texts alone."""
    return list(prove(original, release).findings)


def leaks(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.code == "NAM901"]


@pytest.mark.parametrize("line", PLANTED.values(), ids=PLANTED)
def test_a_planted_leak_is_found(line: str) -> None:
    assert len(PLANTED) >= 30
    _, found = release_with(line)
    offset = len(CABLE) - len(found.original.text)
    first = len(found.result.text) + offset
    planted = [finding for finding in leaks(verify_redaction(found)) if finding.span.start >= first]
    assert planted


@pytest.mark.parametrize("line", PLANTED.values(), ids=PLANTED)
def test_a_planted_leak_is_found_from_the_original_alone(line: str) -> None:
    original, found = release_with(line)
    assert leaks(verify(original, found.result))


@pytest.mark.parametrize("line", PLANTED.values(), ids=PLANTED)
def test_a_planted_leak_is_found_one_character_further(line: str) -> None:
    _, found = release_with(f"!{line}")
    assert leaks(verify_redaction(found))


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("line", [PLANTED["capitals"], PLANTED["misspelt by one"], PLANTED["e-mail"]])
def test_a_planted_leak_is_found_whatever_the_style(style: Style, line: str) -> None:
    found = redact(cable(), people(), ALL, style, key=KEY)
    original = from_text(found.original.text + line, "a.txt")
    assert leaks(verify(original, from_text(found.result.text + line, "a.txt")))


def test_a_leak_after_a_line_end_written_out_is_found() -> None:
    original = from_text('{"text": "Aino Tervonen left.\\nTervonen came."}', "box.jsonl")
    release = from_text('{"text": "[NAME-1] left.\\nTervonen came."}', "box.jsonl")
    assert leaks(verify(original, release))


def test_a_given_name_left_beside_the_mask_is_found() -> None:
    found = redact(cable(), people())
    original = from_text(found.original.text + "Director Aino Tervonen left.", "a.txt")
    release = from_text(found.result.text + "Director Aino [NAME-1] left.", "a.txt")
    assert leaks(verify(original, release))


@pytest.mark.parametrize("rest", ["[NAME-1]vonen", "Tervo[NAME-1]", "[NAME-1]&#118;onen"])
def test_the_rest_of_a_name_that_a_mask_cut_off_is_found(rest: str) -> None:
    found = redact(cable(), people())
    original = from_text(found.original.text + rest.replace("[NAME-1]", "Ter" if rest[0] == "[" else "nen"), "a.txt")
    findings = leaks(verify(original, from_text(found.result.text + rest, "a.txt")))
    assert "cut off" in findings[0].message


def test_a_leak_in_front_matter_is_found() -> None:
    text = "---\nauthor: atervonen\n---\n"
    found = redact(cable(), people())
    original = from_text(text + found.original.text, "a.md")
    assert leaks(verify(original, from_text(text + found.result.text, "a.md")))


@pytest.mark.parametrize("name", ["tervonen.txt", "07HELSINKI417-ATervonen.txt", "memo_halvarip.md"])
def test_a_leak_in_the_file_name_is_found(name: str) -> None:
    found = redact(cable(), people())
    findings = leaks(verify_redaction(replace(found, result=replace(found.result, name=name))))
    assert "file name" in findings[0].message


CLEAN = [
    "Rice prices rose, and rice may rise again in May.",
    "The ketones in the sample were normal; a tavern opened.",
    "The Ministry noted progress. RUEHHE/AMEMBASSY HELSINKI 0417",
    "Mikhail Gorelov of TASS asked about Tver and the Tyrvaa region.",
    "see https://example.org/reports/2007/05/rice-exports.html",
    "He has a deputy. A. HELSINKI 00398",
    "O 171418Z JAN 07",
]


@pytest.mark.parametrize("line", CLEAN)
def test_ordinary_words_near_a_name_are_no_leaks(line: str) -> None:
    text = CABLE + "Dr. Jan van Aalst left; Jan said so.\n"
    found = redact(from_text(text + line + "\n", "a.txt"), [*people(text), person(text, "Jan van Aalst", "Jan", id_=9)])
    assert found.result.text.endswith(f"\n{line}\n")
    assert verify_redaction(found) == []
    assert verify(found.original, found.result) == []


@pytest.mark.parametrize("style", Style)
def test_a_sound_release_has_no_findings(style: Style) -> None:
    found = redact(cable(), people(), ALL, style, key=KEY)
    assert verify_redaction(found) == []
    assert verify(found.original, found.result) == []


def test_a_kept_namesake_is_no_leak_where_it_is_kept() -> None:
    text = "President Jorma Salmi met Ms. Oona Salmi of the press."
    everyone = [
        person(text, "Oona Salmi", id_=2, titles=("Ms.",)),
        person(text, "Jorma Salmi", titles=("President",)),
    ]
    found = redact(from_text(text), everyone, FOIA_B6)
    assert "President Jorma Salmi" in found.result.text
    assert verify_redaction(found) == []
    assert verify(found.original, found.result) == []


def test_a_given_name_in_capitals_of_somebody_kept_is_no_leak_of_a_surname() -> None:
    text = "RELEASED BY MS. OONA WALTER.\n\nPRESIDENT WALTER GUEVARA SPOKE."
    everyone = [person(text, "OONA WALTER", id_=2), person(text, "WALTER GUEVARA", id_=3, titles=("President",))]
    found = redact(from_text(text), everyone, FOIA_B6)
    assert found.result.text == "RELEASED BY MS. [NAME-1].\n\nPRESIDENT WALTER GUEVARA SPOKE."
    assert verify_redaction(found) == []


def test_a_heading_that_a_mask_makes_or_unmakes_is_no_change_of_structure() -> None:
    original = from_text("1. (C) Talks ended.\n\nDr. Bo Tervonen\n\n2. (C) The end.\n", "a.txt")
    release = from_text(original.text.replace("Bo Tervonen", "[NAME-1]"), "a.txt")
    assert verify(original, release) == []


def test_no_finding_holds_a_word_of_the_cable() -> None:
    for line in PLANTED.values():
        _, found = release_with(line)
        said = " ".join(finding.message for finding in verify_redaction(found)).lower()
        assert not any(word in said for word in ("tervo", "aino", "halvari", "kettunen", "rice"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("May 4", "May 5"), ("SIPDIS\n", ""), ("[NAME-3]", "the deputy"), ("(C) SUMMARY", "(U) SUMMARY"), ("END", "END ")],
)
def test_any_other_change_is_found(old: str, new: str) -> None:
    found = redact(cable(), people())
    altered = from_text(found.result.text.replace(old, new, 1), "a.txt")
    assert "NAM902" in {finding.code for finding in verify(found.original, altered)}
    shifted = replace(found, result=altered)
    assert verify_redaction(shifted)


def test_a_mask_of_another_length_is_found() -> None:
    found = redact(cable(), people(), ALL, Style.CROSSES)
    altered = from_text(found.result.text.replace("X" * 12, "X" * 8, 1), "a.txt")
    assert "NAM903" in {finding.code for finding in verify(found.original, altered)}


def test_a_mask_of_another_style_is_found() -> None:
    found = redact(cable(), people())
    altered = from_text(found.result.text.replace("[NAME-3]", "[(b)(6)]", 1), "a.txt")
    assert "NAM903" in {finding.code for finding in verify(found.original, altered)}


def test_two_marks_for_one_person_are_found() -> None:
    text = "Aino Tervonen left. Later Aino Tervonen came."
    altered = from_text("[NAME-1] left. Later [NAME-2] came.", "a.txt")
    assert "NAM904" in {finding.code for finding in verify(from_text(text, "a.txt"), altered)}


def test_a_changed_structure_is_found() -> None:
    """A mask over a paragraph number takes a paragraph away."""
    found = redact(cable(), [*people(), person(CABLE, "3. (U)", id_=9)])
    assert "NAM905" in {finding.code for finding in verify_redaction(found)}


def test_a_masked_address_that_stands_elsewhere_is_found() -> None:
    text = "Write to press@example.org or call tel. 555-010-0199."
    found = redact(from_text(text), [])
    again = " PRESS@example.org 555 010 0199"
    original, release = (from_text(source.text + again, "a.txt") for source in (found.original, found.result))
    assert len(leaks(verify(original, release))) == 2


def left_in_clear(name: str, line: str) -> bool:
    """Whether the proof reads a masked name in a line that nobody masked."""
    before, after = (from_text(f"1. (C) {one} came.\n{line}\n", "a.txt") for one in (name, "[NAME-1]"))
    return bool(leaks(verify(before, after)))


@pytest.mark.parametrize(("given", "is_leak"), [("Kauko", False), ("Tuomas", True)])
def test_a_given_name_of_six_letters_counts_inside_a_word(given: str, is_leak: bool) -> None:
    assert left_in_clear(f"{given} Tervonen", f"Then {given}gate fell.") is is_leak


@pytest.mark.parametrize(("surname", "is_leak"), [("Tervone", False), ("Tervonen", True), ("Lehtomakinen", True)])
def test_a_surname_of_eight_letters_counts_among_any_letters(surname: str, is_leak: bool) -> None:
    assert left_in_clear(f"Aino {surname}", f"Then zq{surname.lower()}vv fell.") is is_leak


def _broken_in_two(length: int) -> list[str]:
    """The findings of a name of so many letters that is masked once, and is printed in two pieces elsewhere."""
    name = ("Quazilbertinkoftrevandomurlishepnocatriweylumpagondristaquelvor" * 2)[:length]
    rest = f"2. (U) So {name[:40]} {name[40:]} said.\n"
    proof = prove(from_text(f"1. (U) Then Bo {name} left.\n{rest}"), from_text(f"1. (U) Then [NAME-1] left.\n{rest}"))
    return [finding.message for finding in proof.findings]


def test_names_of_a_hundred_letters_are_found_in_pieces_and_longer_ones_whole() -> None:
    assert _broken_in_two(100) == ["the name behind [NAME-1] is readable broken in two: mask it"]
    assert _broken_in_two(101) == []


def test_the_memory_of_the_proof_does_not_grow_with_the_square_of_a_name() -> None:
    length = 20_000
    name = f"Quaz{'x' * length}"
    original, release = from_text(f"1. (U) Then {name} left.\n"), from_text("1. (U) Then [NAME-1] left.\n")
    tracemalloc.start()
    try:
        prove(original, release)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 500 * length
