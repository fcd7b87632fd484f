"""Write the page of the configuration from its schema: ``python -m tools.configuration_page docs/configuration.md``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cablelint.system.schema_files import read_schema

_HEAD = """\
# Configuration

The configuration is `cablelint.toml`, or the table `[tool.cablelint]` of `pyproject.toml`: the nearest one in the
current folder or above it. `--config FILE` names another, `--isolated` ignores all, and an option on the command line
goes before the file. `cablelint config` prints what is in force. An unknown key is an error.

"""


def page() -> str:
    """Return the page in Markdown."""
    schema = read_schema("config.schema.json")
    properties = schema["properties"]
    rows = [f"| [`{key}`](#{key}) | {_definition(schema, value)['title']} |" for key, value in properties.items()]
    table = "\n".join(["| key | value |", "|---|---|", *rows])
    sections = "\n".join(piece for key, value in properties.items() for piece in _section(schema, key, value))
    return f"{_HEAD}{table}\n{sections}\n"


def _section(schema: Mapping[str, Any], key: str, value: Mapping[str, Any]) -> Iterator[str]:
    known = _definition(schema, value)
    yield f"\n## {key}\n"
    yield f"{known['description']}\n"
    default = f" Default: `{json.dumps(known['default'])}`." if "default" in known else ""
    yield f"Value: {known['title']}.{default}"
    for example in known.get("examples", ()):
        lines = [f"{_key(name)} = {_value(each)}" for name, each in example.items()]
        yield "\n```toml\n" + "\n".join([f"[{key}]", *lines]) + "\n```"


def _definition(schema: Mapping[str, Any], value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a property with what the definition that it refers to adds."""
    reference = value.get("$ref", "").removeprefix("#/$defs/")
    return {**(schema["$defs"][reference] if reference else {}), **value}


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else json.dumps(name)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(name)} = {_value(each)}" for name, each in value.items()) + " }"
    return json.dumps(value)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), "utf-8")
