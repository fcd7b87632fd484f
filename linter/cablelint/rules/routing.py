"""Routing: who sent the message, to whom, and by which stations."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping

from cablelint.data.posts import Post, PostKind, find_post, find_post_of_address, posts_of_indicator
from cablelint.data.routing import every_station, is_known, stations
from cablelint.document.model import Addressee, Cable, Located, Style
from cablelint.edits import Span
from cablelint.findings import Applicability, Confidence, Fix, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe
from cablelint.text.edit_distance import nearest

#: Stands in the relay line of copies that were published, in place of the stations.
_PUBLISHED = "RUEHWEB"
_GROUPS = ("COLLECTIVE", "POSTS", "POST", "REGIME", "ALL ", "MEMBER STATES", "ASSOCIATION", "ORGANIZATION", "ORG FOR")
_STATE_STATIONS = ("AMEMBASSY ", "AMCONSUL ", "AMCONGEN ")


@rule("RTE001", "routing-indicator-unknown", Severity.INFO, styles=(Style.FULL,))
def routing_indicator_unknown(cable: Cable) -> Iterator[Fault]:
    """A routing indicator is on no list, or an addressee among others has none.

    The lists of military indicators are incomplete, so this is info. Where the post is known by another indicator, it
    is a warning: the message would have gone astray.

    Fails:
        INFO RUEHBQ/AMEMBASSY BEIJING 6897

        INFO AMEMBASSY BEIJING 6897
        RUEHUL/AMEMBASSY SEOUL 2962
        RUEHFK/AMCONSUL FUKUOKA 0974

        PP RUEHFK RUEHQQQ
    Passes:
        INFO RUEHBJ/AMEMBASSY BEIJING 6897
    Source:
        The published list of routing indicators, and those seen in public cables (data/README.md).
    """
    for indicator in cable.relay.indicators if cable.relay else ():
        if not is_known(indicator.value) and indicator.value.upper() != _PUBLISHED:
            yield fault(indicator, "{} is no known routing indicator", indicator.value)
    has_indicators = sum(station.indicator is not None for station in cable.addressees) * 2 > len(cable.addressees)
    for station in cable.addressees:
        post = find_post_of_address(station.station.value)
        if station.indicator is None:
            if has_indicators and post is not None and "ZEN" not in _printed(cable, station.span):
                yield fault(station.station, f"no routing indicator before the station{_hint(post)}")
        elif not is_known(station.indicator.value):
            severity = Severity.WARNING if post is not None and post.indicators else None
            hint = _hint(post) if post else ""
            yield fault(station.indicator, f"{{}} is no known routing indicator{hint}", station.indicator.value,
                        severity=severity)  # fmt: skip


def _hint(post: Post) -> str:
    return f": expected {post.indicators[0]}" if post.indicators else ""


def _printed(cable: Cable, span: Span) -> str:
    return cable.source.text[span.start : span.end].upper()


@rule("RTE002", "routing-station-mismatch", Severity.WARNING, needs=("addressees",), styles=(Style.FULL,))
def routing_station_mismatch(cable: Cable) -> Iterator[Fault]:
    """A routing indicator is that of another post than the station beside it, or the station is misspelt.

    The indicator decides where a message goes, the name who believes to have got it. Posts of the Department alone are
    compared: military stations go by many names.

    Fails:
        INFO RUEHBJ/AMEMBASSY SEOUL 6897

        INFO RUEHBJ/AMEMBASSY BEIJNG 6897
    Passes:
        INFO RUEHBJ/AMEMBASSY BEIJING 6897
        RUEKJCS/JOINT STAFF WASHINGTON DC
    Source:
        5 FAH-2 H-230; the published list of routing indicators.
    """
    for station in cable.addressees:
        indicator, name = station.indicator, station.station
        if indicator is None:
            continue
        behind, post = posts_of_indicator(indicator.value), find_post_of_address(name.value)
        if post is not None and not _reaches(indicator.value, behind, post):
            holder = behind[0].name if behind else stations(indicator.value)[0].address
            expected = "expected " + " or ".join((*post.indicators[:1], holder))
            yield fault(
                indicator, f"{{}} is the indicator of {holder}, not of {post.name}: {expected}", indicator.value
            )
        elif post is None and _is_other_group(indicator.value, name.value, behind):
            yield fault(indicator, "{} is not the indicator of this collective", indicator.value)
        else:
            yield from _misspelt(indicator, name, behind, is_known_post=post is not None)


def _is_other_group(indicator: str, name: str, behind: tuple[Post, ...]) -> bool:
    """Whether a collective is on record under other indicators and not under this one."""
    printed = " ".join(name.upper().split())
    if "COLLECTIVE" not in printed or not is_known(indicator):
        return False
    known = _indicators_of_groups().get(printed, frozenset())
    # The Department hands on to collectives of its own.
    is_post = bool(behind) and all(post.kind is not PostKind.DEPARTMENT for post in behind)
    return is_post or (bool(known) and indicator.upper() not in known)


@functools.cache
def _indicators_of_groups() -> Mapping[str, frozenset[str]]:
    """The indicators under which each collective is on record."""
    found: dict[str, frozenset[str]] = {}
    for station in every_station():
        if "COLLECTIVE" in station.address:
            found[station.address] = found.get(station.address, frozenset()) | {station.indicator}
    return found


def _misspelt(
    indicator: Located[str], name: Located[str], behind: tuple[Post, ...], *, is_known_post: bool
) -> Iterator[Fault]:
    printed = " ".join(name.value.upper().split())
    addresses = {station.address.upper() for station in stations(indicator.value)}
    if printed in addresses:
        return
    meant = _meant(printed, addresses)
    if meant is not None:
        yield fault(name, f"{{}} is no known station: expected {meant}", printed)
    elif behind and not is_known_post and printed.startswith(_STATE_STATIONS):
        yield fault(name, f"{{}} is no known post: {indicator.value.upper()} is {behind[0].name}", printed)


def _meant(printed: str, addresses: set[str]) -> str | None:
    """The address that differs by one slip in one long word: JCS and CJCS are two stations."""
    words = printed.split()
    for address in sorted(addresses):
        pairs = list(zip(words, address.split(), strict=False))
        different = [(one, other) for one, other in pairs if one != other]
        is_alike = len(words) == len(address.split()) and len(different) == 1 and len(different[0][1]) >= 5
        if is_alike and nearest(different[0][0], different[0][1:]):
            return address
    return None


def _reaches(indicator: str, behind: tuple[Post, ...], post: Post) -> bool:
    """Whether a message under this indicator reaches the post, as far as is known."""
    if behind:
        return _are_one_place(behind, post)
    others = [station.address for station in stations(indicator)]
    if not others or any(find_post_of_address(address) == post for address in others):
        return True
    return not post.indicators and not all("COLLECTIVE" in address for address in others)


def _are_one_place(behind: tuple[Post, ...], post: Post) -> bool:
    return any(post == other or post.city == other.city for other in behind)


@rule("RTE003", "originator-mismatch", Severity.ERROR, needs=("originator",))
def originator_mismatch(cable: Cable) -> Iterator[Fault]:
    """The DE line, the originator and the message reference number name different posts.

    All three are stamped by the station that sends; where they differ, one was altered, or two messages were glued
    together.

    Fails:
        FM AMEMBASSY SEOUL

        DE RUEHUL #2004/01 1270531

        C O N F I D E N T I A L SECTION 01 OF 02 SEOUL 002004
    Passes:
        DE RUEHKO #2004/01 1270531
        FM AMEMBASSY TOKYO
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
    Source:
        5 FAH-2 H-321, format lines 3, 6 and 12.
    """
    if cable.originator is None:
        return
    name, message = cable.originator.station, cable.message
    sender = find_post_of_address(name.value)
    numbered = find_post(message.post.value) if message else None
    indicator = cable.de.indicator if cable.de else None
    behind = posts_of_indicator(indicator.value) if indicator else ()
    if sender is None:
        expected = numbered or (behind[0] if behind else None)
        hint = f": expected {expected.name}" if expected else ""
        yield fault(name, f"{{}} is no known post{hint}", name.value,
                    severity=None if expected else Severity.WARNING)  # fmt: skip
        return
    if indicator is not None and not _are_one_place(behind, sender) and (behind or sender.indicators):
        found = behind[0].name if behind else "no known post"
        yield fault(indicator, f"{{}} is the indicator of {found}, the originator is {sender.name}{_hint(sender)}",
                    indicator.value)  # fmt: skip
    if message is not None and numbered is not None and not _are_one_place((numbered,), sender):
        yield fault(message.post, f"{{}} numbers the message, the originator is {sender.name}", message.post.value)


@rule("RTE004", "duplicate-addressee", Severity.WARNING, needs=("addressees",), fix=Applicability.SAFE)
def duplicate_addressee(cable: Cable) -> Iterator[Fault]:
    """A station stands twice among the addressees, or a routing indicator twice in the relay line.

    It gets the message twice, or for action and information at once. One indicator may serve several stations; only the
    same station counts. The fix takes out a line that says the very same as the one above.

    Fails:
        INFO RUEHBJ/AMEMBASSY BEIJING 6897
        RUEHUL/AMEMBASSY SEOUL 2962
        RUEHUL/AMEMBASSY SEOUL 2962

        PP RUEHFK RUEHNH RUEHFK
    Passes:
        INFO RUEKJCS/SECDEF WASHINGTON DC
        RUEKJCS/JOINT STAFF WASHINGTON DC
    Source:
        5 FAH-2 H-321, format lines 2, 7 and 8.
    """
    seen: dict[tuple[str, str], Addressee] = {}
    before: Addressee | None = None
    for station in cable.addressees:
        key = (
            station.indicator.value.upper() if station.indicator else "",
            " ".join(station.station.value.upper().split()),
        )
        first = seen.setdefault(key, station)
        if first is not station:
            again = "a second time" if first.role == station.role else f"as {station.role} and as {first.role}"
            yield fault(station.station, f"{{}} is addressed {again}: expected once", station.station.value,
                        fix=_without(cable, before, station))  # fmt: skip
        before = station
    yield from _twice_in_relay(cable)


def _twice_in_relay(cable: Cable) -> Iterator[Fault]:
    """Indicators of the relay line that stand there more often than they have stations to serve."""
    served = Counter(station.indicator.value.upper() for station in cable.addressees if station.indicator)
    seen: Counter[str] = Counter()
    for indicator in cable.relay.indicators if cable.relay else ():
        name = indicator.value.upper()
        seen[name] += 1
        if seen[name] > max(1, served[name]):
            yield fault(indicator, "{} stands twice in the relay line: expected once", indicator.value)


def _without(cable: Cable, before: Addressee | None, station: Addressee) -> Fix | None:
    if before is None or _printed(cable, before.span) != _printed(cable, station.span):
        return None
    return safe(replacing(Span(before.span.end, station.span.end), ""))


@rule("RTE005", "relay-not-addressee", Severity.INFO, needs=("relay", "addressees"), styles=(Style.FULL,))
def relay_not_addressee(cable: Cable) -> Iterator[Fault]:
    """A station of the relay line is none of the addressees.

    The relay line lists the addressees that one relay serves. Members of a collective are listed there too, so a cable
    with a collective among its addressees is left alone.

    Fails:
        PP RUEHFK RUEHNH RUEHLO
    Passes:
        PP RUEHFK RUEHNH

        PP RUEHLO
        INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE
    Source:
        ACP 127, format line 2; 5 FAH-2 H-321.
    """
    if cable.relay is None or any(_is_group(station.station.value) for station in cable.addressees):
        return
    addressed = {station.indicator.value.upper() for station in cable.addressees if station.indicator}
    for indicator in cable.relay.indicators:
        name = indicator.value.upper()
        if name not in addressed and name != _PUBLISHED and is_known(name):
            yield fault(indicator, "{} is none of the addressees", name, confidence=Confidence.MEDIUM)


def _is_group(station: str) -> bool:
    return any(word in station.upper() for word in _GROUPS)
