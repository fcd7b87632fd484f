import pytest

from cablelint.data.posts import PostKind, find_post, find_post_of_address, post_key, posts, posts_of_indicator
from cablelint.data.tags import is_country


@pytest.mark.parametrize("printed", ["TOKYO", "Tokyo", "tokyo "])
def test_a_post_is_found_however_it_is_cased(printed: str) -> None:
    post = find_post(printed)

    assert post is not None
    assert (post.name, post.indicators, post.kind, post.country, post.country_tag) == (
        "TOKYO",
        ("RUEHKO",),
        PostKind.EMBASSY,
        "Japan",
        "JA",
    )


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ABUDHABI", "ABU DHABI"),
        ("Port-au-Prince", "PORT AU PRINCE"),
        ("HO CHI  MINH CITY", "HO CHI MINH CITY"),
        ("HCMC", "HO CHI MINH CITY"),
        ("BEIJIG", "BEIJING"),
        ("SECSTATE WASHDC", "STATE"),
    ],
)
def test_spaces_hyphens_short_forms_and_known_misspellings_lead_to_the_post(printed: str, name: str) -> None:
    post = find_post(printed)

    assert post is not None
    assert post.name == name


def test_a_zero_counts_as_the_letter_only_when_the_caller_folds_it() -> None:
    assert find_post("T0KY0") is None
    assert find_post(post_key("T0KY0")) == find_post("TOKYO")


def test_a_name_that_is_both_post_and_alias_is_the_post() -> None:
    post = find_post("TAIPEI")

    assert post is not None
    assert post.name == "TAIPEI"


@pytest.mark.parametrize("unknown", ["", "ATLANTIS", "-"])
def test_an_unknown_name_is_no_post(unknown: str) -> None:
    assert find_post(unknown) is None


def test_an_indicator_leads_to_all_posts_behind_it() -> None:
    assert [post.name for post in posts_of_indicator("ruehko")] == ["TOKYO"]
    assert [post.name for post in posts_of_indicator("RUEKJCS")] == ["JOINT STAFF", "SECDEF"]
    assert posts_of_indicator("RUEHXXX") == ()


def test_an_indicator_leads_to_the_posts_that_cables_address_by_it_too() -> None:
    assert [post.name for post in posts_of_indicator("RUEHBS")] == ["BRUSSELS", "USEU BRUSSELS"]
    assert [post.name for post in posts_of_indicator("RUEHSB")] == ["HARARE"]


def test_a_post_with_two_indicators_is_found_by_either() -> None:
    assert posts_of_indicator("RUEHBR") == posts_of_indicator("RUEHBRC") != ()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("AMEMBASSY TOKYO", "TOKYO"),
        ("AMCONSUL OSAKA KOBE", "OSAKA KOBE"),
        ("USMISSION USNATO BRUSSELS BE", "USNATO"),
        ("AMEMBASSY PANAMA CITY", "PANAMA"),
        ("AMEMBASSY PORT OF SPAIN", "PORT OF SPAIN"),
        ("SECSTATE WASHDC", "STATE"),
    ],
)
def test_an_address_leads_to_its_post(address: str, name: str) -> None:
    post = find_post_of_address(address)

    assert post is not None
    assert post.name == name


@pytest.mark.parametrize("address", ["", "AMEMBASSY", "AMEMBASSY ATLANTIS", "CTF 345", "HQ USPACOM HONOLULU HI"])
def test_other_addresses_lead_to_none(address: str) -> None:
    assert find_post_of_address(address) is None


def test_post_names_differ_even_when_folded() -> None:
    keys = [post_key(post.name) for post in posts()]

    assert len(keys) == len(set(keys)) > 350


def test_the_country_tag_of_every_post_is_a_country_tag() -> None:
    untagged = [post.name for post in posts() if not is_country(post.country_tag)]

    assert untagged == ["JERUSALEM"]


def test_every_indicator_has_the_form_of_one() -> None:
    assert all(
        indicator.isalpha() and indicator.isupper() and indicator[0] == "R"
        for post in posts()
        for indicator in post.indicators
    )
