"""TAGS: the codes for geography and subject under which a cable is filed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.data.posts import find_post
from cablelint.data.tags import country_tags, find_tags, tag_of_iso_code
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe, unsafe
from cablelint.rules.support.incomplete import severity_of_omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Tag
    from cablelint.findings import Fix

# Tags of these may be followed by the name of the visitor or the person concerned.
_PERSON_TAGS = frozenset(("OVIP", "OREP", "OTRA", "OEXC", "OCON"))
_LONGEST = 40
_BETWEEN = re.compile(r"[\s,;.]*")


@rule("TAG001", "tags-missing", Severity.WARNING, needs=("classification",))
def tags_missing(cable: Cable) -> Iterator[Fault]:
    """There is no TAGS line.

    The Department files and distributes a telegram by its TAGS; one in twenty public copies has lost them.

    Fails:
        (without the TAGS line)
    Passes:
        TAGS: PREL, JA
    Source:
        5 FAH-3 H-612.
    """
    if cable.tags is None:
        if cable.executive_order is not None:
            end = cable.executive_order.span.end
            place = Span(end, end)
        elif cable.subject is not None:
            start = cable.subject.span.start
            place = Span(start, start)
        else:
            return
        yield fault(place, "expected a TAGS line here", severity=severity_of_omission(cable))


@rule("TAG002", "tag-unknown", Severity.INFO, needs=("tags",), fix=Applicability.SAFE)
def tag_unknown(cable: Cable) -> Iterator[Fault]:
    """A tag is not in the list.

    The list is open, so this is a hint: a misspelling, or tags run together. The fix parts tags that were run
    together, where there is only one way to do it.

    Fails:
        TAGS: PREL, PGOF, JA

        TAGS: ETRDEINVJA
    Passes:
        TAGS: PREL, PGOV, JA

        TAGS: OVIP (MARLOW, ALICE), JA
    Source:
        5 FAH-3 H-011, FIPS 10-4.
    """
    if cable.tags is None:
        return
    follows_person = False
    for tag in cable.tags.entries:
        if not _is_known(tag.value) and not follows_person and tag_of_iso_code(tag.value) is None:
            parts = _only_split(tag.value)
            separator = ", " if "," in cable.source.text[slice(*cable.tags.span)] else " "
            fix = safe(replacing(tag.span, separator.join(parts))) if parts else None
            yield fault(tag.span, "found the tag {}, which is not in the list", tag.value, fix=fix)
        follows_person = tag.value in _PERSON_TAGS or (follows_person and not _is_known(tag.value))


def _is_known(code: str) -> bool:
    return bool(find_tags(code)) or not code.isalpha()


def _only_split(glued: str) -> list[str] | None:
    """The one way to part a word into tags of four and two letters, None if there is none or more than one."""
    if not 5 < len(glued) <= _LONGEST or not glued.isalpha():
        return None
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(glued) + 1):
        found = [
            [*way, glued[end - length : end]]
            for length in (2, 4)
            if length <= end and find_tags(glued[end - length : end])
            for way in ways[end - length]
        ]
        # Two ways are as good as twenty: more would only make the search long.
        ways.append(found[:2])
    return ways[-1][0] if len(ways[-1]) == 1 else None


@rule("TAG003", "tag-duplicate", Severity.INFO, needs=("tags",), fix=Applicability.SAFE)
def tag_duplicate(cable: Cable) -> Iterator[Fault]:
    """A tag stands twice; the fix takes the second away.

    It does no harm, but hints at a tag that was meant and is missing.

    Fails:
        TAGS: PREL, JA, PREL
    Passes:
        TAGS: PREL, JA, OVIP (MARLOW, ALICE), OVIP (REEVES, ANN)
    Source:
        5 FAH-3 H-612.
    """
    if cable.tags is None:
        return
    seen: set[tuple[str, str]] = set()
    before: Tag | None = None
    for tag in cable.tags.entries:
        key = (tag.value, tag.person.value if tag.person else "")
        if key in seen:
            yield fault(tag.span, "found the tag {} twice", tag.value, fix=_without(cable, before, tag))
        seen.add(key)
        before = tag


def _without(cable: Cable, before: Tag | None, tag: Tag) -> Fix | None:
    """The fix that takes a tag and what parts it from the tag before, where nothing else stands between them."""
    if before is None or before.person or tag.person:
        return None
    between = cable.source.text[before.span.end : tag.span.start]
    return safe(Edit(before.span.end, tag.span.end, "")) if _BETWEEN.fullmatch(between) else None


@rule("TAG004", "tags-no-country", Severity.INFO, needs=("tags",))
def tags_no_country(cable: Cable) -> Iterator[Fault]:
    """No tag stands for a country or region.

    Every telegram that is about a country carries its tag; only worldwide subjects have none.

    Fails:
        TAGS: PREL, PGOV
    Passes:
        TAGS: PREL, JA
    Source:
        5 FAH-3 H-612.
    """
    if cable.tags is None or not cable.tags.entries:
        return
    kinds = {kind.kind.value for tag in cable.tags.entries for kind in find_tags(tag.value)}
    if not kinds & {"country", "region"}:
        yield fault(cable.tags.span, "found no tag of a country or region")


@rule("TAG005", "tag-iso-confusion", Severity.WARNING, needs=("tags",), fix=Applicability.UNSAFE)
def tag_iso_confusion(cable: Cable) -> Iterator[Fault]:
    """A country has its ISO code in place of its tag.

    Country tags are the codes of FIPS 10-4: Japan is JA, and CH is China, not Switzerland. An ISO code that is no
    country tag is always wrong; one that is another country's tag is reported where it is the code of the post's own
    country, whose tag is missing.

    Fails:
        TAGS: PREL, JP

        TAGS: PREL, UA
    Passes:
        TAGS: PREL, JA, CH
    Source:
        5 FAH-3 H-011, FIPS 10-4, ISO 3166-1.
    """
    if cable.tags is None:
        return
    post = find_post(cable.message.post.value) if cable.message else None
    own = post.country_tag if post else ""
    codes = {tag.value for tag in cable.tags.entries}
    for tag in cable.tags.entries:
        meant = tag_of_iso_code(tag.value)
        if meant is not None and meant not in codes and (not find_tags(tag.value) or meant == own):
            country = country_tags()[meant]
            message = f"found {tag.value}, the ISO code of {country}, expected the tag {meant}"
            yield fault(tag.span, message, fix=unsafe(replacing(tag.span, meant)))


@rule("TAG006", "tags-label-misspelt", Severity.INFO, needs=("tags",), fix=Applicability.SAFE)
def tags_label_misspelt(cable: Cable) -> Iterator[Fault]:
    """The label of the TAGS line is misspelt, or its colon is missing.

    Programs that look for the label miss the line. In copies that print the E.O. line without colons too, the colon
    is not asked for.

    Fails:
        TAGES: PREL, JA

        TAGS; PREL, JA
    Passes:
        TAGS: PREL, JA
    Source:
        5 FAH-1 H-246.
    """
    if cable.tags is None:
        return
    label = cable.tags.label
    printed = label.value.upper().replace(" ", "")
    if printed == "TAGS:" or (printed == "TAGS" and _has_no_colons(cable)):
        return
    blank = "" if cable.source.text[label.span.end : label.span.end + 1].isspace() else " "
    yield fault(label, f"found {label.value}, expected TAGS:", fix=safe(replacing(label.span, f"TAGS:{blank}")))


def _has_no_colons(cable: Cable) -> bool:
    order = cable.executive_order
    return order is not None and ":" not in cable.source.text[order.number.span.end : order.number.span.end + 2]
