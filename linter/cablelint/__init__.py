"""cablelint: a validation and redaction linter for diplomatic cables.

The verbs of the command line, as functions::

    cable = cablelint.parse(text)
    findings = cablelint.check(cable)
    people = cablelint.find_people(cable)
    redaction = cablelint.redact(cable)
    leaks = cablelint.verify(redaction)

Each name is imported at its first use, so that ``import cablelint`` loads nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cablelint.version import __version__

if TYPE_CHECKING:
    from cablelint.api import check, find_people, fix, parse, parse_all, redact, verify
    from cablelint.config import Config, ConfigError
    from cablelint.document.model import Cable
    from cablelint.edits import Edit, Span
    from cablelint.findings import Applicability, Confidence, Finding, Fix, Severity
    from cablelint.names.people import Evidence, Mention, Person
    from cablelint.names.roster import Roster, read_roster
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.deciding.decisions_file import read_decisions
    from cablelint.redaction.deciding.policy import Policy, PolicyError, load_policy
    from cablelint.redaction.keys import Key, KeyFileError, read_key
    from cablelint.redaction.masking.redact import RedactionError
    from cablelint.redaction.masking.redaction import Redaction
    from cablelint.redaction.masks import MaskError, Style
    from cablelint.redaction.releasing.release import RefusedError
    from cablelint.redaction.settings import Settings
    from cablelint.rules.registry import all_rules
    from cablelint.rules.rule import Rule
    from cablelint.system.schema_files import TableError

_HOMES = {
    "api": ("check", "find_people", "fix", "parse", "parse_all", "redact", "verify"),
    "config": ("Config", "ConfigError"),
    "document.model": ("Cable",),
    "edits": ("Edit", "Span"),
    "findings": ("Applicability", "Confidence", "Finding", "Fix", "Severity"),
    "names.people": ("Evidence", "Mention", "Person"),
    "names.roster": ("Roster", "read_roster"),
    "redaction.deciding.decisions": ("Decision",),
    "redaction.deciding.decisions_file": ("read_decisions",),
    "redaction.deciding.policy": ("Policy", "PolicyError", "load_policy"),
    "redaction.keys": ("Key", "KeyFileError", "read_key"),
    "redaction.masking.redact": ("RedactionError",),
    "redaction.masking.redaction": ("Redaction",),
    "redaction.masks": ("MaskError", "Style"),
    "redaction.releasing.release": ("RefusedError",),
    "redaction.settings": ("Settings",),
    "rules.registry": ("all_rules",),
    "rules.rule": ("Rule",),
    "system.schema_files": ("TableError",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Applicability",
    "Cable",
    "Confidence",
    "Config",
    "ConfigError",
    "Decision",
    "Edit",
    "Evidence",
    "Finding",
    "Fix",
    "Key",
    "KeyFileError",
    "MaskError",
    "Mention",
    "Person",
    "Policy",
    "PolicyError",
    "Redaction",
    "RedactionError",
    "RefusedError",
    "Roster",
    "Rule",
    "Settings",
    "Severity",
    "Span",
    "Style",
    "TableError",
    "__version__",
    "all_rules",
    "check",
    "find_people",
    "fix",
    "load_policy",
    "parse",
    "parse_all",
    "read_decisions",
    "read_key",
    "read_roster",
    "redact",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        return getattr(import_module(f"cablelint.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
