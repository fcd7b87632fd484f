"""Disguises of names: one function for each kind, from a surname and a given name to a line of a release."""

from . import characters, codes, pieces, scripts, words
from .kind import KINDS, NAMES

__all__ = ["KINDS", "NAMES", "characters", "codes", "pieces", "scripts", "words"]
