"""Show that a corpus run that is killed at random moments, or loses a node, ends with the bytes of an undisturbed one.

Usage: python benchmarks/interrupted.py kill INPUT [--times 10]
       python benchmarks/interrupted.py ray INPUT
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PART_SIZE = "20"


def command(source: Path, output: Path, *more: str) -> list[str]:
    """The command line of a run."""
    options = ("--isolated", "--part-size", _PART_SIZE, *more)
    return [sys.executable, "-m", "cablelint", "corpus", str(source), "--output", str(output), *options]


def contents(output: Path) -> dict[str, bytes]:
    """Every file of an output by its name."""
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def kill(source: Path, base: Path, times: int) -> None:
    """Kill a run with all its processes at random moments, take it up again each time, and compare."""
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
    """A local Ray cluster of two nodes; gives the cluster and the node that may be lost."""
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
    parser.add_argument("what", choices=["kill", "ray"])
    parser.add_argument("input", type=Path)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.what == "kill":
            kill(options.input, Path(folder), options.times)
        else:
            lose_a_node(options.input, Path(folder))
