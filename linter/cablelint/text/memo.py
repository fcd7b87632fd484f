"""Answers that are kept, for questions about words: a corpus asks them millions of times of the same few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")

# The words of texts have no end; past this many the answers are forgotten, so that they do not fill the memory.
_MOST = 200_000


class Remembered(dict[Question, Answer]):
    """What a function answers, by what it is asked.

    Unlike the caches of ``functools`` it does not note which answer was wanted last: to note it would touch more
    memory than the answer does.
    """

    __slots__ = ("_answer",)

    def __init__(self, answer: Callable[[Question], Answer]) -> None:
        """Prepare to ask ``answer``, once for each question."""
        super().__init__()
        self._answer = answer

    def __missing__(self, question: Question) -> Answer:
        if len(self) >= _MOST:
            self.clear()
        result = self[question] = self._answer(question)
        return result


def remembered(answer: Callable[[Question], Answer]) -> Callable[[Question], Answer]:
    """Make a function of one argument remember its answers."""
    return Remembered(answer).__getitem__
