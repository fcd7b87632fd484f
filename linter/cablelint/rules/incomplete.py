"""Copies that say of themselves that they leave parts of the cable out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Located

_SAYS_SO = re.compile(r"PARTIAL EXTRACT|UNAVAILABLE|NOT AVAILABLE|EXCERPT", re.IGNORECASE)


def notices_of_omission(cable: Cable) -> Iterator[Located[str]]:
    """The notices that say that text is missing, on account of which no rule asks for the missing parts."""
    return (notice for notice in cable.notices if _SAYS_SO.search(notice.value))


def is_extract(cable: Cable) -> bool:
    """Whether the copy says that it is not the whole cable."""
    return any(notices_of_omission(cable))
