"""Declassification: the E.O. line, its instruction and dates, and the Classified By line."""
