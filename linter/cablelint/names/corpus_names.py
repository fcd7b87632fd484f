"""Names that are certain in one cable, found in the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import Candidate, Recogniser, TokenText, words_of
from cablelint.names.lexical.vocabulary import is_on_list
from cablelint.names.people import Evidence, Person
from cablelint.text.folding import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_EVIDENCE = Evidence("corpus", "is certain in another cable")
_CONFIDENCE = 0.9
_CERTAIN = 0.97
_LEAST_CABLES = 3
# The lists of words and things: a bare surname that is also one of these may mean the thing in the next cable.
_AMBIGUOUS = frozenset("123WKNOPQR")


def names_of_corpus(found: Iterable[Sequence[Person]]) -> Recogniser:
    """Build a recogniser of the names that are certain in some cables of a corpus.

    Give the result to :func:`cablelint.names.finder.find_people` for a second pass over every cable.

    Args:
        found: For each cable the people of a first pass.
    """
    cables: Counter[str] = Counter()
    for people in found:
        cables.update(certain_forms(people))
    return FormRecogniser(forms_for_corpus(cables))


def certain_forms(people: Iterable[Person]) -> set[str]:
    """Return the printed forms that a cable makes certain, white space reduced to single blanks."""
    return {
        " ".join(mention.text.split())
        for person in people
        for mention in person.mentions
        if mention.confidence >= _CERTAIN
    }


def forms_for_corpus(cables: Mapping[str, int]) -> list[str]:
    """Choose the forms that count in every cable.

    A full name counts when one cable makes it certain; a single word when three do, and it is no word, place or thing
    of the lists.

    Args:
        cables: For each form the number of cables that make it certain.
    """
    return sorted(form for form, count in cables.items() if _counts(form, count))


def _counts(form: str, count: int) -> bool:
    if " " in form:
        return True
    return count >= _LEAST_CABLES and not is_on_list(form, _AMBIGUOUS)


Form = tuple[str, ...]


class FormRecogniser:
    """Recognises given forms: whole words, in any case, over any white space, the longest first."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Index the forms by their first word."""
        self._by_first: dict[str, list[Form]] = {}
        for form in sorted({_form(text) for text in forms}, key=lambda form: (-len(form), form)):
            self._by_first.setdefault(form[0], []).append(form)

    def __call__(self, tokens: TokenText) -> Iterator[Candidate]:
        """Yield the places of the forms in a text."""
        folded = [without_accents(word) for word in tokens.words]
        done = 0
        for index, word in enumerate(folded):
            if index < done:
                continue
            for form in self._by_first.get(word, ()):
                if tuple(folded[index : index + len(form)]) == form:
                    done = index + len(form)
                    yield Candidate(tokens.starts[index], tokens.end(done - 1), _CONFIDENCE, _EVIDENCE)
                    break


def _form(text: str) -> Form:
    return tuple(map(without_accents, words_of(text)))
