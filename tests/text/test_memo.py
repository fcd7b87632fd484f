import pytest

from cablelint.text.memo import Memo, Passed, memoized


def test_the_function_is_called_once_for_each_argument():
    called = []

    @memoized
    def length(word):
        called.append(word)
        return len(word)

    assert [length("cable"), length("post"), length("cable")] == [5, 4, 5]
    assert called == ["cable", "post"]


@pytest.mark.parametrize(("most_entries", "kept"), [(4, 2), (200, 100)])
def test_the_number_of_entries_is_bounded(most_entries, kept):
    memo = Memo(str, most_entries=most_entries)
    assert [memo[number] for number in range(100)] == list(map(str, range(100)))
    assert len(memo) == kept


def test_what_is_asked_for_again_and_again_is_computed_once():
    called = []
    memo = Memo(lambda number: called.append(number) or str(number), most_entries=8)
    for number in range(1, 100):
        assert (memo[0], memo[number]) == ("0", str(number))
    assert called == list(range(100))


def test_what_is_not_asked_for_again_is_forgotten():
    called = []
    memo = Memo(called.append, most_entries=4)
    for number in (0, 1, 2, 3, 4, 0):
        memo[number]
    assert called == [0, 1, 2, 3, 4, 0]


def test_an_exception_is_not_cached():
    with pytest.raises(ValueError, match="invalid literal"):
        memoized(int)("post")


def test_keys_that_passed_are_left_out():
    passed = Passed()
    passed.add(["AMEMBASSY QUITO"])
    assert passed.others(["TO SECSTATE WASHDC", "AMEMBASSY QUITO", "AMEMBASSY LIMA"]) == [
        "TO SECSTATE WASHDC",
        "AMEMBASSY LIMA",
    ]


def test_the_number_of_keys_that_passed_is_bounded():
    passed = Passed(most_entries=2)
    for number in range(5):
        passed.add([number])
    assert passed.others(range(5)) == [0, 1, 2]
