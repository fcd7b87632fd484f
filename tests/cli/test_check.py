"""``cablelint check``: exit codes, selection, fixes, baseline, output."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def clean(tmp_path: Path, cable_text: str) -> Path:
    path = tmp_path / "07TOKYO123.txt"
    path.write_text(cable_text)
    return path


@pytest.fixture
def faulty(tmp_path: Path, cable_text: str) -> Path:
    """The day of the year is wrong (an error), SIPDIS stands twice (fixable), a name stands in every line concerned."""
    path = tmp_path / "faulty.txt"
    path.write_text(cable_text.replace("0641530", "0651530").replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n", 1))
    return path


def codes(result: Result) -> list[str]:
    return [finding["rule"]["code"] for finding in json.loads(result.stdout)["findings"]]


def test_a_clean_cable_exits_with_0(run: Run, clean: Path) -> None:
    result = run("check", clean)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Found nothing in 1 file" in result.stderr


def test_findings_exit_with_1_and_stand_on_stdout(run: Run, faulty: Path) -> None:
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


def test_names_are_hidden_in_the_excerpt_unless_they_are_asked_for(run: Run, tmp_path: Path, cable_text: str) -> None:
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


def test_a_baseline_takes_known_findings_out_and_tells_the_new_ones(run: Run, faulty: Path, tmp_path: Path) -> None:
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
