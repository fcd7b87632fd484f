"""Tables: posts, routing indicators, TAGS, titles, name lists, the trained name model."""
