"""Sections of the text."""
