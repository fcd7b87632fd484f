import json
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from cablelint.config import Config, ConfigError, find, load, parse_per_file_ignores
from cablelint.findings import Severity

SCHEMA = json.loads(files("cablelint.schemas").joinpath("config.schema.json").read_text(encoding="utf-8"))

EVERYTHING = """
select = ["DCL", "HDR"]
extend-select = ["portion-mark-missing"]
ignore = ["DCL005"]
fail-on = "error"
exclude = ["drafts", "released/**/*.md"]
extend-include = ["*.pdf"]
force-exclude = true
baseline = "debt/baseline.json"
min-confidence = 0.8
dialect = "plain"
text-column = "body_text"
name-column = "mrn"
policy = "policies/ngo.toml"
roster = "people.toml"
decisions = "decisions.toml"
style = "crosses"
key-file = "box.key"
model = "model.json.gz"
spacy = "en_core_web_md"
today = 2010-02-28

[per-file-ignores]
"released/**" = ["NAM"]

[severity]
DMG = "info"
caption-duplicate = "error"

[rules.RTE001]
known = ["RUEHXYZ"]

[rules.de-time-mismatch]
late-minutes = 9
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "cablelint.toml", EVERYTHING)

    assert load(path) == Config(
        root=tmp_path,
        path=path,
        select=("DCL", "HDR"),
        extend_select=("portion-mark-missing",),
        ignore=("DCL005",),
        per_file_ignores=(("released/**", ("NAM",)),),
        severity=(("DMG", Severity.INFO), ("caption-duplicate", Severity.ERROR)),
        rules=(("RTE001", (("known", ("RUEHXYZ",)),)), ("de-time-mismatch", (("late-minutes", 9),))),
        fail_on=Severity.ERROR,
        exclude=("drafts", "released/**/*.md"),
        extend_include=("*.pdf",),
        force_exclude=True,
        baseline=tmp_path / "debt" / "baseline.json",
        min_confidence=0.8,
        dialect="plain",
        text_column="body_text",
        name_column="mrn",
        policy=str(tmp_path / "policies" / "ngo.toml"),
        roster=tmp_path / "people.toml",
        decisions=tmp_path / "decisions.toml",
        style="crosses",
        key_file=tmp_path / "box.key",
        model=tmp_path / "model.json.gz",
        spacy="en_core_web_md",
        today=date(2010, 2, 28),
    )
    assert set(tomllib.loads(EVERYTHING)) == set(SCHEMA["properties"])


def test_an_empty_file_gives_the_defaults_that_the_schema_names(tmp_path: Path) -> None:
    config = load(write(tmp_path / "cablelint.toml", ""))

    assert config == Config(root=tmp_path, path=tmp_path / "cablelint.toml")
    defaults = {key: value["default"] for key, value in SCHEMA["properties"].items() if "default" in value}
    assert defaults.items() <= config.as_table().items()


def test_a_configuration_written_out_is_valid_and_says_the_same(tmp_path: Path) -> None:
    config = load(write(tmp_path / "cablelint.toml", EVERYTHING))

    jsonschema.validate(config.as_table(), SCHEMA)
    assert config.as_table()["today"] == "2010-02-28"
    assert config.as_table()["severity"] == {"DMG": "info", "caption-duplicate": "error"}


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_policy_without_a_suffix_is_a_name(tmp_path: Path) -> None:
    assert load(write(tmp_path / "cablelint.toml", 'policy = "private"')).policy == "private"


def test_pyproject_holds_the_configuration_in_its_own_table(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", '[tool.ruff]\nselect = ["E"]\n[tool.cablelint]\nignore = ["TAG"]\n')

    assert load(path).ignore == ("TAG",)
    assert load(path).select is None


class TestFinding:
    def test_the_nearest_folder_above_wins(self, tmp_path: Path) -> None:
        write(tmp_path / "cablelint.toml", "")
        nearest = write(tmp_path / "a" / "cablelint.toml", "")
        (tmp_path / "a" / "b" / "c").mkdir(parents=True)

        assert find(tmp_path / "a" / "b" / "c") == nearest

    def test_the_own_file_goes_before_pyproject(self, tmp_path: Path) -> None:
        write(tmp_path / "pyproject.toml", "[tool.cablelint]\n")
        own = write(tmp_path / "cablelint.toml", "")

        assert find(tmp_path) == own

    def test_a_pyproject_without_the_table_does_not_count(self, tmp_path: Path) -> None:
        above = write(tmp_path / "pyproject.toml", "[tool.cablelint]\n")
        write(tmp_path / "a" / "pyproject.toml", '[project]\ndependencies = ["cablelint"]\n')
        write(tmp_path / "a" / "b" / "pyproject.toml", "this is no TOML and none of our business")

        assert find(tmp_path / "a" / "b") == above

    def test_a_relative_start_is_followed_upwards_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        above = write(tmp_path / "cablelint.toml", "")
        (tmp_path / "a" / "b").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / "a" / "b")

        assert find(Path()) == above

    def test_there_may_be_none(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()

        assert find(tmp_path / "a") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'selct = ["DCL"]',
            "unknown key 'selct' (did you mean select?); allowed are baseline, decisions,",
        ),
        ("zzz = 1", "unknown key 'zzz'; allowed are baseline,"),
        ('select = "DCL"', 'select is "DCL"; expected a list of rules'),
        ("select = [1]", "select.0 is 1; expected a rule: its code, its name"),
        ('fail-on = "errors"', 'fail-on is "errors"; expected one of error, warning, info'),
        ('[severity]\nDCL = "fatal"', 'severity.DCL is "fatal"; expected one of error, warning, info'),
        ('[per-file-ignores]\n"a/*" = "NAM"', 'per-file-ignores.a/* is "NAM"; expected a list of rules'),
        ("[rules.HDR005]\nlate-minutes = -1", "rules.HDR005.late-minutes is -1; expected a whole number from 0, or a"),
        ("[rules.HDR005]\nlate-minutes = true", "rules.HDR005.late-minutes is true; expected a whole number from 0"),
        ("[rules]\nHDR005 = 3", "rules.HDR005 is 3; expected a table of options"),
        ("min-confidence = 2", "min-confidence is 2; expected a number from 0 to 1"),
        ("min-confidence = true", "min-confidence is true; expected a number from 0 to 1"),
        ('today = "28 FEB 10"', 'today is "28 FEB 10"; expected a date like 2010-02-28'),
        ('today = "2010-02-30"', 'today is "2010-02-30"; expected a date like 2010-02-28'),
        ("today = 2010-02-28T10:00:00", 'today is "2010-02-28T10:00:00"; expected a date like 2010-02-28'),
        ('exclude = ["/"]', 'exclude.0 is "/"; expected a path pattern'),
        ('force-exclude = "yes"', 'force-exclude is "yes"; expected true or false'),
        ('roster = ""', 'roster is ""; expected a path'),
    ],
)
def test_an_error_names_the_file_the_key_and_what_was_expected(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "cablelint.toml", text)

    with pytest.raises(ConfigError) as error:
        load(path)

    assert str(error.value).startswith(f"{path}: {message}")
    assert "\n" not in str(error.value)


def test_every_error_is_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", '[tool.cablelint]\nignore = 1\nfail-on = "x"\nold = 1\n')

    with pytest.raises(ConfigError) as error:
        load(path)

    assert len(str(error.value).splitlines()) == 3
    assert all(line.startswith(f"{path} [tool.cablelint]: ") for line in str(error.value).splitlines())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("cablelint.toml", b"select = [", ": this is not TOML"),
        ("cablelint.toml", b"\xff", "is not UTF-8 text"),
        ("pyproject.toml", b"[project]", "has no table [tool.cablelint]"),
        ("pyproject.toml", b"tool = 1", "has no table [tool.cablelint]"),
        ("pyproject.toml", b"tool.cablelint = 1", "the whole is 1; expected a table of cablelint settings"),
    ],
)
def test_a_file_that_holds_no_configuration_is_an_error(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(ConfigError) as error:
        load(tmp_path / name)

    assert message in str(error.value)
    assert str(tmp_path / name) in str(error.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: No such file"):
        load(tmp_path / "none.toml")


class TestMerging:
    config = Config(root=Path(), select=("HDR",), extend_select=("TAG",), ignore=("HDR001",), exclude=("a",))

    def test_nothing_said_changes_nothing(self) -> None:
        assert self.config.merge({}) == self.config

    def test_select_starts_afresh(self) -> None:
        merged = self.config.merge({"select": ("HDR001",)})

        assert (merged.select, merged.extend_select, merged.ignore) == (("HDR001",), (), ())
        assert merged.exclude == ("a",)

    def test_extend_select_and_ignore_add(self) -> None:
        merged = self.config.merge({"extend_select": ("DCL",), "ignore": ("DCL001",)})

        assert merged.select == ("HDR",)
        assert merged.extend_select == ("TAG", "DCL")
        assert merged.ignore == ("HDR001", "DCL001")

    def test_the_rest_takes_the_place_of_what_the_file_says(self) -> None:
        merged = self.config.merge({"exclude": ("b",), "fail_on": Severity.INFO, "today": date(2010, 1, 1)})

        assert (merged.exclude, merged.fail_on, merged.today) == (("b",), Severity.INFO, date(2010, 1, 1))


def test_per_file_ignores_are_read_from_the_command_line() -> None:
    assert parse_per_file_ignores(["a/*.txt:HDR, TAG001", "C:\\cables:NAM"]) == (
        ("a/*.txt", ("HDR", "TAG001")),
        ("C:\\cables", ("NAM",)),
    )


@pytest.mark.parametrize("value", ["a/*.txt", ":HDR", "a:", "a: ,"])
def test_per_file_ignores_in_another_form_are_an_error(value: str) -> None:
    with pytest.raises(ConfigError, match=r"--per-file-ignores: found .* expected PATTERN:RULE"):
        parse_per_file_ignores([value])
