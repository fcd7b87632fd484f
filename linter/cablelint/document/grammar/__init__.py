"""The compiled grammar: its tables, the parser of a line or field, and its terminals in English."""
