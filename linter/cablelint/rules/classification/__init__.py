"""Classification: the overall level, portion marks and captions."""
