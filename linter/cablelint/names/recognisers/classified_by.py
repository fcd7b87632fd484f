"""Who classified the cable: ``Classified By: Ambassador Jane Q. Public for reasons 1.4 (b)``, in every order."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.names.lexical.phrases import name_end, part_count
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_office_word
from cablelint.names.people import Evidence
from cablelint.names.recognisers.titles import title_after, title_ending_at

_EVIDENCE = Evidence("classified-by", "stands in the Classified By line")
_REACH = 45
_END_WORDS = frozenset(
    {"reason", "reasons", "e", "eo", "under", "per", "section", "derived", "declassify", "decl", "1"}
)
_SEPARATORS = frozenset({",", ";", ":", ".", "for", "(", ")", "--"})
_LABEL = frozenset({"classified", "classifed", "clasified", "by", ":", "confidential", "secret", "and", "approved"})


def classifiers(reading: TokenText) -> Iterator[Candidate]:
    """The name in each Classified By line."""
    for start, end in reading.zones_of("classified-by"):
        first, last = reading.tokens_in(start, end)
        while first < last and reading.folded[first] in _LABEL | {"(", ")", "u", "c", "s"}:
            first += 1
        last = _end_of_names(reading, first, min(last, first + _REACH))
        yield from _names_in_segments(reading, first, last)


def _end_of_names(reading: TokenText, first: int, last: int) -> int:
    for index in range(first, last):
        if reading.folded[index] in _END_WORDS and not (reading.words[index] == "E" and _is_initial(reading, index)):
            return index
        if index > first and reading.breaks[index] == NEW_BLOCK:
            return index
    return last


def _is_initial(reading: TokenText, index: int) -> bool:
    """Whether ``E`` opens a name (E. Anthony Okafor) and not the words E.O."""
    following = reading.words[index + 1 : index + 3]
    return following[:1] == ["."] and following[1:] not in (["O"], ["0"])


def _names_in_segments(reading: TokenText, first: int, last: int) -> Iterator[Candidate]:
    """The names among the stretches between commas and the like; office names and places stand there too."""
    start = first
    while start < last:
        end = start
        while end < last and not _is_separator(reading, end):
            end += 1
        name = _name_in(reading, start, end)
        if name is None and start == first and reading.words[end : end + 1] == [","] and title_after(reading, end + 1):
            # Nothing but a name can come before a comma and a title, however ordinary its words: Adam Church, Consul.
            name = start, end
        if name is not None and set(reading.folded[name[0]]) == {"x"}:
            return
        if name is not None and name[1] > name[0]:
            yield Candidate(reading.starts[name[0]], reading.ends[name[1] - 1], 0.98, _EVIDENCE)
            return
        start = end + 1


def _is_separator(reading: TokenText, index: int) -> bool:
    if reading.words[index] == "," and _is_lone_capital(reading, index - 1) and reading.is_glued(index):
        # A comma for the point of an initial: Luis G, Okafor.
        return False
    if reading.words[index] == ".":
        # The point of an initial or of "Amb." ends nothing.
        before = reading.words[index - 1]
        return not (len(before) == 1 or (len(before) < 5 and title_ending_at(reading, index - 1) is not None))
    return reading.folded[index] in _SEPARATORS


def _is_lone_capital(reading: TokenText, index: int) -> bool:
    return len(reading.words[index]) == 1 and reading.words[index].isupper()


def _name_in(reading: TokenText, start: int, end: int) -> tuple[int, int] | None:
    """The name at the end of a stretch, after the last word of a title or an office, or None."""
    first = start
    for index in range(start, end):
        if _is_title_word(reading, index):
            first = index + 1
    while first < end and reading.words[first] in (".", "-", "/", "'", "&"):
        first += 1
    has_title = first > start
    for begin in range(first, end):
        stop = name_end(reading, begin, lenient=True, stop=end)
        if stop > begin:
            parts = part_count(reading, begin, stop)
            is_whole = stop == end
            return (begin, stop) if (parts > 1 and (is_whole or has_title)) or (is_whole and has_title) else None
    return None


def _is_title_word(reading: TokenText, index: int) -> bool:
    word = reading.words[index]
    if len(word) == 1 and word.isalpha():
        return reading.words[index - 1] == "/" and reading.is_glued(index)
    if is_office_word(reading.folded[index]):
        return True
    return word == "/" or (
        reading.breaks[index] == SAME_LINE and index + 1 < len(reading) and reading.words[index + 1] == "/"
    )
