"""Interrupt the commands at random moments and show that they end at once, cleanly, and can be run again.

Usage: python benchmarks/interrupted.py signals INPUT [--times 200] [--jobs 4] [--limit 2] [--event SIGKILL ...]
       python benchmarks/interrupted.py kill INPUT [--times 10]
       python benchmarks/interrupted.py ray INPUT

``signals`` sends one of the signals below, kills a worker, closes the pipe or fills the disk at a random moment of one
command after the other. Each run must end within two seconds (``--limit``, on a busy machine), print no traceback,
leave no process, and leave every file as it was or as an undisturbed run leaves it; run again, it must leave the same
bytes as an undisturbed run. A run that prints nothing goes on to its end when the pipe is closed. A full disk ends the
run, with one message, when it next writes a file; a small disk is mounted for it, which needs root on Linux.

``kill`` compares a corpus run that was killed and resumed with an undisturbed one, ``ray`` one that lost a node of a
cluster. INPUT is a folder of cables.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

_PART_SIZE = "20"
_MARK = "CABLELINT_INTERRUPTED"
_COMMANDS = {
    "check": ["check", "in", "--select", "ALL", "--jobs"],
    "check --fix": ["check", "in", "--fix", "--jobs"],
    "corpus": ["corpus", "in", "--output", "out", "--part-size", _PART_SIZE, "--jobs"],
    "redact --output": ["redact", "in", "--output", "out", "--jobs"],
    "redact --in-place": ["redact", "in", "--in-place", "--jobs"],
}
# Commands whose result is what they print; the others go on when nobody reads it.
_PRINTING = ("check", "check --fix")
_FILLER = "filler"
# Grows line by line, and lists a file before it is written.
_JOURNAL = "journal.jsonl"
# List what was written, which is less on a full disk.
_LISTS = ("log.json", "manifest.json")
_EVENTS = (
    "SIGINT",
    "SIGTERM",
    "SIGHUP",
    "SIGINT to the group",
    "SIGTERM to the group",
    "SIGKILL",
    "SIGKILL to a worker",
    "closed pipe",
    "full disk",
)


@dataclass(frozen=True)
class Trial:
    """One interrupted run.

    Attributes:
        command: One of the commands.
        event: One of the events.
        moment: Seconds from the start of the command.
    """

    command: str
    event: str
    moment: float


def processes(mark: str) -> list[int]:
    """The processes whose environment contains the mark."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            is_zombie = folder.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z"
            if not is_zombie and f"{_MARK}={mark}".encode() in folder.joinpath("environ").read_bytes():
                found.append(int(folder.name))
    return found


def _described(pid: int) -> str:
    """The state and the seconds of CPU of a process, and the end of its command line."""
    with suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return f"{fields[0]} {seconds:.1f} s of CPU, ...{words[-90:].strip()}"
    return "gone"


