"""What is known about a name model, for ``cablelint names --model-info``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cablelint.names.model.name_model import NameModel

_KINDS = {"mixed": "cables in mixed letters", "capitals": "cables in capitals"}


def model_info(model: NameModel) -> str:
    """How a model was trained and what it reached in cross-validation, as text for a reader."""
    return "\n".join(_lines(model)) + "\n"


def _lines(model: NameModel) -> Iterator[str]:
    data = model.metadata
    yield f"{len(model.field.weights):,} features"
    yield f"trained on {data['cables']:,} labelled cables with {data['mentions']:,} names"
    yield f"figures of a {data['folds']}-fold cross-validation, each cable scored by a model that never saw it:"
    yield ""
    for kind, figures in data["figures"].items():
        yield f"{_KINDS[kind]}: {_figures(figures)}"
    yield ""
    for row in data["by_confidence"]:
        yield f"--min-confidence {row['min_confidence']:<4}  {_figures(row)}"


def _figures(row: Mapping[str, Any]) -> str:
    return (
        f"recall {row['recall']:.3f}, precision {row['precision']:.3f}, "
        f"people wholly masked {row['people_wholly_masked']:.3f}"
    )
