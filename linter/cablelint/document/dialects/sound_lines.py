"""Lines of headers in which nothing is to be repaired: nearly all, and a corpus repeats its stations and captions.

What is repaired within a line is looked for in the lines that no text had before, all at once; where they are sound,
it is not looked for at its place.
"""

from __future__ import annotations

from cablelint.document.dialects.line_ends import has_joined_line
from cablelint.document.dialects.misprints import has_misprint
from cablelint.text.letter_case import capitals
from cablelint.text.memo import Passed

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
    printed = "\n".join(("", *others, ""))
    folded = capitals(printed)
    if has_misprint(printed, folded) or has_joined_line(folded):
        return False
    _SOUND.add(line for line in others if len(line) <= _LONGEST)
    return True
