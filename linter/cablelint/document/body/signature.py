"""The signature: the surname at the end of the text."""

from __future__ import annotations

import re
from typing import TypeGuard

from cablelint.document.lines.fields import classify
from cablelint.document.lines.text import Text
from cablelint.document.model import Line
from cablelint.document.source import from_text
from cablelint.edits import Span
from cablelint.text.edit_distance import nearest
from cablelint.text.regexes import regex

# Regular expressions: a signature may have small letters and is found from the end of the text backwards; the grammar
# is in capitals and reads forwards.
_SIGNATURE_LINE = regex(
    r"\s*(?:GP-?[0-9] |/?[Ss]/ ?|SIGNED:? |S(?:IGNATURE|ignature):[ \t]{1,20}|- (?=[^\n]* -\s*$)"
    r"|(?:[A-Z]{3,15} )?UNQUOTE\.? |// ?|= ?|/|<|\(|\[|[\"“]|(?:\* ?){1,3})?"
    r"(?P<name>(?:[A-Z] ){3,20}[A-Z](?![\w'])|(?:[A-Z]\. ?){0,2}[A-Za-z][A-Za-z'’-]{1,20}"
    r"(?:[ .]{1,2}"
    r"(?!(?:N{4,5}|BT|UNQUOTE|UNCLASSIFIED|CONFIDENTIAL|SECRET)\b|NOTE\b[^\n]{0,12}:|-)[A-Za-z'’-]{1,20}){0,2}(?<!['’-]))"
    r"(?:,? ?\(?(?:ACTING|CHARGE|COUNSELOR|CONSUL|AMBASSADOR|MINISTER|DCM|ADCM)\b[A-Z' .]{0,20}\)?)?[ .,;=]{0,3}"
    r"(?:[0-9-]{10}|NOTE\b[^\n]{0,12}:[^\n]{1,80}|[#@*]{1,4}|N{4,5}|BT|UNQUOTE|UNCLASSIFIED|CONFIDENTIAL|SECRET|//|[/%_>]|\)|\]|[\"”'’]|-)?\s*"
)
# After the last sentence, after END COMMENT, or after the address of a web site that ends the last line.
_SIGNATURE_TAIL = regex(
    r"(?:(?:[.!?)\"”'’]|END (?:COMMENT|NOTE|TEXT|SUMMARY)|(?i:END OF PART [A-Z0-9]{1,5})|https?:[^\n]{5,55}?)\s+"
    r"|(?<=[a-z][.!?])(?=[A-Z]{3,20}\s*$)|(?<=[A-Z]{4}\.)(?=[A-Z]{4,20}\s*$)|UNQ(?:UO)?TE ?: ?)"
    r"(?P<name>[A-Z][A-Z'’-]{1,20}(?: (?:JR|[A-Z'’-]{3,20}))?|(?<=[.!?\"”] )[A-Z][a-z]+(?:[A-Z][a-z]+)?"
    r"|(?<=[a-z] )[A-Z][a-z]{3,20})(?: [0-9-]{10})?\s*$"
)
_NO_SIGNATURE = regex(
    r"N{4,5}|[A-Z]{0,10}V?ZCZC?[A-Z]{0,10}|UNQUOTE|QUOTE|Y{3,}|X{3,5}|XMT|GP-?[0-9]|BT|CONSIDERED|NOTE|COMMENT|SUMMARY|TEXT|POINTS|PARAGRAPHS?"
    r"|RELEASED IN [A-Z0-9 ]{4,20}|NAMES?|(?:NAMES? )?(?:REMOVED|WITHHELD|DELETED|REDACTED|EXCISED)"
    r"|CONFIDENTIAL|SECRET|UNCLASSIFIED|UNCLAS|SIPDIS|NOFORN|SENSITIVE|DECLAS(?:SIFIED)?"
    r"|(?:[A-Z]{1,20} )?MINIMIZE(?: CONSIDERED)?|DECONTROL(?:LED)?(?: [A-Z]{1,20}){0,2}"
    r"|END(?: (?:OF|COMMENT|NOTE|TEXT|SUMMARY|POINTS|CABLE|MESSAGE|QUOTE)[A-Z ]*)?"
)
_ENDS_SENTENCE_BEFORE = regex(r"[A-Za-z]{3}\. ")
# Lines that may follow the signature: marks of the end, stamps, downgrading groups, letters of the machine.
_AFTER_SIGNATURE = regex(
    r"[\W_]*$"
    r"|[ \t]*[A-Z]{0,10}V?ZCZC?[A-Z0-9]{0,10}[ \t]*$"
    r"|[ \t]*(?:XMT|YYY|N{4,}|GP-?[0-9]|[A-Z]{1,4}[0-9]{3,5}|[0-9]{3,6}/[0-9]{1,2}"
    r"|[A-Z]{2,4}(?:[/:][A-Z]{2,4})?[/:][0-9]{1,2})[ \t]*$"
    r"|\\END\{[A-Z]{1,20}\}"
    r"|[ \t(]*END[ \t.)]*$"
    r"|[ \t]*(?:N/A|UNQUOTE\.?)[ \t]*$"
    r"|[\W_]*(?:PAGE )?[0-9]{1,2}[\W_]*$"
    r"|[ \t]*</?[A-Z]{1,10} ?/?>[ \t]*$|[ \t]*\[/[A-Z]{1,10}\][ \t]*$"
    r"|[\W_]*(?:CABLE ENDS?|END (?:OF )?(?:FORWARDED |ORIGINAL )?(?:CABLE|MESSAGE|TELEGRAM)(?: TEXT)?)[\W_]*$"
    r"|[ \t]*(?:[A-Z]{1,20} )?MINIMIZE CONSIDERED[ \t.]*$"
    r"|[ \t]*(?:DECONTROL\b|DECL[A-Z]*:? [0-9])"
    r"|[ \t]*[A-Z][A-Z .'-]{2,30} [0-9]{5,8}[ \t]*$"
    r"|[ \t]*(?:19|20)?[0-9]{2}[A-Z]{3,30}[0-9]{1,6}\b|[ \t]*[0-9A-Z. ]{3,20}/[0-9–-]{3,10}: ?TELEGRAM"
    r"|[ \t]*(?:[A-Z ]{6,22} )?(?:PAGE )?[0-9]{1,3} ?(?:OF|/) ?[0-9]{1,3}[ \t]*$"
    r"|[ \t]*(?:SIPDIS|NODIS|EXDIS|NOFORN|SENSITIVE|RELEASED IN (?:FULL|PART)[A-Z0-9 ,]{0,20})[ \t]*$"
    r"|[ \t]*(?:NOTE(?: BY [A-Z/-]{1,10})? ?:|\[[0-9]{1,2}\] )"
    r"|[ \t]*(?:(?:DRAFTED|CLEARED|APPROVED|RELEASED)(?: BY[ :]| ?:)|TELEGRAPHIC TRANSMISSION\b|DISTRIBUTION:)"
    r"|[ \t]*(?:[A-Z.' -]{1,40})?DECLASSIFIED\b"
    r"|[^\n]*\b(?:CASE|DOC) NO\. "
    r"|[ \t]*[0-9]{4}-[0-9]{2}-[0-9]{2}"
    # The foot of a page: its owner, and the way to other pages.
    r"|[^\n]*(?:©|\(C\) ?(?:19|20)[0-9]{2}|\bCOPYRIGHT\b|ALL RIGHTS RESERVED|PUBLIC DOMAIN|[<>«»]{1,2}[ \t]*$| \| )"
    r"|[ \t«<>]*(?:NEXT|PREV(?:IOUS)?|BACK TO|RETURN TO|SHARE|PRINT|DOWNLOAD|SEARCH)\b[^\n]{0,30}$"
    r"|.*(?:\.gov|https?:|@|web ?site)",
    re.IGNORECASE,
)
_POSITION = regex(
    r"[ \t]*(?:(?:DEPUTY )?CHIEF OF (?:MISSION|SECTION)|CHARGE(?: D'AFFAIRES)?(?: A\.I\.| AD INTERIM)?|DCM"
    r"|(?:DEPUTY |ACTING |AMERICAN )?(?:(?:MINISTER-)?COUNSELOR|(?:FIRST|SECOND|THIRD) SECRETARY|CONSUL(?: GENERAL)?"
    r"|VICE CONSUL|PRINCIPAL OFFICER"
    r"|(?:POLITICAL|ECONOMIC|COMMERCIAL|LABOR|CONSULAR|PUBLIC AFFAIRS) (?:OFFICER|COUNSELOR)"
    r"|[A-Z]{4,12} ATTACHE|AMBASSADOR|MINISTER)"
    r"(?: (?:OF EMBASSY|(?:FOR|OF) [A-Z]{4,16}(?: AND [A-Z]{4,16})?(?: AFFAIRS)?))?)\s*",
    re.IGNORECASE,
)
_FOR_WHOM = regex(
    r"[ \t]*FOR THE (?:ACTING )?(?:AMBASSADOR|CHARGE(?: D'AFFAIRES)?|CONSUL GENERAL|MINISTER"
    r"|SECRETARY(?: OF STATE)?)[ :,]*\s*"
)
# Below it is the signature of a mail.
_ENDS_MAIL = regex(r"--[ \t]?\s*")
_LONGEST_MAIL_SIGNATURE = 12
_ENDS_MESSAGE = regex(r"[\W_]*(?:N{3,5}|END OF|CABLE END)")
_NO_TEXT = frozenset("BLANK_LINE PAGE_MARK_LINE END_LINE RULE_LINE BANNER_LINE NOTICE_LINE STAMP_LINE".split())
# The shortest of all is close to surnames.
_LEVELS = ("CONFIDENTIAL", "UNCLASSIFIED", "LIMITED OFFICIAL USE")
_SHORTEST_LEVEL, _LONGEST_LEVEL = 10, 22
_SENTENCE_ENDS = '.!?)"”*-'
# A line of prose is at least so long before the wrap; a greeting or a list is shorter.
_LEAST_WRAPPED = 60
_SHORT = 20
_INITIALS = (2, 3)
# So many lines above a signature one is near it.
_NEAR = 3
# A name of more words is one of letters.
_MOST_WORDS = 3
# A line with the end of a sentence and a signature has more characters, unless it is the rest of the line above.
_LEAST_TAIL = 15
# The signature is the last word, or precedes a mark of the end of the message and the address of a web site.
_LINES_FROM_END = 60


