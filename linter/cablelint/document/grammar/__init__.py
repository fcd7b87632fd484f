"""The compiled grammar: the automata of its parts, and its terminals in English."""
