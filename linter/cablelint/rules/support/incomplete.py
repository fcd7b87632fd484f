"""Copies that say of themselves that they leave parts of the cable out.

In such a copy a part that is missing is told as information, since it is the release that lacks it, not the cable.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Located

_SAYS_SO = re.compile(r"PARTIAL EXTRACT|UNAVAILABLE|NOT AVAILABLE|EXCERPT", re.IGNORECASE)


def notices_of_omission(cable: Cable) -> Iterator[Located[str]]:
    """The notices that say that text is missing."""
    return (notice for notice in cable.notices if _SAYS_SO.search(notice.value))


def severity_of_omission(cable: Cable) -> Severity:
    """How bad it is that a part is missing: a warning, or information where the copy says that it is no whole cable."""
    return Severity.INFO if is_extract(cable) else Severity.WARNING


def is_extract(cable: Cable) -> bool:
    """Whether the copy says that it is not the whole cable."""
    return any(notices_of_omission(cable))
