"""The page on corpora is true: its statements and its program run."""

import re
from pathlib import Path

import pytest

from cablelint.config import Config
from cablelint.corpus.run import local, run
from cablelint.corpus.tables import schema
from cablelint.corpus.work import Job

from .samples import cable

pytest.importorskip("pyarrow")

PAGE = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text("utf-8")
STATEMENTS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
PROGRAM = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)[1]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    base = tmp_path_factory.mktemp("docs")
    (base / "cables").mkdir()
    for serial in range(3):
        text = cable(serial, "065").replace("C O N F I D E N T I A L", "S E C R E T").replace("CCCCC", "SSSSS")
        (base / "cables" / f"09ROME{serial}.txt").write_text(text, "utf-8")
    list(run([str(base / "cables")], Job(base / "out", Config(root=base)), local(1), part_size=200))
    return base


def contents(output):
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_statements_find_something(corpus, monkeypatch, statement):
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(corpus)
    assert duckdb.sql(statement).fetchall()


def test_the_program_gives_what_the_command_gives(corpus, monkeypatch):
    monkeypatch.chdir(corpus)
    list(run(["cables/"], Job(Path("by-command"), Config(root=corpus)), local(1), part_size=200))
    (corpus / "out").rename("before")
    exec(PROGRAM, {})
    assert contents(Path("out")) == contents(Path("by-command"))


@pytest.mark.parametrize("table", ["cables", "findings", "masks"])
def test_the_columns_are_those_of_the_table(table):
    listed = re.search(rf"Columns of `{table}`: (.*?)\.(?: |\n\n)", PAGE, re.DOTALL)[1]
    assert re.findall(r"`(\w+)`", listed) == schema(table).names
