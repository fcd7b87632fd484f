"""Heads of e-mails: ``From: Okafor, Jane R (Lima)``, ``To: Tomas Lindqvist <tlindqvist@example.org>; ...``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_function_word, is_nation, is_office_word, is_ordinary
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

_EVIDENCE = Evidence("e-mail", "is the sender or a recipient of an e-mail")
_LABELS, _LABEL_WORDS = ("from:", "to:", "cc:", "bcc:", "sent by:"), frozenset({"from", "to", "cc", "bcc"})
_LABEL = regex(r"[> \t|*]{0,8}(?:from|to|cc|bcc|sent by):", re.IGNORECASE)
# Telegrams too have lines that begin with `TO:`; only an e-mail has one of these beside them.
_OTHER_LABEL = regex(r"^[> \t|*]{0,8}(?:sent|date|subject):", re.IGNORECASE | re.MULTILINE)
# Characters of the text around a line in which another label of the same head is looked for.
_REACH = 400
_WORD = r"[A-Z][^\W\d_]{0,30}(?:[-'’][^\W\d_]{1,30}){0,2}"
_SURNAME_FIRST = rf"{_WORD}(?: {_WORD}){{0,2}}, {_WORD}\.?(?: {_WORD}\.?){{0,2}}"
_FORENAME_FIRST = rf"{_WORD}\.?(?: {_WORD}\.?){{1,3}}"
# Between semicolons surname first; before an address in either order.
_PERSON = regex(
    rf"(?:(?<=[:;])[ \t]{{0,4}}({_SURNAME_FIRST})[ \t]{{0,2}}(?=[(;\r\n]|\Z)"
    rf"|[:;,][ \t]{{0,4}}[\"']?({_SURNAME_FIRST}|{_FORENAME_FIRST})[\"']?[ \t]{{0,2}}"
    r"(?:<|\[mailto:|\[)[^\s<>@]{1,64}@)"
)


def correspondents(tokens: TokenText) -> Iterator[Candidate]:
    """Find the people in the head of an e-mail that the text quotes or begins with."""
    if not any(_is_label(tokens, colon) for colon in tokens.places_of({":"})):
        return
    for start in tokens.lines_with(*_LABELS):
        label = _LABEL.match(tokens.text, start)
        if label is None or not _OTHER_LABEL.search(tokens.text, max(0, start - _REACH), start + _REACH):
            continue
        end = tokens.text.find("\n", start)
        for match in _PERSON.finditer(tokens.text, label.end() - 1, len(tokens.text) if end < 0 else end):
            place = match.span(1) if match[1] else match.span(2)
            if _is_person(tokens.text[slice(*place)]):
                yield Candidate(*place, 0.95, _EVIDENCE)


def _is_label(tokens: TokenText, colon: int) -> bool:
    """Whether the words of a label precede a colon."""
    before = tokens.folded[max(0, colon - 2) : colon]
    return before == ["sent", "by"] or not _LABEL_WORDS.isdisjoint(before[-1:])


def _is_person(name: str) -> bool:
    """Whether no word is one of an office or country, and not all are ordinary words."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", name.lower()) if not is_function_word(word)]
    if any(is_office_word(word) or is_nation(word) for word in words):
        return False
    return not all(map(is_ordinary, words))
