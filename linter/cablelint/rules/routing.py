"""Routing: the sender, the addressees and their routing indicators."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping

from cablelint.data.posts import Post, PostKind, find_post, find_post_of_address, posts_of_indicator
from cablelint.data.routing import every_station, is_known, stations
from cablelint.document.model import Addressee, Cable, Located, Relay, Style
from cablelint.edits import Span
from cablelint.findings import Applicability, Confidence, Fix, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe
from cablelint.text.edit_distance import nearest
from cablelint.text.memo import memoized

# In the relay line of published copies, in place of the stations.
_PUBLISHED = "RUEHWEB"
_GROUPS = ("COLLECTIVE", "POSTS", "POST", "REGIME", "ALL ", "MEMBER STATES", "ASSOCIATION", "ORGANIZATION", "ORG FOR")
_STATE_STATIONS = ("AMEMBASSY ", "AMCONSUL ", "AMCONGEN ")


@rule("RTE001", "routing-indicator-unknown", Severity.INFO, styles=(Style.FULL,))
def routing_indicator_unknown(cable: Cable, *, known: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Check that every routing indicator is on a list, and that no addressee among others lacks one.

    The lists of military indicators are incomplete, so an unknown one is info. It is a warning where the post has
    another indicator on the lists: the message would have gone astray.

    Fails:
        INFO RUEHBQ/AMEMBASSY BEIJING 6897

        INFO AMEMBASSY BEIJING 6897
        RUEHUL/AMEMBASSY SEOUL 2962
        RUEHFK/AMCONSUL FUKUOKA 0974

        PP RUEHFK RUEHQQQ
    Passes:
        INFO RUEHBJ/AMEMBASSY BEIJING 6897
    Options:
        known: Further routing indicators that are not reported.
    Source:
        The published list of routing indicators, and those seen in public cables (data/README.md).
    """
    for indicator in cable.relay.indicators if cable.relay else ():
        name = indicator.value.upper()
        if not is_known(name) and name != _PUBLISHED and name not in known:
            yield _about(indicator, "unknown routing indicator {}")
    bare = [station.indicator for station in cable.addressees].count(None)
    has_indicators = bare * 2 < len(cable.addressees)
    for station in cable.addressees:
        if station.indicator is None:
            post = find_post_of_address(station.station.value) if has_indicators else None
            if post is not None and "ZEN" not in _printed(cable, station.span):
                yield fault(station.station, f"no routing indicator before the station{_hint(post)}")
        elif not is_known(station.indicator.value) and station.indicator.value.upper() not in known:
            post = find_post_of_address(station.station.value)
            severity = Severity.WARNING if post is not None and post.indicators else None
            hint = _hint(post) if post else ""
            yield _about(station.indicator, f"unknown routing indicator {{}}{hint}", severity)


def _about(indicator: Located[str], message: str, severity: Severity | None = None) -> Fault:
    """Make a fault that shows the indicator itself if it begins like one on the lists, and so cannot be a name."""
    if indicator.value[:4].upper() in _beginnings():
        return fault(indicator, message.format(indicator.value), severity=severity)
    return fault(indicator, message, indicator.value, severity=severity)


@functools.cache
def _beginnings() -> frozenset[str]:
    return frozenset(station.indicator[:4] for station in every_station())


def _hint(post: Post) -> str:
    return f"; expected {post.indicators[0]} ({post.name})" if post.indicators else ""


def _printed(cable: Cable, span: Span) -> str:
    return cable.source.text[span.start : span.end].upper()


@rule("RTE002", "routing-station-mismatch", Severity.WARNING, styles=(Style.FULL,))
def routing_station_mismatch(_cable: Cable, addressees: tuple[Addressee, ...]) -> Iterator[Fault]:
    """Check that each routing indicator belongs to the station beside it, and that the station is spelt correctly.

    The message goes where the indicator says, whatever the name beside it. Only posts of the Department are compared,
    since military stations have many names. A misspelt word of a station is reported from five letters on.

    Fails:
        INFO RUEHBJ/AMEMBASSY SEOUL 6897

        INFO RUEHBJ/AMEMBASSY BEIJNG 6897
    Passes:
        INFO RUEHBJ/AMEMBASSY BEIJING 6897
        RUEKJCS/JOINT STAFF WASHINGTON DC
    Source:
        5 FAH-2 H-230; the published list of routing indicators.
    """
    for station in addressees:
        indicator, name = station.indicator, station.station
        found = None if indicator is None else _mismatch((indicator.value, name.value))
        if indicator is None or found is None:
            continue
        about_name, about_indicator = found
        if about_indicator is not None:
            yield _about(indicator, about_indicator)
        elif about_name is not None:
            yield fault(name, about_name, " ".join(name.value.upper().split()))


