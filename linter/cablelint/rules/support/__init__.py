"""Facts and helpers that several rules share."""
