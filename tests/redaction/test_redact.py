import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.document.source import Source, decode, from_text
from cablelint.edits import Span
from cablelint.redaction.deciding.policy import ALL, FOIA_B6
from cablelint.redaction.masking.redact import RedactionError
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.masks import Style
from cablelint.redaction.releasing.release import verify_redaction

from .invented import CABLE, KEY, NAMES, cable, people, person, redact


def redacted(text: str, *names: tuple[str, ...], style: Style = Style.PLACEHOLDER, name: str = "x.txt") -> Redaction:
    return redact(from_text(text, name), people(text, names), ALL, style, key=KEY)


def test_every_person_is_masked_and_titles_and_possessives_stay() -> None:
    result = redact(cable(), people()).result.text
    assert "SUBJECT: LUNCH WITH DIRECTOR [NAME-1]" in result
    assert "Classified By: Ambassador [NAME-2] for reasons" in result
    assert "[NAME-1]'s deputy, [NAME-3] (strictly protect)" in result
    assert "[NAME-5], Embassy (note taker)" in result
    assert result.endswith("\n[NAME-2]\n")
    assert "rice prices" in result


@pytest.mark.parametrize("style", Style)
def test_no_name_is_left_in_any_style(style: Style) -> None:
    result = redact(cable(), people(), ALL, style, key=KEY)
    for forms in NAMES:
        for word in re.findall(r"\w{3,}", " ".join(forms)):
            assert not re.search(rf"(?i)\b{word}\b", result.result.text.replace("rice prices", ""))
    assert verify_redaction(result) == []


@pytest.mark.parametrize("style", Style)
def test_redacting_twice_is_redacting_once(style: Style) -> None:
    once = redact(cable(), people(), ALL, style, key=KEY).result
    assert redact(once, people(once.text), ALL, style, key=KEY).result.data == once.data


def test_a_second_run_with_a_new_person_goes_on_counting() -> None:
    once = redact(cable(), people(names=NAMES[:2])).result
    twice = redact(once, people(once.text)).result.text
    assert "[NAME-3]" in twice
    assert twice.count("[NAME-1]") == once.text.count("[NAME-1]")


def test_a_mention_that_holds_an_earlier_mask_is_masked_around_it() -> None:
    text = "Director [NAME-4] Tervonen left."
    assert redacted(text, ("[NAME-4] Tervonen", "Tervonen")).result.text == "Director [NAME-4] [NAME-5] left."


def test_a_name_over_a_line_end_leaves_the_line_end() -> None:
    assert (
        redacted("Mr. Jorma  \r\nKettunen, left.", ("Jorma  \r\nKettunen",)).result.text == "Mr. [NAME-1]  \r\n, left."
    )


def test_a_name_over_a_page_mark_leaves_the_page_mark() -> None:
    text = "said Jorma\nPAGE 02        HELSIN  00417  01 OF 02  070531Z\nKettunen later"
    result = redacted(text, ("Jorma\nPAGE 02        HELSIN  00417  01 OF 02  070531Z\nKettunen",)).result.text
    assert result == "said [NAME-1]\nPAGE 02        HELSIN  00417  01 OF 02  070531Z\n later"


def test_a_name_over_tags_leaves_the_tags() -> None:
    result = redacted("<p><b>Jorma</b> <i>Kettunen</i></p>", ("Jorma</b> <i>Kettunen",)).result.text
    assert result == "<p><b>[NAME-1]</b> <i></i></p>"


SPELLINGS = [
    ("capitals", "{} AND MINISTER TERVONEN AGREED"),
    ("plural", "the Tervonens' house"),
    ("inverted", "see Tervonen, Aino, page 3"),
    ("initial", "signed A. Tervonen"),
    ("glued initial", "drafted by POL:ATERVONEN"),
    ("glued initials behind", "drafted by TERVONENA"),
    ("joined", "see AinoTervonen"),
    ("broken", "as Tervo\nnen said"),
    ("hyphenated", "as Tervo-\nnen said"),
    ("misspelt", "as Tervonnen said"),
    ("digit for letter", "as TERV0NEN said"),
    ("zero width", "as Ter\u200bvonen said"),
    ("soft hyphen", "as Ter\u00advonen said"),
    ("look-alike", "as T\u0435rvonen said"),
    ("entity", "as Ter&#118;onen said"),
    ("accent", "as Tervónen said"),
    ("e-mail", "write to aino.tervonen@example.org"),
    ("e-mail of initial", "write to atervonen@example.org"),
    ("URL", "at https://example.org/people/tervonen-a.html"),
    ("percent", "at https://example.org/Ter%76onen"),
    ("attribute", '<img alt="Tervonen at lunch" src="a.png">'),
    ("comment", "<!-- check Tervonen -->"),
    ("title", "<title>Aino Tervonen</title>"),
    ("link text", "[Tervonen](https://example.org/)"),
    ("link target", "[she](people/tervonen.html)"),
    ("front matter", "---\nperson: tervonen\n---"),
]


