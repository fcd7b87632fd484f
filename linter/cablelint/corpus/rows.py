"""From a record to rows: its cables with their fields and redacted text, and the findings in them.

No row contains a name that the redaction masks: fields are read from the redacted text, names in messages are hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from cablelint.checking.engine import check
from cablelint.corpus.sketch import sketch
from cablelint.document import Source, from_text, parse, parse_all
from cablelint.document.model import Cable, MessageReference
from cablelint.document.model.to_dict import as_table
from cablelint.findings import Finding, Severity
from cablelint.reporters.hiding import hide_names
from cablelint.reporters.report import FileReport, Location
from cablelint.system.walking import SUFFIXES, Unreadable

if TYPE_CHECKING:
    from cablelint.checking.selection import Selection
    from cablelint.config import Config
    from cablelint.redaction.masking.redaction import Redaction
    from cablelint.redaction.settings import Settings

Row = dict[str, Any]

_ARCHIVE = ".zip"
REDACTED, WITHHELD, UNREADABLE = "redacted", "withheld", "unreadable"


@dataclass(frozen=True, slots=True)
class Rows:
    """The result of one record, or of many."""

    cables: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    masks: list[Row] = field(default_factory=list)

    def extend(self, others: Rows) -> None:
        """Add the rows of others after these."""
        self.cables.extend(others.cables)
        self.findings.extend(others.findings)
        self.masks.extend(others.masks)


@dataclass(frozen=True, slots=True)
class Analyst:
    """Makes rows of records.

    Attributes:
        config: The settings of the rules.
        selection: The rules selected.
        settings: The settings of the redaction.
    """

    config: Config
    selection: Selection
    settings: Settings

    def rows(self, record: Source | Unreadable) -> Rows:
        """The rows of one record; whatever goes wrong with it, the others are not touched."""
        if isinstance(record, Unreadable):
            return Rows([_without_text(_safe_name(record.path, None), 0, UNREADABLE, record.reason)])
        rows = Rows()
        try:
            cables = list(parse_all(record, self.settings.dialect))
        except Exception as error:  # noqa: BLE001 - one record must not end the run
            return Rows([_without_text(_safe_name(record.name, None), 0, WITHHELD, type(error).__name__)])
        for number, cable in enumerate(cables):
            self._add(rows, number, cable)
        return rows

    def _add(self, rows: Rows, number: int, cable: Cable) -> None:
        from cablelint.names.file_people import people_of
        from cablelint.redaction.releasing.release import release

        try:
            people = people_of(cable, self.settings.names)
            # The text is released by itself, without the file around it.
            alone = replace(cable.source, within=None)
            redacted = release(alone, self.settings, cables=[replace(cable, source=alone)], people=people)
            findings = self._findings(cable, redacted)
        except Exception as error:  # noqa: BLE001 - whatever fails, no text of this cable is written
            # Its fields may contain names as well as its text.
            name = _safe_name(cable.source.name, _known_number(cable.message))
            rows.cables.append(_without_text(name, number, WITHHELD, _reason(error)))
            return
        row = _redacted(cable, redacted, number)
        severities = Counter(finding.severity for finding in findings)
        row |= {
            "people": len(people),
            "findings": len(findings),
            "errors": severities[Severity.ERROR],
            "warnings": severities[Severity.WARNING],
        }
        rows.cables.append(row)
        rows.findings.extend(_finding(row, cable, redacted, finding) for finding in findings)
        rows.masks.extend(_masks(row, redacted))

    def _findings(self, cable: Cable, redaction: Redaction) -> Sequence[Finding]:
        from cablelint.rules.registry import all_rules

        codes = self.selection.for_file(cable.source.name)
        rules = self.selection.chosen(all_rules(), codes)
        people, masks = (lambda: redaction.people), (lambda: redaction.masks)
        found = check(cable, rules, today=self.config.today, settings=self.settings, people=people, masks=masks)
        severities = self.selection.severities
        return [replace(one, severity=severities.get(one.code, one.severity)) for one in found]


def _reason(error: Exception) -> str:
    from cablelint.redaction.releasing.release import RefusedError
    from cablelint.redaction.releasing.releaser import reason

    if isinstance(error, RefusedError):
        return "the proof failed: " + ", ".join(sorted({f"{one.code} {one.name}" for one in error.findings}))
    return reason(error)


def _safe_name(name: str, canonical: str | None) -> str:
    """Return the name of a record without the names in it.

    The folders of the user stay; those in an archive are of unknown origin. So does the number of the cable itself.
    """
    folder, separator, file = name.rpartition("/")
    archive, suffix, inner = folder.partition(f"{_ARCHIVE}/")
    folder = archive + suffix + hide_names(inner)
    stem, point, suffix = file.rpartition(".")
    if f".{suffix.lower()}" not in SUFFIXES:
        stem, point, suffix = file, "", ""
    return _storable(folder + separator + (stem if stem == canonical else hide_names(stem)) + point + suffix)


def _storable(name: str) -> str:
    """Return a name in which lone surrogates, which no table can contain, are escaped."""
    return name.encode("utf-8", "backslashreplace").decode()


def _without_text(record: str, number: int, status: str, reason: str) -> Row:
    return {"record": record, "cable": number, "status": status, "reason": reason}


def _redacted(original: Cable, redacted: Redaction, number: int) -> Row:
    """Make the row of a released cable: every field is read from the release, so it contains no masked name."""
    released = parse(from_text(redacted.result.text, redacted.result.name))
    table = as_table(released)
    message, order, level = table["mrn"] or {}, table["executive_order"] or {}, table["classification"] or {}
    dates = released.executive_order.dates if released.executive_order else ()
    messages = [one for reference in released.references for one in reference.messages]
    year = message.get("year") or (released.date.year if released.date else None)
    return {
        "record": _safe_name(redacted.result.name, _known_number(released.message)),
        "cable": number,
        "status": REDACTED,
        "mrn": _known_number(released.message),
        "post": message.get("post") and _post(message["post"]),
        "year": year,
        "date": released.date,
        "dialect": original.dialect,
        "style": original.style.value,
        "precedence": table["precedence"],
        "classification": level.get("level"),
        "captions": [caption.upper() for caption in table["captions"] if hide_names(caption) == caption],
        "executive_order": order.get("number"),
        "declassify_on": dates[-1].value if dates else None,
        "tags": [tag for tag in table["tags"] if hide_names(tag) == tag],
        "references": [known for one in messages if (known := _known_number(one))],
        "paragraphs": len(released.paragraphs),
        "subject": table["subject"],
        "masks": len(redacted.masks),
        "kept": len(redacted.kept),
        "text": redacted.result.text,
        "sketch": sketch(redacted.result.text),
    }


def _known_number(message: MessageReference | None) -> str | None:
    """Return the canonical number of a message of a known post: another word before a number may be a name."""
    return message.canonical if message and message.canonical and _post(message.post.value) else None


def _post(printed: str) -> str | None:
    from cablelint.data.posts import find_post

    post = find_post(printed)
    return post.name if post else None


def _finding(row: Row, cable: Cable, redacted: Redaction, finding: Finding) -> Row:
    """Make the row of a finding, with places in the released text: those in the original reveal the length of names."""
    inner = cable.source.unplace(finding.span)
    span = redacted.place_in_result(inner)
    placed = replace(finding, span=span)
    table = FileReport(redacted.result, (placed,), hide_names).to_dict(placed)
    return {
        "record": row["record"],
        "cable": row["cable"],
        "mrn": row["mrn"],
        "code": finding.code,
        "rule": finding.name,
        **{key: table[key] for key in ("severity", "confidence", "message")},
        **{key: table["location"][key] for key in Location._fields},
        "start": span.start,
        "end": span.end,
        "fix": finding.fix.applicability.value if finding.fix else None,
    }


def _masks(row: Row, redacted: Redaction) -> Iterator[Row]:
    """Make a row for each mask, with its place in the released text."""
    for mask in redacted.to_dict()["masks"]:
        start, end = mask["places"][0]
        place = {"line": mask["line"], "column": mask["column"], "start": start, "end": end}
        known = {key: mask[key] for key in ("id", "mark", "subject", "kind", "rule", "reason", "decided_by")}
        yield {"record": row["record"], "cable": row["cable"], "mrn": row["mrn"], **known, **place}


def to_json(rows: Rows) -> Row:
    """Convert rows for JSON."""
    return {
        "cables": [{key: _plain(value) for key, value in row.items()} for row in rows.cables],
        "findings": rows.findings,
        "masks": rows.masks,
    }


def from_json(value: Row) -> Rows:
    """The rows back from :func:`to_json`."""
    return Rows([dict(_restored(row)) for row in value["cables"]], value["findings"], value["masks"])


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else value


def _restored(row: Row) -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        if value and key in ("date", "declassify_on"):
            yield key, date.fromisoformat(value)
        else:
            yield key, bytes.fromhex(value) if value and key == "sketch" else value
