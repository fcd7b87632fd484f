"""Mirror damage of a cable inside a file of another form."""

from __future__ import annotations

from cablelint.document.dialects import markdown, plain
from cablelint.document.dialects.enclosed import fault_repairs
from cablelint.document.model import Repair
from cablelint.document.source import Source


def text_repairs(source: Source) -> list[Repair]:
    """The repairs of a text taken out of a file, and the faults of the file there."""
    dialect = markdown if markdown.recognises(source) else plain
    return [*fault_repairs(source), *dialect.repairs(source)]
