"""Elements of a cable: frozen dataclasses whose objects are made quickly, since a cable has hundreds of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def element(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass whose fields have no defaults.

    The method that dataclasses write sets each field by a call, since the class is frozen, and takes twice as long.
    """
    made = dataclass(frozen=True, init=False)(cls)
    types = {field.name: field.type for field in fields(made)}  # type: ignore[arg-type]
    body = "".join(f"\n    attributes[{name!r}] = {name}" for name in types)
    written: dict[str, Any] = {}
    # The names are those of the fields of this class, as they are in the code that dataclasses write.
    exec(f"def __init__(self, {', '.join(types)}):\n    attributes = self.__dict__{body}", written)  # noqa: S102
    initialise = written["__init__"]
    initialise.__annotations__ = {**types, "return": None}
    initialise.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__init__ = initialise  # type: ignore[method-assign]
    return made
