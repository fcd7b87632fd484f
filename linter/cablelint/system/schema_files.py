"""Reading the TOML and JSON that users give and get, checked against the schemas that ship with the package."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from jsonschema import ValidationError


class TableError(ValueError):
    """A file is not what its schema asks for; the message names the file, the place and what is allowed there."""


def read_table(path: Path, schema: str) -> dict[str, Any]:
    """Read a TOML or JSON file, by its suffix, that holds one table.

    Args:
        path: The file.
        schema: The name of a schema in ``cablelint.schemas``.

    Raises:
        TableError: The file cannot be read, or does not fit the schema. The message never quotes a value of the file,
            since a value may be a name.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise TableError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise TableError(f"{path} is not UTF-8 text") from None
    try:
        table = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except json.JSONDecodeError as error:
        raise TableError(f"{path}:{error.lineno}:{error.colno}: this is not JSON: {error.msg}") from None
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path} is not TOML: {_place(error)}") from None
    check_table(table, schema, str(path))
    return dict(table)


def check_table(table: object, schema: str, name: str) -> None:
    """Check a value against a schema.

    Args:
        table: What was read, or is about to be written.
        schema: The name of a schema in ``cablelint.schemas``.
        name: What the message calls it.

    Raises:
        TableError: It does not fit.
    """
    from jsonschema import Draft202012Validator

    rules = json.loads(files("cablelint.schemas").joinpath(schema).read_text(encoding="utf-8"))
    for error in Draft202012Validator(rules).iter_errors(table):
        place = ".".join(map(str, error.absolute_path)) or "the top"
        raise TableError(f"{name}: at {place}: {_expected(error)}")


def _expected(error: ValidationError) -> str:
    value: Any = error.validator_value
    if error.validator == "pattern" and isinstance(error.schema, dict) and "title" in error.schema:
        return f"expected {error.schema['title']}"
    match str(error.validator):
        case "enum":
            return f"expected one of {', '.join(map(str, value))}"
        case "const":
            return f"expected {value}"
        case "type":
            return f"expected {value if isinstance(value, str) else ' or '.join(value)}"
        case "pattern":
            return f"expected a text of the form {value}"
        case "required":
            return f"expected the keys {', '.join(value)}"
        case "additionalProperties" | "unevaluatedProperties":
            allowed = sorted(error.schema.get("properties", ())) if isinstance(error.schema, dict) else []
            return f"unknown key; allowed are {', '.join(allowed)}"
        case _:
            return f"this does not fit the schema ({error.validator}: {value})"


def _place(error: tomllib.TOMLDecodeError) -> str:
    # The message of tomllib may quote a key; its last words give the line.
    words = str(error)
    return words[words.rfind("(") :] if "(at " in words else "no table could be read"