def find_signature_in(printed: str) -> Span | None:
    """The signature at the end of a text that was not parsed as a cable, for readers of names.

    Returns:
        Its place in ``printed``, in characters; None if the text has no signature or is a single line.
    """
    text = Text(from_text(printed))
    lines = list(classify(text.capitals))
    lines = lines[: end_of_text(text, lines)]
    place = find_signature(text, lines)[0] if len(lines) > 1 else None
    return Span(*place) if place else None


def find_signature(text: Text, lines: list[Line]) -> tuple[tuple[int, int] | None, int]:
    """The place of the signature in the view, and the end of the text before it.

    Args:
        text: The text of the message.
        lines: The lines of its body, at least one; the last :data:`_LINES_FROM_END` are searched.
    """
    end = lines[-1].end
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _LINES_FROM_END), -1):
        line = lines[index]
        raw = text.shape[line.start : line.end]
        if line.kind in _NO_TEXT:
            continue
        alone = _SIGNATURE_LINE.fullmatch(raw) if line.kind not in ("PARAGRAPH_LINE", "CAPTION_LINE") else None
        if _is_position(raw) and index and _SIGNATURE_LINE.fullmatch(text.shape[lines[index - 1].start : line.start]):
            continue
        if alone is not None and _are_initials_below_name(alone["name"], text, lines, index):
            continue
        if _is_name(alone) and _is_lone_name(alone["name"], text, lines, index):
            # Some copies print it twice.
            first, _, second = alone["name"].partition(" ")
            start = line.start + alone.start("name") + (len(first) + 1 if first == second else 0)
            return (start, line.start + alone.end("name")), _without_authority(text, lines, index).start
        last_words = raw[-90:]
        tail = _SIGNATURE_TAIL.search(last_words)
        if _is_name(tail) and (len(raw) > _LEAST_TAIL or _goes_on(text, lines[index - 1] if index else None)):
            offset = line.end - len(last_words)
            return (offset + tail.start("name"), offset + tail.end("name")), offset + tail.start("name")
        if not _AFTER_SIGNATURE.match(raw) and not _is_damaged_level(raw):
            return None, end
    return None, end


