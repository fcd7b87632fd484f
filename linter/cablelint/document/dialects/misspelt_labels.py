"""Labels of the preamble that are misspelt, in several pieces, or without their colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.data.tags import find_tags
from cablelint.document.dialects.line_patterns import LINE, lines_like
from cablelint.document.misreadings import AS_LETTERS
from cablelint.edits import Edit
from cablelint.text.edit_distance import nearest
from cablelint.text.regexes import regex

# Regular expressions: they describe damage, which the grammar does not: its lines are read when the damage is mended.

_LABELS = ("SUBJECT", "SUBJ", "TAGS", "REFTEL", "REFERENCE", "CLASSIFIED BY")
_MISSPELT_REF = (
    LINE + r"(?!REF)(?P<label>R[A-Z]F|RE[A-Z]|[A-Z]EF)(?= ?[:;] ?(?:\(?A[.)] ?)?[A-Z][A-Z01 .]{2,20} [0-9]{2,8})"
)
_KNOWN = frozenset(
    {*_LABELS, "UBJECT", "UBJ", "REF", "REFS", "REFTELS", "REFERENCES", "PRIMEREF", "DERIVED FROM"}
    | {"TAG", "TAGES", "TAS", "TABS", "TGS", "AGS", "TAGE", "INFO", "FROM", "DATE", "ACTION", "ORIGIN"}
)
_LABEL = (
    rf"{LINE}(?!(?:{'|'.join(sorted(_KNOWN))}) ?[:;])"
    r"(?P<label>[A-Z0-9|!$]{3,10}|[A-Z0-9|]{9,11} +[B8]Y)(?= ?[:;])"
)
_SPLIT_LABEL = LINE + r"(?P<label>[A-Z]{1,8} [A-Z]{1,8}|[A-Z](?: [A-Z]){2,9})(?= ?[:;])"
_SHORT_LABELS = {"SUB": "SUBJ", "SUBJECTS": "SUBJECT"}
# Shorter labels are mended only where letters and digits are confused.
_LEAST_MISSPELT = 4
# Each pattern begins with the newline before its line: re finds a character faster than the beginning of a line.
_BARE_LABEL = regex(
    # Behind a reference is a number; without one REFTEL is a word of the text.
    r"\n[ \t]*(?P<label>SUBJECT|SUBJ|(?:REFTELS?|REFS?)(?! TO\b)(?=[^\n0-9]{2,60}[0-9]))(?P<blank> {1,4})"
    r"(?!\([A-Z/]{1,8}\) ?:|NOS?\b|LINE ?:)(?=[A-Z0-9(\"][^a-z\n]*$)",
    re.MULTILINE,
)
_LOWER_LABEL = regex(r"\n[ \t]*(?P<label>subject|subj)(?P<blank> {1,4})(?!to |of |matter)[^A-Z\n]{3,100}(?<!\.)\n")
# The title is below its label.
_LABEL_ALONE = regex(r"\n[ \t]*(?P<label>SUBJECT|SUBJ)[ \t]*\n")
_LONE_LABEL = regex(_LABEL_ALONE.pattern + r"(?=[ \t]*[A-Z0-9\"(][^a-z\n]{3,100}\n)")
_OTHER_LABEL = regex(
    r"\n[ \t]*(?P<label>TITLE(?= ?: ?[A-Z0-9\"(])|RE(?= ?: {0,4}\(?(?:[A-Z][.)] )?[A-Z][A-Z .]{2,20} [0-9]{2,8}))"
)
# One of these labels in capitals; one search for it takes as long as for each of them.
_ANY_BARE_LABEL = regex(r"\n[ \t]*(?:SUBJ(?:ECT)?(?: |[ \t]*\n)|REF(?:TEL)?S? |TITLE ?:|RE ?:)")
_OTHER_LABELS = {"TITLE": "SUBJECT", "RE": "REF"}
_GLUED_TAGS = LINE + r"TAGS(?P<tag>[A-Z]{4})(?=[ ,])"
# Another mark in the place of the colon.
_ODD_COLON = (
    LINE + r"(?P<label>SUBJECT|SUBJ?|TAGS|REFS?|REFTELS?)"
    r"(?P<mark> ?(?:/(?![A-Z]{4,6} ?:)|,:| -{1,2}|[=>~]|\.(?= ?[A-Z]{4}(?:,|\n))|(?<=[JT])[.,](?= )) ?)(?=[A-Z0-9(\"])"
)
#: Lines that :func:`misspelt_labels` may repair.
LINES = (_LABEL, _SPLIT_LABEL, _MISSPELT_REF, _ODD_COLON, _GLUED_TAGS)
# With the colon, in characters: REFERENCES:.
_LONGEST_LABEL = 13
_PREAMBLE = regex(r"\n[ \t]*(?:E ?\. ?[O0] ?\.? ?1[0-9]{4}|TAGS?\b)", re.MULTILINE)


def misspelt_labels(header: str) -> Iterator[Edit]:
    """The edits that spell each label right, and put the colon behind it that another mark replaced.

    Args:
        header: The header in capitals, with a newline before its first line.
    """
    for found in lines_like(_LABEL, header):
        label = " ".join(found["label"].split())
        if label in _KNOWN:
            continue
        meant = _SHORT_LABELS.get(label) or label.translate(AS_LETTERS)
        if meant not in _KNOWN and len(label) >= _LEAST_MISSPELT:
            meant = nearest(meant, _LABELS) or label
        if meant in _KNOWN and meant != label:
            yield Edit(*found.span("label"), meant)
    for found in lines_like(_ODD_COLON, header):
        yield Edit(*found.span("mark"), ": ")
    for found in lines_like(_GLUED_TAGS, header):
        if find_tags(found["tag"]):
            yield Edit(found.start("tag"), found.start("tag"), ": ")
    for found in lines_like(_SPLIT_LABEL, header):
        label = found["label"].replace(" ", "")
        if label in _LABELS or label == "REF":
            yield Edit(*found.span("label"), label)
    for found in lines_like(_MISSPELT_REF, header):
        yield Edit(*found.span("label"), "REF")


def bare_labels(printed: str, header: str) -> Iterator[Edit]:
    """A colon after a label that has none, between the first line of the preamble and the text."""
    preamble = _PREAMBLE.search(header)
    if preamble is not None:
        for pattern in (_BARE_LABEL, _LOWER_LABEL):
            for found in pattern.finditer(printed, preamble.end(), len(header)):
                if not _has_label(header, found["label"][:3].upper(), found.start()):
                    yield Edit(*found.span("blank"), ": ")
        for found in _LONE_LABEL.finditer(printed, preamble.end(), len(header)):
            yield Edit(found.end("label"), found.end("label"), ":")
        for found in _OTHER_LABEL.finditer(header, preamble.end()):
            yield Edit(*found.span("label"), _OTHER_LABELS[found["label"]])


def _has_label(header: str, begin: str, end: int) -> bool:
    """Whether a field above has this label: then SUBJECT is a word of the text, and so is REFTEL."""
    place = header.find(f"\n{begin}", 0, end)
    return place >= 0 and ":" in header[place : place + _LONGEST_LABEL]


def may_have_bare_label(printed: str, header: str) -> bool:
    """Whether a line may have a label without a colon, whatever the lines around it are."""
    if _ANY_BARE_LABEL.search(header) is None:
        return False
    patterns = (_BARE_LABEL, _LOWER_LABEL, _LABEL_ALONE)
    return any(pattern.search(printed) for pattern in patterns) or _OTHER_LABEL.search(header) is not None
