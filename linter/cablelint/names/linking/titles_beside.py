"""The titles printed beside a name, and which of them may belong to somebody else.

A policy keeps people by their titles, so that a title counts only where it can be nobody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.printed_titles import title_after, title_before
from cablelint.names.lexical.vocabulary import is_function_word, is_nation

if TYPE_CHECKING:
    from cablelint.data.titles import Title
    from cablelint.names.lexical.printed_titles import PrintedTitle
    from cablelint.names.lexical.tokens import TokenText

_STATE_REACH = 4
# Clubs, firms and universities have them too.
_ALSO_PRIVATE = frozenset({"President", "Vice President", "acting president", "president-elect", "chancellor"})
_STATES = frozenset("commonwealth federation kingdom nation republic states union".split())
_BEFORE_STATE_OFFICES = frozenset("acting current elected former first late new outgoing then".split())


def titles_beside(tokens: TokenText, first: int, last: int) -> tuple[tuple[Title, ...], tuple[Title, ...]]:
    """The titles beside the name of the tokens ``[first, last)``, and those of them that may be somebody else's.

    Args:
        tokens: The text.
        first: The first token of the name.
        last: The token after its last.
    """
    titles: list[Title] = []
    doubtful: list[Title] = []
    before = title_before(tokens, first)
    if before is not None:
        titles.append(before.title)
        if _is_after_article(tokens, before) or _may_be_private(tokens, before, first):
            doubtful.append(before.title)
    after = title_after(tokens, last + 1) if tokens.words[last : last + 1] == [","] else None
    if after is not None:
        titles.append(after.title)
        if _may_be_listed(tokens, after.end) or _may_be_private_after(tokens, after, last + 1):
            doubtful.append(after.title)
    return tuple(titles), tuple(doubtful)


def _is_after_article(tokens: TokenText, printed: PrintedTitle) -> bool:
    """Whether an article precedes the title, so that the name may begin a clause: ``told the Consul Doe left``."""
    return printed.first > 0 and tokens.folded[printed.first - 1] == "the"


def _may_be_private(tokens: TokenText, printed: PrintedTitle, name: int) -> bool:
    """Whether the office before a name may be one of a club or a firm: in small letters, or after its name."""
    if printed.title.meaning not in _ALSO_PRIVATE:
        return False
    if tokens.words[printed.first][0].islower():
        return True
    before = printed.first - 1
    if before < 0 or tokens.breaks[printed.first] or tokens.shouted[name]:
        return False
    return _names_a_body(tokens, before) and tokens.folded[before] not in _BEFORE_STATE_OFFICES


def _may_be_private_after(tokens: TokenText, printed: PrintedTitle, start: int) -> bool:
    """Whether the office in apposition may be one of a club or a firm: it is not said to be that of a state."""
    if printed.title.meaning not in _ALSO_PRIVATE:
        return False
    of_whom = [*range(start, printed.first)]
    if tokens.folded[printed.end : printed.end + 1] == ["of"]:
        of_whom += range(printed.end + 1, min(printed.end + 1 + _STATE_REACH, len(tokens)))
    if any(is_nation(tokens.folded[index]) or tokens.folded[index] in _STATES for index in of_whom):
        return False
    return tokens.words[printed.first][0].islower() or any(_names_a_body(tokens, index) for index in of_whom)


def _names_a_body(tokens: TokenText, index: int) -> bool:
    word, folded = tokens.words[index], tokens.folded[index]
    return word[0].isupper() and not (is_nation(folded) or is_function_word(folded))


def _may_be_listed(tokens: TokenText, end: int) -> bool:
    """Whether an apposition may be an item of a list: ``met Okafor, the Consul, and Doe``."""
    return tokens.words[end : end + 1] == [","] and tokens.folded[end + 1 : end + 2] in (["and"], ["or"], ["&"])