def _above(lines: list[Line], index: int) -> Line | None:
    """The line above, blank lines aside, if it is near."""
    near = lines[max(0, index - _NEAR) : index]
    return next((line for line in reversed(near) if line.kind != "BLANK_LINE"), None)


def _are_initials_below_name(name: str, text: Text, lines: list[Line], index: int) -> bool:
    """Whether a signature is the initials of a typist: two or three letters, below a longer name in capitals."""
    if not (len(name) in _INITIALS and name.isupper()):
        return False
    line = _above(lines, index)
    signed = _SIGNATURE_LINE.fullmatch(text.shape[line.start : line.end]) if line else None
    return signed is not None and signed["name"].isupper() and len(signed["name"]) > max(_INITIALS)


def _without_authority(text: Text, lines: list[Line], index: int) -> Line:
    """Return a line, or the line above it that says for whom it is signed: ``For the Ambassador:``."""
    above = _above(lines, index)
    is_authority = above is not None and _FOR_WHOM.fullmatch(text.capitals, above.start, above.end)
    return above if above is not None and is_authority else lines[index]


def _is_position(printed: str) -> bool:
    """Whether a line is the position of the person in the line above it."""
    return _POSITION.fullmatch(printed) is not None


def _goes_on(text: Text, line: Line | None) -> bool:
    """Whether a line is one of prose whose sentence goes on below it."""
    printed = (
        text.shape[line.start : line.end].rstrip() if line and line.kind in ("OTHER_LINE", "PARAGRAPH_LINE") else ""
    )
    return len(printed) >= _SHORT and printed[-1] not in _SENTENCE_ENDS


