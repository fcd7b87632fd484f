"""Copies with a notice that parts of the cable are left out.

A part that is missing in such a copy is info, since the release lacks it, not the cable.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.findings import Severity
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Located

_SAYS_SO = regex(r"PARTIAL EXTRACT|UNAVAILABLE|NOT AVAILABLE|EXCERPT", re.IGNORECASE)


def notices_of_omission(cable: Cable) -> Iterator[Located[str]]:
    """Return the notices that text is missing."""
    return (notice for notice in cable.notices if _SAYS_SO.search(notice.value))


def severity_of_omission(cable: Cable) -> Severity:
    """Return the severity of a missing part: a warning, or info in a copy with a notice that it is incomplete."""
    return Severity.INFO if is_extract(cable) else Severity.WARNING


def is_extract(cable: Cable) -> bool:
    """Check if the copy has a notice that it is incomplete."""
    return any(notices_of_omission(cable))
