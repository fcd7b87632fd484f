"""DCL: the declassification instruction, its date, and who classified."""
