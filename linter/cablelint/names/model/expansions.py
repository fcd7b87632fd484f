"""From the keys of a token's observations to the names of its features, as the weights of the model are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cablelint.names.model.word_features import Contexts
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cablelint.names.model.observations import WordUse


def expand_context(context: str, mode: str) -> list[str]:
    """Return the names of the features of a word that has a context elsewhere in the text."""
    return [f"doc{context}", f"{mode}doc{context}"]


def _expand_use(key: tuple[str, str, WordUse]) -> list[str]:
    mode, here, use = key
    if len(use) != 3:
        return []
    small, flags, count = use
    return [
        f"{mode}small={small}",
        f"{mode}marks={flags}",
        f"{mode}count={count}",
        f"{mode}state={small}{flags}{count}",
        f"{mode}{here}small={small}",
        f"{mode}{here}marks={flags}",
    ]


def contexts_in(features: Iterable[str]) -> Contexts:
    """The words that are contexts in the names of some features: ``doc<<minister``, ``:doc>>said+``."""
    contexts = {name.partition("doc")[2].removesuffix("+") for name in features if "doc" in name}
    before, after = (
        frozenset(context[2:] for context in contexts if context.startswith(sign)) for sign in ("<<", ">>")
    )
    return Contexts(before, after)


class ClassRun:
    """The feature of words side by side, by their classes; a key is the mode and the classes, in the order of the text.

    A key has one feature, so that the keys that have a weight can be read from the model.
    """

    def __init__(self, kind: str) -> None:
        """Name the run by its places: the second word before, that before, here, after, the second word after."""
        self.kind = kind

    def __call__(self, key: tuple[str, ...]) -> list[str]:
        """Return the name of the feature of a key."""
        mode, *classes = key
        return [f"{mode}{self.kind}={'|'.join(classes)}"]

    def key(self, name: str) -> tuple[str, ...]:
        """Return the key of the feature with a name."""
        mode, joined = name[0], name[len(self.kind) + 2 :]
        classes = joined.split("|")
        # The bar is a class of words too.
        return mode, *(classes if all(classes) else _CLASS.findall(joined))


_CLASS = regex(r"(\||[^|]+)(?:\||$)")


def _expand_break(key: tuple[str, str, int, int]) -> list[str]:
    mode, zone, before, after = key
    return [f"{mode}break={before}{after}", f"{mode}zone={zone}", f"{mode}zb={zone}{before}{after}"]


def _expand_use_before(use: WordUse) -> list[str]:
    return [f"before={use}"]


def _expand_use_after(use: WordUse) -> list[str]:
    return [f"after={use}"]


def _expand_certainty(key: tuple[str, str, str]) -> list[str]:
    mode, certain, thing = key
    features = [f"sure={certain}", f"sure={certain[-1]}", f"{mode}sure={certain}"] if certain else []
    if thing:
        features += [f"thing={thing}", f"{mode}thing={thing}"]
    return features


EXPANSIONS: tuple[Callable[[Any], list[str]], ...] = (
    _expand_use,
    *map(ClassRun, ("bh", "ha", "bha", "sbh", "has")),
    _expand_break,
    _expand_use_before,
    _expand_use_after,
    _expand_certainty,
)
"""For each column of ``Observations.columns`` the function that expands its keys into names of features."""
