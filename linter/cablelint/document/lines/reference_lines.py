"""Whether a line below a list of references is one more of it, or the beginning of the text."""

from __future__ import annotations

from cablelint.data.posts import find_post
from cablelint.document.grammar.parsing import parse_sound
from cablelint.document.lines.line_place import Gap, Place
from cablelint.text.regexes import regex

# Regular expressions: they look at line ends and at the case of letters, which a terminal of the grammar cannot see.
_LETTERED = regex(r"[ \t]*(?:¶ ?)?(?:\(?[A-Z]\)|[A-Z][.:])(?:[ \t]|$)")
_DIGITS_ALONE = regex(r"\s*[0-9]{2,8}[\s.;,]*")
_PARAGRAPH_NUMBER = regex(r"[0-9]{1,2}[.)] {0,4}(?:\([A-Z/]{1,10}\) {0,4})?")
_PORTION_MARK = regex(r"[ \t]*\((?:C|S|U|TS|SBU)(?:/{1,2}[A-Z ,]{1,30})?(?: ?-{1,2} ?ENTIRE TEXT)?\) ")
_ENDS_IN_NUMBER = regex(r"[0-9)][\s.,;]*$")
# A label alone, an open parenthesis, or a sign or word between two entries.
_ENDS_IN_OPEN_LIST = regex(r"(?:[,;:&(/-]|\b(?:AND|OR|OF|TO|FROM|PARA|[A-Z]\.|\([A-Z]\))|\([^()\n]*)\s*$")
_MORE_REFERENCES = regex(
    r"[(,;&/]|(?:AND|OR)\b|[A-Z]\. "
    r"|(?:[A-Z0-9/'.-]+ ){0,4}(?:NOTAL|E-?MAILS?|TELE?CONS?|MEMCONS?|AIRGRAMS?|MEMOS?|LETTERS?)\b"
)
# For whom the message is, below a list of references that is whole.
_SLUG_BELOW = regex(r"[ \t]*FOR (?:AMBASSADOR|DCM|[A-Z]{1,5}/|[A-Z]{2,5}\s*$)")
# A line of a reference list is shorter than this; a longer one is prose.
_LONGEST_REFERENCE_LINE = 100
# A message that is named alone on a line.
_LONGEST_REFERENCE = 40
# A message number of fewer digits may be any number.
_LEAST_DIGITS = 3
# So many words without a digit below a whole reference are prose.
_LEAST_WORDS = 6


def continues_references(place: Place) -> bool:
    """Whether a line continues a list of references."""
    line, capitals, after_gap = place.line, place.capitals, place.gap is not Gap.NONE
    if line.kind == "LETTERED_LINE" or (line.kind == "OTHER_LINE" and _LETTERED.match(capitals)):
        if after_gap and place.is_text and not any(map(str.isdigit, capitals)):
            # A text without numbers may have letters.
            return _names_message(_LETTERED.sub("", capitals, count=1))
        return not after_gap or not _is_marked_prose(capitals)
    if after_gap:
        is_number = _DIGITS_ALONE.fullmatch(capitals) is not None and not _ENDS_IN_NUMBER.search(place.before)
        return is_number or (line.kind == "OTHER_LINE" and _is_reference(capitals))
    if line.kind == "PARAGRAPH_LINE":
        return _is_numbered_reference(capitals)
    if line.kind not in ("OTHER_LINE", "SLUG_LINE"):
        return False
    if _SLUG_BELOW.match(capitals) and _ENDS_IN_NUMBER.search(place.before):
        return False
    if place.is_text and _is_whole_list(place.before) and not _names_message(capitals):
        return False
    raw = place.raw
    if len(raw) >= _LONGEST_REFERENCE_LINE or _is_first_prose(place.before, capitals):
        return False
    return any(map(str.isdigit, raw)) or raw.isupper() or raw[:1] in " \t("


def _is_numbered_reference(capitals: str) -> bool:
    """Whether a numbered line is an entry of the list, and not the first paragraph."""
    words = parse_sound("reference", _PARAGRAPH_NUMBER.sub("", capitals.strip(), count=1))
    if words is None or "¶" in capitals:
        return False
    post, number = words.first("POST"), words.first("NUMBER")
    if number is None:
        return False
    # HE ARRIVED FEB 12 has the form of QUITO 12.
    return post is None or len(number.text.strip()) >= _LEAST_DIGITS or find_post(post.text) is not None


def _is_reference(capitals: str) -> bool:
    """Whether a line is the post and the number of a message and nothing else."""
    if len(capitals) >= _LONGEST_REFERENCE or not _ENDS_IN_NUMBER.search(capitals):
        return False
    return _is_message(capitals)


def _is_whole_list(before: str) -> bool:
    """Whether nothing at the end of a list of references asks for more of it."""
    return _ENDS_IN_OPEN_LIST.search(before) is None


def _names_message(capitals: str) -> bool:
    """Whether a line is more of a list of references, as its words show: a message, or how one was sent."""
    line = capitals.strip()
    if _MORE_REFERENCES.match(line):
        return True
    return _is_message(line)


def _is_message(printed: str) -> bool:
    """Whether words are the post and the number of a message and nothing else."""
    words = parse_sound("reference", printed.strip().rstrip(" .,;"))
    if words is None:
        return False
    post, number = words.first("POST"), words.first("NUMBER")
    return post is not None and number is not None and find_post(post.text) is not None


def _is_marked_prose(capitals: str) -> bool:
    """Whether a line begins with a portion mark and not with the letter of an entry: ``(C) Prices rose``."""
    mark = _PORTION_MARK.match(capitals)
    if mark is None:
        return False
    words = parse_sound("reference", capitals[mark.end() :].strip(" .,;\n"))
    if words is None or not words.tokens:
        return True
    # 250 SHIPS CAME has the form of 377 KATHMANDU.
    return words.tokens[0].type == "NUMBER" and not find_post(words.tokens[-1].text)


def _is_first_prose(before: str, capitals: str) -> bool:
    """Whether the body begins below a whole reference without a blank line between them."""
    words = capitals.split()
    is_whole = _ENDS_IN_NUMBER.search(before) is not None and not before.rstrip().endswith((",", ";"))
    return is_whole and len(words) >= _LEAST_WORDS and not any(map(str.isdigit, "".join(words)))
