"""TAGS: the codes for geography and subject under which a cable is filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.posts import find_post
from cablelint.data.tags import country_tags, find_tags, tag_of_iso_code
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe, unsafe
from cablelint.rules.support.incomplete import severity_of_omission
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Classification, Tag, Tags
    from cablelint.findings import Fix

_FIRST_YEAR = 1973
# Tags that may precede the name of the visitor or the person concerned.
_PERSON_TAGS = frozenset(("OVIP", "OREP", "OTRA", "OEXC", "OCON"))
_UNKNOWN = "unknown tag {{}}{}; expected a code of the list of TAGS"
_BETWEEN = regex(r"[\s,;.]*")


@rule("TAG001", "tags-missing", Severity.WARNING)
def tags_missing(cable: Cable, _classification: Classification) -> Iterator[Fault]:
    """Check that there is a TAGS line.

    The Department files and distributes a telegram by its TAGS; 5 % of the public copies have lost them. Telegrams
    before 1973 have none.

    Fails:
        (without the TAGS line)
    Passes:
        TAGS: PREL, JA
    Source:
        5 FAH-3 H-612.
    """
    day = cable.dtg.value if cable.dtg else None
    if cable.tags is None and cable.is_of_department and not (day is not None and day.year < _FIRST_YEAR):
        if cable.executive_order is not None:
            end = cable.executive_order.span.end
            place = Span(end, end)
        elif cable.subject is not None:
            start = cable.subject.span.start
            place = Span(start, start)
        else:
            return
        yield fault(place, "no TAGS line; expected one here", severity=severity_of_omission(cable))


@rule("TAG002", "tag-unknown", Severity.INFO, fix=Applicability.UNSAFE)
def tag_unknown(cable: Cable, tags: Tags, *, known: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Check that every tag is in the list.

    The list is open, so an unknown tag is info: it may be a misspelling, or several tags without a separator. The
    reader takes it for the only subject tag at an edit distance of 1, or for the tags that are run together; the fix
    writes them. It is safe for tags run together, and to be confirmed for a misspelling.

    Fails:
        TAGS: PREL, PGOF, JA

        TAGS: ETRDEINVJA
    Passes:
        TAGS: PREL, PGOV, JA

        TAGS: OVIP (MARLOW, ALICE), JA
    Options:
        known: Further tags that are not reported.
    Source:
        5 FAH-3 H-011, FIPS 10-4.
    """
    follows_person = False
    for tag in tags.entries:
        is_known = _is_known(tag.value) or tag.value in known
        if not is_known and not follows_person and tag_of_iso_code(tag.value) is None:
            yield fault(tag.span, _UNKNOWN.format(_read_as(tag)), tag.value, fix=_as_read(cable, tags, tag))
        follows_person = tag.value in _PERSON_TAGS or (follows_person and not _is_known(tag.value))


def _is_known(code: str) -> bool:
    return bool(find_tags(code)) or not code.isalpha()


def _read_as(tag: Tag) -> str:
    return f" (read as {', '.join(tag.codes)})" if tag.codes != (tag.value,) else ""


def _as_read(cable: Cable, tags: Tags, tag: Tag) -> Fix | None:
    """Make the fix that writes the tags that a word means, None if the reader does not know them."""
    if tag.codes == (tag.value,):
        return None
    separator = ", " if "," in cable.source.text[slice(*tags.span)] else " "
    edit = replacing(tag.span, separator.join(tag.codes))
    return safe(edit) if "".join(tag.codes) == tag.value else unsafe(edit)


