"""The release copy: pages to print and sign that contain the release, its manifest, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli.main import cli
from cablelint.redaction.kit.legend import legend
from cablelint.redaction.kit.pages import WIDTH, Piece, paged, wrapped
from cablelint.redaction.kit.release_copy import make_copy, make_index
from cablelint.redaction.masks import Style
from cablelint.redaction.releasing.manifest import entry, manifest
from cablelint.redaction.releasing.release import release
from cablelint.redaction.settings import Settings

from .invented import CABLE, cable, people, redact

ACCOUNT = {"found": 2, "released": 1, "refused": 0, "not_cables": 1}


class Page(HTMLParser):
    """The lines of the text, as a reader sees them, and everything that could be run or fetched."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self._is_line = self._is_number = False
        self._number = ""
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.links += [value for name, value in attrs if value and name in ("href", "src", "action", "data")]
        if self._is_line:
            self._depth += 1
        elif tag == "span" and values.get("class") == "number":
            self._is_number = True
        elif tag == "span" and values.get("class") == "words":
            self._is_line = True
            if self._number:
                self.lines.append("")
            else:
                # What continues a line that was too long has no number.
                self.lines[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        self._is_number = False
        if self._is_line and self._depth:
            self._depth -= 1
        elif self._is_line:
            self._is_line, self._number = False, ""

    def handle_data(self, data: str) -> None:
        if self._is_line:
            self.lines[-1] += data
        elif self._is_number:
            self._number += data


def copy_of(text: str = CABLE) -> str:
    redaction = redact(cable(text), people(text))
    return make_copy(redaction.result.data, "07HELSINKI417.txt", entry(redaction)).html.decode()


@pytest.mark.parametrize("style", [style for style in Style if style is not Style.PSEUDONYM])
def test_the_copy_has_every_line_of_the_release_and_no_name(style: Style) -> None:
    redaction = redact(cable(), people(), style=style)
    made = make_copy(redaction.result.data, "a.txt", entry(redaction)).html.decode()

    assert [line.split() for line in Page(made).lines] == [line.split() for line in redaction.text.splitlines()]
    assert not [name for name in ("ashdown", "tervonen", "halvari", "kettunen") if name in made.lower()]
    assert "Tervonen" in CABLE


def test_the_copy_prints_number_date_level_pages_codes_and_a_place_to_sign() -> None:
    made = copy_of()

    for text in ("<h1>07HELSINKI417</h1>", "2007-05-07", "CONFIDENTIAL", "AMEMBASSY HELSINKI", "RELEASED IN PART"):
        assert text in made
    for text in ("Page 1 of 2", "Page 2 of 2", "5 U.S.C. 552 (b)(6)", "Reviewed by", "Approved by", "Signature"):
        assert text in made


def test_each_mask_has_its_code_beside_the_line_and_a_row_in_the_table() -> None:
    redaction = redact(cable(), people())
    made = make_copy(redaction.result.data, "a.txt", entry(redaction)).html.decode()

    assert made.count("<mark>") == len(redaction.masks)
    assert made.count('<td class="mono">[NAME-') == len(redaction.masks)
    assert '<span class="codes">(b)(6)</span>' in made


def test_masks_of_earlier_hands_are_shown_as_such() -> None:
    made = copy_of(CABLE.replace("rice prices", "XXXXXXXXXXXX"))
    assert '<mark class="earlier">XXXXXXXXXXXX</mark>' in made


def test_the_copy_of_a_cable_without_masks_says_that_nothing_is_withheld() -> None:
    text = CABLE.partition("\n\nSIPDIS")[0]
    redaction = redact(cable(text), [])
    made = make_copy(redaction.result.data, "a.txt", entry(redaction)).html.decode()

    assert "RELEASED IN FULL" in made
    assert "Nothing is withheld in this copy" in made
    assert "RELEASED IN PART" not in made


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</span><img src=x onerror=alert(1)>",
        "{{ 7 * 7 }} {% include '/etc/passwd' %}",
        "&lt;b&gt; &#x3c;script&#x3e;",
        '"><a href="http://x.invalid">',
    ],
)
def test_hostile_text_is_printed_and_never_run(hostile: str) -> None:
    made = copy_of(CABLE.replace("rice prices", hostile).replace("LUNCH WITH", hostile))

    page = Page(made)
    assert not page.tags & {"script", "img", "a", "iframe", "link", "object"}
    assert page.links == []
    assert any(hostile.split(maxsplit=1)[0] in line for line in page.lines)
    assert "default-src 'none'" in made


def test_hostile_values_of_the_manifest_are_escaped() -> None:
    redaction = redact(cable(), people())
    listed = entry(redaction)
    hostile = "<script>alert(1)</script>\u202e"
    listed["masks"][0] |= {"reviewer": hostile, "rule": hostile, "reason": hostile, "mark": hostile, "kind": hostile}
    copy = make_copy(redaction.result.data, f"{hostile}.txt", listed)
    index = make_index([copy.summary], manifest([listed | {"file": hostile, "vault": None}], ACCOUNT)).decode()

    for made in (copy.html.decode(), index):
        assert "<script" not in made
        assert "\u202e" not in made


