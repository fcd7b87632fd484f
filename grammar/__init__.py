"""The cable format, formally: Lark files, read with ``importlib.resources.files("cablelint.grammar")``."""
