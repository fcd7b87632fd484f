"""Damage by mirrors, converters and teletypes, as opposed to the words of the drafter.

A fix is safe only if it cannot change the drafter's own words. Misspellings, lost accents and masks of names are part
of the record, and no rule of this family reports them.
"""