@memoized
def _mismatch(printed: tuple[str, str]) -> tuple[str | None, str | None] | None:
    """Return what is wrong with the name of a station or with the indicator before it; most cables share them."""
    indicator, name = printed
    behind, post = posts_of_indicator(indicator), find_post_of_address(name)
    if post is not None and not _reaches(indicator, behind, post):
        holder = behind[0].name if behind else stations(indicator)[0].address
        expected = " or the station ".join((*post.indicators[:1], holder))
        return None, f"found {{}} ({holder}) before {post.name}, expected {expected}"
    if post is None and _is_other_group(indicator, name, behind):
        return None, "found {} before a collective that has another indicator"
    misspelt = _misspelt(indicator, name, behind, is_known_post=post is not None)
    return None if misspelt is None else (misspelt, None)


def _is_other_group(indicator: str, name: str, behind: tuple[Post, ...]) -> bool:
    """Check if a collective is on record under other indicators and not under this one."""
    printed = " ".join(name.upper().split())
    if "COLLECTIVE" not in printed or not is_known(indicator):
        return False
    known = _indicators_of_groups().get(printed, frozenset())
    # The Department forwards to collectives of its own.
    is_post = bool(behind) and all(post.kind is not PostKind.DEPARTMENT for post in behind)
    return is_post or (bool(known) and indicator.upper() not in known)


@functools.cache
def _indicators_of_groups() -> Mapping[str, frozenset[str]]:
    """Map each collective to the indicators under which it is on record."""
    found: dict[str, frozenset[str]] = {}
    for station in every_station():
        if "COLLECTIVE" in station.address:
            found[station.address] = found.get(station.address, frozenset()) | {station.indicator}
    return found


def _misspelt(indicator: str, name: str, behind: tuple[Post, ...], *, is_known_post: bool) -> str | None:
    printed = " ".join(name.upper().split())
    addresses = {station.address.upper() for station in stations(indicator)}
    if printed in addresses:
        return None
    meant = _meant(printed, addresses)
    if meant is not None:
        return f"unknown station {{}}; expected {meant}"
    if behind and not is_known_post and printed.startswith(_STATE_STATIONS):
        return f"unknown post {{}}; expected {behind[0].name} ({indicator.upper()})"
    return None


def _meant(printed: str, addresses: set[str]) -> str | None:
    """Return the address that differs by one slip in one long word: JCS and CJCS are two stations."""
    words = printed.split()
    for address in sorted(addresses):
        pairs = list(zip(words, address.split(), strict=False))
        different = [(one, other) for one, other in pairs if one != other]
        is_alike = len(words) == len(address.split()) and len(different) == 1 and len(different[0][1]) >= 5
        if is_alike and nearest(different[0][0], different[0][1:]):
            return address
    return None


def _reaches(indicator: str, behind: tuple[Post, ...], post: Post) -> bool:
    """Check if a message under this indicator reaches the post, as far as is known."""
    if behind:
        return _are_one_place(behind, post)
    others = [station.address for station in stations(indicator)]
    if not others or any(find_post_of_address(address) == post for address in others):
        return True
    return not post.indicators and not all("COLLECTIVE" in address for address in others)


def _are_one_place(behind: tuple[Post, ...], post: Post) -> bool:
    # Equal posts are in one city.
    return any(post.city == other.city for other in behind)


