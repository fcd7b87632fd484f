"""Compare the fields read from archive printouts with the archive's own attributes and with the printed lines.

Usage: python benchmarks/fields.py CORPUS [--misses FIELD]

Each ``.txt`` file of CORPUS that ends in a list of Message Attributes is parsed. The attributes give the right number,
day, subject, level, originator, TAGS, addressees and drafter; lines that are printed in a fixed form give the minute,
the paragraphs in sequence and the signature. The patterns here are simpler than the reader's and share nothing with it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from cablelint.document import parse
from cablelint.document.model.to_dict import as_table
from cablelint.document.source import decode

_TITLE = re.compile(r"^[ \t]*Message Attributes[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*([A-Z][A-Za-z ]+):[ \t]*(.*)")
_STAMP = re.compile(r"Declassified/Released|^[ \t]*(?:Review Markings|Markings|vdkvgwkey)")
_DTG = re.compile(r"^[ \t]*(?:[ZOPR] ){0,2}([0-9]{6})Z +([A-Z]{3}) +([0-9]{2})\b", re.MULTILINE)
_FURNITURE = re.compile(
    r"[ \t]*(?:|(?:UNCLASSIFIED|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET|TOP SECRET)(?: [A-Z]{4,7})*|N{2,5}"
    r"|PAGE [0-9]{2} .*|NOTE BY .*|.*Declassified/Released.*)[ \t\f]*"
)
_NUMBERED = re.compile(r"[ \t]{0,5}([0-9]{1,2})\.{1,2}(?:[ \t]+(?=[A-Z(\"$0-9])|(?=[A-Z]{2,}[ :]))")
# A number whose full stop was lost or mistyped.
_ODD_NUMBERED = re.compile(r"[ \t]{0,5}([0-9]{1,2})(?: ?[,:;)-])? {1,3}(?=[A-Z]{2,}|[AI] )")
_NAME = re.compile(r"[ \t]*([A-Z][A-Z'-]{2,20})[ \t.]*")
_LAST_WORD = re.compile(r"[.)\"] +([A-Z][A-Z'-]{2,20})[ \t.]*$")
_SUBJECT = re.compile(r"[ \t]*SUBJ(?:ECT)?\b[:;. ]*(.*)")
_LABEL = re.compile(r"[ \t]*(?:REF|TAGS|E\.? ?O|FOR |PASS )")
_PAGE = re.compile(r"(?:^[A-Z ]*\n\s*)?^[ \t]*PAGE [0-9]{2} .*\n\s*", re.MULTILINE)
_CLASSIFICATION = re.compile(r"[ \t]*(?:UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFF|C O N F|S E C R|E F T O)")
_PRECEDENCE = re.compile(r"(?: +(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE))*(?: +[0-9]{1,4})?$")
_NOTHING = {"", "n/a", "N/A", "<BLANK>"}
_CLOSE_ENOUGH = 0.9


@dataclass(frozen=True)
class Printout:
    """An archive printout: its text, its attributes by name, and the table of fields read from it."""

    name: str
    text: str
    attributes: dict[str, str]
    table: dict[str, Any]

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, None where the archive gives none."""
        value = self.attributes.get(name, "")
        return None if value in _NOTHING else value


def read(path: Path) -> Printout | None:
    """Parse one file; None if it has no list of attributes."""
    source = decode(path.read_bytes(), path.name)
    title = _TITLE.search(source.text)
    if title is None:
        return None
    return Printout(
        name=path.name,
        text=source.text[: title.start()],
        attributes=_attributes(source.text[title.end() :]),
        table=as_table(parse(source)),
    )


