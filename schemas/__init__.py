"""JSON Schemas (2020-12) of all that crosses the border, read with ``importlib.resources.files``."""