@rule("TAG003", "tag-duplicate", Severity.INFO, fix=Applicability.SAFE)
def tag_duplicate(cable: Cable, tags: Tags) -> Iterator[Fault]:
    """Check that no tag is repeated.

    A repeated tag is harmless, but another tag may have been meant. The fix deletes the second one.

    Fails:
        TAGS: PREL, JA, PREL
    Passes:
        TAGS: PREL, JA, OVIP (MARLOW, ALICE), OVIP (REEVES, ANN)
    Source:
        5 FAH-3 H-612.
    """
    seen: set[tuple[str, str]] = set()
    before: Tag | None = None
    for tag in tags.entries:
        key = (tag.value, tag.person.value if tag.person else "")
        if key in seen:
            yield fault(tag.span, "duplicate tag {}", tag.value, fix=_without(cable, before, tag))
        seen.add(key)
        before = tag


def _without(cable: Cable, before: Tag | None, tag: Tag) -> Fix | None:
    """Make the fix that deletes a tag and the separator before it, None if there is more between the two tags."""
    if before is None or before.person or tag.person:
        return None
    between = cable.source.text[before.span.end : tag.span.start]
    return safe(Edit(before.span.end, tag.span.end, "")) if _BETWEEN.fullmatch(between) else None


@rule("TAG004", "tags-no-country", Severity.INFO)
def tags_no_country(_cable: Cable, tags: Tags) -> Iterator[Fault]:
    """Check that there is a tag of a country or region.

    Every telegram about a country has its tag; only worldwide subjects have none.

    Fails:
        TAGS: PREL, PGOV
    Passes:
        TAGS: PREL, JA
    Source:
        5 FAH-3 H-612.
    """
    kinds = {kind.kind.value for tag in tags.entries for kind in find_tags(tag.value)}
    if tags.entries and not kinds & {"country", "region"}:
        yield fault(tags.span, "no tag of a country or region; expected one such as JA")


@rule("TAG005", "tag-iso-confusion", Severity.WARNING, fix=Applicability.UNSAFE)
def tag_iso_confusion(cable: Cable, tags: Tags) -> Iterator[Fault]:
    """Check that countries have their tag and not their ISO code.

    Country tags are the codes of FIPS 10-4: Japan is JA, and CH is China, not Switzerland. An ISO code that is not a
    country tag is always wrong; one that is also the tag of another country is reported if it is the code of the
    post's own country, whose tag is missing.

    Fails:
        TAGS: PREL, JP

        TAGS: PREL, UA
    Passes:
        TAGS: PREL, JA, CH
    Source:
        5 FAH-3 H-011, FIPS 10-4, ISO 3166-1.
    """
    post = find_post(cable.message.post.value) if cable.message else None
    own = post.country_tag if post else ""
    codes = {tag.value for tag in tags.entries}
    for tag in tags.entries:
        meant = tag_of_iso_code(tag.value)
        if meant is not None and meant not in codes and (not find_tags(tag.value) or meant == own):
            country = country_tags()[meant]
            message = f"found {tag.value} (ISO code of {country}), expected the tag {meant}"
            yield fault(tag.span, message, fix=unsafe(replacing(tag.span, meant)))


@rule("TAG006", "tags-label-misspelt", Severity.INFO, fix=Applicability.SAFE)
def tags_label_misspelt(cable: Cable, tags: Tags) -> Iterator[Fault]:
    """Check that the label of the TAGS line is ``TAGS:``.

    Programs that look for the label miss the line. In copies that print the E.O. line without a colon, the colon may
    be missing here too.

    Fails:
        TAGES: PREL, JA

        TAGS; PREL, JA
    Passes:
        TAGS: PREL, JA
    Source:
        5 FAH-1 H-246.
    """
    label = tags.label
    printed = label.value.upper().replace(" ", "")
    if printed == "TAGS:" or (printed == "TAGS" and _has_no_colons(cable)):
        return
    blank = "" if cable.source.text[label.span.end : label.span.end + 1].isspace() else " "
    yield fault(label, f"found label {label.value}, expected TAGS:", fix=safe(replacing(label.span, f"TAGS:{blank}")))


def _has_no_colons(cable: Cable) -> bool:
    order = cable.executive_order
    return order is not None and ":" not in cable.source.text[order.number.span.end : order.number.span.end + 2]
