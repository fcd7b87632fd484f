"""Reading the TOML and JSON files of users, checked against the schemas of the package."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from jsonschema import ValidationError


class TableError(ValueError):
    """A file does not match its schema; the message names the file, the place and what is allowed there."""


def read_table(path: Path, schema: str) -> dict[str, Any]:
    """Read a file that contains one table: JSON if its name ends in ``.json``, else TOML.

    Args:
        path: The file, in UTF-8 with or without a byte-order mark.
        schema: The name of a schema in ``cablelint.schemas``.

    Raises:
        TableError: The file cannot be read, or does not match the schema. The message never quotes a value of the file,
            since a value may be a name.
    """
    table = parse_table(path)
    check_table(table, schema, str(path))
    return dict(table)


def parse_table(path: Path) -> Any:
    """Read a file as :func:`read_table` does, without checking what it contains.

    Raises:
        TableError: The file cannot be read, or is neither TOML nor JSON.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TableError(f"cannot read {path}: {error.strerror}") from None
    except ValueError:
        raise TableError(f"cannot read {path}: this is not a path") from None
    return parse_json(data, str(path)) if path.suffix.lower() == ".json" else parse_toml(data, str(path))


def parse_json(data: bytes, name: str) -> Any:
    """Parse JSON in UTF-8, with or without a byte-order mark.

    Args:
        data: The bytes of a file.
        name: The name of the file in the message.

    Raises:
        TableError: It is not JSON, or nested too deeply. The message quotes nothing.
    """
    text = _decode(data, name)
    try:
        return json.loads(text, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        raise TableError(f"{name}:{error.lineno}:{error.colno}: this is not JSON: {error.msg}") from None
    except ValueError:
        raise TableError(f"{name} is not JSON: a number in it is too long, or is not a number") from None
    except RecursionError:
        raise TableError(f"{name} is nested too deeply") from None


def parse_toml(data: bytes, name: str) -> dict[str, Any]:
    """Parse TOML in UTF-8, with or without a byte-order mark.

    Args:
        data: The bytes of a file.
        name: The name of the file in the message.

    Raises:
        TableError: It is not TOML, or nested too deeply. The message quotes nothing.
    """
    text = _decode(data, name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}{_place(error)}: this is not TOML") from None
    except ValueError:
        raise TableError(f"{name} is not TOML: a number in it is too long") from None
    except RecursionError:
        raise TableError(f"{name} is nested too deeply") from None


def check_table(table: object, schema: str, name: str) -> None:
    """Check a value against a schema.

    Args:
        table: The value, read or about to be written.
        schema: The name of a schema in ``cablelint.schemas``.
        name: The name of the value in the message.

    Raises:
        TableError: It does not match.
    """
    from jsonschema import Draft202012Validator

    rules = read_schema(schema)
    if _is_valid(table, rules):
        return
    try:
        for error in Draft202012Validator(rules).iter_errors(table):
            place = ".".join(map(str, error.absolute_path)) or "the top"
            raise TableError(f"{name}: at {place[:200]}: {_expected(error)}")
    except RecursionError:
        raise TableError(f"{name} is nested too deeply") from None


def read_schema(name: str) -> dict[str, Any]:
    """Read a schema of ``cablelint.schemas``."""
    # Not through importlib.resources, whose import takes longer than reading the schemas.
    folder = Path(import_module("cablelint.schemas").__path__[0])
    schema: dict[str, Any] = json.loads((folder / name).read_text("utf-8"))
    return schema


def _is_valid(table: object, rules: dict[str, Any]) -> bool:
    """Whether a value certainly matches a schema, by a validator that is a thousand times faster and explains less."""
    import jsonschema_rs

    try:
        return bool(jsonschema_rs.validator_for(rules).is_valid(table))
    except (ValueError, RecursionError, OverflowError):
        # A lone surrogate, or a number that is too large: the other validator decides.
        return False


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableError(f"{name} is not UTF-8 text") from None


def refuse_constant(_: str) -> NoReturn:
    """Refuse ``NaN`` and ``Infinity``, which Python reads and JSON does not know.

    Raises:
        ValueError: Always.
    """
    raise ValueError("not a number")


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
            return f"this does not match the schema ({error.validator}: {value})"


def _place(error: tomllib.TOMLDecodeError) -> str:
    """Return the line and column of an error; nothing at the end of the file. Its message can quote a key."""
    place = re.search(r"\(at line ([0-9]+), column ([0-9]+)\)$", str(error))
    return f":{place[1]}:{place[2]}" if place else ""
