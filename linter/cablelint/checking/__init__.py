"""Checking files: the engine, the checker, its result, selection of rules, the baseline."""
