"""Each form of a file gives the same cable, and every place of it is a place of the original."""

import html
import json
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.checking.engine import check
from cablelint.document import dialects
from cablelint.document.parse import parse, parse_all
from cablelint.document.source import decode, from_text
from cablelint.edits import Edit, apply_edits

HEADER = """VZCZCXRO1234
PP RUEHC
DE RUEHAT #0012/01 0640904
ZNY CCCCC ZZH
P 050904Z MAR 09
FM AMEMBASSY ATLANTIS
TO RUEHC/SECSTATE WASHDC PRIORITY 0001"""
BODY = """C O N F I D E N T I A L ATLANTIS 000012

SIPDIS

E.O. 12958: DECL: 03/05/2019
TAGS: PREL, PGOV
SUBJECT: THE "SEA GATE" & THE HARBOR MASTER'S VIEW

Classified By: DCM Jane Roe. Reason: 1.4 (b).

¶1. (C) The harbor master, Élie Doe, said tides < 2 m are safe.

¶2. (U) He asked \\ twice.

ROE
"""
TEXT = HEADER + "\n" + BODY


def page(header=HEADER, body=BODY):
    def block(text):
        escaped = html.escape(text, quote=True).replace("\n", "&#x000A;")
        return "<code><pre>" + escaped.replace("¶1", "<a id='par1' href='#par1'>¶</a>1") + "</pre></code>"

    return f"""<?xml version='1.0' encoding='utf-8' ?>
<html><head><title>Cable Viewer</title></head><body>
<h3>Viewing cable 09ATLANTIS12</h3>
<table class='cable'><tr><td><a href='/cable/09ATLANTIS12.html'>09ATLANTIS12</a></td></tr></table>
{block(header)}
{block(body)}
</body></html>
"""


def record(number=7, header=HEADER, body=BODY):
    def field(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'") + '"'

    values = (str(number), "3/5/2009 9:04", "09ATLANTIS12", "Embassy Atlantis", "CONFIDENTIAL", "", header, body)
    return ",".join(map(field, values)) + "\n"


def json_line(text=TEXT, **more):
    return json.dumps({"id": "09ATLANTIS12", "meta": {"text": "not this"}, "text": text, **more}) + "\n"


def encoded(text=TEXT):
    """Quoted-printable, as e-mail programs save it: long lines end in a soft line end."""
    code = quopri.encodestring(text.encode()).decode()
    return "\n".join(line if len(line) < 30 else f"{line[:12]}=\n{line[12:]}" for line in code.split("\n"))


def framed(text=TEXT):
    edge = f"+{'-' * 80}+"
    return "\n".join([edge, *(f"| {line:<78} |" for line in text.rstrip("\n").split("\n")), edge]) + "\n"


def spaced(text=TEXT):
    return text.rstrip("\n").replace("\n", "\n\n") + "\n"


def listing(text=TEXT):
    return "".join(f"{number:>4} {line}\n" for number, line in enumerate(text.rstrip("\n").split("\n"), 1))


FORMS = {
    "plain": TEXT,
    "encoded": encoded(),
    "framed": framed(),
    "spaced": spaced(),
    "html": page(),
    "csv": record(),
    "jsonl": json_line(),
}


@pytest.mark.parametrize("dialect", FORMS)
def test_a_form_is_recognised(dialect):
    assert dialects.detect(from_text(FORMS[dialect])) == dialect


@pytest.mark.parametrize("dialect", FORMS)
def test_every_form_gives_the_same_view(dialect):
    assert parse(from_text(FORMS[dialect])).view.text == TEXT


@pytest.mark.parametrize("dialect", FORMS)
def test_elements_point_into_the_original(dialect):
    cable = parse(from_text(FORMS[dialect]))
    for span, text in (
        (cable.signature.span, "ROE"),
        (cable.message.span, "ATLANTIS 000012"),
        (cable.paragraphs[1].digits.span, "2"),
    ):
        assert cable.source.text[slice(*span)] == text
        assert FORMS[dialect][slice(*cable.source.place(span))] == text


@pytest.mark.parametrize("dialect", FORMS)
def test_an_edit_of_the_original_is_read_back_as_it_was_meant(dialect):
    """The text of a fix or mask is escaped as the format requires."""
    mask = "the \"mask\" \\ <of> & 'all'"
    cable = parse(from_text(FORMS[dialect]))
    edit = cable.source.place_edit(Edit(*cable.signature.span, mask))
    edited = apply_edits(FORMS[dialect], [edit])
    assert parse(from_text(edited)).view.text == TEXT.replace("\nROE\n", f"\n{mask}\n")


@pytest.mark.parametrize("dialect", FORMS)
def test_rules_find_the_same_in_every_form(dialect):
    """The places of the findings are those in the file, whatever is around the cable."""
    text = FORMS[dialect].replace("0640904", "0650904")
    cable = parse(from_text(text))
    (finding,) = [finding for finding in check(cable) if finding.name == "julian-day-mismatch"]
    assert text[slice(*finding.span)] == "065"


def test_a_forced_dialect_is_obeyed():
    cable = next(iter(parse_all(from_text(FORMS["html"]), "plain")))
    assert cable.dialect == "plain"
    assert cable.view.text.startswith("<?xml")
    assert "<code><pre>" in cable.view.text


@pytest.mark.parametrize("name", dialects.NAMES)
@given(text=st.text(alphabet='<>&;"\\{}:,[]()#1/\r\n ¶aCpre', max_size=80))
def test_no_text_breaks_a_dialect(name, text):
    """Whatever the text, there is a cable, and its view maps back into the original."""
    source = from_text(text)
    cables = list(parse_all(source, name))
    assert cables
    for cable in cables:
        length = len(cable.view.text)
        start, end = cable.source.place(cable.view.origin(0, length))
        assert 0 <= start <= end <= len(source.text)


class TestHtml:
    def test_windows_line_ends_within_a_block_are_one_newline(self):
        text = page().replace("&#x000A;", "&#13;&#x000A;")
        assert parse(from_text(text)).view.text == TEXT

    def test_a_page_without_blocks_is_read_from_its_body(self):
        lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in TEXT.splitlines() if line)
        cable = parse(from_text(f"<html><head><title>x</title></head><body>{lines}</body></html>"))
        assert cable.message.canonical == "09ATLANTIS12"
        assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]

    def test_scripts_and_comments_are_no_text(self):
        text = "<pre>A <!-- <b> B --> C<script>if (a < b) {}</script> D <x> E</pre>"
        assert parse(from_text(text)).view.text == "A  C D <x> E"

    def test_an_entity_of_several_characters_stays(self):
        assert parse(from_text("<pre>&NotEqualTilde; &eacute;</pre>")).view.text == "&NotEqualTilde; é"


