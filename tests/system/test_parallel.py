import functools
import os
import signal
import time

import pytest

from cablelint.system import parallel
from cablelint.system.parallel import WorkerError, cores, map_in_order


@pytest.fixture(autouse=True, params=["as this process allows", "as new processes"])
def way_of_starting(request, monkeypatch):
    if request.param == "as new processes":
        monkeypatch.setattr(parallel, "can_copy", lambda: False)


def square():
    return lambda number: number * number


def failing_at(bad):
    return functools.partial(fail, bad)


def fail(bad, number):
    if number == bad:
        raise ValueError(f"item {number}")
    return number


def dying_of(number):
    return functools.partial(die, number)


def die(number, _item):
    os.kill(os.getpid(), number)
    time.sleep(60)


def slow(folder):
    return functools.partial(note, folder)


def note(folder, number):
    started, ended = folder / f"{number}-started", folder / f"{number}-ended"
    try:
        started.write_text(str(os.getpid()))
        time.sleep(60 if number else 0)
    finally:
        ended.touch()


class TwoArgumentsError(Exception):
    def __init__(self, first, second):
        super().__init__(f"{first} and {second}")


def two_arguments():
    return refuse


def refuse(_item):
    raise TwoArgumentsError(1, 2)


def functions():
    return lambda number: lambda: number


def broken():
    return 1 // 0


def counting(text):
    return text.count


def same():
    return str


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
def test_an_error_is_at_the_place_of_its_item(jobs):
    results = map_in_order(functools.partial(failing_at, 3), range(20), jobs=jobs)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="item 3"):
        next(results)


def test_an_error_of_a_worker_says_where_it_was_raised():
    with pytest.raises(ValueError, match="item 30") as caught:
        list(map_in_order(functools.partial(failing_at, 30), range(40), jobs=2))
    assert "in fail, test_parallel.py line" in caught.value.__notes__[0]


def test_an_error_that_cannot_be_pickled_keeps_the_name_of_its_type():
    with pytest.raises(RuntimeError, match="TwoArgumentsError"):
        list(map_in_order(two_arguments, range(4), jobs=2))


def test_a_result_that_cannot_be_pickled_is_an_error():
    with pytest.raises(Exception, match="local object"):
        list(map_in_order(functions, range(4), jobs=2))


def test_an_error_while_a_worker_prepares_is_raised():
    with pytest.raises(ZeroDivisionError):
        list(map_in_order(broken, range(4), jobs=2))


def test_tasks_and_results_larger_than_any_pipe_arrive():
    texts = [f"{number}" * 3_000_000 for number in range(8)]
    assert list(map_in_order(same, texts, jobs=2)) == texts


def test_a_preparation_larger_than_any_pipe_arrives():
    assert list(map_in_order(functools.partial(counting, "x" * 3_000_000), "ax", jobs=2)) == [0, 3_000_000]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_dies_is_an_error(number):
    with pytest.raises(WorkerError, match="fewer --jobs"):
        list(map_in_order(functools.partial(dying_of, number), range(4), jobs=2))


def test_a_reader_who_stops_does_not_wait_and_what_was_begun_is_cleaned_up(tmp_path):
    """Each of the later items takes a minute; the test would never end if they were waited for."""
    results = map_in_order(functools.partial(slow, tmp_path), range(6), jobs=2)
    next(results)
    while not (tmp_path / "1-started").exists():
        time.sleep(0.01)
    results.close()
    for process in {int(path.read_text()) for path in tmp_path.glob("*-started")}:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    begun = {path.name.removesuffix("-started") for path in tmp_path.glob("*-started")}
    assert begun == {path.name.removesuffix("-ended") for path in tmp_path.glob("*-ended")}
    assert begun < set("012345")


def test_workers_leave_the_interrupt_to_the_parent():
    assert list(map_in_order(interruptible, [signal.SIGINT], jobs=2)) == [signal.SIG_IGN]


def test_there_is_a_core():
    assert cores() >= 1
