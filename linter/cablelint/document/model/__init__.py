"""The model: a cable and its elements as frozen values, each with the characters of the original it was read from."""

from cablelint.document.model.body import Heading, PageMark, Paragraph
from cablelint.document.model.cable import (
    AGENCY,
    CABLEGRAM,
    EDITORS,
    INCOMING,
    REPEATED_HEADER,
    Cable,
    Line,
    Repair,
    Style,
    Supplied,
    Syntax,
    Zone,
)
from cablelint.document.model.classification import Classification, Level, MessageReference, PortionMark, SectionMark
from cablelint.document.model.header import Addressee, Clearance, DateTimeGroup, DeLine, Relay, SecurityLine
from cablelint.document.model.located import Located
from cablelint.document.model.preamble import (
    Authority,
    ExecutiveOrder,
    PrintedDate,
    Reasons,
    Reference,
    Subject,
    Tag,
    Tags,
)

__all__ = [
    "AGENCY",
    "CABLEGRAM",
    "EDITORS",
    "INCOMING",
    "REPEATED_HEADER",
    "Addressee",
    "Authority",
    "Cable",
    "Classification",
    "Clearance",
    "DateTimeGroup",
    "DeLine",
    "ExecutiveOrder",
    "Heading",
    "Level",
    "Line",
    "Located",
    "MessageReference",
    "PageMark",
    "Paragraph",
    "PortionMark",
    "PrintedDate",
    "Reasons",
    "Reference",
    "Relay",
    "Repair",
    "SectionMark",
    "SecurityLine",
    "Style",
    "Subject",
    "Supplied",
    "Syntax",
    "Tag",
    "Tags",
    "Zone",
]
