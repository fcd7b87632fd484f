"""A release: cables masked, proved, written, with a manifest and a vault."""
