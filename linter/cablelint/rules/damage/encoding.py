"""Damage by computers: remains of markup, wrong encodings, invisible characters (part of the family DMG)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.damage.places import Damage, can_be_written, faults
from cablelint.rules.rule import Fault, fault, rule, safe
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable

_ENTITY = regex(r"&(?:amp;){0,3}(?:[A-Za-z][A-Za-z0-9]{1,24}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TAG = regex(
    r"</?(?:a|b|i|u|p|br|hr|td|tr|li|ul|ol|em|div|pre|sub|sup|img|font|span|code|table|strong|center|blockquote|h[1-6])"
    r"(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
_LIVE_LINK = regex(r"\[[^\]\[\n]{1,200}\]\(https?://[^)\s]{1,300}\)")
_HARD_BREAK = regex(r"(?<=\S)(?:  +|\\)(?=\r?\n)")


@rule("DMG003", "damage-markup", Severity.INFO, fix=Applicability.SAFE)
def damage_markup(cable: Cable) -> Iterator[Fault]:
    """Check that the text contains no markup of a web page.

    Markup is an HTML entity or tag, a dead link, a backslash before a mark, or the two blanks or the backslash at the
    end of a line that are a line break in Markdown. None was in the cable as sent. A link with an address is reported
    without a fix.

    Fails:
        TAGS: [PREL](#), [JA](#)
        1. (C) The minister&#8217;s letter is &quot;long&quot;.<br>
    Passes:
        TAGS: PREL, JA
        1. (C) The minister's letter is "long". See [1] and AT&T.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    yield from faults([*_from_repairs(cable), *_markup(cable)])
    yield from _hard_breaks(cable)


def _from_repairs(cable: Cable) -> Iterator[Damage]:
    text = cable.source.text
    opening: Edit | None = None
    for repair in cable.repairs:
        if repair.kind == "link" and opening is None:
            opening = repair.edit
        elif repair.kind == "link" and opening is not None:
            span = Span(opening.start, repair.edit.end)
            message = "found the dead link {}, expected its text alone"
            yield Damage(span, message, text[slice(*span)], (opening, repair.edit))
            opening = None
        elif repair.kind == "backslash":
            message = "found {}, expected no backslash"
            yield Damage(repair.edit.span, message, text[repair.edit.start : repair.edit.end + 1], (repair.edit,))


def _markup(cable: Cable) -> Iterator[Damage]:
    if cable.dialect == "html":
        return
    text = cable.source.text
    repaired = {repair.edit.start for repair in cable.repairs if repair.kind != "entity"}
    for match in _ENTITY.finditer(text) if "&" in text else ():
        meant = _unescaped(match[0])
        if meant != match[0] and match.start() not in repaired:
            edits = (Edit(*match.span(), meant),) if can_be_written(cable, meant) else ()
            message = "found the HTML entity {}, expected its character"
            yield Damage(Span(*match.span()), message, match[0], edits)
    for match in _TAG.finditer(text) if "<" in text else ():
        if match.start() not in repaired:
            edits = (Edit(*match.span(), ""),)
            yield Damage(Span(*match.span()), "found the HTML tag {}, expected none", match[0], edits)
    for match in _LIVE_LINK.finditer(text) if "](http" in text else ():
        yield Damage(Span(*match.span()), "found the Markdown link {}, expected its text alone", match[0])


def _unescaped(entity: str) -> str:
    """Return the character of an entity, escaped up to four times; a no-break space becomes a blank."""
    for _ in range(4):
        entity, before = html.unescape(entity), entity
        if entity == before:
            break
    return entity.replace("\xa0", " ")


def _hard_breaks(cable: Cable) -> Iterator[Fault]:
    if cable.dialect != "markdown":
        return
    breaks = [Span(*match.span()) for match in _HARD_BREAK.finditer(cable.source.text)]
    if breaks:
        sign = "a backslash" if cable.source.text[slice(*breaks[0])] == "\\" else "two blanks"
        message = f"found a Markdown line break of {sign} here and on {len(breaks) - 1} more lines, expected none"
        yield fault(breaks[0], message, fix=safe(*(Edit(place.start, place.end, "") for place in breaks)))


# The characters of the bytes 80 to BF, the later bytes of a UTF-8 sequence, in Windows-1252 and Latin-1.
_CONTINUATION = "".join(
    {bytes((byte,)).decode("cp1252", "cablelint-c1") for byte in range(0x80, 0xC0)} | set(map(chr, range(0x80, 0xC0)))
)
_MOJIBAKE = regex(f"(?:[Â-ß][{_CONTINUATION}]|[à-ï][{_CONTINUATION}]{{2}}|[ð-ô][{_CONTINUATION}]{{3}})+")
# Most texts contain none of them.
_LEADS = frozenset(map(chr, range(ord("Â"), ord("ô") + 1)))
_UNREADABLE = regex("\ufffd+")


@rule("DMG004", "damage-mojibake", Severity.WARNING, fix=Applicability.SAFE)
def damage_mojibake(cable: Cable) -> Iterator[Fault]:
    r"""Check that no character is wrongly decoded, lost or invisible.

    UTF-8 decoded as Windows-1252 turns an apostrophe into three characters; the fix decodes the bytes again, and is
    offered only where that succeeds. Zero-width characters and soft hyphens can hide a name from every search.

    Fails:
        1. (C) The ministerâ€™s letter.

        1. (C) The mini\xadster's letter.
    Passes:
        1. (C) The minister’s letter from São Paulo.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    yield from faults([*_misread(cable), *_invisible(cable)])


def _misread(cable: Cable) -> Iterator[Damage]:
    text = cable.source.text
    pilcrows = {repair.edit.start for repair in cable.repairs if repair.kind == "pilcrow"}
    for match in () if _LEADS.isdisjoint(cable.source.beyond_ascii) else _MOJIBAKE.finditer(text):
        meant = _read_back(match[0])
        if meant is not None and match.start() not in pilcrows:
            edits = (Edit(*match.span(), meant),) if can_be_written(cable, meant) else ()
            yield Damage(Span(*match.span()), "found {}, UTF-8 decoded as Windows-1252", match[0], edits)
    for match in _UNREADABLE.finditer(text) if "\ufffd" in text else ():
        yield Damage(Span(*match.span()), "found {}, a replacement for a lost character", match[0])


def _read_back(run: str) -> str | None:
    """Decode a run again, up to three times, until it is not mojibake; None if that is impossible."""
    meant = None
    for _ in range(3):
        try:
            run = bytes(
                ord(character) if ord(character) < 256 else character.encode("cp1252")[0] for character in run
            ).decode()
        except (UnicodeDecodeError, UnicodeEncodeError):
            break
        meant = run
        if not _MOJIBAKE.fullmatch(run):
            break
    return meant if meant is not None and meant.isprintable() else None


def _invisible(cable: Cable) -> Iterator[Damage]:
    for repair in cable.repairs:
        if repair.kind == "invisible":
            code = f"U+{ord(cable.source.text[repair.edit.start]):04X}"
            yield Damage(repair.edit.span, f"found the invisible character {code}, expected none", "", (repair.edit,))
