"""Lines: the layout of a message, and fields read from their lines."""
