"""Tokens, word classes and word lists: what is known about words before any name is found."""
