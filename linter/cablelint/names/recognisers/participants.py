"""Lists of the people at a meeting: ``Colonel Jo Public, Chief, Policy Section (note taker)``, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.body.participants import LIST_TITLE_WORD
from cablelint.names.lexical.phrases import name_end, part_count
from cablelint.names.lexical.printed_titles import name_after_title, title_ending_at
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_office_word, is_seldom_a_name
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

_EVIDENCE = Evidence("participants", "is in a list of participants")
_LISTED = LIST_TITLE_WORD.lower()
# The last words of those that a title contains.
_LAST_LISTED = frozenset(
    "attendance attendees delegates delegation delegations guests notetaker notetakers participant participants present"
    " taker takers".split()
)
# A line in small letters: a heading ends with a colon, where a list may go on, or it is short and alone.
_HEADING = regex(
    rf"[ \t]*(?:¶?\d{{1,3}}\. ?|\([a-z/]{{1,6}}\) ?)*"
    rf"(?:[^\n:]{{0,70}}?{_LISTED}[^\n:.]{{0,60}}:[ \t]*|(?:[^\W\d]\S{{0,15}} ){{0,3}}{_LISTED}[ \t]*$)",
    re.MULTILINE,
)
_SEPARATOR = regex(r"--+|;|\s-(?=[A-Z])|\n")
_PARAGRAPH = regex(r"¶|\[1\]|\d{1,3}\. ?\([A-Z/]{1,6}\)|[^\n]{200}")
_LONGEST_LIST = 120
_BULLETS = frozenset("- -- * ** · • ( ) . /".split())
_RANK_REACH = 8


def participants(tokens: TokenText) -> Iterator[Candidate]:
    """The people under a heading such as ``PARTICIPANTS`` or ``Japan Delegation:``."""
    for start, end in _lists(tokens):
        position = start
        for separator in _SEPARATOR.finditer(tokens.text, start, end):
            yield from _entry(tokens, position, separator.start())
            position = separator.end()
        yield from _entry(tokens, position, end)


def _lists(tokens: TokenText) -> Iterator[tuple[int, int]]:
    """Yield the spans of lists: those of the parsed cable, and those after a heading in a paragraph."""
    yield from tokens.zones_of("participants")
    done = 0
    for start in tokens.lines_of(_LAST_LISTED):
        heading = _HEADING.match(tokens.lowered, start)
        if heading and heading.end() > done:
            done = _list_end(tokens.text, heading.end())
            yield heading.end(), done


def _list_end(text: str, start: int) -> int:
    """Where a list ends: before the next paragraph, or before the first line that is too long for an entry.

    The line of the heading itself may be long, since some lists run on in it.
    """
    position = start
    for _ in range(_LONGEST_LIST):
        newline = text.find("\n", position)
        if newline < 0:
            return len(text)
        position = newline + 1
        if _PARAGRAPH.match(text, position):
            break
    return position


def _entry(tokens: TokenText, start: int, end: int) -> Iterator[Candidate]:
    """The name that opens an entry, after its rank, if a comma, a parenthesis or the end of the entry follows it."""
    first, last = tokens.tokens_in(start, end)
    while first < last and (tokens.words[first] in _BULLETS or tokens.words[first].isdigit()):
        first += 1
    begin = _after_rank(tokens, first, last)
    if begin >= last:
        return
    is_titled = begin > first
    name = name_end(tokens, begin, lenient=True, stop=last)
    parts = part_count(tokens, begin, name)
    words = tokens.folded[begin:name]
    if not parts or any(map(is_office_word, words)) or all(map(is_seldom_a_name, words)):
        return
    if name == last:
        # Nothing but the words: they may as well be a country or an office.
        is_name = is_titled or (parts > 1 and name_end(tokens, begin, stop=last) == last)
    else:
        is_name = tokens.words[name] in (",", "(", "-", "--") and (is_titled or parts > 1)
    if is_name:
        is_certain = not any(map(is_seldom_a_name, words))
        yield Candidate(tokens.starts[begin], tokens.end(name - 1), 1.0 if is_certain else 0.93, _EVIDENCE)


def _after_rank(tokens: TokenText, first: int, last: int) -> int:
    begin = first
    for index in range(first, min(last, first + _RANK_REACH)):
        if tokens.words[index] == "(" and first < index != begin:
            # What is in parentheses behind a name is an office: Jane Okafor (DAS).
            break
        if title_ending_at(tokens, index) is not None:
            begin = name_after_title(tokens, index)
        elif not (tokens.words[index][0].isupper() or tokens.words[index] in _BULLETS):
            break
    while first < begin < last and tokens.words[begin] in _BULLETS:
        begin += 1
    return begin
