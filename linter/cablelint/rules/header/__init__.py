"""HDR: the transmission header and the preamble."""
