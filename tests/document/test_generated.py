"""Cables made from the grammar, and any text at all: what the reader promises for each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cablelint.checking.engine import check
from cablelint.document.model import Cable
from cablelint.document.parse import parse
from cablelint.document.source import View, decode, from_text
from cablelint.edits import Edit, Span

from ..strategies import SoundCable, sound_cables  # noqa: TID252 - tests are no package on the path

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=60, deadline=None)


@FEW
@given(sound_cables())
def test_every_field_of_a_sound_cable_comes_back(sound: SoundCable) -> None:
    cable = parse(from_text(sound.text))
    assert cable.message is not None
    assert cable.message.canonical == _canonical(sound.post.name, sound.number, sound.stamp.year)
    assert cable.dtg is not None
    assert cable.dtg.value == sound.stamp
    assert cable.classification is not None
    assert cable.classification.level.value.name.startswith(sound.level)
    assert cable.tags is not None
    assert tuple(tag.value for tag in cable.tags.entries) == sound.tags
    assert cable.subject is not None
    assert cable.subject.title.value == sound.subject
    assert tuple(reference.text.value for reference in cable.references) == sound.references
    assert (cable.authority.name.value if cable.authority and cable.authority.name else "") == sound.classifier
    assert [paragraph.number for paragraph in cable.paragraphs] == list(range(1, len(sound.paragraphs) + 1))
    for paragraph, sentence in zip(cable.paragraphs, sound.paragraphs, strict=True):
        assert sentence in paragraph.text
    assert tuple(heading.text for heading in cable.headings) == sound.headings[: len(sound.paragraphs) - 1]
    assert len(cable.page_marks) == sound.page_marks
    assert cable.signature is not None
    assert cable.signature.value == sound.signature


def _canonical(post: str, number: int, year: int) -> str:
    return f"{year % 100:02}{''.join(filter(str.isalnum, post))}{number}"


@FEW
@given(sound_cables())
def test_no_rule_has_anything_to_say_about_a_sound_cable(sound: SoundCable) -> None:
    cable = parse(from_text(sound.text))
    assert [(finding.code, sound.text[slice(*finding.span)]) for finding in check(cable)] == []


@st.composite
def spoilt_cables(draw: st.DrawFn) -> str:
    """A sound cable with some stretches replaced by other text, its own or any."""
    text = draw(sound_cables()).text
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        filling = draw(st.text(max_size=12) | st.sampled_from(("", "\n", "(", "¶", "[1](#)", "REF:", "BEGIN TEXT\n")))
        text = text[:start] + filling + text[end:]
    return text


def _spans(value: Any) -> Iterator[Span]:
    """Every span in a value of the model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, Edit):
        for name in value.__dataclass_fields__:
            if name not in ("source", "view"):
                yield from _spans(getattr(value, name))


@MANY
@given(spoilt_cables() | st.text())
def test_parsing_any_text_gives_a_cable_whose_spans_lie_in_the_text(text: str) -> None:
    cable = parse(from_text(text))
    length = len(cable.source.text)
    for span in _spans(cable):
        assert 0 <= span.start <= span.end <= length


@MANY
@given(spoilt_cables() | st.text())
def test_the_lines_joined_are_the_text(text: str) -> None:
    cable = parse(from_text(text))
    assert "".join(cable.view.text[line.start : line.end] for line in cable.lines) == cable.view.text


@FEW
@given(spoilt_cables())
def test_no_rule_raises_on_a_spoilt_cable(text: str) -> None:
    cable = parse(from_text(text))
    findings = check(cable)
    assert [finding.message for finding in findings if finding.code == "SYN900"] == []
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(cable.source.text)


@MANY
@given(st.binary())
def test_any_bytes_decode_and_encode_back_to_themselves(data: bytes) -> None:
    source = decode(data)
    assert source.encode(source.text) == data
    assert parse(source).source is not None


@st.composite
def texts_with_repairs(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="ab\n¶", min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(start, end, draw(st.text(alphabet="xyz", max_size=3))) for start, end in pairs]


@MANY
@given(texts_with_repairs(), st.data())
def test_a_place_in_the_view_leads_to_its_place_in_the_original(
    case: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    """Text that no repair touched is the same at both ends, and any place leads inside the original."""
    original, repairs = case
    view = View(original, repairs)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    place = view.origin(start, end)
    assert 0 <= place.start <= place.end <= len(original)
    touches = any(edit.start <= place.end and place.start <= edit.end for edit in repairs)
    if not touches:
        assert original[slice(*place)] == view.text[start:end]


HOSTILE = {
    "capital letters": "A" * 2_000,
    "open brackets": "(" * 2_000,
    "paragraph numbers": "1. (C) A\n" * 200,
    "bare numbers that begin anew": "¶1. A\n¶2. B\n" * 150,
    "rules": "-----\n" * 300,
    "reference letters": "REF: " + "A. TOKYO 1 " * 200,
    "tags": "TAGS: " + "PREL " * 300,
    "tags run together": "TAGS: " + "PGOVPREL" * 200,
    "addressees": "TO RUEHC/SECSTATE WASHDC\n" * 200,
    "dead links": "[1](#)" * 300,
    "entities": "&amp;amp;" * 300,
    "page marks": "TOKYO 00000001  001 OF 001\n" * 200,
    "summaries": "1. (C) SUMMARY. A\n" * 200,
    "comments": "1. (C) COMMENT: (COMMENT: A\n" * 150,
    "blank lines": "\n" * 3_000,
    "broken sentences": ("A " * 40 + "\n\n") * 60,
}


def _calls(text: str) -> int:
    """How many Python functions run to read and check a text: a measure of work that no other process disturbs."""
    count = 0

    def counted(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    source = from_text(text)
    sys.setprofile(counted)
    try:
        check(parse(source))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("what", HOSTILE)
def test_twice_the_text_is_at_most_little_more_than_twice_the_work(what: str) -> None:
    text = HOSTILE[what]
    check(parse(from_text(text)))
    once, twice = _calls(text), _calls(text + text.removeprefix("REF: ").removeprefix("TAGS: "))
    assert twice <= 2.3 * once + 2_000


def test_a_cable_without_text_is_a_cable() -> None:
    assert isinstance(parse(from_text("")), Cable)
