"""The common parts of all disguises: the names, the table of disguises, and places inside a name."""

from __future__ import annotations

import random
from collections.abc import Callable

NAMES = (
    ("Aino", "Tervonen"),
    ("Pekka", "Halvari"),
    ("Walter", "Brandvold"),
    ("Arkadi", "Belogolov"),
    ("Zofia", "Szczepaniak"),
    ("Goran", "Obrimovic"),
    ("Leila", "Qasimzade"),
    ("Thabiso", "Mbekeni"),
    ("Kenji", "Yamashiro"),
    ("Eleni", "Petrakides"),
    ("Levon", "Karapetros"),
    ("Quentin", "Hargrovel"),
    ("Nadia", "Benkhelifa"),
    ("Rodrigo", "Zamarripol"),
    ("Ingrid", "Lindqvorst"),
    ("Tamar", "Gelashvilo"),
    ("Dwight", "Tollivant"),
)


Disguise = Callable[[str, str, random.Random], str]
KINDS: dict[str, Disguise] = {}


def kind(function: Disguise) -> Disguise:
    KINDS[function.__name__] = function
    return function


def inside(name: str, rng: random.Random) -> int:
    """A place inside the name, two letters or more from its ends."""
    return rng.randrange(2, len(name) - 1)


def split(name: str, rng: random.Random, between: str) -> str:
    at = inside(name, rng)
    return name[:at] + between + name[at:]