def _attributes(text: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        if _STAMP.search(line):
            last = ""
        elif entry := _ENTRY.match(line):
            last = entry[1]
            attributes.setdefault(last, entry[2].strip())
        elif line.strip() and last:
            attributes[last] += f" {line.strip()}"
    return attributes


def _letters(text: object) -> str:
    return "".join(filter(str.isalnum, str(text or "").upper()))


def _content_lines(printout: Printout) -> list[str]:
    return [line for line in printout.text.splitlines() if not _FURNITURE.fullmatch(line)]


def number(printout: Printout) -> bool | None:
    """The message reference number, from Document Number: year, the first letters of the post, and number."""
    document = re.fullmatch(r"([0-9]{4})([A-Z]+)([0-9]{5,6})", printout.attribute("Document Number") or "")
    if document is None:
        return None
    read_number = printout.table["mrn"] or {}
    return (
        read_number.get("year") == int(document[1])
        and read_number.get("number") == int(document[3])
        and _letters(read_number.get("post")).startswith(document[2])
    )


def _printed_time(printout: Printout) -> datetime | None:
    for found in _DTG.finditer(printout.text):
        try:
            return datetime.strptime(f"{found[1]} {found[2]} 19{found[3]}", "%d%H%M %b %Y")  # noqa: DTZ007
        except ValueError:
            continue
    return None


def day(printout: Printout) -> bool | None:
    """The day, from the printed date-time group, else from Draft Date."""
    printed = _printed_time(printout)
    draft = printout.attribute("Draft Date")
    if printed is None and draft is None:
        return None
    right = printed or datetime.strptime(draft or "", "%d %b %Y")  # noqa: DTZ007
    return str(printout.table["dtg"])[:10] == right.date().isoformat()


def minute(printout: Printout) -> bool | None:
    """The minute, from the printed date-time group."""
    printed = _printed_time(printout)
    return None if printed is None else printout.table["dtg"] == printed.strftime("%Y-%m-%dT%H:%MZ")


def subject(printout: Printout) -> bool | None:
    """The subject, letter by letter, misprints of the archive aside: from Subject, or from the printed lines."""
    right = _letters(printout.attribute("Subject"))
    if not right:
        return None
    found = _letters(printout.table["subject"])
    return any(_is_same(found, each) for each in (right, _printed_subject(printout)))


def _printed_subject(printout: Printout) -> str:
    """The lines from the label to a blank line or the next label; the archive's own value runs on, or is cut short."""
    lines = iter(_PAGE.sub("", printout.text).splitlines())
    title = next((found[1] for line in lines if (found := _SUBJECT.match(line))), "")
    printed = [title]
    for line in lines:
        if not line.strip() or _LABEL.match(line) or _NUMBERED.match(line):
            break
        printed.append(line)
    return _letters(" ".join(printed))


def _is_same(found: str, right: str) -> bool:
    return bool(right) and SequenceMatcher(None, right, found, autojunk=False).ratio() >= _CLOSE_ENOUGH


def level(printout: Printout) -> bool | None:
    """The level, from Original Classification."""
    right = printout.attribute("Original Classification")
    return None if right is None else (printout.table["classification"] or {}).get("level") == right


def originator(printout: Printout) -> bool | None:
    """The originator, from From and from the printed FM line."""
    printed = re.search(r"^[ \t]*FM +(.*)", printout.text, re.MULTILINE)
    if printed:
        return _letters(printed[1]) == _letters(printout.table["originator"])
    right = re.sub(r" OR-[A-Z]$", "", printout.attribute("From") or "")
    return _letters(right) in _letters(printout.table["originator"]) if right else None


def paragraphs(printout: Printout) -> bool | None:
    """The paragraphs in sequence: the numbers that count up from 1 at the beginnings of lines, one at most skipped.

    A number without its full stop counts below a blank line, where it is due.
    """
    expected: list[int] = []
    above = ""
    for line in printout.text.splitlines():
        due = expected[-1] + 1 if expected else 1
        found = _NUMBERED.match(line)
        odd = _ODD_NUMBERED.match(line) if not above.strip() else None
        number = int(found[1]) if found else int(odd[1]) if odd else None
        if number == due or (found and expected and number == due + 1):
            expected.append(number)
        above = line
    if not expected:
        return None
    numbers = [each["number"] for each in printout.table["paragraphs"] if each["number"] is not None]
    return [each for place, each in enumerate(numbers) if each not in numbers[:place]] == expected


def signature(printout: Printout) -> bool | None:
    """The signature: a line of one word at the end, or one word after the last sentence."""
    lines = [line for line in _content_lines(printout) if "NNN" not in line]
    if not lines:
        return None
    found = _NAME.fullmatch(lines[-1]) or _LAST_WORD.search(lines[-1])
    return None if found is None else printout.table["signature"] == found[1]


def tags(printout: Printout) -> bool | None:
    """The TAGS; the archive adds tags of its own and changes their order, so each tag read must be one of its tags."""
    right = set(re.findall(r"[A-Z]+", re.sub(r"\([^)]*\)?", " ", printout.attribute("TAGS") or "")))
    printed = re.search(r"^[ \t]*TAGS?\b", printout.text, re.MULTILINE)
    if not right or not printed:
        return None
    found = set(printout.table["tags"])
    return bool(found) and len(found & right) >= max(len(found), 1) * 2 / 3


def action(printout: Printout) -> bool | None:
    """The action addressees, from the printed lines from TO on."""
    return _has_printed(printout, "TO", "action")


def info(printout: Printout) -> bool | None:
    """The information addressees, from the printed lines from INFO on."""
    return _has_printed(printout, "INFO", "info")


def _has_printed(printout: Printout, label: str, role: str) -> bool | None:
    begin = re.search(r"^[ \t]*FM +", printout.text, re.MULTILINE)
    if begin is None:
        return None
    printed: list[str] = []
    for line in _PAGE.sub("", printout.text[begin.end() :]).splitlines()[1:]:
        first, _, rest = line.strip().partition(" ")
        if first == label:
            printed.append(rest)
        elif printed and (not line.strip() or first in ("INFO", "BT", "XMT") or _CLASSIFICATION.match(line)):
            break
        elif printed:
            printed.append(line)
        elif _CLASSIFICATION.match(line):
            return None
    if not printed:
        return None
    stations = (each["station"] for each in printout.table["addressees"][role])
    return [_station(each) for each in stations] == [_station(each) for each in printed]


def _station(printed: str) -> str:
    return _letters(_PRECEDENCE.sub("", printed.strip()))


def drafter(printout: Printout) -> bool | None:
    """The drafter, from Drafter."""
    right = printout.attribute("Drafter")
    if right is None:
        return None
    drafted = [each["person"] for each in printout.table["drafting"] if each["role"] == "drafted"]
    return any(name and _letters(name) in _letters(right) for name in drafted)


FIELDS: dict[str, Callable[[Printout], bool | None]] = {
    each.__name__: each
    for each in (
        *(number, day, minute, subject, level, originator, paragraphs, signature),
        *(tags, action, info, drafter),
    )
}
#: The fields that the share in the last line counts.
MEASURED = ("number", "day", "minute", "subject", "level", "originator", "paragraphs", "signature")
_WHERE = {
    "number": "mrn",
    "day": "dtg",
    "minute": "dtg",
    "level": "classification",
    "action": "addressees",
    "info": "addressees",
    "drafter": "drafting",
}


def _is_missing(printout: Printout, field: str) -> bool:
    value = printout.table.get(_WHERE.get(field, field))
    return not value or (field in ("action", "info") and not value[field])


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--misses", choices=FIELDS, help="name the files in which this field is not right")
    options = arguments.parse_args()
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for path in sorted(options.corpus.glob("*.txt")):
        printout = read(path)
        if printout is None:
            continue
        for field, is_right in FIELDS.items():
            verdict = is_right(printout)
            if verdict is None:
                continue
            outcome = "right" if verdict else "missing" if _is_missing(printout, field) else "wrong"
            counts[field][outcome] += 1
            if field == options.misses and not verdict:
                print(f"{printout.name}: {outcome}")
    print(f"{'field':12}{'right':>7}{'wrong':>7}{'missing':>9}{'share':>8}")
    for field, count in counts.items():
        _print_row(field, count)
    _print_row("measured", sum((counts[field] for field in MEASURED), Counter()))


def _print_row(field: str, count: Counter[str]) -> None:
    total = count.total()
    share = f"{count['right'] / total:8.3f}" if total else f"{'-':>8}"
    print(f"{field:12}{count['right']:7}{count['wrong']:7}{count['missing']:9}{share}")


if __name__ == "__main__":
    main()
