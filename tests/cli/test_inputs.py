"""Cables are read from the forms in which people have them, alike by every command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.inputs import FORMS, archive, pdf, table, write

# Invented; the second portion mark is missing, so that there is a finding.
NAME = "Lindqvarn"


@pytest.fixture
def faulty(cable_text: str) -> str:
    return cable_text.replace("2. (C) Harbor", "2. Harbor")


@pytest.mark.parametrize("name", FORMS)
def test_check_finds_the_fault(run: Run, tmp_path: Path, faulty: str, name: str) -> None:
    path = write(tmp_path, name, faulty)

    result = run("check", path, "--isolated", "--select", "CLS005", "--output-format", "json")

    assert result.exit_code == 1, result.output
    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["rule"]["code"] == "CLS005"
    assert finding["file"].startswith(str(path))


@pytest.mark.parametrize("name", FORMS)
def test_parse_reads_the_number(run: Run, tmp_path: Path, cable_text: str, name: str) -> None:
    result = run("parse", write(tmp_path, name, cable_text), "--isolated", "--output-format", "jsonl")

    (cable,) = map(json.loads, result.stdout.splitlines())
    assert cable["mrn"]["canonical"] == "07TOKYO123"
    assert [paragraph["number"] for paragraph in cable["paragraphs"]] == [1, 2, 3]


@pytest.mark.parametrize("name", FORMS)
def test_names_finds_the_person(run: Run, tmp_path: Path, cable_text: str, name: str) -> None:
    result = run("names", write(tmp_path, name, cable_text), "--isolated", "--output-format", "json")

    (file,) = json.loads(result.stdout)
    found = {mention["text"] for person in file["people"] for mention in person["mentions"]}
    assert f"Bo {NAME}" in found


@pytest.mark.parametrize("name", FORMS)
def test_a_release_is_written_as_text_and_proved_against_the_input(
    run: Run, tmp_path: Path, cable_text: str, name: str
) -> None:
    path = write(tmp_path, name, cable_text)

    released = run("redact", path, "-o", "out/", "--isolated")
    verified = run("verify", "out", "--original", path, "--isolated")

    assert released.exit_code == 0, released.output
    assert verified.exit_code == 0, verified.output
    (file,) = (each for each in Path("out").rglob("*") if each.is_file() and each.name != "manifest.json")
    assert file.suffix not in (".gz", ".zst", ".pdf", ".eml", ".zip")
    assert NAME.encode() not in file.read_bytes().replace(b"\0", b"")
    assert b"[NAME-1]" in file.read_bytes().replace(b"\0", b"")


@pytest.mark.parametrize("name", FORMS)
def test_corpus_reads_one_record(run: Run, tmp_path: Path, cable_text: str, name: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = write(tmp_path, name, cable_text)

    result = run("corpus", path, "-o", "tables", "--isolated", "--jobs", 1)

    assert result.exit_code == 0, result.output
    (row,) = parquet.read_table("tables/cables").to_pylist()
    assert row["mrn"] == "07TOKYO123"
    assert NAME not in row["text"]
    assert not Path("tables/.inputs").exists()


@pytest.mark.parametrize("name", ["cable.txt.gz", "texts.zip", "message.eml", "scan.pdf"])
@pytest.mark.parametrize("command", [["check", "--fix"], ["redact", "--in-place"]])
def test_only_a_text_is_rewritten(run: Run, tmp_path: Path, cable_text: str, name: str, command: list[str]) -> None:
    path = write(tmp_path, name, cable_text.replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n"))
    before = path.read_bytes()
    target = f"{path}/in/first.txt" if name.endswith(".zip") else path

    result = run(*command, target, "--isolated")

    assert result.exit_code == 2
    assert "is never rewritten" in result.output
    assert path.read_bytes() == before


def test_the_columns_of_a_table_may_be_named(run: Run, tmp_path: Path, faulty: str) -> None:
    (tmp_path / "dump.csv").write_bytes(table(faulty, column="Body of cable"))
    (tmp_path / "cablelint.toml").write_text('text-column = "body of cable"\nname-column = "year"\n')

    checked = run("check", "dump.csv", "--select", "CLS005", "--output-format", "concise")
    released = run("redact", "dump.csv", "-o", "out/")
    verified = run("verify", "out", "--original", "dump.csv")
    corpus = run("corpus", "dump.csv", "-o", "tables", "--jobs", 1)

    assert "CLS005" in checked.stdout
    assert (released.exit_code, verified.exit_code, corpus.exit_code) == (0, 0, 0)
    parquet = pytest.importorskip("pyarrow.parquet")
    (row,) = parquet.read_table("tables/cables").to_pylist()
    assert row["record"] == "dump.csv/2007"


def test_a_table_without_a_known_column_says_how_to_name_it(run: Run, tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "dump.csv").write_bytes(table(cable_text, column="telegram"))

    result = run("corpus", "dump.csv", "-o", "tables", "--isolated")

    assert result.exit_code == 2
    assert "--text-column" in result.output


def test_folders_read_what_is_included(run: Run, tmp_path: Path, faulty: str) -> None:
    folder = tmp_path / "box"
    folder.mkdir()
    write(folder, "scan.pdf", faulty)
    write(folder, "07TOKYO123", faulty)

    usual = run("check", folder, "--isolated", "--select", "CLS005", "--output-format", "concise")
    more = run("check", folder, "--isolated", "--select", "CLS005", "--extend-include", "*.pdf")

    assert "07TOKYO123" in usual.stdout
    assert "scan.pdf" not in usual.stdout
    assert "scan.pdf" in more.stdout


def test_a_finding_in_a_pdf_names_its_page(run: Run, tmp_path: Path, faulty: str) -> None:
    path = write(tmp_path, "scan.pdf", faulty)

    result = run("check", path, "--isolated", "--select", "CLS005", "--output-format", "json")

    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["location"]["page"] == 2


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("scan.pdf", pdf(""), "without a text layer"),
        ("cut.pdf", pdf("1. (U) Text.")[:60], "damaged PDF"),
        ("cut.gz", b"\x1f\x8b\x08", "damaged gzip"),
        ("cut.zst", b"\x28\xb5\x2f\xfd\x00", "damaged Zstandard"),
    ],
)
def test_what_cannot_be_read_is_an_error_with_a_reason(
    run: Run, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)

    result = run("check", name, "--isolated")

    assert result.exit_code == 2
    assert reason in result.output


def test_a_page_without_a_text_layer_is_marked(run: Run, tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf(cable_text, ""))

    result = run("redact", "scan.pdf", "--isolated")

    assert result.exit_code == 0
    assert "[page 2 has no text layer]" in result.stdout


def test_the_name_of_a_member_may_not_lead_out_of_its_archive(run: Run, tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "evil.zip").write_bytes(archive("../evil.txt", cable_text.encode()))

    result = run("redact", "evil.zip", "-o", "out/", "--isolated")

    assert result.exit_code == 2
    assert not (tmp_path / "evil.txt").exists()
    assert "leads out of the archive" in result.output