def end_of_text(text: Text, lines: list[Line]) -> int:
    """The index after the last line of the text: of the mark of its end or of a mail's, unless paragraphs follow it."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.kind == "PARAGRAPH_LINE":
            break
        if line.kind == "END_LINE" and _ENDS_MESSAGE.match(text.capitals, line.start, line.end):
            return index
        is_near_end = len(lines) - index <= _LONGEST_MAIL_SIGNATURE
        if is_near_end and _ENDS_MAIL.fullmatch(text.capitals, line.start, line.end):
            return index
    return len(lines)


def _is_name(match: re.Match[str] | None) -> TypeGuard[re.Match[str]]:
    return (
        match is not None
        and not _is_damaged_level(_closed_up(match["name"]))
        and _NO_SIGNATURE.fullmatch(_closed_up(match["name"]).upper()) is None
        and _ENDS_SENTENCE_BEFORE.search(match["name"]) is None
    )


def _closed_up(name: str) -> str:
    """Return a name printed with blanks between its letters without them: ``M A R L O W``."""
    letters = name.split(" ")
    return "".join(letters) if len(letters) > _MOST_WORDS and all(len(letter) == 1 for letter in letters) else name


def _is_damaged_level(line: str) -> bool:
    """Whether a line is a level in which letters were lost or changed: ``CONFID*NTIAL``."""
    # A small L of a scanner is an I.
    word = line.strip().replace("l", "I")
    is_long = _SHORTEST_LEVEL <= len(word) <= _LONGEST_LEVEL
    return is_long and (word.upper() in _LEVELS or nearest(word.upper(), _LEVELS) is not None)


def _is_sentence(name: str) -> bool:
    """Whether words before a full stop are a sentence: two or more, none a suffix or an initial."""
    words = name.upper().split()
    return len(words) > 1 and words[-1] not in ("JR", "SR") and len(words[0].rstrip(".")) > 1


def _is_lone_name(name: str, text: Text, lines: list[Line], index: int) -> bool:
    """Whether a line of its own is a surname, and not the last word of a sentence that was wrapped."""
    line = lines[index]
    if text.raw[line.start : line.end].rstrip().endswith(f"{name.rpartition(' ')[2]}.") and _is_sentence(name):
        return False
    before = lines[index - 1] if index else None
    if before is None or before.kind in ("BLANK_LINE", "RULE_LINE"):
        words = [word for word in name.split() if len(word.rstrip(".")) > 1]
        return text.shape[line.start : line.end].strip().isupper() or len(words) <= 2
    printed = text.shape[before.start : before.end].rstrip()
    if name.isupper():
        is_sentence = text.shape[line.start : line.end].rstrip().endswith(".") and printed.isupper()
        return not is_sentence or printed[-1:] in _SENTENCE_ENDS
    is_apart = printed[-1:] in _SENTENCE_ENDS or len(printed) < _LEAST_WRAPPED or "http" in printed
    is_name = name[0].isupper() or printed[-1:] == "*" or len(printed) < _SHORT
    return is_apart and len(name.split()) <= 2 and is_name
