import pytest

from cablelint.data.tags import Tag, TagKind, country_tags, find_tags, is_country, tags


@pytest.mark.parametrize(
    ("code", "kind", "meaning"),
    [
        ("JA", TagKind.COUNTRY, "Japan"),
        ("ch", TagKind.COUNTRY, "China"),
        ("GM", TagKind.COUNTRY, "Germany"),
        ("XM", TagKind.REGION, "Central America"),
        ("AADP", TagKind.SUBJECT, "Automated data processing"),
        ("KAWC", TagKind.PROGRAM, "Atrocities and war crimes"),
    ],
)
def test_a_tag_has_a_kind_and_a_meaning(code: str, kind: TagKind, meaning: str) -> None:
    assert find_tags(code) == (Tag(code.upper(), kind, meaning),)


def test_a_tag_with_two_meanings_gives_both() -> None:
    assert {tag.kind for tag in find_tags("AU")} == {TagKind.COUNTRY, TagKind.ORGANIZATION}


def test_an_unknown_tag_has_no_meaning() -> None:
    assert find_tags("ZZZZ") == ()


def test_countries_are_told_from_regions_and_from_iso_codes() -> None:
    assert is_country("ja")
    assert not is_country("JP")
    assert not is_country("XM")
    assert country_tags()["SZ"] == "Switzerland"


def test_no_tag_holds_the_name_of_a_person() -> None:
    """The form of a visitor's tag is SURNAME, FORENAMES."""
    assert not [tag.code for tag in tags() if "," in tag.code]
