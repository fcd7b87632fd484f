"""Damage: what mirrors, converters and teletypes did to the text, told apart from what the drafter wrote.

A repair is called safe only where it cannot touch the drafter's own words: a misspelling, a lost accent, a mask that
stands for a name are part of the record, and no rule here looks at them.
"""

from __future__ import annotations

import html
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cablelint.data.posts import find_post, post_key
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Severity
from cablelint.rules.incomplete import notices_of_omission
from cablelint.rules.registry import Fault, fault, rule, safe, unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.document.model import Cable, Classification, PageMark

_PROSE = frozenset(("subject", "slug", "classified-by", "text-heading", "paragraph", "participants", "other"))


@dataclass(frozen=True, slots=True)
class _Damage:
    """One damaged place: its span, the message and quotation of its finding, and how it is undone."""

    span: Span
    message: str
    quote: str
    edits: tuple[Edit, ...] = ()
    is_safe: bool = True


def _faults(found: Iterable[_Damage]) -> Iterator[Fault]:
    for damage in sorted(found, key=lambda each: each.span):
        fix = (safe if damage.is_safe else unsafe)(*damage.edits) if damage.edits else None
        confidence = Confidence.HIGH if damage.is_safe else Confidence.MEDIUM
        yield fault(damage.span, damage.message, damage.quote, fix=fix, confidence=confidence)


def _prose(cable: Cable) -> Iterator[tuple[int, int]]:
    """The stretches of the view that hold sentences."""
    return ((zone.start, zone.end) for zone in cable.zones if zone.kind in _PROSE)


# A possessive or a short form: Japan,s  POST,S  don,t  they,ll
_SHORT_FORM = (
    r"[A-Za-z](?P<possessive>,)s\b|[A-Z]{2}(?P<capitals>,)S\b"
    r"|\b(?:[Dd]o|[Ww]o|[Cc]a|[Dd]id|[Ii]s|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Dd]oes|[Ww]ould|[Cc]ould|[Ss]hould|[Aa]re)n(?P<negation>,)t\b"
    r"|\b(?:I|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Yy]ou|[Tt]hey|[Tt]hat|[Tt]here)(?P<pronoun>,)(?:d|ll|re|ve|m)\b"
)
_KNOWN_WORD = (
    r"\b(?:[dD](?P<french>,)(?:[Aa]ffaires?|[Ee]tat|Ivoire)|[Nn](?P<capital>,)[Dd]jamena|[Qq]a(?P<qaida>,)ida"
    r"|[Ss]hi(?P<shia>,)(?:a|as|ite|ites)|[Ss]ana(?P<sanaa>,)a|[Qq]ur(?P<quran>,)an(?:ic)?|[Bb]a(?P<baath>,)ath(?:ist|ists)?)\b"
)
# Most likely a name: O,Reilly  d,Audiovisuel  Misha,al
_NAME = r"\b[dDlLO](?P<particle>,)[A-Z][a-z]|\b[A-Z][a-z]{0,12}[aeiou](?P<vowels>,)[aeiou]"
# Found first, since a comma without a blank after it is rare; the forms are then looked for around it.
_GLUED = re.compile(r",(?=[A-Za-z])")
_WINDOW = 20
_COMMA = re.compile(f"{_SHORT_FORM}|{_KNOWN_WORD}|{_NAME}")
_INNER_COMMA = re.compile(r",(?=[A-Za-z])")
_LONGEST_WORD = 20
_WORD_BEGINS = re.compile(r"\w{0,40}\Z")
_WORD_ENDS = re.compile(r"\w{0,40}")


@rule("DMG001", "damage-comma-apostrophe", Severity.INFO, fix=Applicability.UNSAFE)
def damage_comma_apostrophe(cable: Cable) -> Iterator[Fault]:
    """A comma stands where an apostrophe stood.

    Some relays had no apostrophe. In possessives, short forms and a few known words no other reading is possible, and
    the fix is safe; in what may be a name it is a proposal.

    Fails:
        1. (C) Japan,s fishermen don,t agree.
    Passes:
        1. (C) Japan's fishermen don't agree, says the agency.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    yield from _faults(_commas(cable))


def _commas(cable: Cable) -> Iterator[_Damage]:
    text = cable.view.text
    for start, end in _prose(cable):
        for glued in _GLUED.finditer(text, start, end):
            place = glued.start()
            around = _COMMA.finditer(text, max(start, place - _WINDOW), min(end, place + _WINDOW))
            match = next((match for match in around if match.start(match.lastgroup or 0) == place), None)
            if match is None:
                continue
            span = cable.view.origin(place, place + 1)
            yield _Damage(
                span,
                "found a comma in {}, expected an apostrophe",
                _word_around(text, place, place + 1),
                (Edit(span.start, span.end, "'"),),
                is_safe=match.lastgroup not in ("particle", "vowels"),
            )


def _in_words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The commas that stand for apostrophes; each is looked at alone, since commas between letters are few."""
    for comma in _INNER_COMMA.finditer(text, start, end):
        place = comma.start()
        near = _COMMA.finditer(text, max(start, place - _LONGEST_WORD), min(end, place + _LONGEST_WORD))
        yield from (match for match in near if match.start(match.lastgroup or "") == place)


