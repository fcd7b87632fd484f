"""Cables for the property tests: valid ones from the grammar, and ones whose fields agree with each other.

:func:`standard_cables` draws any sentence of ``grammar/cable.lark``. Its fields are drawn one by one, so that the day
of the DE line is seldom that of the date-time group. :func:`sound_cables` draws a cable in which all of them agree,
so that no rule has anything to say about it. Every name and event in them is invented.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark

from cablelint.data import routing
from cablelint.data.posts import Post, PostKind, find_post_of_address, posts, posts_of_indicator

_SURNAMES = ("MARLOW", "REEVES", "QUILLFEATHER", "TALLOW", "LINDQVARN", "ORBANEK", "DESROCHES")
_FIRST_NAMES = ("Ada", "Cora", "Bo", "Alice", "Henrik", "Odile")
_SENTENCES = (
    "The second round of talks on the herring catch ended without agreement.",
    "The two sides differ by four thousand tons, and neither will move before the season opens.",
    "The ministry asked for a written answer by the end of June (5 pages at most).",
    "Fishermen in the north expect a poor year; those in the south are content.",
    'The press called it a "quiet week" and turned to the weather.',
    "Embassy officers visited the port - and the market beside it - on Monday.",
    "Prices rose by 3.5 percent, according to the ministry's figures.",
)
_HEADINGS = ("A NARROW DIFFERENCE", "NEXT STEPS", "A QUIET WEEK AT THE HARBOR", "PRICES AND CATCHES")
_SUBJECTS = ("TALKS ON THE HERRING CATCH REACH A SECOND ROUND", "A QUIET WEEK AT THE HARBOR", "PRICES RISE AGAIN")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def standard_cables() -> st.SearchStrategy[str]:
    """Any cable of the grammar, in the words that cables use."""
    return from_lark(_cable_grammar(), start="cable", explicit=_words())


def generated_cables() -> st.SearchStrategy[str]:
    """Any cable of the grammar, in any letters its terminals allow."""
    return from_lark(_cable_grammar(), start="cable")


@functools.cache
def _cable_grammar() -> Lark:
    return Lark(files("cablelint.grammar").joinpath("cable.lark").read_text("utf-8"), start="cable", parser="lalr")


def _words() -> dict[str, st.SearchStrategy[str]]:
    """Words for the terminals of which only some make sense."""

    def one_of(*words: str) -> st.SearchStrategy[str]:
        return st.sampled_from(words)

    def number(form: str, low: int, high: int) -> st.SearchStrategy[str]:
        return st.integers(low, high).map(form.format)

    days = st.dates(date(1980, 1, 1), date(2030, 12, 31))
    return {
        "_NL": one_of("\n", "  \n"),
        "_BLANK_LINES": one_of("\n\n", " \n \n\n"),
        "ROUTING_INDICATOR": one_of("RUEHKO", "RUEHC", "RUEHFK", "RUEKJCS"),
        "STATION": one_of("AMEMBASSY TOKYO", "SECSTATE WASHDC", "AMCONSUL OSAKA KOBE", "JOINT STAFF WASHDC//J-3//"),
        "OPERATING_SIGNAL": one_of("ZZH", "ZDK"),
        "DATE_TIME": st.builds("{:02}{:02}{:02}Z".format, st.integers(1, 28), st.integers(0, 23), st.integers(0, 59)),
        "POST": one_of("TOKYO", "USUN NEW YORK", "SAN SALVADOR", "OSLO"),
        "NAME": one_of(*_SURNAMES),
        "DATE": days.map("{:%m/%d/%Y}".format),
        "EXEMPTION": one_of("X1", "X8", "25X1", "50X1-HUM", "OADR"),
        "EVENT": one_of("END OF THE SEASON", "AFTER THE TALKS"),
        "OFFICER": one_of("TALLOW, CORA", "MARLOW, ALICE"),
        "TAG": one_of("PREL", "PGOV", "KAWC", "JA", "OVIP", "NATO"),
        "TAG_PERSON": one_of("MARLOW, ALICE", "ORBANEK, HENRIK"),
        "TITLE": one_of(*_SUBJECTS),
        "MORE_TITLE": one_of("AND NOBODY MINDS", "AT THE HARBOR"),
        "NUMBER": number("{}", 1, 999_999),
        "NO_TELEGRAM": one_of("MARLOW-REEVES E-MAIL OF MAY 3", "TALLOW MEMO"),
        "SOURCE": one_of("DSCG 05-1"),
        "AUTHORITY": one_of("AMBASSADOR ALICE B. MARLOW", "CHARGE D'AFFAIRES BO\nLINDQVARN", "POLCOUNS ADA REEVES"),
        "HEADING": one_of(*_HEADINGS),
        "PROSE": one_of(*_SENTENCES, "250 ships came."),
        "MORE_PROSE": one_of(*_SENTENCES, "and the market beside it, as in the year before"),
        "SENTENCE": one_of(*(sentence for sentence in _SENTENCES if sentence.endswith("."))),
        "PARTICIPANT": one_of("Cora Tallow, Desk Officer, MOFA", "Bo Lindqvarn, Harbor Master (Note Taker)"),
        "SIGNATURE": one_of(*_SURNAMES),
    }


@dataclass(frozen=True)
class SoundCable:
    """A cable whose fields agree, and what its fields are.

    Attributes:
        text: The cable.
        paragraphs: The sentences of each paragraph.
        page_marks: The number of them in the text.
    """

    text: str
    post: Post
    number: int
    stamp: datetime
    level: str
    sections: int
    tags: tuple[str, ...]
    subject: str
    references: tuple[str, ...]
    classifier: str
    paragraphs: tuple[str, ...]
    headings: tuple[str, ...]
    page_marks: int
    signature: str


_LETTERS = {"CONFIDENTIAL": "C", "SECRET": "S", "UNCLAS": "U"}
_KINDS = {PostKind.EMBASSY: "AMEMBASSY", PostKind.CONSULATE: "AMCONSUL"}
_PRECEDENCES = {"O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}


@st.composite
def sound_cables(draw: st.DrawFn) -> SoundCable:
    """A cable of 2004 to 2009, classified or not, about which no rule has anything to say."""
    post, *others = draw(st.lists(st.sampled_from(_plain_posts()), min_size=3, max_size=6, unique=True))
    number = draw(st.integers(20, 9_999))
    day = draw(st.dates(date(2004, 1, 2), date(2009, 12, 1)))
    stamp = datetime(day.year, day.month, day.day, draw(st.integers(0, 23)), draw(st.integers(0, 59)), tzinfo=UTC)
    level = draw(st.sampled_from(sorted(_LETTERS)))
    precedence = draw(st.sampled_from("OPR"))
    sections = draw(st.integers(1, 3))
    sentences = draw(st.lists(st.sampled_from(_SENTENCES), min_size=4, max_size=9))
    headings = draw(st.lists(st.sampled_from(_HEADINGS), max_size=2, unique=True))
    tags = (
        *draw(st.lists(st.sampled_from(("PREL", "EFIS", "ECON", "PGOV")), min_size=1, unique=True)),
        post.country_tag,
    )
    subject = draw(st.sampled_from(_SUBJECTS))
    surname = draw(st.sampled_from(_SURNAMES))
    classifier = f"{draw(st.sampled_from(_FIRST_NAMES))} {surname.capitalize()}"
    cited = draw(st.lists(st.integers(1, number - 1), max_size=3, unique=True))
    references = tuple(f"{post.name} {reference}" for reference in cited)
    has_pilcrows = draw(st.booleans())
    is_classified = level != "UNCLAS"

    spaced = " ".join(level) if is_classified else level
    part = f" SECTION 01 OF {sections:02}" if sections > 1 else ""
    signal = f"{'ZNY' if is_classified else 'ZNR'} {_LETTERS[level] * 5} ZZH"
    heading = [
        f"VZCZCXRO{draw(st.integers(1, 9999)):04}",
        f"{precedence * 2} {others[-1].indicators[0]}",
        f"DE {post.indicators[0]} #{number:04}{'/01' if sections > 1 else ''} {stamp:%j%H%M}",
        signal,
        f"{precedence} {stamp:%d%H%M}Z {_MONTHS[stamp.month - 1]} {stamp:%y}",
        f"FM {_address(post)}",
        f"TO RUEHC/SECSTATE WASHDC {_PRECEDENCES[precedence]} {draw(st.integers(1, 9999)):04}",
        *(
            f"{'INFO ' if place == 0 else ''}{other.indicators[0]}/{_address(other)} {draw(st.integers(1, 9999)):04}"
            for place, other in enumerate(others)
        ),
    ]
    preamble = [
        f"{spaced}{part} {post.name} {number:06}",
        "",
        "SIPDIS",
        "",
        f"E.O. 12958: DECL: {stamp + timedelta(days=3_600):%m/%d/%Y}" if is_classified else "E.O. 12958: N/A",
        f"TAGS: {', '.join(tags)}",
        f"SUBJECT: {subject}",
        "",
        *_reference_lines(references),
        *([f"Classified By: Ambassador {classifier} for reasons 1.4 (b) and (d).", ""] if is_classified else []),
    ]
    mark = "(U)" if level == "UNCLAS" else f"({_LETTERS[level]})"
    body = []
    for place, sentence in enumerate(sentences, 1):
        if 1 < place <= len(headings) + 1:
            title = headings[place - 2]
            body += ["-" * len(title), title, "-" * len(title), ""]
        said = f"SUMMARY. {sentence} END SUMMARY." if place == 1 else sentence
        body.append(f"{'¶' if has_pilcrows else ''}{place}. {mark} {said}")
        if 1 < place <= sections:
            body.append(f"{post.name} {number:08}  {place:03} OF {sections:03}")
        body.append("")
    return SoundCable(
        text="\n".join((*heading, *preamble, *body, surname, "")),
        post=post,
        number=number,
        stamp=stamp,
        level=level,
        sections=sections,
        tags=tags,
        subject=subject,
        references=references,
        classifier=classifier if is_classified else "",
        paragraphs=tuple(sentences),
        headings=tuple(headings),
        page_marks=sections - 1,
        signature=surname,
    )


def _reference_lines(references: tuple[str, ...]) -> list[str]:
    if not references:
        return []
    if len(references) == 1:
        return [f"REF: {references[0]}", ""]
    lettered = [f"{letter}. {reference}" for letter, reference in zip("ABC", references, strict=False)]
    return [f"REF: {lettered[0]}", *(f"     {line}" for line in lettered[1:]), ""]


def _address(post: Post) -> str:
    return f"{_KINDS[post.kind]} {post.name}"


@functools.cache
def _plain_posts() -> tuple[Post, ...]:
    """Embassies and consulates with an indicator of their own, whose name is that of their station."""
    return tuple(
        post
        for post in posts()
        if post.kind in _KINDS
        and post.country_tag
        and post.indicators
        and posts_of_indicator(post.indicators[0]) == (post,)
        and find_post_of_address(_address(post)) == post
        and any(station.address == _address(post) for station in routing.stations(post.indicators[0]))
    )
