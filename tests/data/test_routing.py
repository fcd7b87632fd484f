from cablelint.data.posts import find_post_of_address, posts_of_indicator
from cablelint.data.routing import Station, is_known, stations


def test_an_indicator_leads_to_its_station() -> None:
    assert stations("RUEHKO") == (Station("RUEHKO", "AMEMBASSY TOKYO", "list"),)


def test_all_spellings_are_given_and_the_published_one_comes_first() -> None:
    found = stations("ruekjcs")

    assert found[0] == Station("RUEKJCS", "JOINT STAFF WASHINGTON DC", "list")
    assert {"CJCS WASHINGTON DC", "SECDEF WASHDC"} <= {station.address for station in found[1:]}
    assert {station.source for station in found[1:]} == {"cable"}


def test_an_indicator_seen_only_in_cables_is_known() -> None:
    assert is_known("RUAGAAA")
    assert stations("RUAGAAA")[0].source == "cable"


def test_an_indicator_on_no_record_is_unknown() -> None:
    assert not is_known("RUEHQQQ")
    assert stations("") == ()


def test_posts_and_stations_agree_about_addresses() -> None:
    """The two tables come from different sources: an address read as a post must be one behind its indicator."""
    for indicator, address in (("RUEHNO", "USMISSION USNATO BRUSSELS BE"), ("RUEHFK", "AMCONSUL FUKUOKA")):
        assert address in {station.address for station in stations(indicator)}
        assert find_post_of_address(address) in posts_of_indicator(indicator)
