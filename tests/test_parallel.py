import functools
import os
import signal

import pytest

from cablelint.parallel import WorkerError, cores, map_in_order


def square():
    return lambda number: number * number


def failing_at(bad):
    return functools.partial(fail, bad)


def fail(bad, number):
    if number == bad:
        raise ValueError(f"item {number}")
    return number


def dying():
    return die


def die(_number):
    os.kill(os.getpid(), signal.SIGTERM)


def interruptible():
    return signal.getsignal


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs):
    assert list(map_in_order(square, range(40), jobs=jobs)) == [number * number for number in range(40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_taken_only_as_fast_as_results(jobs):
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield number

    results = map_in_order(square, items(), jobs=jobs)
    next(results)
    results.close()
    assert len(taken) < 10


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_stands_at_the_place_of_its_item(jobs):
    results = map_in_order(functools.partial(failing_at, 3), range(20), jobs=jobs)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="item 3"):
        next(results)


def test_a_process_that_dies_is_told():
    with pytest.raises(WorkerError, match="fewer --jobs"):
        list(map_in_order(dying, range(4), jobs=2))


def test_workers_leave_the_interrupt_to_the_parent():
    assert list(map_in_order(interruptible, [signal.SIGINT], jobs=2)) == [signal.SIG_IGN]


def test_there_is_a_core():
    assert cores() >= 1
