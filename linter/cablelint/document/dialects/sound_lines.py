"""Lines of headers in which nothing is to be repaired: nearly all, and a corpus repeats its stations and captions.

What is repaired within a line is looked for in the lines that no text had before and that are of no common form, all at
once; where they are sound, it is not looked for at its place.
"""

from __future__ import annotations

from cablelint.document.dialects.line_ends import has_joined_line
from cablelint.document.dialects.misprints import has_misprint
from cablelint.text.letter_case import capitals
from cablelint.text.memo import Passed
from cablelint.text.regexes import regex

# Regular expressions: whether a line is as it should be is asked before damage is mended and the grammar reads it.

# A post of one word, or of two of which the first is short; neither a level nor glued to a caption.
_POST = r"(?:(?:ABU|HONG|NEW|SAN|SAO|TEL) )?(?!SECRET|UNCLAS)[A-Z]{4,10}(?<!DIS)"
# What changes from cable to cable, in its common form: numbers of messages and stations, dates, tags. In such a line
# nothing is repaired.
_COMMON = regex(
    r"(?:(?:(?:FM|TO|INFO) )?(?:R[UH][A-Z]{3,6}/)?(?:AMEMBASSY|AMCONSUL|SECSTATE) "
    + _POST
    + r"(?: PRIORITY| IMMEDIATE)?(?: [0-9]{4})?"
    r"|(?:C O N F I D E N T I A L|S E C R E T|U N C L A S|UNCLAS) (?:SECTION [0-9]{2} OF [0-9]{2} )?"
    + _POST
    + " [0-9]{6}"
    r"|(?:[ZOPR] ){1,2}[0-9]{6}Z (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) [0-9]{2}"
    r"|DE R[UH][A-Z]{3,6} #[0-9]{4}(?:/[0-9]{2})? [0-9]{7}|(?:OO|PP|RR|ZZ)(?: R[UH][A-Z]{3,6})+|VZCZC[A-Z]{3}[0-9]{4}"
    r"|E\.O\. 1[0-9]{4}: (?:DECL: [0-9]{2}/[0-9]{2}/[0-9]{4}|N/A)|TAGS: [A-Z]{4}(?:,? (?!FM )[A-Z]{2,4})*) *"
)
_SOUND: Passed[str] = Passed()
# Longer lines are many lines in one, and no text repeats them.
_LONGEST = 200
# So far behind the header the portion mark ends that shows a letter to be the number of the first paragraph.
_BEHIND = 12


def has_sound_lines(text: str, header: str) -> bool:
    """Whether no line of a header is to be repaired for what it contains itself, whatever the lines around it are.

    Args:
        text: The text.
        header: Its header in capitals.
    """
    end = len(header)
    # The last line as far as the header has it, and as far as it is looked at.
    lines = [*text[:end].split("\n"), *text[text.rfind("\n", 0, end) + 1 : end + _BEHIND].split("\n")]
    others = _SOUND.others(lines)
    if not others:
        return True
    is_common = _COMMON.fullmatch
    printed = "\n".join(("", *[line for line in others if is_common(line) is None], ""))
    folded = capitals(printed)
    if has_misprint(printed, folded) or has_joined_line(folded):
        return False
    _SOUND.add(line for line in others if len(line) <= _LONGEST)
    return True
