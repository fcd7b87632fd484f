"""The Classified By line: the person, the position and the reason in every printed order, over any wrap."""

from __future__ import annotations

import pytest

from cablelint.document.header.classified_by import said_before_reason

from .reading import HEADER, read, table_of


def classified_by(line: str) -> tuple[str | None, str | None, str]:
    found = table_of(f"{line}\n")["classified_by"]
    return found["name"], found["title"], " ".join(found["reasons"])


@pytest.mark.parametrize(
    ("said", "name", "title"),
    [
        ("Ambassador Ada Quillfeather", "Ada Quillfeather", "Ambassador"),
        ("Ada Quillfeather, Ambassador", "Ada Quillfeather", "Ambassador"),
        ("Charge d'Affaires a.i., Ada B. Quillfeather", "Ada B. Quillfeather", "Charge d'Affaires a.i."),
        ("CDA, A.I. ADA QUILLFEATHER", "ADA QUILLFEATHER", "CDA, A.I."),
        ("POLCOUNS A. QUILLFEATHER", "A. QUILLFEATHER", "POLCOUNS"),
        ("PolMC Ada Quillfeather", "Ada Quillfeather", "PolMC"),
        ("A/PolAd A. “Hoot” Tallow", "A. “Hoot” Tallow", "A/PolAd"),
        ("Political Minister-Councelor Ada Tallow", "Ada Tallow", "Political Minister-Councelor"),
        ("DCM Geoff Tallow", "Geoff Tallow", "DCM"),
        ("EUR/PRA Dir. Ada Tallow", "Ada Tallow", "EUR/PRA Dir."),
        ("IO PDAS Bo Lindqvarn", "Bo Lindqvarn", "IO PDAS"),
        ("Unit Chief Don L. Tallow", "Don L. Tallow", "Unit Chief"),
        ("ISN - C. S. BO TALLOW, ACTING", "C. S. BO TALLOW", "ISN"),
        ("Ambassador Bo T. Tallow, Jr.", "Bo T. Tallow, Jr.", "Ambassador"),
        ("Ambassador Bo T. Tallow Jr.", "Bo T. Tallow Jr.", "Ambassador"),
        ("DCM Bo G, Lindqvarn", "Bo G, Lindqvarn", "DCM"),
        ("TALLOW, CDA, DOS, CDA", "TALLOW", "CDA, DOS, CDA"),
        ("Ambassador Tallow", "Tallow", "Ambassador"),
        ("Cora Tallow", "Cora Tallow", None),
        ("Cora Tallow DCM", "Cora Tallow", "DCM"),
        ("Ambassador", None, "Ambassador"),
        ("XXXXXXXXXXXX, Ambassador, U.S. Embassy Oslo", "XXXXXXXXXXXX", "Ambassador, U.S. Embassy Oslo"),
        ("xxxxx", "xxxxx", None),
        (
            "Cora Tallow, Consul General, U.S. Consulate, Oslo",
            "Cora Tallow",
            "Consul General, U.S. Consulate, Oslo",
        ),
        (
            "Consulate General Oslo Deputy Principal Officer Bo Tallow",
            "Bo Tallow",
            "Consulate General Oslo Deputy Principal Officer",
        ),
        ("Minister Counselor for Political Affairs Bo Tallow", "Bo Tallow", "Minister Counselor for Political Affairs"),
    ],
)
def test_the_name_and_the_position(said: str, name: str | None, title: str | None) -> None:
    assert classified_by(f"Classified By: {said} for reasons 1.4 (b) and (d).")[:2] == (name, title)


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ("for reasons 1.4 (b) and (d).", "1.4(b) 1.4(d)"),
        ("for reasons 1.4(b)(d)", "1.4(b) 1.4(d)"),
        (". Reasons: 1.4 (B/D).", "1.4(b) 1.4(d)"),
        (", reasons 1.4 b and d.", "1.4(b) 1.4(d)"),
        (", reasons 1.4 (b-d)", "1.4(b) 1.4(c) 1.4(d)"),
        ("; reasons: E.O. \n12958 1.4 (a,b,c,d).", "1.4(a) 1.4(b) 1.4(c) 1.4(d)"),
        (", FOR REASON \n\n1.4(C).", "1.4(c)"),
        ("for reasons 1.4, b/d.", "1.4(b) 1.4(d)"),
        ("per 1.5 (b) and (d).", "1.5(b) 1.5(d)"),
        ("under Section 1.4b/d", "1.4(b) 1.4(d)"),
        ("for reasons 1.4 (b) an d (d)", "1.4(b) 1.4(d)"),
        ("; REASON: 1.4(B), (D)\n(S//NF) Summary", "1.4(b) 1.4(d)"),
        ("for reasons 1.4 (B) and (D\n)", "1.4(b) 1.4(d)"),
        ("for reasons 1.  \n4(b) and (d)", "1.4(b) 1.4(d)"),
        ("", ""),
    ],
)
def test_the_reasons(said: str, reasons: str) -> None:
    assert classified_by(f"Classified By: Ambassador Ada Quillfeather{said if said[:1] in ',;.' else f' {said}'}") == (
        "Ada Quillfeather",
        "Ambassador",
        reasons,
    )


