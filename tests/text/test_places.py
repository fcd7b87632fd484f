from cablelint.text.places import places_of


def test_each_word_is_found_in_its_order() -> None:
    assert places_of("ref, Ref, ref and prefer", ("Ref", "ref")) == [5, 0, 10, 19]


def test_no_place_is_within_another_of_the_same_word() -> None:
    assert places_of("XXXXXXX", ("XXX",)) == [0, 3]


def test_a_word_counts_only_if_all_of_it_is_within_the_stretch() -> None:
    assert places_of("note and note", ("note",), 1, 12) == []
