"""Make every form in which cables are handed on from a folder of text files, and show that each is read alike.

Usage: python benchmarks/forms.py FOLDER OUTPUT [--repeat N] [--compare]
"""

from __future__ import annotations

import argparse
import html
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

# Where the header ends and the text begins: at the first classification line.
_TEXT_BEGINS = re.compile(
    r"^(?:[A-Z] (?:[A-Z] ?)*[A-Z]|UNCLAS|CONFIDENTIAL|SECRET)\b.*\d{2,8}[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_PILCROW = re.compile(r"^¶(?=(\w+))", re.MULTILINE)
_NUMBER = re.compile(r"(?P<post>[A-Z]+) +0*(?P<number>[0-9]{2,8})[ \t]*$", re.MULTILINE)


class Text(NamedTuple):
    """A cable as text, and the name it is filed under."""

    name: str
    text: str

    @property
    def parts(self) -> tuple[str, str]:
        """Header and text; joined by a line end they are the cable."""
        found = _TEXT_BEGINS.search(self.text)
        if found is None or not self.text[: found.start()].endswith("\n"):
            return "", self.text
        return self.text[: found.start() - 1], self.text[found.start() :]


def read(folder: Path, repeat: int = 1) -> Iterator[Text]:
    """The text files of a folder, several times over if wanted, then under other numbers."""
    paths = sorted(folder.glob("*.txt"))
    for turn in range(repeat):
        for path in paths:
            text = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
            if turn:
                text = _NUMBER.sub(lambda match, turn=turn: f"{match['post']} {int(match['number']) + turn:06}", text)
            yield Text(path.stem if repeat == 1 else f"{path.stem}-{turn:04}", text)


def page(cable: Text) -> str:
    """A page of the Cablegate site."""
    header, body = cable.parts
    blocks = "\n".join(_block(part) for part in (header, body) if part)
    return (
        "<?xml version='1.0' encoding='utf-8' ?>\n<html lang='en'>\n<head>\n<title>Cable Viewer</title>\n</head>\n"
        "<body>\n"
        f"<h3>Viewing cable {cable.name}</h3>\n<table class='cable'>\n<tr><th>Reference ID</th></tr>\n"
        f"<tr><td><a href='/cable/{cable.name}.html'>{cable.name}</a></td></tr>\n</table>\n{blocks}\n</body>\n</html>\n"
    )


def _block(text: str) -> str:
    escaped = html.escape(text, quote=False)
    linked = _PILCROW.sub(r"<a id='par\1' href='#par\1'>¶</a>", escaped)
    return f"<code><pre>{linked}</pre></code>".replace("\n", "&#x000A;")


def record(number: int, cable: Text) -> str:
    """A record of the one-file dump."""
    fields = (str(number), "3/5/2009 9:04", cable.name, "Embassy Atlantis", "CONFIDENTIAL", "", *cable.parts)
    escaped = (field.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'") for field in fields)
    return ",".join(f'"{field}"' for field in escaped) + "\n"


def json_line(cable: Text) -> str:
    """A line of JSON Lines."""
    return json.dumps({"id": cable.name, "text": cable.text}) + "\n"


def write_folder(cables: Iterable[Text], folder: Path, suffix: str, form: Callable[[Text], str]) -> None:
    """A file a cable."""
    folder.mkdir(parents=True, exist_ok=True)
    for cable in cables:
        (folder / f"{cable.name}{suffix}").write_bytes(form(cable).encode())


def write_zip(cables: Iterable[Text], path: Path) -> None:
    """An archive of text files."""
    with zipfile.ZipFile(path, "w") as archive:
        for cable in cables:
            archive.writestr(zipfile.ZipInfo(f"{cable.name}.txt"), cable.text, zipfile.ZIP_DEFLATED)


def write_parquet(cables: Iterable[Text], path: Path) -> None:
    """A table with a text column."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{"id": cable.name, "text": cable.text} for cable in cables]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=200)


def write_all(cables: list[Text], output: Path) -> None:
    """Every form, each below ``output``."""
    write_folder(cables, output / "text", ".txt", lambda cable: cable.text)
    write_folder(cables, output / "html", ".html", page)
    (output / "cables.csv").write_bytes("".join(record(n, cable) for n, cable in enumerate(cables, 1)).encode())
    (output / "cables.jsonl").write_bytes("".join(map(json_line, cables)).encode())
    write_zip(cables, output / "cables.zip")
    write_parquet(cables, output / "cables.parquet")


def findings(path: Path) -> Iterator[list[tuple[object, ...]]]:
    """Return the findings of the rules that need no names in each cable of a form, without places."""
    from cablelint.checking.engine import check
    from cablelint.corpus.records import Columns, find
    from cablelint.corpus.records import read as read_records
    from cablelint.document import Source, parse_all
    from cablelint.rules.registry import all_rules

    rules = [rule for rule in all_rules() if rule.is_default and "people" not in rule.extras]
    for piece in find([str(path)]):
        for record in read_records(piece, Columns()):
            for cable in parse_all(record) if isinstance(record, Source) else ():
                found = check(cable, rules)
                yield sorted((one.code, one.severity.value, one.message, one.quotes) for one in found)


def compare(output: Path) -> None:
    """Report for each form in how many cables the findings are not those in the text files."""
    expected = list(findings(output / "text"))
    print(f"text: {len(expected)} cables, {sum(map(len, expected))} findings")
    for form in ("html", "cables.csv", "cables.jsonl", "cables.zip", "cables.parquet"):
        found = list(findings(output / form))
        other = sum(one != another for one, another in zip(expected, found, strict=False))
        print(f"{form}: {len(found)} cables, {sum(map(len, found))} findings, other findings in {other} cables")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--compare", action="store_true", help="compare the findings in all forms")
    options = parser.parse_args()
    write_all(list(read(options.folder, options.repeat)), options.output)
    if options.compare:
        compare(options.output)
