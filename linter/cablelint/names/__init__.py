"""Mentions of personal names, and the people they belong to."""