def test_unprintable_characters_are_escaped_and_tabs_become_blanks() -> None:
    made = copy_of(CABLE.replace("rice prices", "a\u202eb\u200bc\x1bd").replace("SIPDIS", "\tSIPDIS\f"))
    assert r"a\u202eb\u200bc\x1bd" in made
    assert '<span class="words">        SIPDIS' in made


def test_a_page_of_html_is_copied_as_its_text() -> None:
    text = f"<html><body><h1>Mirror</h1><pre>{CABLE}</pre></body></html>"
    source = cable(text, "07HELSINKI417.html")
    redaction = release(source, Settings())
    made = make_copy(redaction.result.data, "07HELSINKI417.html", entry(redaction)).html.decode()

    lines = Page(made).lines
    assert not any("<pre>" in line for line in lines)
    assert "SUBJECT: LUNCH WITH DIRECTOR [NAME-1]" in lines


def test_long_lines_are_wrapped_at_blanks_and_keep_their_number() -> None:
    text = " ".join(["word"] * 40)
    first, *rest = wrapped(7, [Piece(text)])

    assert first.number == 7
    assert {row.number for row in rest} == {None}
    rows = ["".join(piece.text for piece in row.pieces) for row in (first, *rest)]
    assert all(len(row) <= WIDTH for row in rows)
    assert " ".join(row.strip() for row in rows) == text


@pytest.mark.parametrize("text", ["x" * 500, "漢" * 300, "\t" * 30, " " * 500, "a " + "b" * 200 + " c"])
def test_no_row_is_wider_than_the_page(text: str) -> None:
    for row in wrapped(1, [Piece(text), Piece("[NAME-1]", is_mask=True, code="(b)(6)", mask=0), Piece(text)]):
        printed = "".join(piece.text for piece in row.pieces)
        assert len(printed) + sum(each == "漢" for each in printed) <= WIDTH


def test_a_mask_is_never_cut() -> None:
    rows = list(wrapped(1, [Piece("x" * (WIDTH - 3)), Piece("[NAME-1]", is_mask=True, code="(b)(6)", mask=0)]))
    assert [row.codes for row in rows] == ["", "(b)(6)"]


def test_pages_are_full_and_there_is_at_least_one() -> None:
    assert list(paged([], 2, 3)) == [[]]
    assert list(paged(range(7), 2, 3)) == [[0, 1], [2, 3, 4], [5, 6]]
    assert list(paged(range(5), 2, 3)) == [[0, 1], [2, 3, 4]]


@pytest.mark.parametrize(
    ("reason", "laws"),
    [
        ("(b)(6)", ["5 U.S.C. 552 (b)(6)"]),
        ("(b)(7)(C)", ["5 U.S.C. 552 (b)(7)(C)"]),
        ("1.4(d), B1", ["E.O. 13526, section 1.4", "5 U.S.C. 552 (b)(1)"]),
        ("1.5(b)", ["E.O. 12958, section 1.5"]),
        ("s.40(2)", ["section 40(2)"]),
        ("DIA-3", ["code of the agency"]),
    ],
)
def test_the_legend_explains_each_code(reason: str, laws: list[str]) -> None:
    found = legend([reason, reason])
    assert [code.law for code in found] == laws
    assert all(code.masks == 2 and code.meaning for code in found)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    (folder / "copy").mkdir(parents=True)
    (folder / "a.txt").write_text(CABLE)
    (folder / "copy" / "a.txt.html").write_text(f"<html><body><pre>{CABLE}</pre></body></html>")
    return folder


@pytest.fixture
def run() -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(cli, [*map(str, arguments)])