@rule("RTE003", "originator-mismatch", Severity.ERROR)
def originator_mismatch(cable: Cable, originator: Addressee) -> Iterator[Fault]:
    """Check that the DE line, the originator and the message reference number name the same post.

    The sending station stamps all three; where they differ, one was altered, or two messages were joined.

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
    if not cable.is_printed("originator"):
        return
    name, message = originator.station, cable.message
    sender = find_post_of_address(name.value)
    numbered = find_post(message.post.value) if message else None
    indicator = cable.de.indicator if cable.de else None
    behind = posts_of_indicator(indicator.value) if indicator else ()
    if sender is None:
        expected = numbered or (behind[0] if behind else None)
        hint = f"; expected {expected.name}" if expected else ""
        severity = None if expected else Severity.WARNING
        yield fault(name, f"unknown post {{}}{hint}", name.value, severity=severity)
        return
    if indicator is not None and not _are_one_place(behind, sender) and (behind or sender.indicators):
        station = behind[0].name if behind else "an unknown post"
        expected_indicator = sender.indicators[0] if sender.indicators else "the indicator"
        yield _about(
            indicator, f"found {{}} ({station}) in the DE line, expected {expected_indicator} of {sender.name} (FM)"
        )
    if message is not None and numbered is not None and not _are_one_place((numbered,), sender):
        found = "found post {} in the message reference number"
        yield fault(message.post, f"{found}, expected {sender.name} (FM)", message.post.value)


@rule("RTE004", "duplicate-addressee", Severity.WARNING, fix=Applicability.SAFE)
def duplicate_addressee(cable: Cable, addressees: tuple[Addressee, ...]) -> Iterator[Fault]:
    """Check that no station is addressed twice, and that no indicator is twice in the relay line.

    The station receives the message twice, or for action and information at once. One indicator may serve several
    stations; only the same station counts. The fix deletes a line that equals the line above.

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
    for station in addressees:
        key = (
            station.indicator.value.upper() if station.indicator else "",
            " ".join(station.station.value.upper().split()),
        )
        first = seen.setdefault(key, station)
        if first is not station:
            roles = "" if first.role == station.role else f", as {first.role} and as {station.role}"
            fix = _without(cable, before, station)
            yield fault(station.station, f"duplicate addressee {{}}{roles}", station.station.value, fix=fix)
        before = station
    yield from _twice_in_relay(cable)


def _twice_in_relay(cable: Cable) -> Iterator[Fault]:
    """Report indicators that are in the relay line more often than they have stations to serve."""
    indicators = cable.relay.indicators if cable.relay else ()
    if len({indicator.value.upper() for indicator in indicators}) == len(indicators):
        return
    served = Counter(station.indicator.value.upper() for station in cable.addressees if station.indicator)
    seen: Counter[str] = Counter()
    for indicator in indicators:
        name = indicator.value.upper()
        seen[name] += 1
        if seen[name] > max(1, served[name]):
            yield _about(indicator, "duplicate routing indicator {} in the relay line")


def _without(cable: Cable, before: Addressee | None, station: Addressee) -> Fix | None:
    if before is None or _printed(cable, before.span) != _printed(cable, station.span):
        return None
    return safe(replacing(Span(before.span.end, station.span.end), ""))


@rule("RTE005", "relay-not-addressee", Severity.INFO, styles=(Style.FULL,))
def relay_not_addressee(_cable: Cable, relay: Relay, addressees: tuple[Addressee, ...]) -> Iterator[Fault]:
    """Check that every station of the relay line is among the addressees.

    The relay line lists the addressees that one relay serves. It also lists the members of a collective, so the rule
    skips a cable with a collective among its addressees.

    Fails:
        PP RUEHFK RUEHNH RUEHLO
    Passes:
        PP RUEHFK RUEHNH

        PP RUEHLO
        INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE
    Source:
        ACP 127, format line 2; 5 FAH-2 H-321.
    """
    if any(_is_group(station.station.value) for station in addressees):
        return
    addressed = {station.indicator.value.upper() for station in addressees if station.indicator}
    for indicator in relay.indicators:
        name = indicator.value.upper()
        if name not in addressed and name != _PUBLISHED and is_known(name):
            message = f"found {name} in the relay line, which is not among the addressees"
            yield fault(indicator, message, confidence=Confidence.MEDIUM)


def _is_group(station: str) -> bool:
    return any(word in station.upper() for word in _GROUPS)
