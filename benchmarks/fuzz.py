"""Feed mutated texts to check, parse, names and redact, in process, and report every exception that escapes.

Usage: python benchmarks/fuzz.py INPUT [--count 10000] [--longest 6000] [--seed 1] [--jobs 2] [--save FOLDER]

INPUT is a folder of cables. Each text is made of pieces of them, damaged in one or more of the ways below, then checked
with all rules and fixes, parsed, searched for names and redacted. A release that is refused is no error, and neither is
a rule that reports its own failure (``SYN900``), which is counted. ``--save`` keeps the inputs that failed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from cablelint.checking.checker import Checker
from cablelint.config import Config
from cablelint.document import Source, decode, parse_all
from cablelint.document.model.to_dict import as_table
from cablelint.names.file_people import people_in
from cablelint.names.settings import DEFAULT_NAME_SETTINGS
from cablelint.system.error_places import place_of
from cablelint.system.parallel import map_in_order

# Seconds that an input of this length may take.
_SLOW = 5.0
_LINE_ENDS = ("\r\n", "\r", "\n\n", " ", "\\n", "<br>", "\n> ", "\u2028")
_ODD = (
    *"\u00ad \u200b \u202e \u2028 \ufeff \x0c \x1b[31m \x00 \x85 \r \t \u00a0 \u0301 \U0001f4dc \udc80 \u0130".split(
        " "
    ),
    *"\u1e9e \ufb01 \u00b6 \u2019 &# &amp; &#1078; &#xD800; %C3%A9 [1](# ) [ ]( <b> </b> <!-- --> <persName>".split(
        " "
    ),
    *'<![CDATA[ ---\n >\n =20 =\n \\u00e9 " "," {"text":" {} {0} {name} %s [NAME-1] XXXXX SIPDIS NNN'.split(" "),
    *("E.O. 12958: DECL: ", "TAGS: ", "REF: A. ", "Classified By: ", "1. (C) ", "SUBJECT: ", "FM ", "TO ", "INFO "),
    *("P 051530Z MAR 07", "99/99/9999", "SECTION 01 OF 99", "Mr. ", "Amb. ", "(protect)", "strictly protect"),
    *("DE RUEHKO #0123 0641530", "ZNY CCCCC ZZH", "::error::"),
)


def mutated(texts: list[str], chance: random.Random, longest: int) -> bytes:
    """A text made of pieces of cables, damaged; ``longest`` is its greatest length in characters."""
    text = _piece(texts, chance, longest // 2)
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(_WAYS)(text, texts, chance)[:longest]
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "cp1252", "utf-16", "utf-8-sig", "latin-1"))
    data = text.encode(encoding, "replace")
    if chance.random() < 0.2:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at + chance.randint(0, 4) :]
    return data


def _piece(texts: list[str], chance: random.Random, longest: int) -> str:
    text = chance.choice(texts)
    start = chance.randrange(max(1, len(text)))
    if chance.random() < 0.6:
        start = 0
    return text[start : start + chance.randint(0, longest)]


def _insert(text: str, _: list[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_ODD) * chance.choice((1, 1, 1, 2, 30)) + text[at:]


def _delete(text: str, _: list[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 200) :]


def _repeat(text: str, _: list[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at : at + chance.randint(1, 80)] * chance.randint(2, 20) + text[at:]


def _splice(text: str, texts: list[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + _piece(texts, chance, 2_000) + text[at:]


def _shuffle_lines(text: str, _: list[str], chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines) + 1)
    part = lines[at : at + 12]
    chance.shuffle(part)
    return "".join([*lines[:at], *part, *lines[at + 12 :]])


def _scatter(text: str, _: list[str], chance: random.Random) -> str:
    odd = chance.choice(_ODD)
    rate = chance.choice((0.002, 0.02, 0.2))
    return "".join(each + odd if chance.random() < rate else each for each in text)


def _change(text: str, _: list[str], chance: random.Random) -> str:
    return chance.choice(
        (
            str.upper,
            str.lower,
            str.swapcase,
            lambda each: each.replace("\n", chance.choice(_LINE_ENDS)),
            lambda each: each.replace(" ", chance.choice(("  ", "", "\u00a0", "\t", "%20"))),
            lambda each: "".join(f"{character} " for character in each),
            lambda each: f"<html><body><pre>{each}</pre></body></html>",
            lambda each: f'"1","2007-03-05","07TOKYO1","TOKYO","SECRET","","{each}"\n',
            lambda each: f'{{"id": "07TOKYO1", "text": "{each}"}}\n',
            lambda each: f"---\ntitle: {each[:40]}\n---\n{each}",
        )
    )(text)


_WAYS: tuple[Callable[[str, list[str], random.Random], str], ...] = (
    *(_insert, _insert, _insert, _delete, _repeat, _splice, _shuffle_lines, _scatter, _change),
)


class Target:
    """Everything that is done with a text."""

    def __init__(self) -> None:
        self.checker = Checker(Config(root=Path(), select=("ALL",)), fixes="unsafe", differs=True)

    def __call__(self, item: tuple[int, bytes]) -> tuple[int, list[str]]:
        """The number of the text, and what failed in it."""
        number, data = item
        started = time.process_time()
        problems = list(self._run(data))
        if time.process_time() - started > _SLOW:
            problems.append(f"slow: {time.process_time() - started:.0f} s")
        return number, problems

    def _run(self, data: bytes) -> Iterator[str]:
        source = decode(data, "a.txt")
        for name, step in (("check", self._check), ("parse", _parse), ("names", _names), ("redact", _redact)):
            try:
                yield from step(source)
            except Exception as error:  # noqa: BLE001 - this is what is looked for
                yield f"{name}: {type(error).__name__} {place_of(error)}"

    def _check(self, source: Source) -> Iterator[str]:
        outcome = self.checker.check(source)
        for finding in outcome.findings:
            finding.text(str)
            if finding.code == "SYN900":
                yield f"check: {finding.message}"
            if not 0 <= finding.span.start <= finding.span.end <= len(outcome.source.text):
                yield f"check: {finding.code} is outside the text"


def _parse(source: Source) -> Iterator[str]:
    for cable in parse_all(source):
        as_table(cable)
    yield from ()


def _names(source: Source) -> Iterator[str]:
    people_in(list(parse_all(source)), DEFAULT_NAME_SETTINGS)
    yield from ()


def _redact(source: Source) -> Iterator[str]:
    from cablelint.redaction.masking.redact import RedactionError
    from cablelint.redaction.masks import MaskError
    from cablelint.redaction.releasing.release import RefusedError, release
    from cablelint.redaction.settings import Settings

    try:
        release(source, Settings())
    except (RedactionError, MaskError, RefusedError):
        return
    yield from ()


def fuzz(source: Path, count: int, longest: int, seed: int, jobs: int, save: Path | None) -> int:
    """Try so many texts; print the kinds of failures and return their number."""
    texts = [decode(path.read_bytes()).text for path in sorted(source.rglob("*")) if path.is_file()]

    def text(number: int) -> bytes:
        return mutated(texts, random.Random(f"{seed}-{number}"), longest)  # noqa: S311

    kinds: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, problems in map_in_order(
        partial(Target), ((number, text(number)) for number in range(count)), jobs=jobs
    ):
        for problem in problems:
            kind = problem.split(":")[0] + ": slow" if "slow" in problem else problem
            kinds[kind] += 1
            if first.setdefault(kind, number) == number:
                print(f"{number}: {kind}", flush=True)
                if save:
                    save.mkdir(exist_ok=True)
                    (save / f"{seed}-{number}.txt").write_bytes(text(number))
    print(f"{count} texts, {kinds.total()} failures of {len(kinds)} kinds")
    for kind, times in kinds.most_common():
        print(f"{times:>6}  {kind}")
    return kinds.total()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--longest", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--save", type=Path)
    options = parser.parse_args()
    sys.exit(bool(fuzz(options.input, options.count, options.longest, options.seed, options.jobs, options.save)))
