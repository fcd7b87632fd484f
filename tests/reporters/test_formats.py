"""Properties that all formats share."""

import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.document.source import from_text
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Fix
from cablelint.reporters import FORMATS, by_name
from cablelint.reporters.report import FileReport, Settings, failed
from cablelint.version import __version__

from .samples import FIRST, NAME, RULES, finding, masked, span

HERE = Path(__file__).parent
SARIF = json.loads((HERE / "schemas" / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
GITLAB = json.loads((HERE / "schemas" / "gitlab-code-quality.schema.json").read_text(encoding="utf-8"))
FINDINGS = json.loads(files("cablelint.schemas").joinpath("findings.schema.json").read_text(encoding="utf-8"))
FINDING = {**FINDINGS["$defs"]["finding"], "$defs": FINDINGS["$defs"]}

# Escapes of the terminal, a bell, directional overrides, an isolate, a zero-width space, a C1 control, a line
# separator, a lone surrogate, newlines, and the special characters of every format.
HOSTILE = "\x1b]0;title\x07\x1b[31m \u202eevil\u2066\u200b\x9b1m\u2028\udc80\r\n::error::%0A ]]><a b=\"'&\x00\ufffe"

Render = Callable[..., str]


def validate(format_name: str, text: str) -> None:
    """Check an output against the schema of its format; text and workflow commands have none."""
    match format_name:
        case "json":
            jsonschema.Draft202012Validator(FINDINGS).validate(json.loads(text))
        case "jsonl":
            for line in text.splitlines():
                jsonschema.Draft202012Validator(FINDING).validate(json.loads(line))
        case "sarif":
            jsonschema.Draft4Validator(SARIF).validate(json.loads(text))
        case "gitlab":
            jsonschema.Draft202012Validator(GITLAB).validate(json.loads(text))
        case "junit":
            validate_junit(ET.fromstring(text))


def validate_junit(root: ET.Element) -> None:
    """Check the elements and attributes that readers of JUnit XML rely on."""
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert int(suite.attrib["tests"]) == len(suite) > 0
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["errors"]) == len(suite.findall("testcase/error"))
        for case in suite:
            assert case.tag == "testcase"
            assert case.attrib["name"]
            assert case.attrib["classname"]
            assert {child.tag for child in case} <= {"failure", "error", "system-out"}
            assert all(failure.attrib["message"] for failure in case.findall("failure"))


@pytest.mark.parametrize("name", FORMATS)
def test_the_output_is_the_golden_one(name: str, rendered: Render, reports: list[FileReport]) -> None:
    golden = HERE / "golden" / f"{name}.golden"
    output = rendered(name, reports)

    if os.environ.get("CABLELINT_UPDATE_GOLDEN"):
        golden.write_text(output.replace(__version__, "@VERSION@"), encoding="utf-8")
    assert output == golden.read_text(encoding="utf-8").replace("@VERSION@", __version__)


@pytest.mark.parametrize("name", FORMATS)
def test_the_output_is_valid(name: str, rendered: Render, reports: list[FileReport]) -> None:
    validate(name, rendered(name, reports))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("count", [0, 1])
def test_no_files_and_no_findings_are_valid_too(name: str, rendered: Render, count: int) -> None:
    output = rendered(name, [masked("clean.txt", "FM AMEMBASSY EASTHAVEN\n", [])] * count)

    validate(name, output)
    assert "CLS009" not in output or name == "sarif"


@pytest.mark.parametrize("name", FORMATS)
def test_no_name_is_printed(name: str, rendered: Render, reports: list[FileReport]) -> None:
    whole_line = finding("DMG001", "{}", span(FIRST, "Classified By: Ambassador Quillfeather"), f"by {NAME} here")

    assert NAME not in rendered(name, [*reports, masked("more.txt", FIRST, [whole_line])])


@pytest.mark.parametrize("name", FORMATS)
def test_a_fix_with_a_name_in_its_text_is_left_out(name: str, rendered: Render) -> None:
    fix = Fix(Applicability.SAFE, (Edit(0, 1, "x"), Edit(5, 5, f"{NAME} ")))
    output = rendered(name, [masked("a.txt", FIRST, [finding("CLS009", "twice", Span(0, 2), fix=fix)])])

    assert NAME not in output
    assert output.count('"fix": null') == (name in {"json", "jsonl"})


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_written_out(name: str, rendered: Render) -> None:
    """Nothing in a cable drives the terminal, turns the direction of the text, or forges a line of the output."""
    text = f"FM {HOSTILE}"
    source = from_text(text)
    at = Span(0, len(source.text))
    report = FileReport(source, (finding("CLS009", "found {}", at, HOSTILE),), lambda quote: quote)
    output = rendered(name, [report])

    validate(name, output)
    assert not [character for character in output if not character.isprintable() and character != "\n"]
    assert not re.search(r"^::error::", output, re.MULTILINE)
    assert "u202e" in output
    output.encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_paths_are_written_out(name: str, rendered: Render) -> None:
    path = "a%b:c,d \x1b[31m\u202e\n::error::x<&\"'\udc80.txt"
    found = masked(path, "SIPDIS\n", [finding("CLS009", "twice", Span(0, 6))])
    output = rendered(name, [found, failed(path, "Permission denied")])

    validate(name, output)
    # The text for people goes to a terminal, where standard error has reported the file.
    assert ("Permission denied" in output) is (name != "text")
    assert not [character for character in output if not character.isprintable() and character != "\n"]
    assert not re.search(r"^::error::", output, re.MULTILINE)


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "github", "gitlab", "junit"])
def test_findings_are_written_as_they_come(name: str, settings: object, reports: list[FileReport]) -> None:
    asked: list[str] = []

    def coming() -> Iterator[FileReport]:
        for report in reports:
            asked.append(report.source.name)
            yield report

    pieces = by_name(name)(coming(), settings)  # type: ignore[arg-type]
    while "CLS009" not in next(pieces):
        pass

    assert asked == ["cables/first.txt"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_message_that_quotes_a_whole_file_is_cut(name: str, rendered: Render) -> None:
    output = rendered(name, [masked("a.txt", "x", [finding("CLS009", "found {}", Span(0, 1), "x" * 100_000)])])

    assert "found xxx" in output
    assert len(output) < 10_000


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=50, deadline=None)
@given(data=st.data(), text=st.text(st.characters(), max_size=300))
def test_any_text_gives_a_valid_and_printable_report(name: str, data: st.DataObject, text: str) -> None:
    source = from_text(text, "a.txt")
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(source.text))] * 2)))
    report = FileReport(source, (finding("CLS009", "found {}", Span(start, end), text),), lambda quote: quote)
    output = "".join(by_name(name)([report], Settings(rules=RULES)))

    validate(name, output)
    assert not [character for character in output if not character.isprintable() and character != "\n"]


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="found the format 'yaml'; expected one of text, concise, json"):
        by_name("yaml")
