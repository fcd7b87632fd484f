from cablelint.document.source import from_text
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Fix, Severity
from cablelint.reporters.report import FileReport
from cablelint.reporters.tally import Tally, statistics, summary

from .samples import finding, masked


def counted(reports: list[FileReport]) -> Tally:
    tally = Tally()
    assert list(tally.counting(reports)) == reports
    return tally


def test_the_summary_counts_findings_files_fixes_and_what_was_suppressed(reports: list[FileReport]) -> None:
    assert summary(counted(reports)) == (
        "Found 1 error, 3 warnings and 1 info in 2 of 3 files; 1 fixable with --fix; 1 fixable with --unsafe-fixes; "
        "2 suppressed by the baseline."
    )


def test_the_summary_of_a_clean_run_is_short() -> None:
    assert summary(counted([masked("a.txt", "FM AMEMBASSY EASTHAVEN", [])])) == "Found nothing in 1 file."
    assert summary(Tally()) == "Found nothing in 0 files."


def test_the_summary_leaves_out_what_is_nought() -> None:
    tally = counted([masked("a.txt", "SIPDIS", [finding("DCL006", "past", Span(0, 6))] * 2)])

    assert summary(tally) == "Found 2 errors in 1 of 1 file."


def test_a_run_fails_at_the_level_of_its_worst_finding() -> None:
    tally = counted([masked("a.txt", "SIPDIS", [finding("CLS009", "twice", Span(0, 6))])])

    assert tally.fails(Severity.INFO)
    assert tally.fails(Severity.WARNING)
    assert not tally.fails(Severity.ERROR)
    assert not Tally().fails(Severity.INFO)


def test_findings_that_are_not_shown_count_for_the_exit_code_only() -> None:
    report = FileReport(from_text("SIPDIS", "a.txt"), (), str, below=(Severity.WARNING, Severity.INFO))
    tally = counted([report])

    assert tally.fails(Severity.WARNING)
    assert not tally.fails(Severity.ERROR)
    assert tally.findings == 0
    assert summary(tally) == "Found nothing in 1 file; 2 below --severity not shown."


def test_the_summary_says_how_to_see_hidden_names() -> None:
    assert summary(Tally(hides_names=True)).endswith("; names hidden, shown with --show-names.")


def test_statistics_count_by_rule_the_most_frequent_first() -> None:
    fix = Fix(Applicability.SAFE, (Edit(0, 1, ""),))
    tally = counted(
        [
            masked("a.txt", "SIPDIS", [finding("DCL006", "past", Span(0, 6))]),
            masked(
                "b.txt",
                "SIPDIS",
                [finding("CLS009", "twice", Span(0, 6))] * 11 + [finding("CLS009", "twice", Span(0, 6), fix=fix)],
            ),
        ]
    )

    assert list(statistics(tally)) == [
        "12  CLS009  caption-duplicate  [fixable]\n",
        " 1  DCL006  declass-date-not-future\n",
    ]


def test_statistics_of_a_clean_run_are_empty() -> None:
    assert list(statistics(Tally())) == []
