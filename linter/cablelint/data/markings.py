"""Markings of cables that are no words: level and distribution, often printed with a blank after each letter."""

from __future__ import annotations

MARKINGS = frozenset("exdis limdis nodis noforn unclas".split())
