"""A run gives the same bytes however it is cut up, spread or interrupted, and no name that it masks."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from cablelint.cli.corpus import command
from cablelint.config import Config
from cablelint.corpus import rows, work
from cablelint.corpus.records import InputError
from cablelint.corpus.run import local, run
from cablelint.corpus.work import Job, Part, Worker, parts
from cablelint.system.walking import Unreadable

from .samples import cable

parquet = pytest.importorskip("pyarrow.parquet")


def corpus(inputs, output, *, jobs=1, part_size=4, style="placeholder", **more):
    job = Job(output, Config(root=output.parent, style=style), **more)
    return list(run([str(one) for one in inputs], job, local(jobs), part_size=part_size))


def contents(output):
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def table(output, name):
    return parquet.read_table(output / name).to_pylist()


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A run that nothing disturbed."""
    base = tmp_path_factory.mktemp("undisturbed")
    folder = base / "cables"
    folder.mkdir()
    for serial in range(12):
        (folder / f"09ROME{serial:02}.txt").write_text(cable(serial, "065" if serial % 3 == 0 else "064"), "utf-8")
    corpus([folder], base / "output")
    return folder, base / "output"


def test_every_cable_is_a_row_with_its_fields_and_masked_text(done):
    _, output = done
    cables = table(output, "cables")
    assert [row["mrn"] for row in cables] == [f"09ROME{serial}" for serial in range(12)]
    first = cables[0]
    assert first["status"] == "redacted"
    assert (first["post"], first["year"], first["date"]) == ("ROME", 2009, date(2009, 3, 5))
    assert (first["classification"], first["declassify_on"]) == ("CONFIDENTIAL", date(2019, 3, 5))
    assert first["tags"] == ["PREL", "PGOV", "IT"]
    assert first["masks"] > 0
    assert "TIDES" in first["subject"]


def test_every_finding_is_a_row_with_its_place(done):
    folder, output = done
    found = [row for row in table(output, "findings") if row["rule"] == "julian-day-mismatch"]
    assert [row["mrn"] for row in found] == ["09ROME0", "09ROME3", "09ROME6", "09ROME9"]
    first = found[0]
    assert (folder / "09ROME00.txt").read_text()[first["start"] : first["end"]] == "065"
    assert (first["line"], first["severity"]) == (3, "error")


def test_no_masked_name_is_anywhere_in_the_output(done):
    _, output = done
    everything = json.dumps(table(output, "cables") + table(output, "findings"), default=str)
    everything += (output / "report.html").read_text("utf-8") + (output / "summary.json").read_text("utf-8")
    for name in ("Bianchi", "BIANCHI", "Roe", "ROE "):
        assert name not in everything


def test_the_summary_counts_what_the_tables_contain(done):
    _, output = done
    summary = json.loads((output / "summary.json").read_text())
    assert summary["cables"] == 12
    assert summary["rules"]["HDR004"] == {"error": 4}
    assert summary["findings"] == len(table(output, "findings"))
    assert summary["masks"] == sum(row["masks"] for row in table(output, "cables"))


def test_two_processes_give_the_same_bytes_as_one(done, tmp_path):
    folder, output = done
    corpus([folder], tmp_path / "output", jobs=2)
    assert contents(tmp_path / "output") == contents(output)


@pytest.mark.parametrize("parts_done", [0, 1, 2])
def test_an_interrupted_run_is_taken_up_where_it_was(done, tmp_path, monkeypatch, parts_done):
    """The remains of a killed run: some parts whole, one with its first table alone, a file half written."""
    folder, undisturbed = done
    output = tmp_path / "output"
    job = Job(output, Config(root=tmp_path))
    running = run([str(folder)], job, local(1), part_size=4)
    for _ in range(parts_done):
        next(running)
    running.close()
    (output / "findings").mkdir(parents=True, exist_ok=True)
    name = f"part-{parts_done:06}.parquet"
    (output / "findings" / name).write_bytes((undisturbed / "findings" / name).read_bytes())
    (output / "findings" / f".{name}.0123.tmp").write_bytes(b"half")

    again = corpus([folder], output)
    assert [part.was_there for part in again] == [number < parts_done for number in range(3)]
    assert contents(output) == contents(undisturbed)


def test_only_what_changed_is_done_again(done, tmp_path):
    folder = tmp_path / "cables"
    folder.mkdir()
    for path in done[0].iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    corpus([folder], tmp_path / "output")
    (folder / "09ROME05.txt").write_text(cable(99), "utf-8")
    assert [part.was_there for part in corpus([folder], tmp_path / "output")] == [True, False, True]
    assert table(tmp_path / "output", "cables")[5]["mrn"] == "09ROME99"


