"""The extent of a name from its first token on, strictly and where the position is certain to contain a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.names.candidates import candidates, read_marks, write_marks

from cablelint.names.lexical.phrases import name_end, name_phrases, name_start, part_count
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVIDENCE = Evidence("phrase", "has the shape of a name")


def phrases(tokens: TokenText) -> Iterator[Candidate]:
    for first, end in name_phrases(tokens):
        parts = part_count(tokens, first, end)
        yield Candidate(tokens.starts[name_start(tokens, first)], tokens.end(end - 1), parts, _EVIDENCE)


def certain(tokens: TokenText) -> Iterator[Candidate]:
    for first in (index + 1 for index in tokens.places_of({"met"})):
        end = name_end(tokens, first, lenient=True)
        if end > first:
            yield Candidate(tokens.starts[first], tokens.end(end - 1), part_count(tokens, first, end), _EVIDENCE)


@pytest.mark.parametrize(
    "line",
    [
        # Initials, particles, hyphens, nicknames, generations.
        "We met «J. Okafor|1» in",
        "We met «J.R. Okafor|1» in",
        "We met «J. R. Okafor|1» in",
        "We met «J R Okafor|1» in",
        "We met «Jane Q. Okafor|2» in",
        "We met «K.P.S. Okafor|1» in",
        "We met U.S. «Okafor|1» in",
        "We met U.N. «Okafor|1» in",
        "We met P.M. «Okafor|1» in",
        "We met A/S «Okafor|1» in",
        "We met «Omar bin Rashid|2» in",
        "We met «bin Rashid|1» in",
        "We met «Jane van der Okafor|2» in",
        "We met «Jane|1» van in",
        "We met Tamim «al-Farsi|1» in",
        "We met «al-Farsi|1» in",
        "We met «Jane|1» al -«Farsi|1» in",
        "We met «Jane al- Farsi|2» in",
        "We met «Kim-Okafor|2» in",
        "We met «Kim|1» -«Okafor|1» in",
        "We met «Kim|1»- «Okafor|1» in",
        "We met «Okafor|1»-U in",
        "We met «Okafor|1»-era laws in",
        "We met «Myung-soo|2» in",
        "We met «Okafor-Lund-Salo|3» in",
        'We met «Robert "Rob" Okafor|3» in',
        "We met «Robert (Rob) Okafor|3» in",
        'We met «Robert|1» "«Rob Okafor|2» in',
        'We met «Robert|1» "«Rob|1»" in',
        "We met «Robert Okafor III|3» in",
        "We met «Robert Okafor|2» iii in",
        "We met «Robert Okafor|2» JR and",
        "We met III in",
        # Six words and sixteen tokens at most.
        "We met «Jane Tomas Eero Karin Ignacio Okafor|6» in",
        "We met «Jane Tomas Eero Karin Ignacio Omar|6» «Okafor|1» in",
        "We met «A. B. C. D. E. F. G. Okafor|1» in",
        "We met A. «B. C. D. E. F. G. H. Okafor|1» in",
        # A line end is in a name, and not behind a full name that opens a line.
        "We met «Jane\nOkafor|2» in",
        "We met «Jane|1»\n\n«Okafor|1» in",
        "We met\n«Jane Okafor|2»\n«Lund|1» in",
        "We met\n«Jane\nOkafor|2» in",
        "We met «Jane Okafor\nLund|3» in",
        "We met «Jane|1»\nOKAFOR IN",
        "We met «Lind\nqvist|2» in",
        "We met O kafor in",
        "We met «Lind|1» qvist in",
        "We met «Lind|1»\nprice in",
        # Ordinary words and places are a surname before some words, or behind a forename.
        "We met «Jane Hague|2» in",
        "We met «Okafor|1» Price in",
        "We met «Okafor Price|2», in",
        "We met «Okafor Price|2» said",
        "We met «Okafor Green|2»'s wife",
        "We met «Jane Price|2» in",
        "We met «Frank Okafor|2» in",
        "We met Frank «OKAFOR|1» in",
        "We met Frank O in",
        "We met «Frank\nOkafor|2» in",
        "We met Frank\n\n«Okafor|1» in",
        "We met Frank Price in",
        "We met Frank",
        "THEY MET «JOHN HEAP|2», IN",
        "THEY MET «JOHN|1» HEAP IN",
        "THEY MET «JOHN HEAP|2» SAID",
        "THEY MET «JOHN|1» HEAP; IN",
        "THEY MET «JOHN|1»\nHEAP, IN",
        "THEY MET «JANE JOHN|2» HEAP, IN",
        "THEY MET FRANK HEAP, IN",
        "THEY MET «JOHN|1» HEAP",
        # Months, numbers, codes and abbreviations.
        "We met «June Okafor|2» in",
        "We met 5 June «Okafor|1» in",
        "We met June 5 «Okafor|1» in",
        "We met «Okafor5|1» in",
        "We met EUR in",
        "We met «OKAFOR|1» in",
        "We met «LUNDE|1» in",
        "We met LUND in",
        "THEY MET «LUND|1» IN",
        "THEY MET EURX IN",
        "We met XXXX in",
        "We met «Lindqvist|1»",
    ],
)
def test_a_phrase_has_the_shape_of_a_name_and_so_many_words(line: str) -> None:
    text, _ = read_marks(line, "model")
    assert write_marks(text, [], candidates(phrases, text, [])) == line


@pytest.mark.parametrize(
    "line",
    [
        "We met «Price|1» in",
        "We met «Price Index|2» in",
        "We met June 5 in",
        "We met «June|1» in",
        "We met 5 June in",
        "We met «Jane|1» , Okafor in",
        "We met «J, Okafor|1» in",
        "We met «J. Okafor|1» in",
        "We met J , Okafor in",
        "We met «EUR|1» in",
        "We met «Eur\nLUND|2» in",
        "We met «Lima Peru|2» in",
        "We met xxxx in",
        "We met the Okafor in",
        "We met «OKAFOR\nLund|2» in",
        "We met «O'Okafor|1» in",
        "We met",
    ],
)
def test_a_name_in_a_certain_place_may_be_ordinary_words(line: str) -> None:
    text, _ = read_marks(line, "model")
    assert write_marks(text, [], candidates(certain, text, [])) == line
