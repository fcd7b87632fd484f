"""Further mentions of names that are known: repeated, misspelt, broken, glued."""
