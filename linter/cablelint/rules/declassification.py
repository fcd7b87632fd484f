"""Declassification."""
