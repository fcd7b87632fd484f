"""How fast cables are checked, searched for names and redacted, and how much memory that takes.

Each measure is taken over the same texts in one run: cables a second, megabytes a second, and the time in proportion to
one plain pass of ``re`` over the same characters. Presidio and spaCy are measured beside it if they are installed.

Usage: python benchmarks/throughput.py FOLDER [--limit N] [--repeat N] [--jobs N] [--only check,names]
"""

from __future__ import annotations

import argparse
import functools
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cablelint.system.memory import collect_seldom
from cablelint.system.parallel import map_in_order
from forms import Text, read

Work = Callable[[Text], object]

_WORD = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")


def plain_pass() -> Work:
    """The yardstick: every run of capitalised words, found by one regular expression."""
    return lambda cable: _WORD.findall(cable.text)


def checking(*, names: bool) -> Work:
    """All default rules, with or without those about names and personal data."""
    from cablelint.checking.engine import check
    from cablelint.document import from_text, parse_all
    from cablelint.rules.registry import all_rules

    rules = [rule for rule in all_rules() if rule.is_default or (names and rule.family == "NAM")]
    return lambda cable: [check(one, rules) for one in parse_all(from_text(cable.text, cable.name))]


def parsing() -> Work:
    """Text to cable."""
    from cablelint.document import from_text, parse_all

    return lambda cable: len(list(parse_all(from_text(cable.text, cable.name))))


def naming() -> Work:
    """Text to people."""
    from cablelint.document import from_text, parse_all
    from cablelint.names.finder import find_people

    return lambda cable: [len(find_people(one)) for one in parse_all(from_text(cable.text, cable.name))]


def redacting() -> Work:
    """Text to proven release; a cable that is refused counts too."""
    from cablelint.document import from_text
    from cablelint.redaction.releasing.release import RefusedError, release
    from cablelint.redaction.settings import Settings

    settings = Settings()

    def work(cable: Text) -> object:
        try:
            return len(release(from_text(cable.text, cable.name), settings).masks)
        except RefusedError:
            return None

    return work


def spacy_names() -> Work:
    """The people that spaCy's medium English model finds."""
    import spacy

    model = spacy.load("en_core_web_md", disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return lambda cable: sum(entity.label_ == "PERSON" for entity in model(cable.text).ents)


def presidio(entities: list[str] | None) -> Work:
    """Return the finds of Presidio with spaCy's medium English model: of these kinds, or all that it knows."""
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    # The list of domains that comes with the package: no benchmark uses the network.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "en_core_web_md"}]}
    engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())
    return lambda cable: len(engine.analyze(cable.text, language="en", entities=entities))


WORK: dict[str, Callable[[], Work]] = {
    "re": plain_pass,
    "parse": parsing,
    "check": functools.partial(checking, names=False),
    "check+names": functools.partial(checking, names=True),
    "names": naming,
    "redact": redacting,
    "spacy": spacy_names,
    "presidio": functools.partial(presidio, None),
    "presidio-people": functools.partial(presidio, ["PERSON"]),
}
_NEEDS = {
    "spacy": ("spacy", "en_core_web_md"),
    "presidio": ("presidio_analyzer", "en_core_web_md"),
    "presidio-people": ("presidio_analyzer", "en_core_web_md"),
}


class Took(NamedTuple):
    """Seconds: by the clock, and of all processors together, which other work on the machine disturbs less."""

    clock: float
    processors: float


def measure(make: Callable[[], Work], cables: Iterable[Text], jobs: int) -> Took:
    """The time from the first result to the last, so that the loading of this process does not count."""
    results = iter(map_in_order(functools.partial(_quiet, make), cables, jobs=jobs))
    next(results)
    started, processors = time.perf_counter(), sum(os.times()[:4])
    for _ in results:
        pass
    return Took(time.perf_counter() - started, sum(os.times()[:4]) - processors)


def _quiet(make: Callable[[], Work]) -> Callable[[Text], None]:
    work = make()

    def quiet(cable: Text) -> None:
        work(cable)

    return quiet


def cables_of(options: argparse.Namespace) -> Iterator[Text]:
    """The cables measured, made as they are wanted so that memory shows what the work needs."""
    return islice(read(options.folder, options.repeat), options.limit)


def peak_megabytes() -> tuple[float, float]:
    """The most memory this process, and any one worker process, has used so far."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return tuple(resource.getrusage(who).ru_maxrss / unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))  # type: ignore[return-value]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="measure no more cables than this")
    parser.add_argument("--repeat", type=int, default=1, help="take the folder so often, under other numbers")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default=",".join(WORK), help="what to measure, with commas between")
    options = parser.parse_args()
    collect_seldom()

    count = size = 0
    for cable in cables_of(options):
        count += 1
        size += len(cable.text)
    print(f"{count:,} cables, {size / 1e6:.1f} MB, {options.jobs} jobs, load {os.getloadavg()[0]:.1f}")
    print(f"{'':15} {'cables/s':>10} {'MB/s':>8} {'CPU ms/cable':>13} {'x re':>7} {'peak MB':>8} {'worker':>7}")
    yardstick = measure(WORK["re"], cables_of(options), 1)
    # Processors are counted in hundredths of a second, of which few cables take none.
    least = max(yardstick.processors, 0.01)
    for name in options.only.split(","):
        if not all(find_spec(module) for module in _NEEDS.get(name, ())):
            print(f"{name:15} not installed")
            continue
        took = yardstick if name == "re" else measure(WORK[name], cables_of(options), options.jobs)
        own, worker = peak_megabytes()
        print(
            f"{name:15} {(count - 1) / took.clock:10,.1f} {size / 1e6 / took.clock:8.2f} "
            f"{1000 * took.processors / (count - 1):13.2f} {took.processors / least:7,.0f} "
            f"{own:8.0f} {worker:7.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
