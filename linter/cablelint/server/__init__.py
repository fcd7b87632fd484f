"""The language server: findings while a cable is written, quick fixes, the page of a rule, and an outline.

It speaks the Language Server Protocol over standard input and output. Names are hidden in everything it sends but the
text that the editor sent itself.
"""
