"""Checking files: each source through parser, rules and fixes, to an outcome that can travel between processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.checking.engine import check, fixes
from cablelint.checking.result import Outcome, from_bytes, to_bytes
from cablelint.checking.selection import Selection, select
from cablelint.config import Config
from cablelint.document import Source, decode, parse_all
from cablelint.document.dialects import forced
from cablelint.document.model import Cable
from cablelint.document.to_dict import spans
from cablelint.edits import Span
from cablelint.findings import Finding
from cablelint.reporters.hiding import hide_names
from cablelint.rules.registry import all_rules
from cablelint.rules.rule import Rule
from cablelint.system.cache import Cache, settings_digest
from cablelint.system.files import write_atomically
from cablelint.system.walking import STDIN, Unreadable, read

if TYPE_CHECKING:
    from cablelint.redaction.settings import Settings

# A fix can make room for another; a chain longer than this would be rules that undo each other.
_MOST_ROUNDS = 10


@dataclass(frozen=True)
class Checker:
    """Checks one file after another; holds settings only, so that it can be sent to another process.

    Attributes:
        config: The settings.
        fixes: ``safe`` or ``unsafe`` to apply such fixes.
        writes: Whether fixed files are written; else the difference is made.
        show_names: Whether names stay as they are in the difference.
        locates: Whether the elements of the findings are wanted, for a baseline.
        cache_dir: Where outcomes are kept for the next run, None for nowhere. Fixing never uses it.
        stdin_filename: What to call standard input.
    """

    config: Config
    fixes: str | None = None
    writes: bool = False
    show_names: bool = False
    locates: bool = False
    cache_dir: Path | None = None
    stdin_filename: str | None = None

    @cached_property
    def selection(self) -> Selection:
        """The rules that the configuration selects.

        Raises:
            ConfigError: A selector fits no rule.
        """
        return select(self.config, all_rules(), [rule.code for rule in all_rules() if rule.is_default])

    @cached_property
    def dialect(self) -> str | None:
        """The dialect to read everything as, None to detect it in each text.

        Raises:
            ValueError: There is no such dialect.
        """
        return forced(self.config.dialect)

    @cached_property
    def settings(self) -> Settings | None:
        """The settings of names and redaction, if a selected rule needs them.

        Raises:
            ValueError: A file of them is invalid.
            ImportError: An optional package is missing.
            OSError: A file of them cannot be read.
        """
        if not any(rule.needs_settings for rule in all_rules() if rule.code in self.selection.codes):
            return None
        from cablelint.redaction.settings import load_settings

        return load_settings(self.config)

    @cached_property
    def _cache(self) -> Cache | None:
        if self.cache_dir is None or self.fixes:
            return None
        files = self.config.settings_files() if self.settings else []
        settings = (self.config, sorted(self.selection.codes), self.locates, files)
        return Cache(self.cache_dir, settings_digest(*settings))

    def check_path(self, path: str | Unreadable) -> Outcome | str:
        """Read and check one file; what went wrong with reading or writing it, in English, if it cannot be done."""
        data = path if isinstance(path, Unreadable) else read(path)
        if isinstance(data, Unreadable):
            return str(data)
        source = decode(data, (self.stdin_filename or STDIN) if path == STDIN else str(path))
        try:
            return self._cached(source)
        except OSError as error:
            return f"{source.name}: {error.strerror or type(error).__name__}; the file is as it was"

    def _cached(self, source: Source) -> Outcome:
        if self._cache is None:
            return self.check(source)
        # Some rules look at the name of the file too.
        key = source.name.encode("utf-8", "surrogatepass") + b"\0" + source.data
        known = self._cache.get(key)
        if known is not None:
            return from_bytes(known, source)
        outcome = self.check(source)
        self._cache.put(key, to_bytes(outcome))
        return outcome

    def check(self, source: Source) -> Outcome:
        """Check one file, and fix it if that is asked for.

        Raises:
            OSError: The fixed file cannot be written; it is as it was.
        """
        codes = self.selection.for_file(source.name)
        rules = self.selection.chosen(all_rules(), codes)
        cables = list(parse_all(source, self.dialect))
        findings = list(self._findings(cables, rules))
        fixed: Counter[tuple[str, str]] = Counter()
        difference = ""
        if self.fixes:
            original = source
            for _ in range(_MOST_ROUNDS):
                edits, repaired = fixes(cables, findings, unsafe=self.fixes == "unsafe")
                if not edits:
                    break
                fixed.update((finding.code, finding.name) for finding in repaired)
                source = decode(source.apply(edits), source.name)
                cables = list(parse_all(source, self.dialect))
                findings = list(self._findings(cables, rules))
            if source is not original:
                if self.writes:
                    write_atomically(Path(source.name), source.data)
                else:
                    difference = self._difference(original, source)
        return Outcome(source, tuple(findings), self._elements(cables, findings), codes, fixed, difference)

    def _findings(self, cables: Sequence[Cable], rules: Sequence[Rule]) -> Iterator[Finding]:
        for cable in cables:
            for finding in check(cable, rules, today=self.config.today, settings=self.settings):
                severity = self.selection.severities.get(finding.code)
                yield finding if severity is None else replace(finding, severity=severity)

    def _elements(self, cables: Sequence[Cable], findings: Sequence[Finding]) -> tuple[str, ...]:
        if not self.locates or not findings:
            return ()
        from cablelint.checking.baseline import Elements

        found: dict[str, Span] = {}
        for number, cable in enumerate(cables):
            prefix = f"/cables/{number}" if len(cables) > 1 else ""
            found.update((f"{prefix}{pointer}", span) for pointer, span in spans(cable).items())
        elements = Elements(found)
        return tuple(elements.at(finding.span.start) for finding in findings)

    def _difference(self, original: Source, fixed: Source) -> str:
        from difflib import unified_diff

        old, new = (source.text.splitlines(keepends=True) for source in (original, fixed))
        lines = []
        for line in unified_diff(old, new, original.name, fixed.name):
            text = line.rstrip("\r\n")
            is_content = not text.startswith(("---", "+++", "@@"))
            lines.append(text[:1] + hide_names(text[1:]) if is_content and not self.show_names else text)
        return "\n".join(lines) + "\n"