def test_parts_that_no_input_makes_any_more_are_removed(done, tmp_path):
    corpus([done[0]], tmp_path / "output", part_size=2)
    corpus([done[0]], tmp_path / "output", part_size=4)
    assert contents(tmp_path / "output") == contents(done[1])


def test_other_settings_do_the_work_again(done, tmp_path):
    corpus([done[0]], tmp_path / "output")
    again = corpus([done[0]], tmp_path / "output", style="crosses")
    assert not any(part.was_there for part in again)
    assert "XXXXXXXXXXXX" in table(tmp_path / "output", "cables")[0]["text"]


def test_the_cache_gives_the_same_bytes_without_the_work(done, tmp_path, monkeypatch):
    corpus([done[0]], tmp_path / "first", cache=tmp_path / "cache")
    monkeypatch.setattr(rows.Analyst, "rows", lambda *_: pytest.fail("this was done before"))
    corpus([done[0]], tmp_path / "second", cache=tmp_path / "cache")
    assert contents(tmp_path / "second") == contents(tmp_path / "first") == contents(done[1])


def test_a_cable_whose_redaction_fails_is_listed_without_text(done, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise RuntimeError("Mario Bianchi")

    monkeypatch.setattr("cablelint.redaction.releasing.release.release", refuse)
    corpus([done[0]], tmp_path / "output")
    first, *_, last = table(tmp_path / "output", "cables")
    assert (first["status"], first["text"], first["mrn"]) == ("withheld", None, None)
    assert "Bianchi" not in str(first)
    assert last["record"] == str(done[0] / "09ROME11.txt")


def test_a_name_in_the_name_of_a_withheld_record_is_hidden(tmp_path, monkeypatch):
    monkeypatch.setattr("cablelint.redaction.releasing.release.release", lambda *_, **__: 1 / 0)
    (tmp_path / "Bianchi.txt").write_text(cable())
    corpus([tmp_path / "Bianchi.txt"], tmp_path / "output")
    (row,) = table(tmp_path / "output", "cables")
    assert row["record"] == str(tmp_path / "[…].txt")


def test_a_record_that_cannot_be_read_is_a_row(tmp_path):
    worker = Worker(Job(tmp_path, Config(root=tmp_path)))
    (row,) = worker._rows(Unreadable("a.txt", "No such file or directory")).cables
    assert (row["record"], row["status"]) == ("a.txt", "unreadable")


def test_a_name_in_the_name_of_a_record_that_cannot_be_read_is_hidden(tmp_path):
    pytest.importorskip("pypdf")
    (tmp_path / "Bianchi.pdf").write_bytes(b"%PDF-1.4 damaged")
    (tmp_path / "a.txt").write_text(cable())
    corpus([tmp_path / "Bianchi.pdf", tmp_path / "a.txt"], tmp_path / "output")
    rows = table(tmp_path / "output", "cables")
    assert {row["status"] for row in rows} == {"unreadable", "redacted"}
    assert "Bianchi" not in str([row["record"] for row in rows])


def test_parts_have_at_least_the_records_requested(tmp_path):
    pieces = [work.Slice("file", str(number), count) for number, count in enumerate((1, 1, 5, 1, 2))]
    assert [part.count for part in parts(pieces, 3)] == [7, 3]
    assert list(parts([], 3)) == []
    assert isinstance(next(parts(pieces, 1)), Part)


def test_an_output_folder_of_something_else_is_refused(done, tmp_path):
    (tmp_path / "thesis.doc").write_bytes(b"")
    with pytest.raises(FileExistsError, match="contains other files"):
        corpus([done[0]], tmp_path)


def test_an_empty_input_is_reported(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="found no cable"):
        corpus([tmp_path / "empty"], tmp_path / "output")


def test_sections_in_files_of_their_own_can_be_joined(tmp_path):
    """Whatever the names of the files; under the name of the first section."""
    folder = tmp_path / "cables"
    folder.mkdir()
    text = cable().replace("09ROME", "ROME")
    line, preamble = "C O N F I D E N T I A L ROME 000012", text.index("1. (C)")
    head = text[:preamble].replace(line, "C O N F I D E N T I A L SECTION {} OF 02 ROME 000012")
    (folder / "b.txt").write_text(head.format("01") + text[preamble : text.index("2. (U)")])
    (folder / "a.txt").write_text(head.format("02") + text[text.index("2. (U)") :])
    (folder / "c.txt").write_text(cable(99))
    job = Job(tmp_path / "output", Config(root=tmp_path))
    list(run([str(folder)], job, local(1), part_size=4, join_sections=True))
    found = [(Path(row["record"]).name, row["mrn"], row["paragraphs"]) for row in table(tmp_path / "output", "cables")]
    assert found == [("b.txt", "09ROME12", 2), ("c.txt", "09ROME99", 2)]


def test_a_page_and_a_file_of_two_messages_give_what_text_files_give(tmp_path):
    """The text of each cable is taken out of its surroundings, and released without it."""
    for name, files in {
        "plain": {"1.txt": cable(12), "2.txt": cable(13)},
        "page": {"1.html": f"<html><body><code><pre>{cable(12)}</pre></code></body></html>", "2.txt": cable(13)},
        "both": {"1.txt": cable(12) + cable(13)},
    }.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(text)
        corpus([tmp_path / name], tmp_path / f"{name}-output")
    plain, page, both = (
        [(row["status"], row["mrn"], row["masks"], row["text"]) for row in table(tmp_path / f"{name}-output", "cables")]
        for name in ("plain", "page", "both")
    )
    assert plain == page == both
    assert {status for status, *_ in plain} == {"redacted"}


class TestCommand:
    def test_it_reports_where_the_report_is(self, done, tmp_path):
        result = CliRunner().invoke(command, ["--isolated", "-j", "1", str(done[0]), "-o", str(tmp_path / "output")])
        assert result.exit_code == 0, result.output
        assert result.stdout.strip() == str(tmp_path / "output" / "report.html")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--policy", "nonesuch"], "nonesuch"),
            (["--style", "pseudonym"], "--key-file"),
            (["--dialect", "nonesuch"], "nonesuch"),
        ],
    )
    def test_wrong_options_are_reported_before_anything_is_written(self, done, tmp_path, arguments, words):
        output = tmp_path / "output"
        result = CliRunner().invoke(command, ["--isolated", str(done[0]), "-o", str(output), *arguments])
        assert result.exit_code == 2
        assert words in result.stderr
        assert not output.exists()

    def test_a_missing_input_is_reported(self, tmp_path):
        result = CliRunner().invoke(command, ["--isolated", str(tmp_path / "nowhere"), "-o", str(tmp_path / "output")])
        assert result.exit_code == 2
        assert "nowhere" in result.stderr