class Stage:
    """A folder in which commands run one after the other, and the files that each should leave."""

    def __init__(self, source: Path, base: Path, jobs: int, limit: float) -> None:
        self.source = source
        self.limit = limit
        #: The seconds that each interrupted run took to end, with its last process.
        self.took: list[float] = []
        self.work = base / "work"
        self.jobs = jobs
        self.seconds: dict[str, float] = {}
        self.expected: dict[str, tuple[int, dict[str, bytes]]] = {}
        for command in _COMMANDS:
            shutil.copytree(source, self.work / "in")
            started = time.monotonic()
            code = self._finish(command)
            self.seconds[command] = time.monotonic() - started
            self.expected[command] = code, contents(self.work)
            shutil.rmtree(self.work)

    def run(self, trial: Trial, number: int) -> list[str]:
        """Run a trial, then the same command again; return what went wrong."""
        mark = f"{os.getpid()}-{number}"
        with small_disk(self.work) if trial.event == "full disk" else nullcontext():
            shutil.copytree(self.source, self.work / "in")
            with self._start(trial.command, mark) as process:
                problems = self._disturb(process, trial, mark)
            (self.work / _FILLER).unlink(missing_ok=True)
            problems += self._check_files(trial)
            problems += self._resume(trial.command)
        shutil.rmtree(self.work)
        return problems

    def _finish(self, command: str) -> int:
        with self._start(command, "undisturbed") as process:
            process.communicate()
        return process.returncode

    def _resume(self, command: str) -> list[str]:
        """Run a command on what an interrupted run left, and compare with an undisturbed run."""
        code, files = self.expected[command]
        resumed = self._finish(command)
        left = {name: data for name, data in contents(self.work).items() if not _is_temporary(name)}
        problems = [f"run again, it exits with {resumed}, expected {code}"] if resumed not in (code, 0) else []
        differing = sorted(name for name in {*left, *files} if left.get(name) != files.get(name))
        return problems + ([f"run again, it leaves other files: {', '.join(differing[:5])}"] if differing else [])

    @contextmanager
    def _start(self, command: str, mark: str) -> Iterator[subprocess.Popen[bytes]]:
        process = subprocess.Popen(
            [sys.executable, "-m", "cablelint", *_COMMANDS[command], str(self.jobs), "--isolated"],
            cwd=self.work,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env={**os.environ, _MARK: mark},
            preexec_fn=_with_signals,  # noqa: PLW1509 - no threads here
        )
        try:
            yield process
        finally:
            for pid in processes(mark):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()

    def _disturb(self, process: subprocess.Popen[bytes], trial: Trial, mark: str) -> list[str]:
        started = time.monotonic()
        # A pipe that nobody reads would stop the run before the moment.
        self._read_until(process, started + trial.moment)
        if trial.event == "full disk":
            fill(self.work)
        else:
            _happen(process, trial.event, mark)
        goes_on = trial.event == "full disk" or (trial.event == "closed pipe" and trial.command not in _PRINTING)
        limit = 10 * self.seconds[trial.command] if goes_on else self.limit
        problems = []
        happened = time.monotonic()
        try:
            if trial.event == "closed pipe":
                _, errors = b"", process.stderr.read() if process.stderr else b""
                process.wait(limit)
            else:
                _, errors = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            left = ", ".join(map(_described, processes(mark))) or "nothing but an open pipe"
            return [f"still runs after {limit:.1f} s: {left}"]
        if any(sign in errors for sign in (b"Traceback", b"Exception ignored", b"internal error")):
            problems.append(f"stderr: {errors.decode(errors='replace')[-600:]}")
        if errors.count(os.strerror(errno.ENOSPC).encode()) > 1:
            problems.append("the run goes on after the first file that is refused")
        deadline = happened + limit
        while (left := processes(mark)) and time.monotonic() < deadline:
            time.sleep(0.02)
        if left:
            problems.append(f"left after {limit:.1f} s: {', '.join(map(_described, left))}")
        elif not goes_on:
            self.took.append(time.monotonic() - happened)
        return problems

    @staticmethod
    def _read_until(process: subprocess.Popen[bytes], deadline: float) -> None:
        assert process.stdout is not None  # noqa: S101
        os.set_blocking(process.stdout.fileno(), False)
        while (left := deadline - time.monotonic()) > 0 and process.poll() is None:
            process.stdout.read()
            time.sleep(min(left, 0.01))
        os.set_blocking(process.stdout.fileno(), True)

    def _check_files(self, trial: Trial) -> list[str]:
        _, expected = self.expected[trial.command]
        problems = []
        for name, data in contents(self.work).items():
            if _is_temporary(name):
                # Only a process that was killed may leave one, and nothing reads it.
                if not trial.event.startswith("SIGKILL"):
                    problems.append(f"{name} is left")
            elif data not in (expected.get(name), _bytes_of(self.source, name)) and not _is_whole_list(name, data):
                problems.append(f"{name} is neither as it was nor as it should be")
        return problems


def _is_temporary(name: str) -> bool:
    return Path(name).name.startswith(".") and name.endswith(".tmp")


def _is_whole_list(name: str, data: bytes) -> bool:
    """Whether a file is the journal, or a list of what was written that is not cut short."""
    file = Path(name).name
    return file == _JOURNAL or (file in _LISTS and data.endswith(b"}\n") and isinstance(json.loads(data), dict))


def _bytes_of(source: Path, name: str) -> bytes | None:
    path = source / Path(name).relative_to("in") if name.startswith("in/") else None
    return path.read_bytes() if path and path.is_file() else None


