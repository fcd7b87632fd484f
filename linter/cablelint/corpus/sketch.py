"""Sketches: a short summary of a text, by which texts that are nearly the same are found (MinHash).

The text is seen as the set of its runs of five words. Each run is hashed once; the hash chooses one of 64 bins and a
value, and the sketch keeps the smallest value in each bin (one-permutation MinHash, Li, Owen and Zhang 2012). Two bins
are equal as often as the two texts have runs in common, so the share of equal bins estimates the Jaccard similarity of
the sets, with a standard error of six hundredths at most.
"""

from __future__ import annotations

import struct
from zlib import crc32

from cablelint.text.regexes import regex

#: The number of bins of a sketch.
BINS = 64
#: The number of bins that must all be equal for two texts to be compared.
ROWS = 4
BANDS = BINS // ROWS
#: Texts are near-duplicates from this similarity on.
SIMILAR = 0.8

# In words: shorter texts share too many runs by chance.
_SHORTEST = 100
_WORD = regex(r"\w+")
_EMPTY = 0xFFFF
_FORM = struct.Struct(f"<{BINS}H")
# An odd number with bits all over, which spreads the sums of hashes.
_MIX = 0x9E3779B1
_MASK = 0xFFFFFFFF


def sketch(text: str) -> bytes | None:
    """Return the sketch of a text: two bytes for each bin; None for a text of less than a hundred words.

    Case, punctuation and line ends do not count.
    """
    words = _WORD.findall(text.lower())
    if len(words) < _SHORTEST:
        return None
    hashes = [crc32(word.encode("utf-8", "replace")) for word in words]
    bins = [_EMPTY] * BINS
    one, two, three, four = hashes[:4]
    for five in hashes[4:]:
        mixed = ((((one * 31 + two) * 31 + three) * 31 + four) * 31 + five) * _MIX & _MASK
        mixed ^= mixed >> 15
        place, value = mixed % BINS, (mixed >> 8) & _EMPTY
        if value < bins[place]:
            bins[place] = value
        one, two, three, four = two, three, four, five
    return _FORM.pack(*bins)


def similarity(one: bytes, other: bytes) -> float:
    """Estimate the similarity of two texts from their sketches, from 0 to 1; bins empty in both do not count."""
    pairs = [pair for pair in zip(_FORM.unpack(one), _FORM.unpack(other), strict=True) if pair != (_EMPTY, _EMPTY)]
    return sum(first == second for first, second in pairs) / len(pairs) if pairs else 1.0


def band(content: bytes, number: int) -> bytes:
    """Return the bytes of one band of a sketch, from 0: texts that are alike are equal in one of them at least."""
    width = 2 * ROWS
    return content[number * width : (number + 1) * width]
