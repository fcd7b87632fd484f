"""The shapes of masks: of this tool in every style, and of earlier hands."""

from __future__ import annotations

from cablelint.edits import Span
from cablelint.text.places import places_of
from cablelint.text.regexes import regex

# FOIA exemptions with the paragraphs of E.O. 13526 as the State Department prints them (`1.4(B), B1`), sections of
# other laws (`s.40(2)`), and codes of an agency's own (`DIA-3`).
_CODE = (
    r"(?:\([bB]\)\([1-9]\)(?:\([A-F]\))?|[bB][1-9](?:\([A-F]\))?|1\.[45]\([A-Ha-h]\)"
    r"|(?:s\.|§) ?[0-9]{1,3}[A-Za-z]?(?:\([0-9A-Za-z]{1,4}\)){0,4}|[A-Z]{2,6}-[0-9]{1,3}(?:\([0-9A-Za-z]{1,4}\)){0,3})"
)
#: The codes under which something is masked: one to four, as in ``1.4(d), B1``.
REASON = regex(rf"{_CODE}(?:, {_CODE}){{0,3}}")

#: The letters of a pseudonym, 40 bits: among 10,000 people of a release two share a mark with a chance of 1 in 20,000.
PSEUDONYM_LETTERS = 8
#: The labels of placeholders: names, passages, and the kinds of identifiers. Another word in brackets is the drafter's.
LABELS = ("NAME", "PASSAGE", "EMAIL", "PHONE", "PASSPORT", "VISA", "FILE", "SSN", "ID", "ACCOUNT", "BIRTH", "ADDRESS")
_MASK = regex(
    rf"(?P<placeholder>\[(?:{'|'.join(LABELS)})-\d{{1,6}}\])"
    rf"|(?P<pseudonym>\[[PI]-[A-Z2-7]{{{PSEUDONYM_LETTERS}}}\])"
    rf"|(?P<exemption>\[{REASON.pattern}\])"
    r"|(?P<block>█{4,}|#{10})"
    # Newspapers used twelve crosses, capital or small, and so do later hands with other numbers of them.
    r"|(?P<crosses>X{6,}|x{6,})"
)
# The first characters of every mask; most texts contain none of them.
_SIGNS = ("[", "XXXXXX", "xxxxxx", "████", "##########")

# Signs of a cable in small letters.
_LOWERED = ("tags", "subj", "secstate", "amembassy", "e.o.")
# A text of so many characters without a capital has lost them.
_LEAST_LOWERED = 400
# Any capital but that of a mask as a word, which nearly every text has in its first words.
_CAPITAL = regex(r"[A-WYZ]")
_CROSSES = regex(r"(?<!X)X{8,12}(?!X)")
_SHORT_MASK = "X" * 8


def existing_masks(text: str) -> tuple[Span, ...]:
    """Find the masks in a text, those of earlier releases included: they are kept and never masked again."""
    if not any(map(text.__contains__, _SIGNS)):
        return ()
    found: list[Span] = []
    for place in sorted(places_of(text, _SIGNS)):
        if not found or place >= found[-1].end:
            match = _MASK.match(text, place)
            if match:
                found.append(Span(*match.span()))
    return tuple(found)


def style_name(text: str) -> str:
    """Return the name of the style of a text that is one mask and nothing else; an empty string for any other text."""
    match = _MASK.fullmatch(text)
    return (match.lastgroup or "") if match else ""


def masks_as_words(text: str) -> str:
    """Replace each mask by capital crosses of the same length, so that a line is read as if a name were there."""
    pieces: list[str] = []
    position = 0
    for start, end in existing_masks(text):
        # A longer line of such signs is a rule below a heading.
        if "#" not in text[start : start + 1] or "#" not in (text[start - 1 : start], text[end : end + 1]):
            pieces += (text[position:start], "X" * (end - start))
            position = end
    return "".join(pieces) + text[position:] if pieces else text


def has_lost_its_capitals(text: str) -> bool:
    """Whether a text with masks is a copy in small letters."""
    capital = _CAPITAL.search(text)
    # A mask with letters in it begins with a bracket.
    is_of_text = capital is not None and "[" not in text[: capital.start()]
    return not is_of_text and is_lowered(masks_as_words(text))


def is_lowered(text: str) -> bool:
    """Whether a text is a copy in small letters, in which the case of a letter means nothing.

    Args:
        text: A text from :func:`masks_as_words`.
    """
    if _CAPITAL.search(text) is not None or not text.replace("X", "").islower():
        return False
    return len(text) >= _LEAST_LOWERED or any(map(text.__contains__, _LOWERED))


def width(text: str) -> int:
    """Measure a line in characters, with each mask as long as a placeholder, so that all styles are read alike.

    Args:
        text: A text from :func:`masks_as_words`.
    """
    return len(_CROSSES.sub(_SHORT_MASK, text)) if _SHORT_MASK in text else len(text)
