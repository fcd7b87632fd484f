from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from cablelint.checking.selection import Selection, select
from cablelint.config import Config, ConfigError, OptionValue
from cablelint.findings import Severity
from cablelint.rules.registry import all_rules


class Rule(NamedTuple):
    code: str
    name: str
    options: Mapping[str, OptionValue] = MappingProxyType({})


RULES = (
    Rule("HDR001", "header-missing-line"),
    Rule("HDR002", "header-unparsed-line"),
    Rule("DCL001", "eo-line-missing"),
    Rule("DCL002", "eo-number-not-in-force", {"tolerance_days": 45, "known": ()}),
    Rule("SYN001", "unreadable-line"),
)


def selected(**settings: tuple[str, ...]) -> set[str]:
    return set(selection(**settings).codes)


def selection(**settings: object) -> Selection:
    return select(Config(root=Path(), **settings), RULES)  # type: ignore[arg-type]


def test_all_rules_run_by_default() -> None:
    assert selected() == {rule.code for rule in RULES}


def test_the_caller_may_have_other_defaults() -> None:
    assert select(Config(root=Path()), RULES, default=("DCL001", "DCL002")).codes == {"DCL001", "DCL002", "SYN001"}


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("DCL001", {"DCL001"}),
        ("eo-line-missing", {"DCL001"}),
        ("DCL", {"DCL001", "DCL002"}),
        ("D", {"DCL001", "DCL002"}),
        ("HDR00", {"HDR001", "HDR002"}),
        ("ALL", {"HDR001", "HDR002", "DCL001", "DCL002"}),
    ],
)
def test_rules_are_selected_by_code_name_and_start(selector: str, codes: set[str]) -> None:
    assert selected(select=(selector,)) == codes | {"SYN001"}


@pytest.mark.parametrize(
    ("chosen", "ignored", "codes"),
    [
        (("ALL",), ("DCL",), {"HDR001", "HDR002"}),
        (("DCL",), ("DCL001",), {"DCL002"}),
        (("DCL001",), ("DCL",), {"DCL001"}),
        (("ALL", "eo-line-missing"), ("DCL",), {"HDR001", "HDR002", "DCL001"}),
        (("DCL",), ("DCL",), set()),
        (("DCL001",), ("eo-line-missing",), set()),
        ((), (), set()),
    ],
)
def test_the_more_exact_selector_counts_and_ignore_where_they_are_alike(
    chosen: tuple[str, ...], ignored: tuple[str, ...], codes: set[str]
) -> None:
    assert selected(select=chosen, ignore=ignored) == codes | {"SYN001"}


def test_extending_keeps_the_defaults() -> None:
    config = Config(root=Path(), extend_select=("HDR001",))

    assert select(config, RULES, default=("DCL001", "DCL002")).codes == {"DCL001", "DCL002", "HDR001", "SYN001"}


@pytest.mark.parametrize("ignored", ["SYN", "SYN001", "unreadable-line"])
def test_syntax_rules_cannot_be_ignored(ignored: str) -> None:
    with pytest.raises(ConfigError, match="always on"):
        selected(ignore=(ignored,))


def test_ignoring_everything_leaves_the_syntax_rules() -> None:
    assert selected(ignore=("ALL",)) == {"SYN001"}


@pytest.mark.parametrize(
    ("unknown", "guess"),
    [
        ("DLC", "did you mean DCL?"),
        ("dcl001", "did you mean DCL001?"),
        ("eo-line-mising", "did you mean eo-line-missing?"),
        ("zzzzzzzz", "unknown rule 'zzzzzzzz'; cablelint rule"),
        ("", "unknown rule ''"),
    ],
)
@pytest.mark.parametrize("key", ["select", "extend_select", "ignore"])
def test_an_unknown_rule_is_an_error(key: str, unknown: str, guess: str) -> None:
    with pytest.raises(ConfigError) as error:
        selected(**{key: (unknown,)})

    assert guess in str(error.value)


def test_an_unknown_rule_is_an_error_in_the_tables_too() -> None:
    with pytest.raises(ConfigError, match="severity: unknown rule"):
        selection(severity=(("DLC", Severity.INFO),))
    with pytest.raises(ConfigError, match="per-file-ignores: unknown rule"):
        selection(per_file_ignores=(("*", ("DLC",)),))


def test_rules_are_ignored_file_by_file() -> None:
    chosen = selection(per_file_ignores=(("drafts", ("HDR",)), ("drafts/a.txt", ("DCL001",)), ("*.md", ("ALL",))))

    assert chosen.for_file("drafts/a.txt") == {"DCL002", "SYN001"}
    assert chosen.for_file("drafts/b.txt") == {"DCL001", "DCL002", "SYN001"}
    assert chosen.for_file("c.md") == {"SYN001"}
    assert chosen.for_file("c.txt") == chosen.codes


def test_the_most_exact_severity_counts_whatever_the_order() -> None:
    chosen = selection(
        severity=(("eo-line-missing", Severity.ERROR), ("DCL", Severity.INFO), ("ALL", Severity.WARNING))
    )

    assert dict(chosen.severities) == {
        "HDR001": Severity.WARNING,
        "HDR002": Severity.WARNING,
        "DCL001": Severity.ERROR,
        "DCL002": Severity.INFO,
        "SYN001": Severity.WARNING,
    }


@pytest.mark.parametrize("rule", ["DCL002", "eo-number-not-in-force"])
def test_options_are_set_by_code_or_name(rule: str) -> None:
    chosen = selection(rules=((rule, (("tolerance-days", 10), ("known", ("A", "B")))),))

    assert dict(chosen.options) == {"DCL002": {"tolerance_days": 10, "known": ("A", "B")}}


@pytest.mark.parametrize(
    ("rule", "option", "value", "message"),
    [
        ("DCL02", "tolerance-days", 1, r"rules: unknown rule 'DCL02' \(did you mean DCL002\?\)"),
        ("DCL", "tolerance-days", 1, "rules: unknown rule 'DCL'"),
        (
            "DCL002",
            "tolerance-day",
            1,
            r"'tolerance-day' \(did you mean tolerance-days\?\); allowed are tolerance-days, kn",
        ),
        ("HDR001", "tolerance-days", 1, "rules.HDR001: unknown option 'tolerance-days'; HDR001 has no options"),
        ("DCL002", "tolerance-days", ("a",), r"rules.DCL002.tolerance-days: found \['a'\], expected a whole number"),
        ("DCL002", "known", 3, "rules.DCL002.known: found 3, expected a list of words"),
    ],
)
def test_a_wrong_option_is_an_error(rule: str, option: str, value: OptionValue, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        selection(rules=((rule, ((option, value),)),))


def test_the_chosen_rules_have_the_options_of_the_configuration() -> None:
    rules = all_rules()
    config = Config(root=Path(), select=("HDR005",), rules=(("de-time-mismatch", (("late-minutes", 9),)),))
    chosen = select(config, rules)

    configured = {rule.code: dict(rule.options) for rule in chosen.chosen(rules, chosen.codes)}

    assert configured["HDR005"] == {"department_minutes": 60, "post_minutes": 0, "late_minutes": 9}
    always_on = {rule.code for rule in rules if rule.code.startswith("SYN") and rule.is_default}
    assert set(configured) == {"HDR005", *always_on}
