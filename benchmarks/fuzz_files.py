"""Run the commands, in process, on damaged files of every format that they read, and report every broken promise.

Usage: python benchmarks/fuzz_files.py INPUT [--count 10000] [--longest 900] [--seed 1] [--save FOLDER]

A run keeps its promise if it ends with exit code 0, 1 or 2, with a message for 2, without a traceback or an internal
error, and leaves no temporary file. INPUT is a folder of cables: pieces of them, damaged, are the cables that every
command reads; the other formats are damaged copies of one small sound file each. ``--save`` keeps the files of the
runs that failed.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cablelint.cli.main import main
from cablelint.document import decode
from fuzz import mutated

# Seconds of CPU that a run may take.
_SLOW = 5.0
_NAMES = "Harbor master Bo Lindqvarn told Ada Quillfeather nothing. Amb. Quillfeather left (protect)."
_CABLE = f"FM AMEMBASSY TOKYO\nTO SECSTATE\nTAGS: PREL, JA\nSUBJECT: TALKS\n\n1. (C) {_NAMES}\nLINDQVARN\n"
_ROSTER = b'[[people]]\nname = "Bo Lindqvarn"\naliases = ["Bo"]\naction = "mask"\n'
_SETTINGS = (
    b'select = ["HDR", "NAM"]\nexclude = ["*.md"]\ntoday = 2026-01-01\npolicy = "foia-b6"\nroster = "roster.toml"\n'
    b'baseline = "baseline.json"\nper-file-ignores = {"b*" = ["PAR"]}\n[severity]\nHDR001 = "info"\n'
)
_SOUND: dict[str, bytes] = {
    "a.txt": _CABLE.encode(),
    "box/a.txt": _CABLE.encode(),
    "box/b.txt": _CABLE.replace("TALKS", "MORE TALKS").encode(),
    "roster.toml": _ROSTER,
    "roster.json": b'{"people": [{"name": "Bo Lindqvarn", "aliases": [], "action": "keep"}]}',
    "roster.csv": b'name,action,aliases,note\n"Lindqvarn, Bo",mask,Bo; Lindqvarn,\nAda Quillfeather,keep,,seen\n',
    "roster.txt": b"# to mask\nBo Lindqvarn\nAda Quillfeather\n",
    "policy.toml": b'extends = "foia-b6"\nkeep = ["official"]\nidentifiers = "mask"\n[reasons]\nprivate = "B6"\n',
    "decisions.toml": (
        b'version = 1\n[[decisions]]\naction = "add"\nfile = "a.txt"\nbefore = "told "\nafter = " nothing"\n'
        b'reason = "B6"\n[[decisions]]\naction = "keep"\nfile = "a.txt"\nmask = "NAME-1"\nreason = "B6"\n'
    ),
    "settings.toml": _SETTINGS,
    "project/pyproject.toml": b'[project]\nname = "box"\n[tool.cablelint]\nselect = ["HDR"]\npolicy = "protected"\n',
    "project/a.txt": _CABLE.encode(),
    "baseline.json": b'{"version": 1, "entries": [{"file": "a.txt", "rule": "HDR001", "element": "/dtg", "count": 2}]}',
    "secret": b"0123456789abcdef0123456789abcdef\n",
    "table.csv": f'id,text\n07TOKYO1,"{_CABLE}"\n07TOKYO2,"{_CABLE}"\n'.encode(),
    "lines.jsonl": "".join(json.dumps({"id": f"07TOKYO{each}", "text": _CABLE}) + "\n" for each in "12").encode(),
    "mail.eml": f"From: a@b.example\nSubject: cable\nContent-Type: text/plain\n\n{_CABLE}".encode(),
    "page.html": f"<html><body><table><tr><td>07TOKYO1</td></tr></table><pre>{_CABLE}</pre></body></html>".encode(),
    "one.txt.gz": gzip.compress(_CABLE.encode(), mtime=0),
}
_RELEASE = ("out", "--key-file", "secret", "--isolated")
_REDACT = ["redact", "box", "--jobs", "1", "--output", *_RELEASE]
_CORPUS = ["corpus", "box", "table.csv", "--output", "tables", "--isolated", "--jobs", "1", "--cache-dir", "cache"]
_SINGLE = ["redact", "a.txt", "--output", "single.txt", "--manifest", "single.json", "--key-file", "secret"]
_ON_CABLE = [
    ["check", "a.txt", "--select", "ALL"],
    ["check", "a.txt", "--fix", "--unsafe-fixes"],
    ["check", "a.txt", "--diff", "--select", "ALL", "--unsafe-fixes"],
    ["check", "a.txt", "--output-format", "sarif"],
    ["check", "a.txt", "--write-baseline", "written.json", "--output-format", "junit"],
    ["parse", "a.txt"],
    ["names", "a.txt"],
    ["names", "a.txt", "--as-roster"],
    ["redact", "a.txt"],
    ["redact", "a.txt", "--check"],
    ["redact", "a.txt", "--diff", "--style", "crosses"],
    ["redact", "a.txt", "--style", "pseudonym", "--key-file", "secret", "--output", "single.txt"],
    ["redact", "a.txt", "--in-place", "--policy", "protected"],
    [
        "redact",
        "a.txt",
        "--jobs",
        "1",
        "--output",
        "fresh/",
        "--release-copy",
        "html",
        "--isolated",
        "--style",
        "exemption",
    ],
    ["redact", "a.txt", "box", "--output", "fresh", "--corpus-wide", "--isolated", "--jobs", "1"],
    ["verify", "a.txt", "--original", "box/a.txt"],
    ["verify", "box/a.txt", "--original", "a.txt"],
    ["verify", "a.txt", "--manifest", "single.json"],
    ["restore", "a.txt", "--manifest", "single.json", "--key-file", "secret"],
    ["corpus", "a.txt", "--output", "fresh", "--isolated", "--jobs", "1"],
]
_VERIFY = [
    ["verify", *_RELEASE],
    ["verify", "out", "--original", "box"],
    ["verify", "out"],
    ["log", "out", "--format", "csv"],
    ["log", "out", "--format", "html"],
    ["restore", "out/a.txt", "--manifest", "out/manifest.json", "--key-file", "secret"],
    _REDACT,
]
_READERS = [["check"], ["parse"], ["names"], ["redact", "--check"], ["check", "--fix"], ["corpus", "--output", "fresh"]]


def _with_roster(name: str) -> list[list[str]]:
    return [[command, "a.txt", "--roster", name] for command in ("names", "redact", "check")]


_COMMANDS: dict[str, list[list[str]]] = {
    **{name: _with_roster(name) for name in ("roster.toml", "roster.json", "roster.csv", "roster.txt")},
    "policy.toml": [["redact", "a.txt", "--policy", "policy.toml"]],
    "decisions.toml": [
        ["redact", "a.txt", "--decisions", "decisions.toml"],
        [*_SINGLE, "--decisions", "decisions.toml"],
    ],
    "settings.toml": [[command, "a.txt", "--config", "settings.toml"] for command in ("check", "redact", "names")],
    "project/pyproject.toml": [["check", "project", "--jobs", "1"], ["redact", "project/a.txt"], ["config", "project"]],
    "baseline.json": [["check", "a.txt", "--isolated", "--baseline", "baseline.json"]],
    "secret": [["redact", "a.txt", "--style", "pseudonym", "--key-file", "secret"], ["verify", *_RELEASE], _REDACT],
    "model.json.gz": [["names", "a.txt", "--model", "model.json.gz"], ["redact", "a.txt", "--model", "model.json.gz"]],
    **{
        name: [[*command, name, *(["--jobs", "1"] if "corpus" in command else [])] for command in _READERS]
        for name in ("table.csv", "lines.jsonl", "mail.eml", "page.html", "one.txt.gz", "packed.zip", "table.parquet")
    },
    "single.json": [
        ["verify", "single.txt", "--manifest", "single.json", "--key-file", "secret"],
        ["restore", "single.txt", "--manifest", "single.json", "--key-file", "secret"],
        _SINGLE,
    ],
    "single.vault": [["restore", "single.txt", "--manifest", "single.json", "--key-file", "secret"]],
    "out/manifest.json": _VERIFY,
    "out/a.txt": _VERIFY,
    "out.private/log.json": _VERIFY,
    "out.private/journal.jsonl": [_REDACT],
    "out.private/vault/a.txt.vault": _VERIFY,
    "cache": [_CORPUS, ["check", "box", "--isolated", "--jobs", "1", "--cache-dir", "cache"]],
    "tables": [_CORPUS],
}
# Of so many runs, one damages a cable.
_CABLE_SHARE = 2
_PIECES = (
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"[" * 3000, b"{", b"}", b'"', b"'", b",", b";", b"=", b"\n", b"\r", b"\\"),
    *(b"9" * 5000, b"NaN", b"1e999", b"null", b"-1", b"\x1b[31m", b"../../x", b"\xed\xa0\x80", b"\xe2\x80\xae", b"#"),
    *(b"[[people]]", b"name", b"--", b'"""', b"2026-01-01", b"true", b"a" * 200_000, b"\t", b" ", b"."),
)
_VALUES = (None, True, 0, -1, 10**30, 1.5, float("nan"), "", "../x", "a\0b", "\ud800", "-", [], {}, [[]], {"a": {}})


