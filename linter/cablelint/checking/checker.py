"""Checking files: each source through parser, rules and fixes, to an outcome that can travel between processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.checking.engine import check_file
from cablelint.checking.repairs import fixes
from cablelint.checking.result import Failure, Outcome, from_bytes, to_bytes
from cablelint.checking.selection import Selection, select
from cablelint.config import Config
from cablelint.document import Source, parse_all
from cablelint.document.dialects import forced
from cablelint.document.model import Cable
from cablelint.document.model.to_dict import spans
from cablelint.document.opening import open_source
from cablelint.document.source import Columns
from cablelint.edits import Span
from cablelint.findings import Finding
from cablelint.rules.registry import all_rules, default_rules
from cablelint.rules.rule import Rule
from cablelint.system.cache import Cache, file_key, settings_digest
from cablelint.system.error_places import place_of
from cablelint.system.files import is_of_device, write_atomically
from cablelint.system.walking import Unreadable
from cablelint.text.differences import ChangedLines

if TYPE_CHECKING:
    from cablelint.redaction.settings import Settings

# A fix can make room for another; a chain longer than this would be rules that undo each other.
_MOST_ROUNDS = 10


@dataclass(frozen=True)
class Checker:
    """Checks one file after another; contains settings only, so that it can be sent to another process.

    Attributes:
        config: The settings.
        fixes: ``safe`` or ``unsafe`` to apply such fixes.
        writes: Whether fixed files are written.
        differs: Whether outcomes have the difference that the fixes make.
        locates: Whether outcomes have the elements of the findings, for a baseline.
        cache_dir: The folder of cached outcomes, None for no cache. Fixing never uses it.
    """

    config: Config
    fixes: str | None = None
    writes: bool = False
    differs: bool = False
    locates: bool = False
    cache_dir: Path | None = None

    @cached_property
    def selection(self) -> Selection:
        """The rules that the configuration selects.

        Raises:
            ConfigError: A selector fits no rule.
        """
        return select(self.config, all_rules(), [rule.code for rule in default_rules()])

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
    def roster_words(self) -> frozenset[str]:
        """The words of the names in the roster, which no message shows.

        Raises:
            ValueError: The roster is invalid.
            OSError: It cannot be read.
        """
        if not self.config.roster:
            return frozenset()
        from cablelint.names.roster import read_roster
        from cablelint.reporters.hiding import name_words

        return name_words(read_roster(self.config.roster).names)

    @cached_property
    def _cache(self) -> Cache | None:
        if self.cache_dir is None or self.fixes:
            return None
        files = self.config.settings_files() if self.settings else []
        settings = (self.config, sorted(self.selection.codes), self.locates, files)
        return Cache(self.cache_dir, settings_digest(*settings))

    def check_path(self, path: str | Source | Unreadable) -> Outcome | Failure:
        """Check one file; an error of any kind becomes a failure, so that the other files are checked.

        Args:
            path: The path of a file, which is rewritten if the settings say so; or a source, which is not.
        """
        if isinstance(path, Unreadable):
            return Failure(path.path, path.reason)
        try:
            if isinstance(path, Source):
                return self._cached(path)
            source = open_source(path, Columns(self.config.text_column, self.config.name_column))
            if isinstance(source, Unreadable):
                return Failure(source.path, source.reason)
            outcome = self._cached(source)
            if self.writes and outcome.source.data != source.data:
                if source.extracted_from:
                    return Failure(path, f"a {source.extracted_from} is never rewritten; take the text out of it first")
                write_atomically(Path(path), outcome.source.data)
        except OSError as error:
            reason = f"{error.strerror or type(error).__name__}; nothing was written"
            return Failure(_name(path), reason, ends_run=is_of_device(error))
        except Exception as error:  # noqa: BLE001 - one file must not end the run
            # The text of the error can quote the file.
            return Failure(_name(path), f"internal error: {type(error).__name__} {place_of(error)}; please report it")
        return outcome

    def _cached(self, source: Source) -> Outcome:
        if self._cache is None:
            return self.check(source)
        # Some rules look at the name of the file too.
        key = file_key(source.name, source.data)
        known = self._cache.get(key)
        if known is not None:
            return from_bytes(known, source)
        outcome = self.check(source)
        self._cache.put(key, to_bytes(outcome))
        return outcome

    def check(self, source: Source) -> Outcome:
        """Check one file, and apply fixes to its text if the settings say so."""
        codes = self.selection.for_file(source.name)
        rules = self.selection.chosen(all_rules(), codes)
        cables = list(parse_all(source, self.dialect))
        findings = list(self._findings(cables, rules))
        fixed: Counter[tuple[str, str]] = Counter()
        changes = ChangedLines(source.text) if self.differs else None
        for _ in range(_MOST_ROUNDS if self.fixes else 0):
            edits, repaired = fixes(findings, unsafe=self.fixes == "unsafe")
            if not edits:
                break
            fixed.update((finding.code, finding.name) for finding in repaired)
            if changes:
                changes.apply(edits)
            source = source.edited(edits)
            cables = list(parse_all(source, self.dialect))
            findings = list(self._findings(cables, rules))
        hunks = tuple(changes.hunks()) if changes else ()
        return Outcome(source, tuple(findings), self._elements(cables, findings), codes, fixed, hunks)

    def _findings(self, cables: Sequence[Cable], rules: Sequence[Rule]) -> Iterator[Finding]:
        for finding in check_file(cables, rules, today=self.config.today, settings=self.settings):
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


def _name(path: str | Source) -> str:
    return path if isinstance(path, str) else path.name
