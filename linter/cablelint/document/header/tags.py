"""The TAGS line: its words, and the tags that they mean according to the list of TAGS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from cablelint.data.plain_words import is_plain_word
from cablelint.data.tags import TagKind, find_tags, tags
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.parsed_field import ParsedField
from cablelint.document.lines.text import Text
from cablelint.document.misreadings import AS_LETTERS
from cablelint.document.model import Located, Tag, Tags
from cablelint.edits import Span
from cablelint.text.edit_distance import nearest
from cablelint.text.mask_shapes import masks_as_words
from cablelint.text.regexes import regex

# Letters of the longest word that is split into tags, and of a word that may be a subject tag with a misprint.
_LONGEST_RUN = 40
_MISPRINTED = range(4, 6)
# Letters of a subject or program tag.
_LENGTH = 4
# A word of a phrase has at least so many letters; a shorter one that is no tag is an acronym.
_LEAST_PHRASE_WORD = 5
_LEAST_PLAIN_WORD = 3
# Words of a phrase that are tags of countries too: IN (India), NO (Norway).
_SMALL_WORDS = frozenset({"AND", "AS", "AT", "BY", "FOR", "IN", "IS", "NO", "OF", "ON", "THE", "TO"})
# Joints of a list, and captions that a copy without line ends put behind it.
_NO_TAGS = frozenset({"AND", "&", "SIPDIS", "NODIS", "EXDIS", "LIMDIS", "STADIS"})
_COUNTRY_LENGTH = 2
_OPEN_KINDS = frozenset({TagKind.ORGANIZATION})
# Regular expressions: they cut a list that the grammar has read as one word.
_WORD = regex(r"[A-Z0-9]+")
_QUOTES = "'\"‘’“”[]#-"


class _Word(NamedTuple):
    """A word of the line: its start and end in the field, and the tags that it means, none if it is not understood."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    is_well_formed: bool
    person: Located[str] | None


def read_tags(text: Text, field: Field) -> Tags | None:
    """The TAGS line; people in parentheses belong to the tag before them."""
    parsed = ParsedField(text, field, "tags_line")
    label = parsed.get("TAGS_LABEL", "TAGS_LABEL_VARIANT")
    if label is None:
        return None
    words: list[_Word] = []
    for token in parsed.words.all("TAG", "TAG_VARIANT", "TAG_PERSON"):
        start, end = parsed.place(token)
        if token.type == "TAG_PERSON":
            if words and not _is_country(token.text):
                words[-1] = words[-1]._replace(person=parsed.located(token))
            elif words:
                words.append(_Word(start, end, token.text, (token.text,), is_well_formed=False, person=None))
            elif all(map(find_tags, token.text.replace(",", " ").split())):
                # The whole list is in parentheses.
                words += (
                    _Word(
                        start + word.start(), start + word.end(), word[0], (word[0],), is_well_formed=True, person=None
                    )
                    for word in _WORD.finditer(token.text)
                )
        else:
            printed = token.text.strip(_QUOTES)
            words.append(_Word(start, end, printed, meant(printed), token.type == "TAG", None))
    found = (_tag(parsed, entry) for entry in _entries(parsed.raw, words) if entry)
    # PREL AND PGOV; within a phrase the word belongs to it.
    entries = tuple(tag for tag in found if tag.value not in _NO_TAGS)
    return Tags(label, entries, parsed.span)


def _is_country(printed: str) -> bool:
    """Whether the words in parentheses are the tag of a country, and no person."""
    return len(printed) == _COUNTRY_LENGTH and bool(find_tags(printed))


@lru_cache(maxsize=4096)
def meant(word: str) -> tuple[str, ...]:
    """The tags that a word in capitals means; none if the list of TAGS does not explain it.

    That is the tag itself, tags between slashes, the only way to split the word into as few tags as possible, the tag
    with letters for its digits, or the only subject tag at an edit distance of 1.
    """
    if find_tags(word):
        return (word,)
    if "/" in word:
        parts = [part for part in word.split("/") if part and part not in _NO_TAGS]
        return tuple(parts) if parts and all(map(find_tags, parts)) else ()
    letters = word.translate(AS_LETTERS)
    if letters != word:
        return (letters,) if find_tags(letters) else ()
    if not word.isalpha():
        return ()
    return _only_split(word) or _only_subject(word)


def _only_split(glued: str) -> tuple[str, ...]:
    """The only split of a word into the fewest tags of four and two letters; nothing if there are several or none."""
    if len(glued) not in range(6, _LONGEST_RUN + 1) or len(glued) % 2:
        return ()
    # The best two ways to split the first letters: two are enough to know that there is not only one.
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(glued) + 1):
        found = [
            (*way, glued[end - length : end])
            for length in (2, 4)
            if length <= end and find_tags(glued[end - length : end])
            for way in ways[end - length]
        ]
        fewest = min(map(len, found), default=0)
        ways.append([way for way in found if len(way) == fewest][:2])
    best = ways[-1]
    # Countries alone make words: BR US SE LS.
    return best[0] if len(best) == 1 and any(tag in _filing_tags() for tag in best[0]) else ()