class Stage:
    """A folder with one sound file of every format, and what a release, a corpus run and a cache leave."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        os.chdir(folder)
        for name, data in _SOUND.items():
            _write(Path(name), data)
        self._make_model()
        with zipfile.ZipFile("packed.zip", "w") as packed:
            packed.writestr("a.txt", _CABLE)
            packed.writestr("b/c.csv", _SOUND["table.csv"])
        self._make_parquet()
        for command in (
            _SINGLE,
            _REDACT,
            _CORPUS,
            ["check", "box", "--isolated", "--jobs", "1", "--cache-dir", "cache"],
        ):
            code, _, errors = run(command)
            assert code in (0, 1), (command, errors)  # noqa: S101
        journal = [{"box": [str(folder / "box")]}, "a.txt", "manifest.json"]
        Path("out.private/journal.jsonl").write_text("".join(json.dumps(line) + "\n" for line in journal))
        self.sound = {str(path.relative_to(folder)): path.read_bytes() for path in _files(folder)}

    def _make_model(self) -> None:
        from cablelint.names.model.name_model import NameModel, RandomField, default_model
        from cablelint.names.model.weights import packed

        weights = dict.fromkeys(("word=lindqvarn", "word=bo", "word=ada"), packed([1500], [-500])[0])
        NameModel(RandomField(weights, [0.0] * 9), default_model().metadata).save(Path("model.json.gz"))

    def _make_parquet(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"id": ["07TOKYO1", "07TOKYO2"], "text": [_CABLE, _CABLE]}), "table.parquet")

    def reset(self) -> None:
        """Put every file back as it was."""
        for path in _files(self.folder):
            if str(path.relative_to(self.folder)) not in self.sound:
                path.unlink()
        for name, data in self.sound.items():
            path = self.folder / name
            if not path.is_file() or path.read_bytes() != data:
                _write(path, data)

    def names(self, kind: str) -> list[str]:
        """The files of a kind: one, or those in a folder."""
        return [kind] if kind in self.sound else [name for name in self.sound if name.startswith(f"{kind}/")]


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() or path.is_symlink()]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a few pieces put in, taken out or changed."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((0, 0, 1, 5, 40)))
        piece = chance.choice(_PIECES) if chance.random() < 0.7 else chance.randbytes(chance.randint(0, 4))
        data = data[:start] + piece + data[end:]
    return data


def misshapen(data: bytes, chance: random.Random) -> bytes:
    """A JSON document with some value replaced by another, left out or doubled."""
    document: Any = {"top": json.loads(data)}
    at, key = document, "top"
    while isinstance(at[key], dict | list) and at[key] and chance.random() < 0.8:
        at = at[key]
        key = chance.choice(list(at)) if isinstance(at, dict) else chance.randrange(len(at))
    way = chance.random()
    if way < 0.15 and key != "top":
        del at[key]
    elif way < 0.3 and isinstance(at, list):
        at.append(at[key])
    else:
        at[key] = chance.choice(_VALUES)
    return json.dumps(document.get("top")).encode()


def altered(name: str, data: bytes, chance: random.Random) -> bytes:
    """A damaged copy of a file."""
    if name.endswith((".json", ".gz")) and chance.random() < 0.5:
        is_packed = name.endswith("json.gz")
        plain = gzip.decompress(data) if is_packed else data
        if plain.lstrip().startswith(b"{"):
            changed = misshapen(plain, chance)
            return gzip.compress(changed, mtime=0) if is_packed else changed
    return damaged(data, chance)


class _Kept(io.BytesIO):
    """The bytes that were written to a stream; they outlive it."""

    def close(self) -> None:
        """Stay open."""


@contextmanager
def _captured(arguments: list[str]) -> Any:
    """Standard streams in memory, and the arguments of the command line."""
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr
    out, err = _Kept(), _Kept()
    sys.argv = ["cablelint", *arguments]
    sys.stdin = io.TextIOWrapper(io.BytesIO())
    sys.stdout, sys.stderr = (io.TextIOWrapper(each, "utf-8", write_through=True) for each in (out, err))
    try:
        yield out, err
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before


def run(arguments: list[str]) -> tuple[object, bytes, str]:
    """Run the command line; return the exit code, or the exception that escaped, and what was printed."""
    code: object = 0
    with _captured(arguments) as (out, err):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        except BaseException as error:  # noqa: BLE001 - this is what is looked for
            code = "".join(traceback.format_exception_only(error)) + str(traceback.extract_tb(error.__traceback__)[-1])
    return code, out.getvalue(), err.getvalue().decode("utf-8", "replace")


def problems(arguments: list[str], folder: Path) -> list[str]:
    """Run a command; return the promises that it broke."""
    started = time.process_time()
    code, _, errors = run(arguments)
    found = []
    if code not in (0, 1, 2):
        found.append(f"exit {code}")
    if code == 2 and not errors.strip():
        found.append("exit 2 without a message")
    if "internal error" in errors or "Traceback" in errors or "SYN900" in errors:
        found.append(
            next(line for line in errors.splitlines() if "error" in line or "Traceback" in line or "SYN" in line)
        )
    found += [f"left {path.name[-8:]}" for path in folder.rglob(".*.tmp")]
    if time.process_time() - started > _SLOW:
        found.append("slow")
    return found


def fuzz(source: Path, folder: Path, count: int, longest: int, seed: int, save: Path | None) -> int:
    """Try so many damaged files; print the kinds of failures and return their number."""
    texts = [decode(path.read_bytes()).text for path in sorted(source.rglob("*")) if path.is_file()]
    stage = Stage(folder)
    kinds: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    others = sorted(_COMMANDS)
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311
        kind = "a.txt" if number % _CABLE_SHARE == 0 else others[number // _CABLE_SHARE % len(others)]
        name = chance.choice(stage.names(kind))
        data = mutated(texts, chance, longest) if kind == "a.txt" else altered(name, stage.sound[name], chance)
        arguments = chance.choice(_ON_CABLE if kind == "a.txt" else _COMMANDS[kind])
        stage.reset()
        _write(folder / name, data)
        tried[kind] += 1
        for problem in problems(arguments, folder):
            described = f"{kind}, {arguments[0]}: {problem}"
            kinds[described] += 1
            if kinds[described] <= 2:
                print(f"{number}: {' '.join(arguments)}: {described}", flush=True)
                if save:
                    _write(save / f"{seed}-{number}" / Path(name).name, data)
        if number % 1000 == 999:
            print(f"... {number + 1} inputs, {kinds.total()} failures", flush=True)
    print(", ".join(f"{kind}: {times}" for kind, times in sorted(tried.items())))
    print(f"{count} inputs, {kinds.total()} failures of {len(kinds)} kinds")
    for kind, times in kinds.most_common():
        print(f"{times:>6}  {kind}")
    return kinds.total()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--longest", type=int, default=900)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", type=Path)
    options = parser.parse_args()
    save = options.save.absolute() if options.save else None
    source = options.input.absolute()
    with tempfile.TemporaryDirectory() as made:
        failures = fuzz(source, Path(made).resolve(), options.count, options.longest, options.seed, save)
        os.chdir("/")
    sys.exit(bool(failures))
