"""A process that starts dies with its parent, by the kernel, even if it runs no Python at that moment."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other kernels offer no such thing")

# Blocks every signal that can be blocked, prints its id, then waits in one call of C.
CHILD = """
import os, signal, sys, time
from cablelint.system.parent_death import die_with_parent, outlive_parent
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
die_with_parent(int(sys.argv[1]))
{more}
print(os.getpid(), flush=True)
time.sleep(60)
"""
PARENT = """
import os, subprocess, sys, time
subprocess.Popen([sys.executable, "-c", sys.argv[1], str(os.getpid())])
time.sleep(60)
"""
STRANGER = """
import subprocess, sys
program = "import sys; from cablelint.system.parent_death import die_with_parent; die_with_parent(int(sys.argv[1]))"
sys.exit(subprocess.run([sys.executable, "-c", program, sys.argv[1]]).returncode)
"""
# A busy machine takes its time.
LIMIT = 30


def child_of_killed_parent(more: str) -> int:
    """The id of a process whose parent is killed."""
    with subprocess.Popen([sys.executable, "-c", PARENT, CHILD.format(more=more)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.kill()
    return child


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_it_dies_with_its_parent() -> None:
    child = child_of_killed_parent("")
    deadline = time.monotonic() + LIMIT
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_alive(child)


def test_it_may_outlive_its_parent_once_it_has_something_to_clean_up() -> None:
    child = child_of_killed_parent("outlive_parent()")
    try:
        time.sleep(0.2)
        assert is_alive(child)
    finally:
        os.kill(child, signal.SIGKILL)


def test_a_parent_that_is_dead_already_is_noticed() -> None:
    other = str(os.getpid())
    started = subprocess.run([sys.executable, "-c", STRANGER, other], check=False, timeout=LIMIT)
    assert started.returncode == 1
