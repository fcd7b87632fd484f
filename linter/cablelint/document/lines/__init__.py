"""Lines: their kinds, the fields they make, and the grammar applied to a field."""
