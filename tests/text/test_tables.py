import pytest

from cablelint.text.tables import defused


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_begins_like_a_formula_is_text(cell: str) -> None:
    assert defused(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "NAME-1", "a=b", "(b)(6)"])
def test_other_cells_stay(cell: str) -> None:
    assert defused(cell) == cell
