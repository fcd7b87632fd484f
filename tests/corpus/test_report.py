"""The report is one page that needs nothing else and lets no text of a cable become markup."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from cablelint.corpus.charts import Column, Piece, columns
from cablelint.corpus.duplicates import Duplicate
from cablelint.corpus.report import report
from cablelint.corpus.summary import Bad, Count, Place, Shown, Summary

EVIL = "<script>alert('x')</script>&\x1b[31m\u202e"


def summary():
    found = Summary()
    found.statuses.update({"redacted": 3, "withheld": 1})
    found.reasons[EVIL] = 1
    found.years[2009] = Count(3, 5)
    found.years[1973] = Count(1, 0)
    found.posts[EVIL] = Count(4, 5)
    found.levels.update({(2009, "SECRET"): 2, (2009, "none"): 1, (1973, "CONFIDENTIAL"): 1})
    found.declassification[2019] = 2
    found.masks.update({0: 1, 7: 2, 1000: 1})
    found.people = 9
    found.rules["HDR004", EVIL].update(error=4, info=1)
    found.kinds.update(name=2, address=1)
    duplicate = Duplicate("near", EVIL, 0, EVIL, EVIL, 0, 0.9)
    found.add_duplicates([duplicate, duplicate._replace(similarity=None)])
    found.worst = [(Bad(4, 0, 5, Place(EVIL, 0), EVIL), [Shown("HDR004", EVIL, "error", EVIL, 3, 1)])]
    return found


class Structure(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []
        self.open = []
        self.ids = set()
        self.targets = set()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in ("meta", "line", "rect", "input", "br"):
            self.open.append(tag)
        attributes = dict(attrs)
        self.ids.add(attributes.get("id"))
        if tag == "a":
            self.targets.add(attributes["href"])

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        if tag != "rect":
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page():
    return report(summary())


def test_tags_are_balanced_and_none_comes_from_a_cable(page):
    structure = Structure()
    structure.feed(page)
    assert structure.open == []
    assert structure.tags.count("script") == 1


def test_only_the_script_of_the_report_may_run(page):
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page


def test_nothing_is_fetched(page):
    assert not re.search(r"https?:|url\(|@import|\bsrc=", page)
    assert "default-src 'none'" in page


def test_what_cannot_be_seen_is_written_out(page):
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert r"\x1b" in page


def test_each_bad_cable_is_linked_to_its_findings(page):
    structure = Structure()
    structure.feed(page)
    assert {"#cable-1", "#HDR004", "#worst"} <= structure.targets
    assert {target.removeprefix("#") for target in structure.targets} <= structure.ids


def test_an_empty_corpus_has_a_report():
    assert "<h1>0 cables</h1>" in report(Summary())


@pytest.mark.parametrize("largest", [1, 3, 4, 9, 10, 99, 12_345, 10**9])
def test_no_column_is_taller_than_the_chart(largest):
    drawn = columns([Column("a", (Piece("cables", largest, ""),)), Column("b", ())], "test")
    heights = [float(height) for height in re.findall(r'<rect[^>]* height="([\d.]+)"', drawn)]
    assert 0 < max(heights) <= 206


def test_years_far_apart_are_not_drawn_one_by_one():
    found = Summary()
    found.years[1066] = Count(1, 1)
    found.years[9999] = Count(1, 1)
    assert len(report(found)) < 25_000
