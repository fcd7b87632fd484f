"""The share of broken things that the rules see: ``python -m benchmarks.mutations [FOLDER]``.

Each mutator breaks exactly one thing in each cable about which no rule gives a warning. It counts as seen where the
broken cable has a finding that the whole one has not; as seen in its place where that finding is on a line that was
changed, or beside it. Nothing is written.
"""

from __future__ import annotations

import argparse
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from tests.mutators import MUTATORS, Mutator

from cablelint.checking.engine import check
from cablelint.document.model import Cable
from cablelint.document.parse import parse
from cablelint.document.source import decode, from_text
from cablelint.edits import Edit, apply_edits
from cablelint.findings import Finding, Severity

#: A finding about something that is missing is at most so many lines from where it was.
NEAR = 2


def is_clean(cable: Cable) -> bool:
    """Whether no rule gives an error or a warning."""
    return all(finding.severity is Severity.INFO for finding in check(cable))


def new_findings(before: list[Finding], after: list[Finding], edit: Edit) -> list[Finding]:
    """The findings of the second that the first has not, the shift of what follows the edit allowed for."""
    shift = len(edit.content) - (edit.end - edit.start)

    def place(finding: Finding) -> int:
        start = finding.span.start
        return start if start <= edit.start else start - shift

    known = {(finding.code, finding.span.start, finding.message) for finding in before}
    return [finding for finding in after if (finding.code, place(finding), finding.message) not in known]


def is_in_place(cable: Cable, finding: Finding, edit: Edit) -> bool:
    """Whether the lines of a finding touch those of the edit, or lie beside them."""
    position = cable.source.position
    first, last = position(edit.start)[0], position(edit.start + len(edit.content))[0]
    start, end = position(finding.span.start)[0], position(finding.span.end)[0]
    return start <= last + NEAR and end >= first - NEAR


def cables(folder: Path | None, limit: int, generated: int) -> Iterator[Cable]:
    """Clean cables of a folder, so many of them by chance, and so many from the generator."""
    paths = sorted(folder.glob("*.txt")) if folder else []
    Random(0).shuffle(paths)  # noqa: S311 - no secret
    read = (parse(decode(path.read_bytes(), path.name)) for path in paths)
    yield from islice(filter(is_clean, read), limit)
    if generated:
        from hypothesis.errors import NonInteractiveExampleWarning
        from tests.strategies import sound_cables

        warnings.simplefilter("ignore", NonInteractiveExampleWarning)
        strategy = sound_cables()
        for number in range(generated):
            yield parse(from_text(strategy.example().text, f"generated {number}"))


def run(source: list[Cable], seed: int) -> dict[Mutator, list[tuple[str, str, str]]]:
    """Return the result of each mutator on each cable: ``place``, ``elsewhere`` or ``missed``; the file, the edit."""
    results: dict[Mutator, list[tuple[str, str, str]]] = defaultdict(list)
    for cable in source:
        text = cable.source.text
        before = check(cable)
        for mutator in MUTATORS:
            edit = mutator.mutate(cable, Random(f"{seed} {mutator.name} {cable.source.name}"))  # noqa: S311 - no secret
            if edit is None or text[edit.start : edit.end] == edit.content:
                continue
            mutant = parse(from_text(apply_edits(text, [edit]), cable.source.name))
            fresh = new_findings(before, check(mutant), edit)
            seen = (
                "place"
                if any(is_in_place(mutant, finding, edit) for finding in fresh)
                else "elsewhere"
                if fresh
                else "missed"
            )
            line, _ = cable.source.position(edit.start)
            shown = f"line {line}: {text[edit.start : edit.end][:60]!r} -> {edit.content[:60]!r}"
            results[mutator].append((seen, cable.source.name, shown))
    return results


def main() -> None:
    """Print the share of each mutator and of all, and what was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--limit", type=int, default=100, metavar="N", help="take at most so many cables of the folder")
    parser.add_argument("--generated", type=int, default=20, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--misses", type=int, default=5, metavar="N", help="show at most so many misses of each mutator"
    )
    arguments = parser.parse_args()
    source = list(cables(arguments.folder, arguments.limit, arguments.generated))
    results = run(source, arguments.seed)
    total: Counter[str] = Counter()
    print(
        f"{len(source)} cables without a warning\n\n{'mutator':36}{'family':8}{'tried':>6}{'in place':>10}{'seen':>8}"
    )
    for mutator in MUTATORS:
        counts = Counter(seen for seen, _, _ in results[mutator])
        total.update(counts)
        print(_row(mutator.name, mutator.family, counts))
    print(_row("all", "", total))
    for mutator in MUTATORS:
        misses = [(seen, name, shown) for seen, name, shown in results[mutator] if seen != "place"]
        for seen, name, shown in misses[: arguments.misses]:
            print(f"{seen}: {mutator.name}, {name}, {shown}")


def _row(name: str, family: str, counts: Counter[str]) -> str:
    tried = counts.total()
    if not tried:
        return f"{name:36}{family:8}{tried:6}"
    return f"{name:36}{family:8}{tried:6}{counts['place'] / tried:10.1%}{1 - counts['missed'] / tried:8.1%}"


if __name__ == "__main__":
    main()