@pytest.mark.parametrize(("kind", "line"), SPELLINGS, ids=[kind for kind, _ in SPELLINGS])
def test_a_person_found_once_is_masked_in_every_further_place(kind: str, line: str) -> None:
    """The finder gives the prose mention alone; everything else is found by the redaction itself."""
    prefix = "" if kind == "front matter" else "x\n"
    text = f"{prefix}{line}\nDirector Aino Tervonen left.\n"
    source = from_text(text, "a.txt")
    found = redact(source, [person(text, "Director Aino Tervonen left."[9:22])])
    assert not re.search(r"(?i)ter\S*v\S*nen|tervo-?\n|%76", found.result.text.replace("[NAME-1]", ""))
    assert verify_redaction(found) == []


def test_a_mention_that_an_entity_cut_short_is_masked_to_its_end() -> None:
    text = "Director Tervonen met T&#101;rvonen."
    whole = person(text, "Tervonen")
    short = replace(whole, mentions=(*whole.mentions, *person(text, "T").mentions))
    assert redact(from_text(text), [short]).result.text == "Director [NAME-1] met [NAME-1]."


def test_names_in_a_record_of_json_lines_are_masked_and_the_records_stay_valid() -> None:
    record = json.dumps({"id": 7, "text": CABLE + "TERVONEN\nTervónen\n"})
    source = from_text(record + "\n", "box.jsonl")
    found = redact(source, [person(source.text, "Aino Tervonen", "Tervonen")])
    assert json.loads(found.result.text)["text"].endswith("\n[NAME-1]\n[NAME-1]\n")
    assert verify_redaction(found) == []


def test_ordinary_words_that_are_also_names_stay() -> None:
    text = "Minister Rice may buy rice in May. Mr. Rice and Mr. May met. AMEMBASSY THE HAGUE 1234\nMark Hague left."
    everyone = [
        person(text, "Rice"),
        person(text, "Mr. May"[4:], id_=2),
        person(text, "Mark Hague", id_=3),
    ]
    may = tuple(
        mention for mention in everyone[1].mentions if text[mention.span.start - 4 : mention.span.start] == "Mr. "
    )

    everyone[1] = replace(everyone[1], mentions=may)
    found = redact(from_text(text), everyone)
    assert found.result.text == (
        "Minister [NAME-1] may buy rice in May. Mr. [NAME-1] and Mr. [NAME-2] met. AMEMBASSY THE HAGUE 1234\n"
        "[NAME-3] left."
    )
    assert verify_redaction(found) == []


@pytest.mark.parametrize(("nickname", "stays"), [("Belgian", True), ("Fixer", True), ("Zoltek", False)])
def test_a_nickname_in_quotes_is_masked_elsewhere_only_if_it_is_a_name(nickname: str, stays: bool) -> None:
    text = f'So said Aino Tervonen "{nickname}."\n\nThe aide met {nickname} traders from Ghent, and Tervonen left.\n'
    found = redacted(text, (f'Aino Tervonen "{nickname}',))
    assert (f"met {nickname} traders" in found.text) is stays
    assert found.text.count(nickname) == stays
    assert "Tervonen" not in found.text
    assert verify_redaction(found) == []


def test_a_kept_person_is_left_and_listed() -> None:
    text = "Prime Minister Salmi met Director Tervonen."
    everyone = [person(text, "Salmi", titles=("Prime Minister",)), person(text, "Tervonen", id_=2)]
    found = redact(from_text(text), everyone, FOIA_B6)
    assert found.result.text == "Prime Minister Salmi met Director [NAME-1]."
    assert [found.result.text[slice(*kept.place)] for kept in found.kept] == ["Salmi"]
    assert verify_redaction(found) == []


def test_addresses_and_numbers_are_masked_whole() -> None:
    found = redacted("Write to aino@example.org, tel. +358 9 555 0123, about passport no. P1234567.")
    assert found.result.text == "Write to [EMAIL-1], tel. [PHONE-1], about passport no. [PASSPORT-1]."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2007/tervonen-lunch.txt", "2007/[NAME-1]-lunch.txt"),
        ("ATervonen.txt", "[NAME-1].txt"),
        ("lunch_with_Aino_Tervonen.md", "lunch_with_[NAME-1]_[NAME-1].md"),
        ("07HELSINKI417.txt", "07HELSINKI417.txt"),
    ],
)
def test_a_name_in_the_file_name_is_masked(name: str, expected: str) -> None:
    assert redacted("Director Aino Tervonen left.", ("Aino Tervonen",), name=name).result.name == expected


