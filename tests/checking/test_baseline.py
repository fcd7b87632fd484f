import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.checking.baseline import Baseline, BaselineError, Elements, Entry, load, recording
from cablelint.edits import Span
from cablelint.findings import Confidence, Finding, Severity

CODES = frozenset({"PAR001", "DCL006"})


def finding(code: str, start: int = 0, quote: str = "") -> Finding:
    return Finding(code, "a-rule", Severity.ERROR, Confidence.HIGH, "{}", Span(start, start + 1), (quote,))


def findings(code: str, count: int) -> list[Finding]:
    return [finding(code, start) for start in range(count)]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path / "baseline.json"


def written(path: Path, counts: dict[tuple[str, str, str], int]) -> Baseline:
    """A baseline read from a file that was written after a run with so many findings."""
    baseline = Baseline(path)
    for (file, code, element), count in counts.items():
        baseline.filter(file, findings(code, count), [element] * count, CODES)
    baseline.write()
    return load(path)


class TestFiltering:
    def test_known_findings_are_taken_out(self, path: Path) -> None:
        baseline = written(path, {("a.txt", "PAR001", "/paragraphs/3"): 2})

        assert baseline.filter("a.txt", findings("PAR001", 2), ["/paragraphs/3"] * 2, CODES) == ()
        assert baseline.stale() == []

    def test_one_more_than_before_is_reported(self, path: Path) -> None:
        baseline = written(path, {("a.txt", "PAR001", ""): 2})
        found = findings("PAR001", 3)

        assert baseline.filter("a.txt", found, [""] * 3, CODES) == (found[2],)

    def test_lines_added_above_change_nothing(self, path: Path) -> None:
        baseline = written(path, {("a.txt", "PAR001", "/dtg"): 1})

        assert baseline.filter("a.txt", [finding("PAR001", start=5_000)], ["/dtg"], CODES) == ()

    @pytest.mark.parametrize(
        ("file", "code", "element"),
        [("b.txt", "PAR001", "/dtg"), ("a.txt", "DCL006", "/dtg"), ("a.txt", "PAR001", "/subject")],
    )
    def test_another_file_rule_or_element_is_not_known(self, path: Path, file: str, code: str, element: str) -> None:
        baseline = written(path, {("a.txt", "PAR001", "/dtg"): 1})

        assert baseline.filter(file, [finding(code)], [element], CODES) == (finding(code),)

    def test_the_current_folder_does_not_matter(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(path, {("a.txt", "PAR001", ""): 1})
        (path.parent / "deep").mkdir()
        monkeypatch.chdir(path.parent / "deep")

        assert load(path).filter("../a.txt", [finding("PAR001")], [""], CODES) == ()
        assert load(path).filter(str(path.parent / "a.txt"), [finding("PAR001")], [""], CODES) == ()

    @given(
        st.lists(st.sampled_from(["/dtg", "/paragraphs/0", ""]), max_size=8),
        st.lists(st.sampled_from(["/dtg", "/paragraphs/0", ""]), max_size=8),
    )
    def test_what_is_reported_and_what_is_stale_is_the_difference(self, before: list[str], after: list[str]) -> None:
        """Known findings are not reported, new ones are, and entries without a finding are stale."""
        known = Counter(Entry("a.txt", "PAR001", element) for element in before)
        baseline = Baseline(Path("baseline.json"), known)
        told = baseline.filter("a.txt", findings("PAR001", len(after)), after, CODES)
        now = Counter(Entry("a.txt", "PAR001", element) for element in after)

        assert len(told) == (now - known).total()
        assert dict(baseline.stale()) == dict(known - now)


class TestStaleEntries:
    def test_a_finding_that_is_gone_is_reported_with_its_count(self, path: Path) -> None:
        baseline = written(path, {("a.txt", "PAR001", "/dtg"): 3})
        baseline.filter("a.txt", findings("PAR001", 1), ["/dtg"], CODES)

        assert baseline.stale() == [(Entry("a.txt", "PAR001", "/dtg"), 2)]
        assert str(baseline.stale()[0][0]) == "a.txt: PAR001 in /dtg"

    def test_a_file_that_was_not_checked_is_not_missed(self, path: Path) -> None:
        baseline = written(path, {("a.txt", "PAR001", ""): 1, ("b.txt", "PAR001", ""): 1})
        baseline.filter("a.txt", [], [], CODES)

        assert baseline.stale() == [(Entry("a.txt", "PAR001", ""), 1)]

    def test_a_rule_that_did_not_run_is_not_missed(self, path: Path) -> None:
        baseline = written(path, {("a.txt", "PAR001", ""): 1})
        baseline.filter("a.txt", [], [], {"DCL006"})

        assert baseline.stale() == []

    def test_a_file_that_is_gone_from_a_folder_that_was_checked_is_stale(self, path: Path) -> None:
        written(path, {("a.txt", "PAR001", ""): 1, ("b.txt", "PAR001", ""): 1})
        (path.parent / "a.txt").unlink()

        assert load(path, folders=["."]).stale() == [(Entry("a.txt", "PAR001", ""), 1)]
        assert load(path, folders=["elsewhere"]).stale() == []

    def test_a_path_that_no_system_allows_is_kept(self, path: Path) -> None:
        baseline = Baseline(path, {Entry("x" * 5_000, "PAR001", ""): 1, Entry("a\0b", "PAR001", ""): 1})

        assert baseline.stale() == []


class TestRecording:
    def test_every_finding_is_reported(self, path: Path) -> None:
        written(path, {("a.txt", "PAR001", ""): 1})

        assert recording(path).filter("a.txt", findings("PAR001", 1), [""], CODES) == tuple(findings("PAR001", 1))

    def test_only_what_was_checked_is_replaced(self, path: Path) -> None:
        written(path, {("a.txt", "PAR001", "/dtg"): 3, ("a.txt", "DCL006", ""): 1, ("b.txt", "DCL006", ""): 1})
        baseline = recording(path)
        baseline.filter("a.txt", findings("PAR001", 1), ["/dtg"], {"PAR001"})
        baseline.write()

        assert entries(path) == [
            ("a.txt", "DCL006", "", 1),
            ("a.txt", "PAR001", "/dtg", 1),
            ("b.txt", "DCL006", "", 1),
        ]

    def test_a_new_file_is_begun(self, path: Path) -> None:
        baseline = recording(path)
        baseline.filter("a.txt", findings("PAR001", 1), [""], CODES)
        baseline.write()

        assert entries(path) == [("a.txt", "PAR001", "", 1)]

    def test_a_damaged_file_is_not_overwritten(self, path: Path) -> None:
        path.write_bytes(b"{")

        with pytest.raises(BaselineError):
            recording(path)


def entries(path: Path) -> list[tuple[object, ...]]:
    return [tuple(entry.values()) for entry in json.loads(path.read_bytes())["entries"]]


class TestTheFile:
    def test_it_is_sorted_with_an_entry_on_a_line(self, path: Path) -> None:
        counts = {
            ("b.txt", "PAR001", ""): 1,
            ("a.txt", "PAR001", "/paragraphs/3"): 1,
            ("a.txt", "DCL006", "/executive_order/declassify_on"): 2,
        }
        written(path, counts)

        assert path.read_text(encoding="utf-8") == (
            '{\n  "version": 1,\n  "entries": [\n'
            '    {"file": "a.txt", "rule": "DCL006", "element": "/executive_order/declassify_on", "count": 2},\n'
            '    {"file": "a.txt", "rule": "PAR001", "element": "/paragraphs/3", "count": 1},\n'
            '    {"file": "b.txt", "rule": "PAR001", "element": "", "count": 1}\n'
            "  ]\n}\n"
        )

    def test_it_does_not_depend_on_when_or_in_which_order_it_is_written(self, path: Path) -> None:
        counts = {("b.txt", "PAR001", ""): 1, ("a.txt", "DCL006", ""): 2}
        written(path, counts)
        first = path.read_bytes()
        written(path, dict(reversed(counts.items())))

        assert path.read_bytes() == first

    def test_it_does_not_depend_on_the_text_of_the_cable(self, path: Path) -> None:
        """So that nobody can find out a name from it, with a list of names or without."""
        contents = []
        for name in ("Quillfeather", "Heron"):
            baseline = Baseline(path)
            baseline.filter("a.txt", [finding("PAR001", quote=name)], ["/signature"], CODES)
            baseline.write()
            contents.append(path.read_bytes())

        assert contents[0] == contents[1]

    def test_one_without_findings_can_be_read_back(self, path: Path) -> None:
        assert written(path, {}).stale() == []
        assert entries(path) == []

    def test_writing_keeps_the_entries_that_the_run_did_not_check(self, path: Path) -> None:
        baseline = written(path, {("a.txt", "PAR001", ""): 3, ("a.txt", "DCL006", ""): 1, ("b.txt", "PAR001", ""): 1})
        baseline.filter("a.txt", findings("PAR001", 1), [""], {"PAR001"})
        baseline.write()

        assert entries(path) == [("a.txt", "DCL006", "", 1), ("a.txt", "PAR001", "", 1), ("b.txt", "PAR001", "", 1)]


GOOD = {"file": "a.txt", "rule": "PAR001", "element": "/dtg", "count": 1}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is not JSON"),
        ('{"version": 1, "entries": [', "is not JSON"),
        ("\xff", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "expected version 1"),
        ({"version": 2, "entries": []}, "expected version 1"),
        ({"version": 1}, "has no list of entries"),
        ({"version": 1, "entries": {}}, "has no list of entries"),
        ({"version": 1, "entries": [GOOD, 1]}, "entry 2: expected a table with file, rule, element and count"),
        ({"version": 1, "entries": [{**GOOD, "text": "x"}]}, "entry 1: expected a table with"),
        ({"version": 1, "entries": [{**GOOD, "file": ""}]}, "entry 1: file is not a path"),
        ({"version": 1, "entries": [{**GOOD, "rule": "par1"}]}, "entry 1: rule is not a code"),
        ({"version": 1, "entries": [{**GOOD, "element": "Quillfeather"}]}, "entry 1: element is not the place"),
        ({"version": 1, "entries": [{**GOOD, "count": 0}]}, "entry 1: count is not a whole number above 0"),
        ({"version": 1, "entries": [{**GOOD, "count": True}]}, "entry 1: count is not a whole number above 0"),
        ({"version": 1, "entries": [GOOD, GOOD]}, "entry 2 repeats an earlier one"),
    ],
)
def test_a_damaged_file_is_an_error_that_says_where_and_what_to_do(path: Path, content: object, message: str) -> None:
    path.write_bytes(content.encode("latin-1") if isinstance(content, str) else json.dumps(content).encode())

    with pytest.raises(BaselineError) as error:
        load(path)

    assert message in str(error.value)
    assert str(path) in str(error.value)
    assert "--write-baseline" in str(error.value)
    assert "Quillfeather" not in str(error.value)


