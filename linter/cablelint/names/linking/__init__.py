"""Linking: which mentions of a cable are one person."""
