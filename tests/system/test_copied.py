"""Copies of a process, each test in a process that has one thread, as the command line does."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")

BEGINNING = """
import os, signal, subprocess, sys, time
from cablelint.system.copied import CopiedProcess, can_copy
from cablelint.system.parallel import map_in_order

def make():
    return function
"""
# A busy machine takes its time.
LIMIT = 60


def output_of(program: str, given: str = "") -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + program], input=given, capture_output=True, text=True, timeout=LIMIT
    )
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout.splitlines()


def test_a_copy_has_all_that_its_parent_has() -> None:
    lines = output_of("""
there = []
def function(number):
    return there, os.getppid() == number
there.append(1)
print(can_copy(), *map_in_order(make, [os.getpid()] * 2, jobs=2))
""")
    assert lines == ["True ([1], True) ([1], True)"]


def test_a_process_with_another_thread_is_not_copied() -> None:
    lines = output_of("""
import threading
stop = threading.Event()
other = threading.Thread(target=stop.wait)
other.start()
print(can_copy())
stop.set()
other.join()
""")
    assert lines == ["False"]


def test_a_copy_reads_no_input_and_has_no_file_of_its_parent() -> None:
    lines = output_of(
        """
file = open(__import__("tempfile").mkstemp()[1], "w+")
def function(number):
    return sys.stdin.read(), os.read(file.fileno(), 10), os.fstat(file.fileno()).st_rdev == os.stat(os.devnull).st_rdev
file.write("words")
file.flush()
file.seek(0)
print(*map_in_order(make, [1, 2], jobs=2), file.read(), sys.stdin.read())
os.unlink(file.name)
""",
        "input",
    )
    assert lines == ["('', b'', True) ('', b'', True) words input"]


def test_what_waits_to_be_printed_is_printed_once() -> None:
    lines = output_of("""
def function(number):
    sys.stdout.write("in a copy\\n")
    sys.stdout.flush()
print("before")
list(map_in_order(make, [1, 2], jobs=2))
print("after")
""")
    assert lines == ["before", "in a copy", "in a copy", "after"]


def test_the_end_of_a_copy_runs_nothing_of_its_parent() -> None:
    lines = output_of("""
import atexit
atexit.register(print, "the end")
copy = CopiedProcess(lambda: None, 0)
copy.wait()
copy.wait(0)
copy.kill()
""")
    assert lines == ["the end"]


def test_a_copy_that_does_not_end_is_killed() -> None:
    lines = output_of("""
copy = CopiedProcess(lambda: time.sleep(600), 0)
try:
    copy.wait(0.01)
except subprocess.TimeoutExpired:
    copy.kill()
copy.wait()
print("killed")
""")
    assert lines == ["killed"]


def test_an_ended_copy_is_noticed_by_a_process_that_ignores_such_ends() -> None:
    lines = output_of("""
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
copy = CopiedProcess(lambda: None, 0)
copy.wait(600)
copy.kill()
print("ended")
""")
    assert lines == ["ended"]
