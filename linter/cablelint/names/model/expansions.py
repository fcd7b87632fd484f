"""From the keys of a token's observations to the names of its features, as the weights of the model are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


def contexts_in(features: Iterable[str]) -> frozenset[str]:
    """The contexts of words that are among the names of some features."""
    contexts = {name.partition("doc")[2] for name in features if "doc" in name}
    return frozenset(contexts | {context.removesuffix("+") for context in contexts})


def _expand_neighbours(key: tuple[str, str, str, str]) -> list[str]:
    mode, before, here, after = key
    return [f"{mode}bh={before}|{here}", f"{mode}ha={here}|{after}", f"{mode}bha={before}|{here}|{after}"]


def _expand_before(key: tuple[str, str, str, str]) -> list[str]:
    mode, second, before, here = key
    return [f"{mode}sbh={second}|{before}|{here}"]


def _expand_after(key: tuple[str, str, str, str]) -> list[str]:
    mode, here, after, second = key
    return [f"{mode}has={here}|{after}|{second}"]


def _expand_place(key: tuple[str, str, int, int, str, str, WordUse, WordUse]) -> list[str]:
    mode, zone, before, after, certain, thing, use_before, use_after = key
    features = [
        *(f"{mode}break={before}{after}", f"{mode}zone={zone}", f"{mode}zb={zone}{before}{after}"),
        *(f"before={use_before}", f"after={use_after}"),
    ]
    if certain:
        features += [f"sure={certain}", f"sure={certain[-1]}", f"{mode}sure={certain}"]
    if thing:
        features += [f"thing={thing}", f"{mode}thing={thing}"]
    return features


EXPANSIONS: tuple[Callable[[Any], list[str]], ...] = (
    _expand_use,
    _expand_neighbours,
    _expand_before,
    _expand_after,
    _expand_place,
)
"""For each column of ``Observations.columns`` the function that expands its keys into names of features."""