def wrapped_at_71(line: str, gap: str = "\n") -> str:
    return line[:71] + gap + line[71:]


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        (
            "Classified By: Minister-Counselor for Political-Military Affairs Agnieszka Tallow for reasons 1.4 (b-d).",
            "Agnieszka Tallow",
            "Minister-Counselor for Political-Military Affairs",
        ),
        (
            "Classified By: MINISTER-COUNSELOR FOR POLITICAL AFFAIRS CORAB TALLOW FOR REASONS 1.4 (B) and (D)",
            "CORAB TALLOW",
            "MINISTER-COUNSELOR FOR POLITICAL AFFAIRS",
        ),
        (
            "Classified By: Deputy Minister-Counselor for Economic Affairs Bo Lindqvarnsen, reasons 1.4 (b).",
            "Bo Lindqvarnsen",
            "Deputy Minister-Counselor for Economic Affairs",
        ),
        (
            "Classified By: Political Minister-Counselor Johanna Rosenquist for reasons 1.4 (b) and (d).",
            "Johanna Rosenquist",
            "Political Minister-Counselor",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n", " \n"])
def test_a_word_that_the_wrap_cut_is_whole(line: str, name: str, title: str, gap: str) -> None:
    """The terminals cut a line after 71 characters, in the middle of a word if need be."""
    assert line[70].isalpha()
    assert line[71].isalpha()
    assert classified_by(wrapped_at_71(line, gap))[:2] == (name, title)


def test_two_words_on_both_sides_of_a_wrap_stay_two() -> None:
    line = "Classified By: Acting Minister-Counselor for Economic Affairs Ada Tallow\nfor reasons 1.4 (b)."

    assert classified_by(line) == ("Ada Tallow", "Acting Minister-Counselor for Economic Affairs", "1.4(b)")


def test_a_cut_name_that_a_mirror_put_on_one_line_is_whole() -> None:
    assert classified_by("Classified By: Deputy Coordinator Bo L indqvarn for reasons 1.4 (b).")[0] == "Bo Lindqvarn"


def test_the_span_of_a_cut_name_holds_all_of_it() -> None:
    line = "Classified By: Minister-Counselor for Political-Military Affairs Agnies\nzka Tallow for reasons 1.4 (b)."
    cable = read(f"{HEADER}{line}\n\n1. (C) Text.\n")

    assert cable.authority is not None
    assert cable.authority.name is not None
    assert cable.source.text[slice(*cable.authority.name.span)] == "Agnies\nzka Tallow"


@pytest.mark.parametrize(
    "label",
    [
        "Classified By:",
        "CLASSIFIED BY",
        "(U) Classified by:",
        "Classified By: Classified by",
        "Classified By: CLASSIFIED SECRET BY",
    ],
)
def test_each_form_of_the_label(label: str) -> None:
    assert classified_by(f"{label} Ambassador Ada Tallow, reasons 1.4 (b).") == ("Ada Tallow", "Ambassador", "1.4(b)")


@pytest.mark.parametrize("head", ["1. (U) ", "¶1. (U) ", "1.(U) ", "1. "])
def test_a_classified_by_line_may_be_a_paragraph(head: str) -> None:
    table = table_of(text=f"{head}CLASSIFIED BY AMBASSADOR ADA TALLOW. REASON: 1.5 (B).\n\n2. (C) Text.\n\nTALLOW\n")

    assert table["classified_by"] == {"name": "ADA TALLOW", "title": "AMBASSADOR", "reasons": ["1.5(b)"]}
    assert [paragraph["number"] for paragraph in table["paragraphs"]] == [1, 2]


def test_a_paragraph_glued_to_the_reason_is_a_paragraph() -> None:
    line = "CLASSIFIED BY: Ada Tallow, Ambassador. REASON: 1.4 (b), (d) 1. (C/NF) Summary: It was quiet. End summary.\n"
    table = table_of(line, text="¶2. (C) It stayed so.\n")

    assert table["classified_by"]["reasons"] == ["1.4(b)", "1.4(d)"]
    assert [paragraph["number"] for paragraph in table["paragraphs"]] == [1, 2]
    assert table["summary"] == "It was quiet."


def test_prose_without_paragraph_numbers_is_not_swallowed() -> None:
    prose = "".join(f"The week was quiet, day {day} too.\n" for day in range(40))
    table = table_of("Classified By: Ambassador Ada Tallow\n" + prose, text="")

    assert len(table["paragraphs"][0]["text"].split("\n")) > 20


def test_a_derived_classification_has_no_person() -> None:
    assert classified_by("DERIVED FROM: DSCG 05-1 B, D") == (None, None, "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ada Tallow for ", "Ada Tallow"),
        ("Ada Tallow, for the ", "Ada Tallow"),
        ("Bo Tallow Jr. for ", "Bo Tallow Jr."),
        ("Ada Tallow under Section ", "Ada Tallow"),
        ("for ", ""),
        ("", ""),
    ],
)
def test_the_words_that_lead_to_the_reason_are_left_out(text: str, kept: str) -> None:
    assert text[: said_before_reason(text)] == kept


def test_the_number_of_a_guide_is_no_section_whose_letters_follow_below() -> None:
    (paragraph,) = table_of("DERIVED FROM: DSCG 05-1\n", text="(C) The talks ended.\n")["paragraphs"]
    assert paragraph["text"] == "The talks ended."
