"""The mapper for Ray does what the local one does; it runs where Ray is installed."""

import pytest

from cablelint.config import Config
from cablelint.corpus.on_ray import Rows, row_of
from cablelint.corpus.records import find
from cablelint.corpus.run import local, run
from cablelint.corpus.tables import prepare
from cablelint.corpus.work import Job, parts

from .samples import cable

pytest.importorskip("pyarrow")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "cables"
    folder.mkdir()
    for serial in range(4):
        (folder / f"09ROME{serial}.txt").write_text(cable(serial), "utf-8")
    return folder


def tables(output):
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("part-*.parquet")}


def test_a_part_as_a_row_gives_the_same_bytes(folder, tmp_path):
    list(run([str(folder)], Job(tmp_path / "local", Config(root=tmp_path)), local(1), part_size=2))
    job = Job(tmp_path / "rows", Config(root=tmp_path))
    prepare(job.output)
    work = Rows(job)
    done = [work(row_of(part)) for part in parts(find([str(folder)]), 2)]
    assert [one["records"] for one in done] == [2, 2]
    assert tables(tmp_path / "rows") == tables(tmp_path / "local")


@pytest.mark.filterwarnings("default")
def test_a_cluster_gives_the_same_bytes(folder, tmp_path):
    ray = pytest.importorskip("ray")
    from cablelint.corpus.on_ray import mapper

    list(run([str(folder)], Job(tmp_path / "local", Config(root=tmp_path)), local(1), part_size=2))
    ray.init(num_cpus=2, log_to_driver=False)
    try:
        list(run([str(folder)], Job(tmp_path / "ray", Config(root=tmp_path)), mapper, part_size=2))
    finally:
        ray.shutdown()
    assert tables(tmp_path / "ray") == tables(tmp_path / "local")
