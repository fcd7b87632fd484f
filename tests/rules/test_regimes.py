from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.rules.support.regimes import REGIMES, Days, anniversary, days_of, regimes_on

from .examples import read


def on(day: date) -> list[str]:
    return [regime.number for regime in regimes_on(Days(day, day), timedelta(0))]


def test_one_regime_follows_another_without_a_gap() -> None:
    for earlier, later in pairwise(REGIMES):
        assert earlier.last + timedelta(days=1) == later.first


@given(st.dates(REGIMES[0].first, date(2100, 1, 1)))
def test_each_day_has_one_order_in_force(day: date) -> None:
    assert len(on(day)) == 1


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(1972, 5, 31), "10501"),
        (date(1972, 6, 1), "11652"),
        (date(1978, 11, 30), "11652"),
        (date(1978, 12, 1), "12065"),
        (date(1982, 7, 31), "12065"),
        (date(1982, 8, 1), "12356"),
        (date(1995, 10, 13), "12356"),
        (date(1995, 10, 14), "12958"),
        (date(2010, 6, 26), "12958"),
        (date(2010, 6, 27), "13526"),
    ],
)
def test_an_order_is_in_force_from_its_first_day_to_its_last(day: date, number: str) -> None:
    assert on(day) == [number]


def test_for_45_days_around_a_change_both_orders_count() -> None:
    change = date(1995, 10, 14)
    for days, count in ((-46, 1), (-45, 2), (44, 2), (45, 1)):
        day = change + timedelta(days=days)
        assert len(regimes_on(Days(day, day))) == count


@given(st.dates(), st.integers(1, 50))
def test_an_anniversary_is_the_same_day_or_the_last_of_february(day: date, years: int) -> None:
    if day.year + years <= date.max.year:
        then = anniversary(day, years)
        assert (then.month, then.day) in {(day.month, day.day), (2, 28)}


def test_the_date_time_group_gives_the_day() -> None:
    day = date(2007, 5, 7)
    assert days_of(read("(in the file 06TOKYO2004.txt)").cable) == Days(day, day)


def test_the_id_gives_the_year_without_a_date_time_group() -> None:
    cable = read("(in the file 73TOKYO2004.txt)\n(without the heading)").cable
    assert days_of(cable) == Days(date(1973, 1, 1), date(1973, 12, 31))


@pytest.mark.parametrize(("digits", "year"), [("65", 2065), ("66", 1966), ("99", 1999), ("00", 2000)])
def test_an_id_is_of_1966_at_the_earliest(digits: str, year: int) -> None:
    cable = read(f"(in the file {digits}TOKYO2004.txt)\n(without the heading)").cable
    assert days_of(cable) == Days(date(year, 1, 1), date(year, 12, 31))


def test_an_invalid_date_time_group_gives_no_day() -> None:
    """Its year may be the damaged part: what the file is called would only hide that."""
    assert days_of(read("(in the file 07TOKYO2004.txt)\nP 320531Z MAY 07").cable) is None


def test_without_either_there_is_no_day() -> None:
    assert days_of(read("(without the heading)").cable) is None
