from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Fix
from cablelint.reporters import by_name
from cablelint.reporters.report import FileReport, Settings

from .samples import FIRST, RULES, finding, masked, span


@pytest.fixture
def reports() -> list[FileReport]:
    second_sipdis = span(FIRST, "SIPDIS\n", 2)
    comma = span(FIRST, ",s")
    return [
        masked(
            "cables/first.txt",
            FIRST,
            [
                finding(
                    "CLS009",
                    "the caption {} is repeated",
                    span(FIRST, "SIPDIS", 2),
                    "SIPDIS",
                    fix=Fix(Applicability.SAFE, (Edit(second_sipdis.start, second_sipdis.end, ""),)),
                ),
                finding("DCL006", "{} is not after the date of the cable", span(FIRST, "05/07/1997"), "05/07/1997"),
                finding(
                    "DMG001",
                    "{} has a comma for an apostrophe",
                    span(FIRST, "Quillfeather,s"),
                    "Quillfeather,s",
                    fix=Fix(Applicability.UNSAFE, (Edit(comma.start, comma.start + 1, "'"),)),
                ),
                finding("NAM003", "spelt in two ways over two lines", span(FIRST, "aide\ncalled")),
            ],
            suppressed=2,
        ),
        masked("cables/clean.txt", "FM AMEMBASSY EASTHAVEN\n", []),
        masked(
            "cables/third.txt",
            "FM  AMEMBASSY WESTHAVEN",
            [finding("CLS009", "the caption is {{x}} and {}", Span(23, 23), "{y}")],
        ),
    ]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    return Settings(rules=RULES, root=tmp_path)


@pytest.fixture
def rendered(settings: Settings) -> Callable[..., str]:
    def render(format_name: str, reports: Iterable[FileReport], **changes: object) -> str:
        return "".join(by_name(format_name)(iter(reports), replace(settings, **changes)))  # type: ignore[arg-type]

    return render