class TestCsv:
    def test_each_record_is_a_cable(self):
        second = BODY.replace("000012", "000013")
        source = from_text(record() + record(8, body=second))
        assert [cable.message.number for cable in parse_all(source)] == [12, 13]

    def test_two_messages_in_one_record_are_two_cables(self):
        """A text within a text within a file still knows its place."""
        text = record(body=BODY + TEXT.replace("000012", "000013"))
        first, second = parse_all(from_text(text))
        assert [first.message.number, second.message.number] == [12, 13]
        assert text[slice(*second.source.place(second.message.digits.span))] == "000013"
        edit = second.source.place_edit(Edit(*second.signature.span, '"POE"'))
        edited = list(parse_all(from_text(apply_edits(text, [edit]))))
        assert edited[0].view.text == first.view.text
        assert edited[1].view.text == second.view.text.replace("\nROE\n", '\n"POE"\n')

    def test_doubled_quotes_are_read_too(self):
        text = record().replace('\\"', '""')
        assert parse(from_text(text)).view.text == TEXT

    def test_an_odd_escape_is_kept_and_reported(self):
        text = record(body=BODY + "@").replace("@", "a\\nb")
        cable = parse(from_text(text))
        assert cable.view.text.endswith("a\\nb")
        (edit,) = [repair.edit for repair in cable.repairs if repair.kind == "odd-escape"]
        assert text[cable.source.place(edit.span).start :].startswith("\\nb")

    @pytest.mark.parametrize(
        "damage",
        [
            lambda text: text.replace('\\"', '"'),
            lambda text: text[: len(text) // 2] + "\n",
            lambda text: text.replace('"Embassy Atlantis"', "Embassy Atlantis"),
            lambda text: text.rstrip() + ',"more"\n',
        ],
    )
    def test_reading_goes_on_after_a_damaged_record(self, damage):
        source = from_text(damage(record()) + record(8, body=BODY.replace("000012", "000013")))
        first, second = parse_all(source)
        assert "damaged-record" in {repair.kind for repair in first.repairs}
        assert second.message.canonical == "09ATLANTIS13"
        assert "damaged-record" not in {repair.kind for repair in second.repairs}

    def test_text_before_the_first_record_is_not_lost(self):
        first, second = parse_all(from_text("Jane Roe wrote this\n" + record()))
        assert "Jane Roe" in first.view.text
        assert second.message.canonical == "09ATLANTIS12"

    def test_windows_1252_keeps_its_bytes(self):
        data = record().encode("cp1252")
        cable = parse(decode(data))
        assert cable.view.text == TEXT
        assert cable.source.file.apply([]) == data


class TestJsonLines:
    def test_header_and_body_are_one_cable(self):
        source = from_text(json.dumps({"header": HEADER, "body": BODY}))
        assert parse(source).view.text == TEXT

    def test_characters_beyond_the_first_plane_are_one(self):
        assert parse(from_text(json_line("a😀b\ud800c"))).view.text == "a😀b\ufffdc"

    def test_a_line_without_text_is_no_cable(self):
        assert len(list(parse_all(from_text(json_line() + '{"id": 1}\n\n' + json_line())))) == 2

    def test_a_damaged_line_is_read_as_it_stands(self):
        """No text may be hidden from the name finder."""
        _, damaged, _ = parse_all(from_text(json_line() + '{"text": "Jane Roe\n' + json_line()))
        assert "Jane Roe" in damaged.view.text

    def test_strings_of_inner_objects_are_left_out(self):
        source = from_text('{"a": ["text", {"text": "no"}], "text": "yes", "z": {"text": "no"}}')
        assert parse(source).view.text == "yes"


def test_the_text_of_a_damaged_record_is_the_rest_wherever_it_begins():
    damaged = [record(number)[:-2] + 'he said "so" and\n' for number in (7, 77, 777, 7777)]
    views = {parse(from_text(text)).view.text for text in damaged}
    assert len(views) == 1
    assert next(iter(views)).endswith('he said "so" and')


class TestXml:
    RECORD = """<?xml version="1.0"?>
<!DOCTYPE cables><cable n="7"><!-- a note --><id>09ATLANTIS12</id><body kind="text">{body}</body></cable>
"""

    def test_elements_are_lines_and_entities_characters(self):
        cable = parse(from_text(self.RECORD.format(body=TEXT.replace("&", "&amp;").replace("<", "&lt;"))))
        assert cable.dialect == "xml"
        assert cable.view.text.strip() == f"09ATLANTIS12\n\n{TEXT}".strip()

    def test_a_section_of_characters_is_read_as_it_is(self):
        cable = parse(from_text(self.RECORD.format(body=f"<![CDATA[{TEXT}]]>")))
        assert TEXT.strip() in cable.view.text

    def test_an_edit_is_escaped(self):
        text = self.RECORD.format(body=TEXT.replace("&", "&amp;").replace("<", "&lt;"))
        cable = parse(from_text(text))
        edited = apply_edits(text, [cable.source.place_edit(Edit(*cable.signature.span, "<R & D>"))])
        assert parse(from_text(edited)).view.text.rstrip().endswith("<R & D>")

    def test_a_page_is_no_xml(self):
        assert dialects.detect(from_text(page())) == "html"


class TestFramed:
    def test_numbers_before_the_lines_are_left_out(self):
        assert parse(from_text(listing())).view.text == TEXT

    def test_blank_lines_may_be_without_a_number(self):
        lines = [line for line in TEXT.rstrip("\n").split("\n") if line]
        text = "\n\n".join(f"{number}: {line}" for number, line in enumerate(lines, 1))
        assert parse(from_text(text)).view.text == "\n\n".join(lines)

    @pytest.mark.parametrize(
        "text", ["1. A\n2. B\n3. C\n4. D\n5. E\n", "5 A\n6 B\n8 C\n9 D\n10 E\n", "1 A\n2 B\n3 C\n"]
    )
    def test_other_numbers_are_text(self, text):
        assert dialects.detect(from_text(text)) == "plain"

    @pytest.mark.parametrize("sign", ["# ", "// ", "12:40 ops: ", "[1] "])
    def test_the_same_signs_before_each_line_are_left_out(self, sign):
        text = "".join(f"{sign}{line}".rstrip() + "\n" for line in TEXT.rstrip("\n").split("\n"))
        assert parse(from_text(text)).view.text == TEXT

    def test_numbers_behind_the_lines_are_left_out(self):
        lines = TEXT.rstrip("\n").split("\n")
        text = "".join(f"{line:<80} {number}\n" if line else "\n" for number, line in enumerate(lines, 1))
        assert parse(from_text(text)).view.text == TEXT

    def test_paragraph_numbers_are_no_signs(self):
        assert dialects.detect(from_text("".join(f"{number}. (C) Text.\n" for number in range(1, 8)))) == "plain"

    def test_a_line_outside_is_no_frame(self):
        assert dialects.detect(from_text(framed() + "OUTSIDE\n")) == "plain"


class TestSignsForLineEnds:
    @pytest.mark.parametrize("sign", ["<br>", "<br />", " | "])
    def test_they_are_line_ends(self, sign):
        text = TEXT.rstrip("\n").replace("<", "less than").replace("\n", sign) + "\n"
        cable = parse(from_text(text))
        assert cable.dialect == "escaped"
        assert cable.view.text == TEXT.replace("<", "less than")
        mask = apply_edits(text, [cable.source.place_edit(Edit(*cable.signature.span, "A\nB"))])
        assert parse(from_text(mask)).view.text.endswith("\n\nA\nB\n")

    def test_a_few_are_text(self):
        assert dialects.detect(from_text("ONE | TWO | THREE | FOUR | FIVE | SIX\n")) == "plain"


class TestStrings:
    """The lines of a cable as strings of a program or cells of a column, and one string with all of them."""

    @pytest.mark.parametrize("form", ['"{}"', '"{}",', '    "{}\\n"', '"{}\\r\\n" +', "{}\\n"])
    def test_the_marks_around_each_line_are_left_out(self, form):
        text = "".join(form.format(line) + "\n" for line in TEXT.rstrip("\n").split("\n"))
        cable = parse(from_text(text))
        assert cable.dialect == "quoted"
        assert cable.view.text == TEXT

    @pytest.mark.parametrize("printed", ['He said ""no"".', 'He said \\"no\\".'])
    def test_quotation_marks_within_a_line_stay(self, printed):
        lines = TEXT.rstrip("\n").split("\n")
        text = "".join(f'"{line}"\n' for line in (*lines, printed))
        assert parse(from_text(text)).view.text == TEXT + 'He said "no".\n'

    def test_quotations_on_half_of_the_lines_are_text(self):
        text = 'One.\n"Two."\n' * 4
        assert dialects.detect(from_text(text)) == "plain"
        assert dialects.detect(from_text(text + '"Three."\n')) == "quoted"

    def test_codes_of_characters_are_undone(self):
        text = json.dumps(TEXT.replace("ROE", "RØE 😀"))
        assert "\\ud83d" in text
        assert parse(from_text(text)).view.text == TEXT.replace("ROE", "RØE 😀")
        assert parse(from_text(text.replace("\\u00d8", "\\xd8"))).view.text == TEXT.replace("ROE", "RØE 😀")


@pytest.mark.parametrize(
    ("before", "line_end", "after"),
    [
        ("<p>", "<br>\n", "</p>"),
        ("<p>", "</p>\n<p>", "</p>"),
        ("<ul><li>", "</li>\n<li>", "</li></ul>"),
        ("<head><title>Cable</title></head><textarea>", "\n", "</textarea>"),
    ],
)
def test_a_piece_of_a_page_is_a_page(before, line_end, after):
    cable = parse(from_text(before + html.escape(TEXT.rstrip("\n")).replace("\n", line_end) + after + "\n"))
    assert cable.dialect == "html"
    assert [line for line in cable.view.text.split("\n") if line] == [line for line in TEXT.split("\n") if line]


@pytest.mark.parametrize("name", ["code", "quote"])
def test_marks_of_a_forum_end_no_signature_away(name):
    cable = parse(from_text(f"[{name}]\n{TEXT}[/{name}]\n"))
    assert cable.signature.value == parse(from_text(TEXT)).signature.value