def _with_signals() -> None:
    """Let signals end the run: a shell ignores Ctrl-C for what it starts in the background, and so would the run."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def small_disk(place: Path) -> Iterator[None]:
    """Mount a disk of some megabytes at a folder.

    Raises:
        CalledProcessError: It cannot be mounted.
    """
    place.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m", "small", str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path) -> None:
    """Fill a disk to its last block."""
    with suppress(OSError), (disk / _FILLER).open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))


def _can_mount(base: Path) -> bool:
    try:
        with small_disk(base / "try"):
            return True
    except (OSError, subprocess.CalledProcessError):
        print("no disk is filled, since none can be mounted")
        return False


def _happen(process: subprocess.Popen[bytes], event: str, mark: str) -> None:
    name, _, target = event.partition(" to ")
    with suppress(ProcessLookupError):
        if event == "closed pipe":
            assert process.stdout is not None  # noqa: S101
            process.stdout.close()
        elif target == "the group":
            os.killpg(process.pid, getattr(signal, name))
        elif target == "a worker":
            workers = [pid for pid in processes(mark) if pid != process.pid]
            os.kill(random.choice(workers or [process.pid]), signal.SIGKILL)  # noqa: S311
        else:
            os.kill(process.pid, getattr(signal, name))


def signals(source: Path, base: Path, times: int, only: Sequence[str], *, jobs: int, limit: float) -> int:
    """Interrupt many runs by some of the events; print the problems and return how many runs had one."""
    stage = Stage(source, base, jobs, limit)
    print(", ".join(f"{command}: {seconds:.1f} s" for command, seconds in stage.seconds.items()))
    chance = random.Random(11)  # noqa: S311
    tried: Counter[str] = Counter()
    commands = list(_COMMANDS)
    events = [event for event in only if event != "full disk" or _can_mount(base)]
    bad = 0
    for number in range(times):
        command, event = commands[number % len(commands)], chance.choice(events)
        trial = Trial(command, event, chance.uniform(0.05, 1.0) * stage.seconds[command])
        tried[event] += 1
        if problems := stage.run(trial, number):
            bad += 1
            print(f"{number}: {trial.command}, {trial.event} after {trial.moment:.2f} s: {'; '.join(problems)}")
    print(", ".join(f"{event}: {count}" for event, count in tried.items()))
    took = sorted(stage.took)
    print(
        f"to end: median {took[len(took) // 2]:.2f} s, 90 % below {took[len(took) * 9 // 10]:.2f} s, {took[-1]:.2f} s"
    )
    print(f"{times} moments, {bad} with a problem")
    return bad


def command(source: Path, output: Path, *more: str) -> list[str]:
    """The command line of a corpus run."""
    options = ("--isolated", "--part-size", _PART_SIZE, *more)
    return [sys.executable, "-m", "cablelint", "corpus", str(source), "--output", str(output), *options]


def contents(output: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def kill(source: Path, base: Path, times: int) -> None:
    """Kill a run with all its processes at random moments, run it again each time, and compare."""
    started = time.monotonic()
    subprocess.run(command(source, base / "undisturbed"), check=False)
    took = time.monotonic() - started
    moments = random.Random(7)  # noqa: S311
    for number in range(times):
        output = base / f"killed-{number}"
        process = subprocess.Popen(command(source, output), start_new_session=True, stderr=subprocess.DEVNULL)
        moment = moments.uniform(0.05, 0.95) * took
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        parts = len(list((output / "cables").glob("part-*.parquet")))
        subprocess.run(command(source, output), check=False, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        same = contents(output) == contents(base / "undisturbed")
        print(f"killed after {moment:5.1f} s with {parts:3} parts done: {'the same bytes' if same else 'DIFFERENT'}")


@contextmanager
def two_nodes() -> Iterator[tuple[object, object]]:
    """A local Ray cluster of two nodes; yields the cluster and the node that may be lost."""
    import ray
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    lost = cluster.add_node(num_cpus=1)
    ray.init(address=cluster.address, log_to_driver=False)
    try:
        yield cluster, lost
    finally:
        ray.shutdown()
        cluster.shutdown()


def lose_a_node(source: Path, base: Path) -> None:
    """Run on two nodes, take one away after the first parts, and compare with a local run."""
    from cablelint.config import Config
    from cablelint.corpus.on_ray import mapper
    from cablelint.corpus.run import local, run
    from cablelint.corpus.work import Job

    def job(name: str) -> Job:
        return Job(base / name, Config(root=base))

    with two_nodes() as (cluster, lost):
        for number, done in enumerate(run([str(source)], job("ray"), mapper, part_size=int(_PART_SIZE))):
            print(f"part {done.number} of {done.records} records")
            if number == 1:
                print("one of two nodes is taken away")
                cluster.remove_node(lost, allow_graceful=False)  # type: ignore[attr-defined]
    for _ in run([str(source)], job("local"), local(1), part_size=int(_PART_SIZE)):
        pass
    same = contents(base / "ray") == contents(base / "local")
    print(f"{len(contents(base / 'local'))} files: {'the same bytes' if same else 'DIFFERENT'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["signals", "kill", "ray"])
    parser.add_argument("input", type=Path)
    parser.add_argument("--times", type=int)
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--limit", type=float, default=2.0)
    parser.add_argument("--event", dest="events", action="append", choices=_EVENTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.mode == "signals":
            times, events = options.times or 200, options.events or _EVENTS
            bad = signals(options.input, Path(folder), times, events, jobs=options.jobs, limit=options.limit)
            sys.exit(bool(bad))
        elif options.mode == "kill":
            kill(options.input, Path(folder), options.times or 10)
        else:
            lose_a_node(options.input, Path(folder))