def test_a_missing_file_is_an_error(path: Path) -> None:
    with pytest.raises(BaselineError, match="No such file or directory; make a baseline with --write-baseline"):
        load(path)


class TestElements:
    elements = Elements(
        {
            "/executive_order": Span(10, 30),
            "/executive_order/declassify_on": Span(20, 30),
            "/summary": Span(50, 80),
            "/paragraphs/0": Span(40, 60),
            "/paragraphs/1": Span(60, 90),
            "/caption": Span(70, 70),
        }
    )

    @pytest.mark.parametrize(
        ("offset", "pointer"),
        [
            (0, ""),
            (10, "/executive_order"),
            (20, "/executive_order/declassify_on"),
            (29, "/executive_order/declassify_on"),
            (30, ""),
            (40, "/paragraphs/0"),
            (50, "/summary"),
            (60, "/paragraphs/1"),
            (70, "/paragraphs/1"),
            (89, "/paragraphs/1"),
            (90, ""),
            (5_000, ""),
        ],
    )
    def test_the_innermost_element_is_found(self, offset: int, pointer: str) -> None:
        assert self.elements.at(offset) == pointer

    def test_a_text_without_structure_has_none(self) -> None:
        assert Elements({}).at(7) == ""

    @given(
        st.lists(
            st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(lambda pair: Span(*pair)), max_size=8
        ),
        st.integers(0, 31),
    )
    def test_it_is_the_one_that_started_last_and_ends_first(self, spans: list[Span], offset: int) -> None:
        named = {f"/paragraphs/{index}": span for index, span in enumerate(spans)}
        around = [(-span.start, span.end, name) for name, span in named.items() if span.start <= offset < span.end]

        assert Elements(named).at(offset) == (min(around)[2] if around else "")

    @pytest.mark.parametrize("pointer", ["/references/Quillfeather", "subject", "/a b"])
    def test_a_pointer_that_could_contain_a_word_of_the_cable_is_refused(self, pointer: str) -> None:
        with pytest.raises(ValueError, match="keys of the model") as error:
            Elements({pointer: Span(0, 1)})

        assert "Quillfeather" not in str(error.value)