def _word_around(text: str, start: int, end: int) -> str:
    before = _WORD_BEGINS.search(text, max(0, start - 40), start)
    after = _WORD_ENDS.match(text, end)
    return f"{before[0] if before else ''}{text[start:end]}{after[0] if after else ''}"


_PARENTHESIS = re.compile(r"[()]|\n[ \t]*\n")
_ITEM = re.compile(r"(?:^|\n)[ \t]*[A-Za-z0-9]{1,2} $|[ \t,;:(](?:[b-h]|[0-9]{1,2}) $")
_FOLLOWS = re.compile(r"\s(?P<dash>--?)\s|[.?!](?=\s)|[()]")
_REACH = 400


@rule("DMG002", "damage-paren-dash", Severity.INFO, fix=Applicability.UNSAFE)
def damage_paren_dash(cable: Cable) -> Iterator[Fault]:
    """A closing parenthesis that nothing opened stands where a dash stood.

    Converters took one half of a pair of dashes for the end of a parenthesis. Where the other half of the pair stands
    in the same sentence, the fix is safe.

    Fails:
        1. (C) He agreed to discuss ) in principle - a second round.
    Passes:
        1. (C) He agreed to discuss - in principle - a second round (in June).
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    yield from _faults(_lost_dashes(cable))


def _lost_dashes(cable: Cable) -> Iterator[_Damage]:
    text = cable.view.text
    for start, end in _prose(cable):
        for place in _unopened(text, start, end):
            dash = _other_half(text, place, start, end)
            span = cable.view.origin(place, place + 1)
            edit = Edit(span.start, span.end, dash or "-")
            yield _Damage(span, "found {} that nothing opens, expected a dash", ")", (edit,), is_safe=dash is not None)


def _unopened(text: str, start: int, end: int) -> Iterator[int]:
    """Closing parentheses between words that nothing opens.

    One that stands between blanks may have taken the opening of a later one for its own: it is the one too many.
    """
    depth = 0
    between_words: list[int] = []
    for match in _PARENTHESIS.finditer(text, start, end):
        is_between_words = match[0] == ")" and _stands_between_words(text, match.start(), start, end)
        if match[0] == "(":
            depth += 1
        elif match[0] != ")":
            depth = 0
            between_words.clear()
        elif depth:
            depth -= 1
            if is_between_words:
                between_words.append(match.start())
        elif is_between_words:
            yield match.start()
        elif between_words:
            yield between_words.pop()


def _stands_between_words(text: str, place: int, start: int, end: int) -> bool:
    after = text[place + 1 : min(end, place + 3)]
    is_apart = text[max(start, place - 1) : place].isspace() and after[:1].isspace() and bool(after.strip())
    return is_apart and not _ITEM.search(text, max(start, place - 8), place)


def _other_half(text: str, place: int, start: int, end: int) -> str | None:
    """The dash after or before this place in its sentence."""
    following = _FOLLOWS.search(text, place + 1, min(end, place + _REACH))
    if following and following["dash"]:
        return following["dash"]
    preceding = deque(_FOLLOWS.finditer(text, max(start, place - _REACH), place), maxlen=1)
    return preceding[0]["dash"] if preceding else None


_ENTITY = re.compile(r"&(?:amp;){0,3}(?:[A-Za-z][A-Za-z0-9]{1,24}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|br|hr|td|tr|li|ul|ol|em|div|pre|sub|sup|img|font|span|code|table|strong|center|blockquote|h[1-6])"
    r"(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
_LIVE_LINK = re.compile(r"\[[^\]\[\n]{1,200}\]\(https?://[^)\s]{1,300}\)")
_HARD_BREAK = re.compile(r"(?<=\S)  +(?=\r?\n)")


@rule("DMG003", "damage-markup", Severity.INFO, fix=Applicability.SAFE)
def damage_markup(cable: Cable) -> Iterator[Fault]:
    """Markup of a web page is left in the text.

    HTML entities and tags, links to nowhere, backslashes before marks, and the two blanks at the end of a line with
    which Markdown breaks it. None was in the cable as sent. A link that leads somewhere is reported and kept.

    Fails:
        TAGS: [PREL](#), [JA](#)
        1. (C) The minister&#8217;s letter is &quot;long&quot;.<br>
    Passes:
        TAGS: PREL, JA
        1. (C) The minister's letter is "long". See [1] and AT&T.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    yield from _faults([*_from_repairs(cable), *_markup(cable)])
    yield from _hard_breaks(cable)


def _from_repairs(cable: Cable) -> Iterator[_Damage]:
    text = cable.source.text
    opening: Edit | None = None
    for repair in cable.repairs:
        if repair.kind == "link" and opening is None:
            opening = repair.edit
        elif repair.kind == "link" and opening is not None:
            span = Span(opening.start, repair.edit.end)
            message = "found the link {} to nowhere, expected its text alone"
            yield _Damage(span, message, text[slice(*span)], (opening, repair.edit))
            opening = None
        elif repair.kind == "backslash":
            message = "found {}, expected no backslash"
            yield _Damage(repair.edit.span, message, text[repair.edit.start : repair.edit.end + 1], (repair.edit,))


def _markup(cable: Cable) -> Iterator[_Damage]:
    if cable.dialect == "html":
        return
    text = cable.source.text
    repaired = {repair.edit.start for repair in cable.repairs}
    for match in _ENTITY.finditer(text):
        meant = _unescaped(match[0])
        if meant != match[0] and match.start() not in repaired:
            edits = (Edit(*match.span(), meant),) if _can_be_written(cable, meant) else ()
            message = "found the HTML entity {}, expected the character it stands for"
            yield _Damage(Span(*match.span()), message, match[0], edits)
    for match in _TAG.finditer(text):
        if match.start() not in repaired:
            edits = (Edit(*match.span(), ""),)
            yield _Damage(Span(*match.span()), "found the HTML tag {}, expected text alone", match[0], edits)
    for match in _LIVE_LINK.finditer(text):
        yield _Damage(Span(*match.span()), "found a Markdown link {}, expected text alone", match[0])


def _unescaped(entity: str) -> str:
    """What an entity stands for, however often it was escaped; a no-break blank is a blank."""
    for _ in range(4):
        entity, before = html.unescape(entity), entity
        if entity == before:
            break
    return entity.replace("\xa0", " ")


def _can_be_written(cable: Cable, content: str) -> bool:
    try:
        cable.source.encode(content)
    except UnicodeEncodeError:
        return False
    return True


def _hard_breaks(cable: Cable) -> Iterator[Fault]:
    if cable.dialect != "markdown":
        return
    breaks = [Span(*match.span()) for match in _HARD_BREAK.finditer(cable.source.text)]
    if breaks:
        message = f"{len(breaks)} lines end with the two blanks of a Markdown line break, this is the first"
        yield fault(breaks[0], message, fix=safe(*(Edit(place.start, place.end, "") for place in breaks)))


# The characters that Windows-1252 and Latin-1 show for the bytes 80 to BF, which go on a UTF-8 sequence.
_CONTINUATION = "".join(
    {bytes((byte,)).decode("cp1252", "cablelint-c1") for byte in range(0x80, 0xC0)} | set(map(chr, range(0x80, 0xC0)))
)
_MOJIBAKE = re.compile(f"(?:[Â-ß][{_CONTINUATION}]|[à-ï][{_CONTINUATION}]{{2}}|[ð-ô][{_CONTINUATION}]{{3}})+")
# Most texts have none of them, and are passed over fast.
_LEAD = re.compile("[Â-ô]")
_UNREADABLE = re.compile("\ufffd+")


@rule("DMG004", "damage-mojibake", Severity.WARNING, fix=Applicability.SAFE)
def damage_mojibake(cable: Cable) -> Iterator[Fault]:
    r"""Characters were read in the wrong encoding, lost, or cannot be seen.

    UTF-8 read as Windows-1252 turns an apostrophe into three characters; the fix reads the bytes back, and is offered
    only where that succeeds. Zero-width characters and soft hyphens can part a name so that no search finds it.

    Fails:
        1. (C) The ministerâ€™s letter.

        1. (C) The mini\xadster's letter.
    Passes:
        1. (C) The minister’s letter from São Paulo.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    yield from _faults([*_misread(cable), *_invisible(cable)])


def _misread(cable: Cable) -> Iterator[_Damage]:
    text = cable.source.text
    pilcrows = {repair.edit.start for repair in cable.repairs if repair.kind == "pilcrow"}
    for match in _MOJIBAKE.finditer(text) if _LEAD.search(text) else ():
        meant = _read_back(match[0])
        if meant is not None and match.start() not in pilcrows:
            edits = (Edit(*match.span(), meant),) if _can_be_written(cable, meant) else ()
            yield _Damage(Span(*match.span()), "found {}: UTF-8 read as Windows-1252", match[0], edits)
    for match in _UNREADABLE.finditer(text):
        yield _Damage(Span(*match.span()), "found {}: the character that stood here is lost", match[0])


def _read_back(run: str) -> str | None:
    """The characters that were meant, read back until they are no mojibake any more."""
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


def _invisible(cable: Cable) -> Iterator[_Damage]:
    for repair in cable.repairs:
        if repair.kind == "invisible":
            code = f"U+{ord(cable.source.text[repair.edit.start]):04X}"
            yield _Damage(repair.edit.span, f"found an invisible character, {code}", "", (repair.edit,))


_WHOLE_LINE = re.compile(r"[ \t]*(?P<newline>\r\n?|\n)\s*")
_ENDS_SENTENCE = re.compile(r"[.?!:;\"”’')\]*_=-]\s*\Z")


@rule("DMG005", "damage-page-mark", Severity.INFO, fix=Applicability.UNSAFE)
def damage_page_mark(cable: Cable) -> Iterator[Fault]:
    """A page mark breaks a sentence or a field, repeats the heading in the text, or is that of another message.

    Long messages were sent in sections and pages, each with a mark that mirrors kept when they joined them. A mark of
    another post or number than the cable's own is a warning: the pages of two messages were mixed. Taking a mark out
    is no safe fix, and taking a repeated heading out none at all, because they are the only traces of where a section
    begins.

    Fails:
        1. (C) The minister said that he would
        TOKYO 00002004  002 OF 002
        write to the ambassador.

        1. (C) The minister agreed.
        OSLO 00000881  002 OF 002
        2. (C) He will write.
    Passes:
        1. (C) The minister agreed.
        TOKYO 00002004  002 OF 002
        2. (C) He will write.
    Source:
        Damage seen in public copies of the cables of 1966-2010; ACP 127 for the sections of a message.
    """
    for mark in cable.page_marks:
        if not _agrees(cable, mark):
            message = cable.message
            expected = f"{message.post.value} {message.number:08}" if message else ""
            yield fault(
                mark.post.span,
                f"found a page of {{}} {mark.number.value:08}, expected {expected}",
                mark.post.value,
                severity=Severity.WARNING,
            )
        elif not _ENDS_SENTENCE.search(cable.source.text, max(0, mark.span.start - 200), mark.span.start):
            yield fault(
                mark.span,
                "a page mark stands in the middle of a sentence or field",
                fix=unsafe(_taken_out(cable, mark.span)),
            )
    for repeated in cable.repeated_classifications:
        if _is_own(cable, repeated):
            yield fault(repeated.span, "the classification line is repeated where a section begins")
    for repair in cable.repairs:
        if repair.kind == "repeated-header":
            yield fault(repair.edit.span, "the heading is repeated where a section begins")


def _agrees(cable: Cable, mark: PageMark) -> bool:
    own = cable.classification.messages if cable.classification else ()
    if not own:
        return True
    return any(
        message.number == mark.number.value and _is_same_post(message.post.value, mark.post.value) for message in own
    )


def _is_same_post(name: str, other: str) -> bool:
    """Whether the two are one post; relays cut its name short at either end, or left words before it."""
    first, second = post_key(name), post_key(other)
    if len(second) >= 4 and (first.startswith(second) or first.endswith(second) or second.endswith(first)):
        return True
    post = find_post(name)
    return post is not None and post == find_post(other)


def _is_own(cable: Cable, repeated: Classification) -> bool:
    own = {message.canonical for message in cable.classification.messages} if cable.classification else set()
    return not repeated.messages or any(message.canonical in own for message in repeated.messages)


def _taken_out(cable: Cable, place: Span) -> Edit:
    """The line and the blank lines around it become one newline."""
    text = cable.source.text
    start = place.start
    while start and text[start - 1].isspace():
        start -= 1
    after = _WHOLE_LINE.match(text, place.end)
    return Edit(start, after.end(), after["newline"]) if after else Edit(start, place.end, "")


@rule("DMG006", "damage-foreign-text", Severity.WARNING)
def damage_foreign_text(cable: Cable) -> Iterator[Fault]:
    """The file holds text of another message, or says that it leaves some of its own out.

    Mirrors have appended the next cable to one, and printed a preamble twice. A notice that a release is an extract is
    told as information: the rules about missing parts are then silent.

    Fails:
        SUBJECT: TALKS ON THE HERRING CATCH
        SUBJECT: TALKS ON THE WHALE CATCH
    Passes:
        SUBJECT: TALKS ON THE HERRING CATCH
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    for notice in notices_of_omission(cable):
        yield fault(notice, "a notice says that the text is not complete", severity=Severity.INFO)
    for repeated in cable.repeated_classifications:
        if not _is_own(cable, repeated):
            yield fault(repeated.span, "a second classification line, of another message")
    for subject in cable.other_subjects:
        yield fault(
            subject.label,
            "a second SUBJECT line: the text of another message begins here, or the preamble stands twice",
        )
    for order in cable.other_executive_orders:
        yield fault(
            order.number, "a second E.O. line: the text of another message begins here, or the preamble stands twice"
        )