def _only_subject(word: str) -> tuple[str, ...]:
    """The only subject tag with two letters swapped, or with one letter more, less or changed.

    Tags of programs begin with K and are an open list: a word of four letters is one of them.
    """
    if len(word) not in _MISPRINTED or (len(word) == _LENGTH and is_plain_word(word)):
        return ()
    if word.startswith("K"):
        close = nearest(word, _program_tags()) if len(word) > _LENGTH else None
        return (close,) if close else ()
    swapped = {word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)}
    known = [tag for tag in _subject_tags() if tag in swapped]
    close = known[0] if len(known) == 1 else nearest(word, _subject_tags())
    return (close,) if close else ()


@cache
def _subject_tags() -> tuple[str, ...]:
    return tuple(tag.code for tag in tags() if tag.kind is TagKind.SUBJECT)


@cache
def _program_tags() -> tuple[str, ...]:
    return tuple(tag.code for tag in tags() if tag.kind is TagKind.PROGRAM)


@cache
def _filing_tags() -> frozenset[str]:
    return frozenset(tag.code for tag in tags() if tag.kind in (TagKind.SUBJECT, TagKind.PROGRAM))


def _entries(line: str, words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """The words of each tag: most have one, a phrase has those between two commas that are no tags."""
    if all(_is_tag(word) for word in words):
        # As in most lists.
        yield from ([word] for word in words)
        return
    entry: list[_Word] = []
    for word in words:
        if entry and (entry[-1].person or line[entry[-1].end : word.start].strip(" ")):
            yield from _phrases(entry)
            entry = []
        entry.append(word)
    yield from _phrases(entry)


def _phrases(entry: list[_Word]) -> Iterator[list[_Word]]:
    """The words of an entry, those of each phrase together."""
    if all(_is_tag(word) for word in entry):
        yield from ([word] for word in entry)
        return
    in_phrase = [_is_long(word) for word in entry]
    if len(entry) > 1 and any(in_phrase) and not any(word.codes for word in entry):
        # Nothing of it is a tag: the surname and the forename of a person.
        in_phrase = [True] * len(entry)
    longs = [place for place, is_long in enumerate(in_phrase) if is_long]
    for first, second in pairwise(longs):
        between = entry[first + 1 : second]
        if all(_may_be_in_phrase(word) for word in between):
            in_phrase[first:second] = [True] * (second - first)
    for place in longs:
        if place and _may_begin_phrase(entry[place - 1]):
            in_phrase[place - 1] = True
        for after in range(place + 1, len(entry)):
            if in_phrase[after] or not _is_initial(entry[after]):
                break
            in_phrase[after] = True
    for place, (before, word) in enumerate(pairwise(entry), 1):
        if _is_plain(word) and (in_phrase[place - 1] or _is_plain(before)):
            in_phrase[place - 1 : place + 1] = [True, True]
    for is_phrase, run in groupby(zip(in_phrase, entry, strict=True), key=lambda pair: pair[0]):
        found = [word for _, word in run]
        if is_phrase:
            yield found
        else:
            yield from _in_pieces(found)


def _is_tag(word: _Word) -> bool:
    return word.codes == (word.text,)


def _in_pieces(words: list[_Word]) -> Iterator[list[_Word]]:
    """Words that are no phrase, one by one, but the pieces of a tag with blanks in it together: ``PRE L``."""
    place = 0
    while place < len(words):
        unknown = list(takewhile(lambda word: not find_tags(word.text), words[place : place + _LENGTH]))
        count = next((count for count in range(len(unknown), 1, -1) if _glued(unknown[:count])), 1)
        yield words[place : place + count]
        place += count


def _glued(pieces: list[_Word]) -> bool:
    return bool(find_tags("".join(word.text for word in pieces)))


def _is_long(word: _Word) -> bool:
    return not word.codes and len(word.text) >= _LEAST_PHRASE_WORD and word.text.replace("-", "").isalpha()


def _is_plain(word: _Word) -> bool:
    """Whether a word is one of the language and no tag: BANK."""
    return not word.codes and len(word.text) >= _LEAST_PLAIN_WORD and is_plain_word(word.text)


def _is_initial(word: _Word) -> bool:
    return len(word.text.rstrip(".")) == 1


def _may_be_in_phrase(word: _Word) -> bool:
    return not word.codes or word.text in _SMALL_WORDS


def _may_begin_phrase(word: _Word) -> bool:
    """Whether a word before a long one may belong to its phrase: an acronym as in ``USEU BRUSSELS``."""
    return not word.codes or all(tag.kind in _OPEN_KINDS for tag in find_tags(word.text))


def _tag(parsed: ParsedField, words: list[_Word]) -> Tag:
    start, end = words[0].start, words[-1].end
    span = parsed.span_of(start, end)
    if len(words) == 1:
        word = words[0]
        if parsed.raw[start : start + 1] in _QUOTES:
            # A mask in brackets is read as a word of the same length, and none of it is a quotation mark.
            printed = masks_as_words(parsed.raw[start:end]).upper()
            lead = len(printed) - len(printed.lstrip(_QUOTES))
            span = Span(span.start + lead, span.start + lead + len(word.text)) if lead else span
        return Tag(word.text, word.person, word.is_well_formed, span, word.codes or (word.text,))
    text = " ".join(word.text for word in words)
    codes = ("".join(word.text for word in words),) if _glued(words) else (text,)
    return Tag(text, words[-1].person, is_well_formed=False, span=span, codes=codes)
