"""A command that is interrupted with workers at work ends at once, without a message of Python and without a child."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")

MARK = "CABLELINT_TEST_RUN"
EVENTS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGKILL", "SIGINT to the group", "SIGKILL to a worker", "closed pipe")
# A busy machine takes its time; a deadlock takes for ever.
LIMIT = 30


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More files than workers check in half a second, each with a finding."""
    folder = tmp_path_factory.mktemp("box")
    paragraphs = "\n\n".join(f"{number}. (C) The talks ended at noon." for number in range(1, 40))
    for number in range(1000):
        (folder / f"{number}.txt").write_text(f"SUBJECT: TALKS\n\n{paragraphs}\n")
    return folder


def processes(mark: str) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_zombie = folder.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z"
            if not is_zombie and f"{MARK}={mark}".encode() in folder.joinpath("environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def heed_signals() -> None:
    """End on signals: a shell that starts the tests in the background lets them ignore Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def happen(process: subprocess.Popen[bytes], event: str, mark: str) -> None:
    name, _, target = event.partition(" to ")
    if event == "closed pipe":
        assert process.stdout
        process.stdout.close()
        process.stdout = None
    elif target == "the group":
        os.killpg(process.pid, getattr(signal, name))
    elif target == "a worker":
        workers = [pid for pid in processes(mark) if pid != process.pid]
        if workers:
            os.kill(workers[-1], signal.SIGKILL)
    else:
        process.send_signal(getattr(signal, name))


@pytest.mark.parametrize("seconds", [0, 0.5])
@pytest.mark.parametrize("event", EVENTS)
def test_an_interrupted_check_ends_and_leaves_nothing(box: Path, event: str, seconds: float) -> None:
    mark = f"{os.getpid()}-{event}-{seconds}".replace(" ", "-")
    process = subprocess.Popen(
        [sys.executable, "-m", "cablelint", "check", ".", "--isolated", "--jobs", "3"],
        cwd=box,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_signals,  # noqa: PLW1509 - no threads here
        env={**os.environ, MARK: mark},
    )
    while process.poll() is None and len(processes(mark)) < 3:
        time.sleep(0.02)
    time.sleep(seconds)
    happen(process, event, mark)
    # Both pipes are read: a run that is not stopped prints more than one of them holds.
    _, errors = process.communicate(timeout=LIMIT)

    deadline = time.monotonic() + LIMIT
    while (left := processes(mark)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []
    assert b"Traceback" not in errors
    assert b"Exception ignored" not in errors
    code = process.returncode
    assert code == -signal.SIGKILL if event == "SIGKILL" else code in (0, 1, 2)
