"""The masks of small texts: their places, their confidence and evidence, and what the release prints."""

from __future__ import annotations

import re

import pytest
from tests.redaction.invented import people, redact

from cablelint.document.source import from_text
from cablelint.edits import Span
from cablelint.redaction.deciding.policy import ALL, Policy

NAMES = (("Aino Tervonen", "Tervonen"), ("Pekka\nHalvari", "Pekka Halvari", "Halvari"), ("Bo Salmi",))
_MARK = re.compile(r"«|\|[^|»]*»")
_FILLERS = ("", "So. ", "So it. ")


def masked(text: str, policy: Policy = ALL) -> tuple[str, str]:
    """Return a text with its masks, and its release; the same however many words precede it."""
    results = set()
    for before in _FILLERS:
        whole = before + text
        found = redact(from_text(whole, "x.txt"), people(whole, NAMES), policy)
        marked = whole
        for mask in reversed(found.masks):
            (start, end), planned = mask.planned.span, mask.planned
            label = f"{mask.mark[1:-1]} {planned.confidence:g} {'+'.join(planned.evidence)}"
            marked = f"{marked[:start]}«{marked[start:end]}|{label}»{marked[end:]}"
            assert [found.text[slice(*place)] for place in mask.places] == [edit.content for edit in mask.edits]
            for edit, place in zip(mask.edits, mask.places, strict=True):
                assert found.place_in_result(Span(edit.start, edit.end)) == place
                assert found.place_in_original(Span(place.end, place.end)).start == edit.end
        results.add((marked.removeprefix(before), found.text.removeprefix(before)))
    (result,) = results
    return result


@pytest.mark.parametrize(
    ("line", "release"),
    [
        # Mentions and further spellings.
        ("Then «Aino Tervonen|NAME-1 0.9 model» left.", "Then [NAME-1] left."),
        ("Then «Tervonen|NAME-1 0.9 model» and «Halvari|NAME-2 0.9 model» left.", "Then [NAME-1] and [NAME-2] left."),
        (
            "«Tervonen|NAME-1 0.9 model» came. Then «TERVONEN|NAME-1 1 spelling» left.",
            "[NAME-1] came. Then [NAME-1] left.",
        ),
        (
            "«Tervonen|NAME-1 0.9 model» came. Then «Tervonnen|NAME-1 0.8 misspelling» left.",
            "[NAME-1] came. Then [NAME-1] left.",
        ),
        ("Then «Aino  Tervonen|NAME-1 1 beside+model» left.", "Then [NAME-1] left."),
        ("Then «Tervonen, Aino|NAME-1 1 model+beside» left.", "Then [NAME-1] left."),
        (
            "«Tervonen|NAME-1 0.9 model» came. Then «Ter-\nvonen|NAME-1 1 broken» left.",
            "[NAME-1] came. Then [NAME-1]\n left.",
        ),
        (
            "«Tervonen|NAME-1 0.9 model» came. Then «Ter vonen|NAME-1 1 broken» left.",
            "[NAME-1] came. Then [NAME-1] left.",
        ),
        (
            "«Tervonen|NAME-1 0.9 model» came. Write to «tervonen@example.org|NAME-1 1 address+email+spelling» now.",
            "[NAME-1] came. Write to [NAME-1] now.",
        ),
        ("Write to «press@example.org|EMAIL-1 1 email» now.", "Write to [EMAIL-1] now."),
        ("Call tel. «555-010-0199|PHONE-1 1 telephone» now.", "Call tel. [PHONE-1] now."),
        # Pieces of a name, line ends and markup stay.
        ("Then «Pekka\nHalvari|NAME-1 0.9 model» left.", "Then [NAME-1]\n left."),
        ("Then «Pekka\n  Halvari|NAME-1 1 beside+model» left.", "Then [NAME-1]\n   left."),
        ("Then «Pekka\nHalvari|NAME-1 0.9 model»\nleft.", "Then [NAME-1]\n[NAME-1]\nleft."),
        ("Then «Pekka\nHalvari|NAME-1 0.9 model»", "Then [NAME-1]\n[NAME-1]"),
        # Masks of earlier hands stay.
        ("Then XXXXXXXXXXXX and «Bo Salmi|NAME-1 0.9 model» left.", "Then XXXXXXXXXXXX and [NAME-1] left."),
        ("«Bo Salmi|NAME-1 0.9 model» came. Then Bo XXXXXXXXXXXX left.", "[NAME-1] came. Then Bo XXXXXXXXXXXX left."),
        ("Then [NAME-4] and «Bo Salmi|NAME-5 0.9 model» left.", "Then [NAME-4] and [NAME-5] left."),
        ("Then «Bo Salmi|NAME-1 0.9 model» saw «Bo Salmi|NAME-1 0.9 model».", "Then [NAME-1] saw [NAME-1]."),
        (
            "Then «Bo Salmi|NAME-1 0.9 model» saw «Aino Tervonen|NAME-2 0.9 model», «Bo Salmi|NAME-1 0.9 model».",
            "Then [NAME-1] saw [NAME-2], [NAME-1].",
        ),
    ],
)
def test_the_marked_passages_are_masked(line: str, release: str) -> None:
    assert masked(_MARK.sub("", line)) == (line, release)
