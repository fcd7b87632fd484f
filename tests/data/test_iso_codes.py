import pytest

from cablelint.data.table import rows
from cablelint.data.tags import is_country, tag_of_iso_code


@pytest.mark.parametrize(("iso", "tag"), [("JP", "JA"), ("ch", "SZ"), ("CN", "CH"), ("DE", "GM")])
def test_an_iso_code_leads_to_the_tag_of_its_country(iso: str, tag: str) -> None:
    assert tag_of_iso_code(iso) == tag


def test_a_code_that_is_the_same_in_both_lists_is_no_confusion() -> None:
    assert tag_of_iso_code("FR") is None


def test_every_tag_of_the_table_is_that_of_a_country() -> None:
    assert [tag for _, tag in rows("iso_codes.csv") if not is_country(tag)] == []
