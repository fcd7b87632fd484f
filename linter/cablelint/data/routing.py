"""Routing indicators and the stations behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cablelint.data.table import rows


@dataclass(frozen=True, slots=True)
class Station:
    """A station in one of its spellings.

    Attributes:
        indicator: Its routing indicator, as ``RUEHKO``.
        address: Its plain-language address, as ``AMEMBASSY TOKYO``.
        source: ``list`` for the published list of indicators, ``cable`` for an address printed in a real cable.
    """

    indicator: str
    address: str
    source: Literal["list", "cable"]


def stations(indicator: str) -> tuple[Station, ...]:
    """Every spelling on record of the stations behind an indicator, the published ones first; none if unknown.

    One indicator may belong to several stations: ``RUEKJCS`` serves the Joint Staff and the Secretary of Defense.
    """
    return _by_indicator().get(indicator.upper(), ())


def is_known(indicator: str) -> bool:
    """Whether the indicator is on record at all."""
    return bool(stations(indicator))


def every_station() -> Iterator[Station]:
    """All stations in all their spellings."""
    return (station for stations in _by_indicator().values() for station in stations)


@cache
def _by_indicator() -> Mapping[str, tuple[Station, ...]]:
    found: dict[str, tuple[Station, ...]] = {}
    for indicator, address, source in rows("routing.csv"):
        station = Station(indicator, address, "cable" if source == "cable" else "list")
        found[indicator] = (*found.get(indicator, ()), station)
    return found
