"""A description of a name model, for ``cablelint names --model-info``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cablelint.names.model.name_model import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cablelint.names.model.name_model import NameModel


def model_info(model: NameModel) -> str:
    """Describe how a model was trained and its figures in cross-validation.

    Raises:
        ModelError: The model contains no such description, or a damaged one.
    """
    try:
        return "\n".join(_lines(model)) + "\n"
    except (LookupError, TypeError, ValueError, AttributeError):
        raise ModelError("the name model contains no figures, or damaged ones; train one again") from None


def _lines(model: NameModel) -> Iterator[str]:
    data = model.metadata
    yield f"{len(model.field.weights):,} features"
    texts = ", ".join(f"{count:,} of {kind}" if kind else f"{count:,}" for kind, count in data["texts"].items())
    yield f"trained on labelled texts ({texts}) with {data['mentions']:,} names"
    yield f"figures of a {data['folds']}-fold cross-validation, each text scored by a model that never saw it:"
    yield ""
    for kind, figures in data["figures"].items():
        yield f"{kind}: {_figures(figures)}"
    yield ""
    for row in data["by_confidence"]:
        yield f"--min-confidence {row['min_confidence']:<4}  {_figures(row)}"


def _figures(row: Mapping[str, Any]) -> str:
    return (
        f"recall {row['recall']:.3f}, precision {row['precision']:.3f}, "
        f"people wholly masked {row['people_wholly_masked']:.3f}"
    )
