"""The judgement of a place where a word of a hidden name is readable: a leak, or the word as something else.

The readable word is excused only if the place itself shows what else it is: a word in small letters, part of the
name of a town or of the format of cables, or part of the name of somebody else who is readable by intent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.word_table import word_table
from cablelint.redaction.proving import vocabulary
from cablelint.redaction.proving.reading import MASK
from cablelint.text.edit_distance import distance
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.redaction.proving.hidden_names import Form, HiddenNames
    from cablelint.redaction.proving.reading import Reading

# Between the words of one name.
_CLOSE = regex(r"[ \t]{0,3}['’-]?[ \t]{0,3}(?:\r?\n[ \t>]{0,8})?[ \t]{0,3}|[ \t]*-{1,2}[ \t]*")
_JOINED = regex(r"[ \t]{1,3}|[ \t]{0,2}\r?\n[ \t>]{0,8}|['’-]|\.[ \t]?(?:\r?\n)?")
_SENTENCE_END = regex(r"[.!?)][\s\W]*$|\n[^\S\n]*\n\W*$|^\W*$")
_NUMBER_AFTER = regex(r"[ \t]{0,3}0{0,3}[1-9]\d{0,6}\b")
# `RUMIAAA/CDR ...`
_ADDRESS_LINE = regex(r"(?:^|\n)[^\n]{0,30}\br[a-z]{5,6}/[^\n]{0,100}$")
# What is named after a person, and names that person.
_OF_A_PERSON = frozenset("administration cabinet doctrine era family government plan regime team".split())
# What follows a name in an e-mail address.
_LOCAL_PART = regex(r"[\w.+-]{0,40}@")
_LONGEST_PHRASE = 5
_LONGEST_NAME = 4
# Letters of a word that may be wrong: no name is so long that it would have more, and the work grows with the limit.
_MOST_MISSPELT = 10


def _contradicts(before: Sequence[str], after: Sequence[str], form: Form, word: str) -> bool:
    """Whether the words around a readable word, the nearest first, cannot be those of a hidden name with this word."""
    at = form.words.index(word)
    own_before, own_after = form.words[:at][::-1], form.words[at + 1 :]
    if _is_within(form.words, [*reversed(before), word, *after]):
        return False
    if _differ(before, own_before) or _differ(after, own_after):
        return True
    # A given name of a hidden person that is the surname of somebody else, or the reverse.
    if any(_is_spelt_alike(other, own) for other in (*before, *after) for own in form.words):
        return False
    is_surname, is_given = bool(before) and not after, bool(after) and not before
    return (is_surname and bool(own_after) and not own_before) or (is_given and bool(own_before) and not own_after)


def _is_within(own: Sequence[str], words: Iterable[str]) -> bool:
    """Whether all words of a full name are there in their order, with others between: ``Aino Eero Tervonen``."""
    left = iter(words)
    return len(own) > 1 and all(word in left for word in own)


def _differ(words: Sequence[str], own: Sequence[str]) -> bool:
    return any(not _is_spelt_alike(word, other) for word, other in zip(words, own, strict=False))


def _is_spelt_alike(word: str, other: str) -> bool:
    if word == other or word.startswith(other) or other.startswith(word):
        return True
    allowed = min(max(len(word), len(other)) // 4, _MOST_MISSPELT)
    return distance(word, other, allowed) <= allowed


class Judge:
    """Judges the places of one reading."""

    def __init__(self, reading: Reading, hidden: HiddenNames) -> None:
        """Judge by a reading and all hidden names."""
        self.reading = reading
        self.hidden = hidden
        self._namesakes: dict[tuple[str, str], bool] = {}
        self._keeps_offices: bool | None = None

    def is_leak(self, index: int, word: str, first: int | None = None) -> bool:
        """Whether a place gives a person away.

        Args:
            index: The word of the reading.
            word: The hidden word that it is a form of.
            first: The first word of the place if it has several, of which ``index`` is the last.
        """
        first = index if first is None else first
        reading = self.reading
        is_weak = vocabulary.is_weak(word)
        if is_weak and reading.printed(index).islower():
            return bool(_LOCAL_PART.match(reading.text, reading.end(index)))
        if reading.printed(index).isupper() and self._is_word_in_capitals(index, word):
            return self._is_person(index)
        if self.is_beside_mask(first, -1, word) or self.is_beside_mask(index, 1, word):
            return True
        if self._begins_sentence(index, word):
            return self._is_person(index)
        if self.is_format(index) or self._is_in_phrase(index, word) or self.is_somebody_else(index, word):
            return False
        is_surname = word in self.hidden.surnames
        return is_surname or ((not is_weak or self._is_person(index)) and not self._is_thing(index, word))

    def _is_word_in_capitals(self, index: int, word: str) -> bool:
        """Whether a word in capitals is an ordinary one: by the lists, or because the text uses it again."""
        if vocabulary.is_only_word(word) or vocabulary.is_common_word(word):
            return True
        return vocabulary.is_word(word) and len(self.reading.places(self.reading.words[index])) > 1

    def _begins_sentence(self, index: int, word: str) -> bool:
        """Whether a word that the text has in small letters too is capital because a sentence begins."""
        if not vocabulary.is_word(word) or not _SENTENCE_END.search(self.reading.gap_before(index)):
            return False
        return any(self.reading.printed(place).islower() for place in self.reading.places(word))

    def is_other_half(self, index: int, form: Form, *, is_before: bool) -> bool:
        """Whether the word beside a mask is the given name or the surname of the person whose one word it hides."""
        word, printed = self.reading.words[index], self.reading.printed(index)
        if not printed[0].isupper() or printed.isupper() or vocabulary.is_title(word) or vocabulary.is_date(word):
            return False
        if is_before:
            return vocabulary.is_listed_forename(word) and not vocabulary.is_weak(word)
        given = form.all_words[0]
        return vocabulary.is_listed_forename(given) and vocabulary.is_likely_name(word) and given != word

    def is_beside_mask(self, index: int, step: int, word: str) -> bool:
        """Whether a mask of a person whose name has this word touches the place."""
        gap = self.reading.gap(index) if step > 0 else self.reading.gap_before(index)[::-1]
        at = gap.find(MASK)
        if at < 0 or not _CLOSE.fullmatch(gap[:at] if step > 0 else gap[:at][::-1]):
            return False
        start = self.reading.end(index) + at if step > 0 else self.reading.starts[index] - at - 1
        form = self.hidden.behind(self.reading.origin(start, start + 1).start)
        return form is not None and self.hidden.is_of_same_person(word, form)

    def _neighbour(self, index: int, step: int) -> int | None:
        """The next word of the same name in a direction, particles and initials left out."""
        words = self.reading.words
        while True:
            gap = self.reading.gap(index) if step > 0 else self.reading.gap_before(index)
            first = min(index, index + step)
            index += step
            if not 0 <= index < len(words) or not _JOINED.fullmatch(gap):
                return None
            is_possessive = gap in ("'", "’") and words[first + 1] == "s"
            if is_possessive or ("." in gap and len(words[first]) > 1 and not vocabulary.is_honorific(words[first])):
                return None
            if len(words[index]) > 1 and words[index] not in vocabulary.PARTICLES:
                return None if self._is_after_slash(index) else index

    def _is_after_slash(self, index: int) -> bool:
        """Whether the word is part of an office: ``ASD/ISA``."""
        return self.reading.gap_before(index).endswith("/")

    def is_somebody_else(self, index: int, word: str) -> bool:
        """Whether the place names somebody with this word in the name who is readable by intent.

        So it is if another name than those of the hidden people is directly beside the word, here or elsewhere in the
        release, and none of theirs is beside it here.
        """
        printed = self.reading.words[index]
        if (printed, word) not in self._namesakes:
            places = {*self.reading.places(printed), *self.reading.places(word)}
            self._namesakes[printed, word] = any(
                self._has_other_name(place, word) or self.is_office_holder(place) for place in places
            )
        if not self._namesakes[printed, word]:
            return False
        own = self.hidden.companions(word) - {word}
        near = (self._neighbour(index, -1), self._neighbour(index, 1))
        is_own = any(place is not None and self.reading.words[place] in own for place in near)
        return not is_own or self._has_other_name(index, word)

    def is_office_holder(self, index: int) -> bool:
        """Whether an office directly before the place says who is named, in a release that keeps holders of offices.

        It keeps them if it hides nobody with such an office directly before the name.
        """
        if self._keeps_offices is None:
            self._keeps_offices = not any(map(vocabulary.is_office, self.reading.words_before_masks()))
        if not self._keeps_offices or not index:
            return False
        gap = self.reading.gap_before(index)
        return vocabulary.is_office(self.reading.words[index - 1]) and bool(_JOINED.fullmatch(gap)) and "." not in gap

    def _has_other_name(self, index: int, word: str) -> bool:
        """Whether the name at a place contradicts the full names of all hidden people with this word in theirs."""
        before, after = self._name_words(index, -1), self._name_words(index, 1)
        if not before and not after:
            return False
        forms = self.hidden.by_word.get(word, ())
        full = [form for form in forms if len(form.words) > 1]
        is_full = {form.person for form in full} == {form.person for form in forms}
        printed = self.reading.words[index]
        if not is_full and (printed == word or len(self.reading.places(printed)) == 1):
            return False
        return all(_contradicts(before, after, form, word) for form in full)

    def _name_words(self, index: int, step: int) -> list[str]:
        """The words of names next to a place in a direction, the nearest first."""
        found: list[str] = []
        place = self._neighbour(index, step)
        while place is not None and len(found) < _LONGEST_NAME and self._is_name_word(place, is_before=step < 0):
            found.append(self.reading.words[place])
            place = self._neighbour(place, step)
        return found

    def _is_name_word(self, index: int, *, is_before: bool) -> bool:
        word, printed = self.reading.words[index], self.reading.printed(index)
        if not printed[0].isupper() or vocabulary.is_title(word) or vocabulary.is_date(word):
            return False
        if printed.isupper():
            is_forename = vocabulary.is_listed_forename(word) and not vocabulary.is_place(word)
            return is_forename or vocabulary.is_only_name(word) or word in self.hidden.by_word
        return vocabulary.is_likely_name(word) and (not is_before or vocabulary.is_forename(word))

    def is_format(self, index: int) -> bool:
        """Whether the place is part of the format: a message reference, an address, TAGS, a date."""
        reading = self.reading
        word, start = reading.words[index], reading.starts[index]
        if _ADDRESS_LINE.search(reading.text, max(0, start - 120), start):
            return True
        before = reading.words[index - 1] if index else ""
        after = reading.words[index + 1] if index + 1 < len(reading.words) else ""
        if vocabulary.is_label(word) and reading.gap(index).startswith(":"):
            return True
        if vocabulary.is_date(word):
            return before[-1:].isdigit() or after[:1].isdigit() or vocabulary.announces_date(before)
        if word in vocabulary.tag_codes() and reading.printed(index).isupper():
            return before in vocabulary.tag_codes() or after in vocabulary.tag_codes() or before == "tags"
        if vocabulary.is_people(word) and before in ("pro", "anti", "non"):
            return True
        if (word,) not in vocabulary.post_words():
            return False
        return vocabulary.announces_post(before) or bool(_NUMBER_AFTER.match(reading.text, reading.end(index)))

    def _is_in_phrase(self, index: int, word: str) -> bool:
        """Whether the place is within the name of a place or thing of several words, such as ``Abu Dhabi``."""
        words = self.reading.words
        for first in range(max(0, index - _LONGEST_PHRASE + 1), index + 1):
            for rest in self._phrases(words[first]):
                last = first + len(rest)
                if last < index or tuple(words[first + 1 : last + 1]) != rest:
                    continue
                is_joined = all(_JOINED.fullmatch(self.reading.gap(place)) for place in range(first, last))
                if (
                    is_joined
                    and rest[-1] not in _OF_A_PERSON
                    and not self._is_hidden_phrase((words[first], *rest), word)
                ):
                    return True
        return False

    def _is_hidden_phrase(self, phrase: tuple[str, ...], word: str) -> bool:
        """Whether a hidden name contains the phrase."""
        text = " ".join(phrase)
        return any(f" {text} " in f" {' '.join(form.all_words)} " for form in self.hidden.by_word.get(word, ()))

    def _phrases(self, word: str) -> Sequence[tuple[str, ...]]:
        return [*word_table().phrases(word), *vocabulary.post_phrases().get(word, ())]

    def _is_person(self, index: int) -> bool:
        """Whether a title before or a verb of speech beside the place says that a person is named there."""
        words = self.reading.words
        before = words[index - 1] if index and _JOINED.fullmatch(self.reading.gap_before(index)) else ""
        after = words[index + 1] if index + 1 < len(words) and _JOINED.fullmatch(self.reading.gap(index)) else ""
        return vocabulary.is_honorific(before) or vocabulary.is_speech(before) or vocabulary.is_speech(after)

    def _is_thing(self, index: int, word: str) -> bool:
        """Whether a given name precedes a capitalised word that is no name of its person: ``Christian Democrats``."""
        after = self._neighbour(index, 1)
        if after is None:
            return False
        own = self.hidden.companions(word)
        return self.reading.printed(after)[0].isupper() and self.reading.words[after] not in own
