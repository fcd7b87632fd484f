"""Header: the lines of the transmission and of the preamble, checked against each other."""
