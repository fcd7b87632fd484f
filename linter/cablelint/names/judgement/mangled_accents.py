"""Names whose accents a mirror has turned into signs: ``MartC-nez`` for Martínez, ``HC)ctor`` for Héctor.

The mirror kept seven bits of each byte of UTF-8: an accented letter of Latin-1 became ``C`` and another sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import Candidate
from cablelint.names.lexical.vocabulary import is_nation, is_on_list, is_ordinary
from cablelint.names.people import Evidence
from cablelint.text.folding import without_accents
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("accents", "is on a list of names when the signs in it are read as accented letters")
# The second bytes of the letters from á to ÿ without the eighth bit, those left out that end words and sentences.
_SIGNS = {
    chr(byte & 0x7F): without_accents(bytes((0xC3, byte)).decode())
    for byte in range(0xA1, 0xC0)
    if byte & 0x7F not in b'",./'
}
_MANGLED = regex(rf"C([{re.escape(''.join(_SIGNS))}])")
_LETTER = rf"(?:(?!{_MANGLED.pattern})[^\W\d_])"
# At the end of a word only behind a small letter: ``JosC)``, not ``PERC-00``.
_SIGN = rf"(?:{_MANGLED.pattern}(?={_LETTER}|C)|(?<=[^\W\dA-Z_]){_MANGLED.pattern})"
_WORD = regex(rf"(?<!\w){_LETTER}{{1,20}}(?:{_SIGN}{_LETTER}{{0,20}}){{1,3}}")
_NAMES, _FORENAMES = frozenset("ABCDFGHLMXY"), frozenset("FG")
_SHORTEST = 4


def names_with_mangled_accents(tokens: TokenText) -> Iterator[Candidate]:
    """Find capitalised words with such signs that are on a list of names, and no words or countries, when repaired."""
    for word in _words(tokens.text):
        repaired = without_accents(_MANGLED.sub(lambda sign: _SIGNS[sign[1]], word[0])).lower()
        is_word = is_nation(repaired) or (is_ordinary(repaired) and not is_on_list(repaired, _FORENAMES))
        if word[0][0].isupper() and len(repaired) >= _SHORTEST and is_on_list(repaired, _NAMES) and not is_word:
            yield Candidate(*word.span(), 0.95, _EVIDENCE)


def _words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words with a sign inside or at their end; signs are few, so each is looked for first."""
    done = 0
    for sign in _MANGLED.finditer(text):
        start = sign.start()
        while start > done and text[start - 1].isalpha():
            start -= 1
        word = _WORD.match(text, start) if done <= start < sign.start() else None
        if word is not None:
            yield word
        done = max(sign.end(), word.end() if word else 0)
