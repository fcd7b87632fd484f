import pytest

from cablelint.spelling import nearest

WORDS = ("SIPDIS", "NODIS", "EXDIS")


@pytest.mark.parametrize("word", ["SIPDS", "SIPPDIS", "SIPDIZ", "SPIDIS", "IPDIS", "SIPDISS"])
def test_one_slip_leads_back(word: str) -> None:
    assert nearest(word, WORDS) == "SIPDIS"


@pytest.mark.parametrize("word", ["SIPDIS", "SPDSI", "TOKYO", "", "S"])
def test_no_slip_or_two_lead_nowhere(word: str) -> None:
    assert nearest(word, WORDS) is None


def test_a_slip_that_could_be_of_two_words_leads_nowhere() -> None:
    assert nearest("NEDIS", ("NODIS", "NADIS")) is None