def test_what_is_not_text_is_refused() -> None:
    with pytest.raises(RedactionError, match="not text"):
        redact(decode(b"Tervonen\x00\x01"), [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("style", Style)
def test_the_encoding_of_the_original_is_kept(encoding: str, style: Style) -> None:
    text = "Señor Peña, Madrid: Director Aino Tervonen left Núñez.\r\n"
    source = decode(text.encode(encoding), "x.txt")
    found = redact(source, people(source.text, (("Aino Tervonen",),)), ALL, style, key=KEY)
    mark = found.masks[0].mark
    assert found.result.data == text.replace("Aino Tervonen", mark).encode(encoding)


words = st.sampled_from(
    [
        "Aino Tervonen",
        "TERVONEN",
        "Halvari",
        "Pekka\nHalvari",
        "rice",
        "the",
        "\n",
        "\r\n",
        "[NAME-3]",
        "XXXXXXXXXXXX",
        "<b>",
        "</b>",
        "a@tervonen.fi",
        "é",
        "\u200b",
        "¶2.",
        "(C)",
        "said",
        ".",
        ",",
        "Tervo-\nnen",
        "%54ervonen",
    ]
)
texts = st.lists(words, max_size=25).map(" ".join)


def _outside(found: Redaction) -> tuple[list[str], list[str]]:
    """The stretches between the masks, of the original and of the result."""
    before, after, position, place = [], [], 0, 0
    for mask in found.masks:
        for edit, span in zip(mask.edits, mask.places, strict=True):
            before.append(found.original.text[position : edit.start])
            after.append(found.result.text[place : span.start])
            position, place = edit.end, span.end
    return [*before, found.original.text[position:]], [*after, found.result.text[place:]]


@settings(deadline=None, max_examples=60)
@given(texts, st.sampled_from(Style))
def test_nothing_outside_the_masks_changes_and_a_second_run_changes_nothing(text: str, style: Style) -> None:
    names = (("Aino Tervonen", "TERVONEN"), ("Pekka\nHalvari", "Halvari"))
    source: Source = from_text(text, "x.txt")
    found = redact(source, people(text, names), ALL, style, key=KEY)
    before, after = _outside(found)
    assert before == after
    again = redact(found.result, people(found.result.text, names), ALL, style, key=KEY)
    assert again.result.data == found.result.data


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_any_text_can_be_redacted_and_verified(text: str) -> None:
    source = from_text(text + " Aino Tervonen", "x.txt")
    if source.is_text:
        found = redact(source, people(source.text, (("Aino Tervonen",),)))
        assert "Aino Tervonen" not in found.result.text


def test_the_length_of_the_work_grows_with_the_text_and_not_with_its_square() -> None:
    """Counted in calls of Python functions, not in seconds."""
    import sys

    def calls(times: int) -> int:
        text = "Director Aino Tervonen met <b>x</b> at a@b.example and www.example.org/q. " * times
        count = 0

        def trace(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += 1

        found = people(text, (("Aino Tervonen",),))
        sys.setprofile(trace)
        try:
            verify_redaction(redact(from_text(text), found))
        finally:
            sys.setprofile(None)
        return count

    assert calls(80) < 2.6 * calls(40)


@pytest.mark.parametrize("later", ["", " XXXXXXXXXXXX signed."])
def test_the_first_mask_of_a_text_is_kept_within_a_longer_stretch(later: str) -> None:
    text = f"Write to XXXXXXXXXXXX@example.org at once.{later}"
    assert redacted(text, ("to XXXXXXXXXXXX@example.org",)).result.text.count("XXXXXXXXXXXX") == text.count(
        "XXXXXXXXXXXX"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Director", "Director"),
        ("Tervonen", "[NAME-1]"),
        ("met", "met"),
        ("ervo", "[NAME-1]"),
        ("Halvari.", "[NAME-2]."),
    ],
)
def test_a_stretch_of_the_original_has_its_place_in_the_result(words: str, expected: str) -> None:
    text = "Director Tervonen met Halvari. Done."
    found = redacted(text, ("Tervonen",), ("Halvari",))
    start = text.index(words)
    assert found.text[slice(*found.place_in_result(Span(start, start + len(words))))] == expected