def test_the_command_writes_a_copy_of_each_cable_and_an_index(
    box: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    out = tmp_path / "out"
    assert run("redact", box, "-o", out, "--release-copy", "html", "-j", "1").exit_code == 0

    table = json.loads((out / "manifest.json").read_text())
    copies = [listed["copy"]["file"] for listed in table["cables"]]
    assert len(set(copies)) == 2
    # The copy of a.txt and the released copy/a.txt.html cannot have one path.
    assert not {listed["file"] for listed in table["cables"]} & set(copies)
    index = Page((out / "copy" / "index.html").read_text())
    assert sorted(f"copy/{link}" for link in index.links) == sorted(copies)
    assert all((out / place).is_file() for place in copies)


def test_verify_accepts_the_copies_and_reports_altered_missing_and_forged_ones(
    box: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    out, key = tmp_path / "out", tmp_path / "key"
    run("key", key)
    assert run("redact", box, "-o", out, "--release-copy", "html", "--key-file", key, "-j", "1").exit_code == 0
    for proof in ((), ("--original", box), ("--key-file", key)):
        assert run("verify", out, *proof).exit_code == 0

    copy = out / "copy" / "a.txt.html"
    whole = copy.read_text()
    copy.write_text(whole.replace("[NAME-1]", "Tervonen", 1))
    assert "NAM902" in run("verify", out).output

    # Somebody who alters the manifest too is found by the originals.
    listed = (out / "manifest.json").read_text()
    before, after = (hashlib.sha256(text.encode()).hexdigest() for text in (whole, copy.read_text()))
    (out / "manifest.json").write_text(listed.replace(before, after))
    assert run("verify", out).exit_code == 0
    assert run("verify", out, "--original", box).exit_code == 1

    copy.unlink()
    assert "NAM908" in run("verify", out).output


def test_a_run_without_copies_removes_those_of_the_run_before(
    box: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    out = tmp_path / "out"
    (box / "copy" / "a.txt.html").unlink()
    run("redact", box, "-o", out, "--release-copy", "html", "-j", "1")
    assert run("redact", box, "-o", out, "-j", "1").exit_code == 0
    assert not (out / "copy").exists()


def test_the_copy_of_a_single_file_is_beside_it(tmp_path: Path, run: Callable[..., Result]) -> None:
    original, released, table = tmp_path / "a.txt", tmp_path / "r.txt", tmp_path / "m.json"
    original.write_text(CABLE)
    assert run("redact", original, "-o", released, "--release-copy", "html", "--manifest", table).exit_code == 0
    assert "[NAME-1]" in (tmp_path / "r.txt.html").read_text()
    assert run("verify", released, "--manifest", table).exit_code == 0

    (tmp_path / "r.txt.html").write_text("another")
    assert run("verify", released, "--manifest", table).exit_code == 1


def test_a_copy_needs_a_release(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "a.txt").write_text(CABLE)
    result = run("redact", tmp_path / "a.txt", "--release-copy", "html")
    assert (result.exit_code, "needs a release" in result.output) == (2, True)


MASKED = Piece("[NAME-1]", is_mask=True, code="b6", mask=0)


@pytest.mark.parametrize(
    ("pieces", "rows"),
    [
        ([""], [""]),
        (["one two"], ["one two"]),
        (["a" * 80], ["a" * 80]),
        (["a" * 81], ["a" * 80, "a"]),
        (["a" * 78 + " b"], ["a" * 78 + " b"]),
        (["a" * 79 + " b"], ["a" * 79 + " ", "b"]),
        (["a" * 80 + " b"], ["a" * 80, "b"]),
        (["a " * 40], ["a " * 40]),
        (["a " * 41], ["a " * 40, "a "]),
        (["a" * 60 + " " + "b" * 90 + " c"], ["a" * 60 + " ", "b" * 80, "b" * 10 + " c"]),
        ([" " * 100 + "a"], [" " * 80, "a"]),
        (["a\tb"], ["a       b"]),
        (["\ta"], ["        a"]),
        (["a" * 75 + "\tb"], ["a" * 75 + " " * 5, "b"]),
        (["漢" * 40], ["漢" * 40]),
        (["漢" * 41], ["漢" * 40, "漢"]),
        (["a", "漢" * 40], ["a", "漢" * 40]),
        (["a" * 72, MASKED], ["a" * 72 + "[NAME-1]"]),
        (["a" * 73, MASKED], ["a" * 73, "[NAME-1]"]),
        ([MASKED, "x", MASKED], ["[NAME-1]x[NAME-1]"]),
    ],
)
def test_a_line_is_wrapped_at_eighty_columns_and_numbered_once(pieces: list[str | Piece], rows: list[str]) -> None:
    found = list(wrapped(7, [Piece(piece) if isinstance(piece, str) else piece for piece in pieces]))
    assert ["".join(piece.text for piece in row.pieces) for row in found] == rows
    assert [row.number for row in found] == [7, *[None] * (len(rows) - 1)]
    assert "".join(row.codes for row in found) == ("b6" if MASKED in pieces else "")


@pytest.mark.parametrize(
    ("count", "pages"), [(0, [[]]), (2, [[0, 1]]), (3, [[0, 1], [2]]), (6, [[0, 1], [2, 3, 4], [5]])]
)
def test_the_first_page_has_room_for_fewer(count: int, pages: list[list[int]]) -> None:
    assert [list(page) for page in paged(range(count), 2, 3)] == pages


@pytest.mark.parametrize(
    ("lines", "masks", "pages"),
    [
        (50, 0, 2),
        (51, 0, 3),
        (112, 0, 3),
        (113, 0, 4),
        (50, 21, 2),
        (50, 22, 3),
        (50, 34, 3),
        (112, 55, 4),
        (112, 56, 5),
        (112, 70, 5),
        (112, 91, 5),
        (112, 92, 6),
    ],
)
def test_the_pages_of_a_copy_have_so_many_lines_and_rows(lines: int, masks: int, pages: int) -> None:
    text = "".join(f"Then {'Bo Salmi' if number < masks else 'nobody'} left.\n" for number in range(lines))
    redaction = redact(cable(text), people(text, (("Bo Salmi",),)))
    assert len(redaction.masks) == masks
    assert make_copy(redaction.result.data, "a.txt", entry(redaction)).summary.pages == pages
