"""The templates of the kit: pages that need no script, no font and no other file, with everything escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cablelint.text.printable import visible

if TYPE_CHECKING:
    from jinja2 import Environment


class KitError(ValueError):
    """A document cannot be made; the message says what to install."""


def check_kit() -> None:
    """Check that HTML can be made.

    Raises:
        KitError: The package Jinja2 is missing.
    """
    try:
        import jinja2  # noqa: F401
    except ImportError:
        raise KitError("HTML needs the package Jinja2; install it with `pip install 'cablelint[kit]'`") from None


def render(template: str, **values: Any) -> str:
    """Render a template of this package.

    Args:
        template: The file name.
        values: The values that the template prints; a value that it needs and does not get is an error.

    Raises:
        KitError: The package Jinja2 is missing.
    """
    check_kit()
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("cablelint.redaction", "kit"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = visible
    return environment
