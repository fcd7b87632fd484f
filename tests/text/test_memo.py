import pytest

from cablelint.text import memo as module
from cablelint.text.memo import Remembered, remembered


def test_a_question_is_answered_once():
    asked = []

    @remembered
    def length(word):
        asked.append(word)
        return len(word)

    assert [length("cable"), length("post"), length("cable")] == [5, 4, 5]
    assert asked == ["cable", "post"]


def test_endless_questions_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 3)
    answers = Remembered(str)
    assert [answers[number] for number in range(100)] == list(map(str, range(100)))
    assert len(answers) <= 3


def test_an_error_is_no_answer():
    with pytest.raises(ValueError, match="invalid literal"):
        remembered(int)("post")