def test_no_column_contains_a_name_that_the_text_masks(tmp_path):
    """Numbers, captions, TAGS and references are read from the release, and findings have its places."""
    text = cable().replace("TAGS: ", "TAGS: OVIP (SMITH, AINO), ").replace("SUBJECT:", "SUBJECT: CODEL TERVONEN:")
    (tmp_path / "a.txt").write_text(text + "\n2. (C) Aino Tervonen met John Smith.\n")
    corpus([tmp_path / "a.txt"], tmp_path / "output")
    (row,) = table(tmp_path / "output", "cables")
    assert row["status"] == "redacted"
    assert "ervonen" not in str(row).lower()
    assert "smith" not in str(row).lower()
    lines = row["text"].split("\n")
    for finding in table(tmp_path / "output", "findings"):
        assert 1 <= finding["column"] <= len(lines[finding["line"] - 1]) + 1


def test_a_number_of_no_known_post_is_left_out(tmp_path):
    (tmp_path / "a.txt").write_text(cable().replace("ROME", "TERVONEN"))
    corpus([tmp_path / "a.txt"], tmp_path / "output")
    (row,) = table(tmp_path / "output", "cables")
    assert row["mrn"] is None


def test_a_number_with_a_masked_name_for_its_post_is_left_out(tmp_path):
    text = cable().replace("ROME", "TERVONEN").replace("SUBJECT:", "REF: A. 06 TERVONEN 98\nB. OSLO 7\nSUBJECT:")
    (tmp_path / "a.txt").write_text(text + "\n2. (C) Director Aino Tervonen came. Tervonen left.\n")
    corpus([tmp_path / "a.txt"], tmp_path / "output")
    (row,) = table(tmp_path / "output", "cables")
    assert row["status"] == "redacted"
    assert (row["mrn"], row["post"]) == (None, None)
    assert [reference[2:] for reference in row["references"]] == ["OSLO7"]
    assert not [name for name, value in row.items() if "tervonen" in str(value).lower()]
