"""``cablelint check``: exit codes, selection, fixes, baseline, output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from cablelint.document import Source

Run = Callable[..., Result]


@pytest.fixture
def clean(tmp_path: Path, cable_text: str) -> Path:
    path = tmp_path / "07TOKYO123.txt"
    path.write_text(cable_text)
    return path


@pytest.fixture
def faulty(tmp_path: Path, cable_text: str) -> Path:
    """A cable with an error (the day of the year) and a fixable fault (SIPDIS twice); each line contains a name."""
    path = tmp_path / "faulty.txt"
    path.write_text(cable_text.replace("0641530", "0651530").replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n", 1))
    return path


def codes(result: Result) -> list[str]:
    return [finding["rule"]["code"] for finding in json.loads(result.stdout)["findings"]]


def test_a_clean_cable_exits_with_0(run: Run, clean: Path) -> None:
    result = run("check", clean)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Found nothing in 1 file" in result.stderr


def test_findings_exit_with_1_and_are_on_stdout(run: Run, faulty: Path) -> None:
    result = run("check", faulty)

    assert result.exit_code == 1
    assert "HDR004 error found DE day 065, expected 064 (day of the date-time group)" in result.stdout
    assert "Found" in result.stderr


def test_exit_zero_and_fail_on_change_the_code_and_not_the_report(run: Run, faulty: Path) -> None:
    assert run("check", "--exit-zero", faulty).exit_code == 0
    assert run("check", "--ignore", "HDR,CLS009", "--fail-on", "error", faulty).exit_code == 0
    assert run("check", "--exit-zero", faulty).stdout == run("check", faulty).stdout


def test_severity_limits_the_report_and_not_the_exit_code(run: Run, faulty: Path) -> None:
    shown = run("check", "--severity", "error", "--output-format", "json", faulty)
    text = run("check", "--severity", "error", "--select", "CLS009", faulty)

    assert codes(shown) == ["HDR004"]
    assert (text.exit_code, text.stdout) == (1, "")
    assert "Found nothing in 1 file; 1 below --severity not shown" in text.stderr
    assert run("check", "--severity", "error", "--select", "CLS009", "--fail-on", "error", faulty).exit_code == 0


def test_concise_is_a_line_for_each_finding(run: Run, faulty: Path) -> None:
    result = run("check", "--select", "HDR004", "--output-format", "concise", faulty)

    assert result.stdout == f"{faulty}:3:20: HDR004 found DE day 065, expected 064 (day of the date-time group)\n"


def test_the_summary_says_that_names_are_hidden(run: Run, faulty: Path) -> None:
    assert "names hidden, shown with --show-names" in run("check", "--select", "NAM001", faulty).stderr
    assert "--show-names" not in run("check", "--select", "NAM001", "--show-names", faulty).stderr
    assert "--show-names" not in run("check", "--select", "HDR004", faulty).stderr


@pytest.mark.parametrize("selector", ["HDR004", "HDR", "julian-day-mismatch", "HDR0"])
def test_a_rule_is_selected_by_code_name_or_prefix(run: Run, faulty: Path, selector: str) -> None:
    result = run("check", "--select", selector, "--output-format", "json", faulty)

    assert codes(result) == ["HDR004"]


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_an_unknown_rule_is_an_error_that_says_what_was_meant(run: Run, faulty: Path, option: str) -> None:
    result = run("check", option, "julian-day-mismtach", faulty)

    assert result.exit_code == 2
    assert "julian-day-mismatch" in result.stderr


def test_a_safe_fix_repairs_the_file_and_leaves_the_rest_as_it_was(run: Run, clean: Path, faulty: Path) -> None:
    result = run("check", "--fix", "--show-fixes", faulty)

    assert result.exit_code == 1
    assert "caption-duplicate" in result.stderr
    assert faulty.read_text().replace("0651530", "0641530").split() == clean.read_text().split()
    assert run("check", "--fix", faulty).stdout == result.stdout


def test_diff_shows_the_change_hides_names_and_writes_nothing(run: Run, faulty: Path) -> None:
    before = faulty.read_bytes()

    result = run("check", "--diff", faulty)

    assert result.exit_code == 1
    assert "-SIPDIS" in result.stdout
    assert faulty.read_bytes() == before


def test_names_are_hidden_in_the_excerpt_unless_they_are_requested(run: Run, tmp_path: Path, cable_text: str) -> None:
    path = tmp_path / "unsigned.txt"
    path.write_text(cable_text.replace("reasons 1.4 (b) and (d)", "reasons 1.4 (k)"))

    hidden, shown = run("check", path), run("check", "--show-names", path)

    assert "Classified By" in hidden.stdout
    assert "Quillfeather" not in hidden.output
    assert "Quillfeather" in shown.stdout


def test_json_validates_against_its_schema(run: Run, faulty: Path) -> None:
    from importlib.resources import files

    import jsonschema

    report = json.loads(run("check", "--output-format", "json", faulty).stdout)
    schema = json.loads(files("cablelint.schemas").joinpath("findings.schema.json").read_text("utf-8"))

    jsonschema.validate(report, schema)
    assert report["findings"][0]["location"]["line"] == 3


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit"])
def test_every_format_is_written_to_a_file_as_to_stdout(run: Run, faulty: Path, tmp_path: Path, name: str) -> None:
    printed = run("check", "--output-format", name, faulty)
    written = run("check", "--output-format", name, "--output-file", tmp_path / "report", faulty)

    assert printed.exit_code == written.exit_code == 1
    assert (tmp_path / "report").read_text("utf-8") == printed.stdout


def test_statistics_count_each_rule(run: Run, faulty: Path) -> None:
    result = run("check", "--statistics", faulty, "--select", "HDR004,CLS009")

    assert result.stdout.splitlines() == ["1  CLS009  caption-duplicate  [fixable]", "1  HDR004  julian-day-mismatch"]


def test_a_baseline_leaves_out_known_findings_and_reports_new_ones(run: Run, faulty: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    run("check", "--write-baseline", baseline, faulty)

    known = run("check", "--baseline", baseline, faulty)
    faulty.write_text(faulty.read_text().replace("#0123", "#0124"))
    worse = run("check", "--baseline", baseline, faulty, "--output-format", "json")

    assert known.exit_code == 0
    assert "suppressed by the baseline" in known.stderr
    assert codes(worse) == ["HDR006"]
    assert "Quillfeather" not in baseline.read_text()


def test_standard_input_goes_by_the_name_it_is_given(run: Run, faulty: Path) -> None:
    result = run("check", "-", "--stdin-filename", "box/07.txt", stdin=faulty.read_bytes())

    assert result.exit_code == 1
    assert result.stdout.startswith("box/07.txt:3:")


def test_a_folder_is_walked_and_excludes_are_left_out(run: Run, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "box" / "old").mkdir(parents=True)
    for name in ("box/a.txt", "box/b.md", "box/c.pdf", "box/old/d.txt"):
        (tmp_path / name).write_bytes(faulty.read_bytes())

    result = run("check", "box", "--exclude", "old", "--output-format", "json", "--select", "HDR004")

    assert [Path(finding["file"]).name for finding in json.loads(result.stdout)["findings"]] == ["a.txt", "b.md"]


def test_the_configuration_is_found_and_can_be_ignored(run: Run, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "cablelint.toml").write_text('select = ["CLS009"]\n')

    assert codes(run("check", "--output-format", "json", faulty)) == ["CLS009"]
    assert "HDR004" in codes(run("check", "--isolated", "--output-format", "json", faulty))


def test_an_unknown_key_is_an_error_that_names_it(run: Run, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "cablelint.toml").write_text('selct = ["HDR"]\n')

    result = run("check", faulty)

    assert result.exit_code == 2
    assert "selct" in result.stderr
    assert "select" in result.stderr


def test_severities_are_remapped_by_the_configuration(run: Run, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "cablelint.toml").write_text('[severity]\nHDR004 = "info"\nCLS = "info"\n')

    assert run("check", faulty).exit_code == 0


HOSTILE_NAMES = [b"bad\xff.txt", b"\x1b[31mred.txt", "\u202egnp.txt".encode(), b"::error::x.txt", b"##[x.txt"]
FORMATS = ["json", "jsonl", "sarif", "github", "gitlab", "junit"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_cannot_be_read_is_in_the_report_of_every_format(run: Run, faulty: Path, name: str) -> None:
    result = run("check", "--output-format", name, "gone.txt", faulty)

    assert result.exit_code == 2
    assert "gone.txt: No such file or directory" in result.stderr
    assert "gone.txt" in result.stdout
    assert "No such file or directory" in result.stdout
    assert "HDR004" in result.stdout


def test_the_summary_counts_the_files_that_could_not_be_checked(run: Run, clean: Path) -> None:
    assert "Found nothing in 1 file; 1 file could not be checked." in run("check", "gone.txt", clean).stderr


def test_an_error_in_one_file_does_not_end_the_run(
    run: Run, clean: Path, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cablelint.checking import checker

    parse_all = checker.parse_all

    def broken(source: Source, dialect: str | None) -> object:
        if source.name == clean.name:
            raise RuntimeError("Quillfeather")
        return parse_all(source, dialect)

    monkeypatch.setattr(checker, "parse_all", broken)
    result = run("check", clean.name, faulty.name)

    assert result.exit_code == 2
    assert f"{clean.name}: internal error: RuntimeError in broken" in result.stderr
    assert "HDR004" in result.stdout
    assert "Quillfeather" not in result.output


class TestFixing:
    @pytest.fixture
    def doubled(self, cable_text: str) -> str:
        return cable_text.replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n", 1)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_encoding_and_line_ends_stay(
        self, run: Run, tmp_path: Path, doubled: str, encoding: str, newline: str
    ) -> None:
        text = doubled.replace("Ada", "Ad\xe9")
        (tmp_path / "plain.txt").write_text(text, "utf-8")
        (tmp_path / "other.txt").write_bytes(text.replace("\n", newline).encode(encoding))
        run("check", "--fix", "--unsafe-fixes", "plain.txt", "other.txt")

        fixed = (tmp_path / "plain.txt").read_text("utf-8")
        assert fixed != text
        assert (tmp_path / "other.txt").read_bytes() == fixed.replace("\n", newline).encode(encoding)

    def test_what_is_not_text_is_not_touched(self, run: Run, tmp_path: Path, doubled: str) -> None:
        path = tmp_path / "scan.txt"
        path.write_bytes(doubled.encode() + b"\x00\x01")
        before = path.read_bytes()
        result = run("check", "--fix", "--unsafe-fixes", path)

        assert path.read_bytes() == before
        assert "SYN002" in result.stdout
        assert "[fixable" not in result.stdout

    def test_a_read_only_file_is_not_replaced(self, run: Run, tmp_path: Path, doubled: str) -> None:
        path = tmp_path / "locked.txt"
        path.write_text(doubled)
        path.chmod(0o444)
        result = run("check", "--fix", path)

        assert result.exit_code == 2
        assert "the file is read-only; nothing was written" in result.stderr
        assert path.read_text() == doubled

    def test_standard_input_is_printed_fixed_and_its_report_goes_to_standard_error(
        self, run: Run, tmp_path: Path, doubled: str
    ) -> None:
        path = tmp_path / "named.txt"
        path.write_text(doubled)
        run("check", "--fix", path)
        result = run("check", "--fix", "-", stdin=doubled.replace("0641530", "0651530"))

        assert result.stdout.replace("0651530", "0641530") == path.read_text()
        assert "HDR004" in result.stderr
        assert not (tmp_path / "-").exists()

    def test_the_file_that_standard_input_is_named_after_is_not_written(
        self, run: Run, clean: Path, doubled: str
    ) -> None:
        before = clean.read_bytes()
        run("check", "--fix", "-", "--stdin-filename", clean, stdin=doubled)

        assert clean.read_bytes() == before

    def test_standard_input_without_a_fault_is_printed_as_it_is(self, run: Run, cable_text: str) -> None:
        assert run("check", "--fix", "-", stdin=cable_text).stdout == cable_text

    def test_a_fix_that_the_encoding_lacks_is_left_out(self, run: Run, tmp_path: Path, cable_text: str) -> None:
        path = tmp_path / "entities.txt"
        path.write_bytes(cable_text.replace("harbor", "harbor &#1078; &amp; &#233;").encode("cp1252") + b"\xe9\n")
        result = run("check", "--fix", "--unsafe-fixes", "--select", "DMG", path)

        assert result.exit_code in (0, 1)
        assert "internal error" not in result.stderr
        assert path.read_bytes().endswith(b"\xe9\n")


def test_a_difference_hides_names_in_lines_that_look_like_headers(run: Run, tmp_path: Path, cable_text: str) -> None:
    path = tmp_path / "a.txt"
    lines = "-- Quillfeather\n++ Quillfeather\n@@ Quillfeather\n"
    path.write_text(cable_text.replace("SIPDIS\n", f"SIPDIS\n\n{lines}SIPDIS\n{lines}", 1))

    hidden = run("check", "--diff", "--unsafe-fixes", path)

    assert "-SIPDIS" in hidden.stdout
    assert "Quillfeather" not in hidden.stdout
    assert "Quillfeather" in run("check", "--diff", "--unsafe-fixes", "--show-names", path).stdout


def test_a_baseline_is_changed_only_on_request(run: Run, faulty: Path, tmp_path: Path, cable_text: str) -> None:
    baseline = tmp_path / "baseline.json"
    run("check", "--write-baseline", baseline, faulty)
    before = baseline.read_bytes()
    faulty.write_text(cable_text)

    result = run("check", "--baseline", baseline, faulty)

    assert result.exit_code == 0
    assert "of the baseline no longer found; update it with --write-baseline" in result.stderr
    assert baseline.read_bytes() == before
    run("check", "--write-baseline", baseline, faulty)
    assert baseline.read_bytes() != before


def test_writing_a_baseline_for_one_folder_keeps_the_entries_of_the_others(
    run: Run, faulty: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_bytes(faulty.read_bytes())
    run("check", "--write-baseline", "baseline.json", "a", "b")
    before = (tmp_path / "baseline.json").read_bytes()
    run("check", "--write-baseline", "baseline.json", "a")

    assert (tmp_path / "baseline.json").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("--baseline", "known.json", "--write-baseline", "--select", "HDR"),
        ("--baseline", "known.json", "--select", "HDR", "--write-baseline", "cable.txt"),
        ("--baseline", "known.json", "--select", "HDR", "cable.txt", "--write-baseline"),
        ("--write-baseline", "known.json", "--select", "HDR"),
    ],
)
def test_the_baseline_is_written_where_it_is_read(run: Run, faulty: Path, tmp_path: Path, arguments: list[str]) -> None:
    faulty.rename(tmp_path / "cable.txt")

    assert run("check", *arguments).exit_code == 1

    assert '"HDR004"' in (tmp_path / "known.json").read_text()
    assert run("check", "--baseline", "known.json", "--select", "HDR", "cable.txt").exit_code == 0


def test_a_baseline_without_a_file_is_that_of_the_configuration(run: Run, faulty: Path, tmp_path: Path) -> None:
    without = run("check", faulty, "--write-baseline")
    (tmp_path / "cablelint.toml").write_text('baseline = "known.json"\n')
    run("check", faulty, "--write-baseline")

    assert without.exit_code == 2
    assert "--write-baseline has no file to write; name it, or add --baseline FILE" in without.stderr
    assert (tmp_path / "known.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not allow such names")
@pytest.mark.parametrize("name", ["text", *FORMATS])
@pytest.mark.parametrize("file", HOSTILE_NAMES)
def test_a_file_name_of_any_bytes_cannot_control_the_reader(
    run: Run, tmp_path: Path, cable_text: str, name: str, file: bytes
) -> None:
    (tmp_path / os.fsdecode(file)).write_text(cable_text.replace("0641530", "0651530"))
    result = run("check", "--output-format", name, ".")
    diff = run("check", "--diff", ".")

    assert result.exit_code == 1
    assert "HDR004" in result.stdout
    for printed in (result.output, diff.output):
        assert all(character.isprintable() for line in printed.splitlines() for character in line.replace("\t", ""))
        assert not any(line.lstrip().startswith("::error::") for line in printed.splitlines())
    assert name != "text" or "##[" not in result.output


@pytest.mark.parametrize(
    ("arguments", "environment", "is_cached"),
    [([], {}, True), (["--no-cache"], {}, False), (["--isolated"], {}, False), ([], {"CI": "true"}, False)],
)
def test_results_are_cached_beside_the_configuration(
    run: Run,
    faulty: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    is_cached: bool,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "cablelint.toml").write_text("")

    first, second = (run("check", faulty, *arguments) for _ in range(2))

    assert (first.stdout, first.exit_code) == (second.stdout, second.exit_code)
    assert (tmp_path / ".cablelint_cache").exists() is is_cached
