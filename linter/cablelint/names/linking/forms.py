"""The forms of a name in a cable: a mention with its words, initials and titles; and the person they add up to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cablelint.names.judgement.line_breaks import second_piece
from cablelint.names.lexical.tokens import NEW_LINE
from cablelint.names.linking.titles_beside import titles_beside
from cablelint.names.recognisers.roles import is_described
from cablelint.names.repetition.known_words import key_of, name_words

if TYPE_CHECKING:
    from cablelint.data.titles import Title
    from cablelint.names.lexical.tokens import Candidate, TokenText

# Forms of address and callings, which do not contradict an office that is printed elsewhere.
_NO_OFFICES = frozenset({"civil, religious, professional", "Asian and African forms", "family"})


class Form(NamedTuple):
    """Observations of a mention.

    Attributes:
        mention: The name.
        words: Its folded words, the surname last.
        initials: Those before the surname, in small letters.
        titles: The titles beside it.
        doubtful: Those of the titles that may belong to somebody else.
        is_described: Whether words in small letters describe the person: ``student leader X``.
    """

    mention: Candidate
    words: tuple[str, ...]
    initials: str
    titles: tuple[Title, ...]
    doubtful: tuple[Title, ...]
    is_described: bool

    @property
    def offices(self) -> tuple[Title, ...]:
        """The titles that name an office or a rank."""
        return tuple([title for title in self.titles if title.family not in _NO_OFFICES]) if self.titles else ()


@dataclass(eq=False, slots=True)
class PersonForms:
    """A person in the making.

    Attributes:
        words: The folded words of the fullest form.
        initials: Those before the surname.
        forms: The mentions gathered so far.
        titles: The meanings of the titles beside them.
        has_namesake: Whether the cable prints the full name of another person with this surname.
    """

    words: tuple[str, ...]
    initials: str
    forms: list[Form] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    has_namesake: bool = False


def read_form(tokens: TokenText, mention: Candidate) -> Form:
    """Read the words, initials and titles of a mention."""
    first, last = tokens.tokens_in(mention.start, mention.end)
    printed = tokens.words[first:last]
    initials = "".join([word for word in printed if len(word) == 1 and word.isupper()]).lower()
    keys = _keys(tokens, name_words(tokens, first, last))
    if "," in printed:
        keys = keys[1:] + keys[:1]
    if not keys:
        keys = ("".join(tokens.folded[first:last]),)
    titles, doubtful = titles_beside(tokens, first, last)
    return Form(mention, keys, initials, titles, doubtful, is_described(tokens, first, last))


def _keys(tokens: TokenText, words: list[int]) -> tuple[str, ...]:
    """The folded words, those that a line end breaks in two as one."""
    if len(words) < 2 or NEW_LINE not in tokens.breaks[words[0] + 1 : words[-1] + 3]:
        # As mostly.
        return tuple([key_of(tokens, index) for index in words])
    keys = {index: key_of(tokens, index) for index in words}
    # From the last one, so that a word of three pieces is joined too.
    for index in reversed(words):
        rest = second_piece(tokens, index)
        if rest and rest in keys:
            keys[index] += keys.pop(rest)
    return tuple(keys.values())
