"""Lists of participants: the titles that announce one."""

from __future__ import annotations

from cablelint.text.regexes import regex

#: A word of such a title, in capitals.
LIST_TITLE_WORD = (
    r"\b(?:PARTICIPANTS?|ATTENDEES|DELEGATIONS?|DELEGATES|MEMBERS PRESENT|THOSE PRESENT|IN ATTENDANCE|GUESTS"
    r"|NOTE ?TAKERS?)\b"
)
# Regular expressions: titles of lists are prose, in which one word decides.
_LIST_TITLE = regex(rf".*{LIST_TITLE_WORD}")
# One of these is in each of the words, and in few other titles.
_SIGNS = ("PARTICIP", "ATTEND", "DELEGAT", "PRESENT", "GUEST", "TAKER")


def announces_participants(title: str) -> bool:
    """Whether a heading or first line, in capitals, announces a list of participants."""
    return any(map(title.__contains__, _SIGNS)) and _LIST_TITLE.match(title) is not None
