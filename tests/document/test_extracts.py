"""The text of e-mails, PDF and RTF, and nothing that is lost without a note."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import PurePath

import pytest
from tests import inputs

from cablelint.document.extracts import ExtractError, email, pdf, rtf
from cablelint.document.opening import source_of, text_path
from cablelint.document.source import Source


def message(**headers: str) -> EmailMessage:
    found = EmailMessage()
    found["From"] = "archive@example.org"
    for name, value in headers.items():
        found[name] = value
    return found


def test_an_encoded_body_is_decoded() -> None:
    mail = message(Subject="Grüße")
    mail.set_content("1. (U) Über den Häfen.\n", cte="quoted-printable")

    text = email.extract(mail.as_bytes()).text

    assert text == "From: archive@example.org\nSubject: Grüße\n\n1. (U) Über den Häfen.\n"


def test_a_page_is_read_as_text() -> None:
    mail = message()
    mail.set_content("<html><body><p>One &amp; two<br>three</body></html>", subtype="html")

    assert "One & two\nthree" in email.extract(mail.as_bytes()).text


def test_texts_attached_are_read_and_other_attachments_are_noted() -> None:
    inner = message(Subject="inner")
    inner.set_content("inner text\n")
    mail = message()
    mail.set_content("body\n")
    mail.add_attachment("attached text\n", filename="a.txt")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    mail.add_attachment(inner)

    text = email.extract(mail.as_bytes()).text

    positions = [
        text.index(each) for each in ("body", "attached text", "[attachment left out: image/png]", "inner text")
    ]
    assert positions == sorted(positions)


def test_an_unknown_charset_is_guessed() -> None:
    data = b"From: a@example.org\nContent-Type: text/plain; charset=x-unknown\n\ncaf\xe9\n"

    assert "café" in email.extract(data).text


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n--x--"])
def test_no_bytes_make_an_email_fail(data: bytes) -> None:
    assert isinstance(email.extract(data).text, str)


def test_pages_end_in_form_feeds_and_know_their_places() -> None:
    text, pages = pdf.extract(inputs.pdf("first (a) page", "second page"))

    assert text == "first (a) page\n\fsecond page\n\f"
    assert [text[start:][:6] for start in pages] == ["first ", "second"]


def test_a_source_knows_its_pages() -> None:
    source = source_of(inputs.pdf("one", "two"), "a.pdf")

    assert isinstance(source, Source)
    assert [source.page(source.text.index(word)) for word in ("one", "two")] == [1, 2]
    assert source.extracted_from == "PDF"


def test_a_text_that_quotes_a_pdf_is_a_text() -> None:
    source = source_of(b"The file begins with %PDF-1.4.", "a.txt")

    assert isinstance(source, Source)
    assert source.extracted_from == ""


def test_a_pdf_with_too_much_text_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(pdf, "LONGEST", 5)
    pdf.extract(inputs.pdf("12345"))
    with pytest.raises(ExtractError, match="more than 5 characters"):
        pdf.extract(inputs.pdf("123456"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("in/a.pdf", "in/a.txt"),
        ("a.eml", "a.txt"),
        ("a.rtf", "a.txt"),
        ("a.csv.gz", "a.csv"),
        ("a.pdf.zst", "a.txt"),
        ("a.TXT.GZ", "a.TXT"),
        ("07TOKYO123", "07TOKYO123"),
    ],
)
def test_the_text_of_a_file_has_the_suffix_of_a_text(path: str, expected: str) -> None:
    assert text_path(PurePath(path)) == PurePath(expected)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (rb"One\par two\line three\tab four\cell\row", "One\ntwo\nthree\tfour\t\n"),
        (rb"{\fonttbl{\f0 Courier;}}{\info{\author Nobody}}{\*\generator X;}text", "text"),
        (rb"{\field{\*\fldinst{HYPERLINK x}}{\fldrslt shown}}", "shown"),
        (rb"{\header page head}{\footer page foot}kept", "kept"),
        (rb"{\v hidden}shown{\deleted gone} \v out\v0  in", "shown  in"),
        (rb"\v hidden\plain  shown", " shown"),
        (rb"caf\'e9 \u8217? \uc2\u960??pi \u-10179 \uc0\u-8704", "café ’ πpi \U0001f600"),
        (rb"{\pict 0a0b}{\*\bkmkstart x}{\annotation said}a", "a"),
        (rb"a\bin4 }}{{b", "ab"),
        (rb"\{\\\}\~\_\-x\emdash\ldblquote y\rdblquote", "{\\} -x—“y”"),
        (b"one\r\nline", "oneline"),
        (rb"{\mac \'8e}{\ansicpg1251 \'cf}", "éП"),
    ],
)
def test_the_printed_text_of_rtf_is_read_and_nothing_that_is_hidden(content: bytes, text: str) -> None:
    assert rtf.extract(b"{\\rtf1\\ansi " + content + b"}").text == text


@pytest.mark.parametrize("data", [rb"{\rtf1 {\b text}", rb"{\rtf1 text}}", rb"{\rtf1 {\info x}}", rb"{\rtf1 \bin99 }"])
def test_damaged_or_empty_rtf_is_an_error(data: bytes) -> None:
    with pytest.raises(ExtractError):
        rtf.extract(data)


def test_rtf_is_known_by_its_first_bytes_in_any_file_and_mail() -> None:
    data = rb"{\rtf1 {\info hidden}1. (U) Text.\par}"
    mail = message()
    mail.set_content("body\n")
    mail.add_attachment(data, maintype="application", subtype="rtf", filename="a.rtf")
    found = source_of(data, "a.txt")

    assert isinstance(found, Source)
    assert found.text == "1. (U) Text.\n"
    assert found.extracted_from == "RTF file"
    assert "1. (U) Text.\n" in email.extract(mail.as_bytes()).text
    assert not rtf.recognises(b"A text about {\\rtf1}")
