"""Markings of cables, often printed with a blank after each letter."""

from __future__ import annotations

#: Those that are no words: level and distribution.
MARKINGS = frozenset("exdis limdis nodis noforn unclas".split())
#: Levels long enough to be recognised where a letter or two is missing or wrong: ``U N C L A S F I E D``.
LONG_LEVELS = ("confidential", "limitedofficialuse", "topsecret", "unclassified")
