"""``cablelint rule``: the documentation of rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from cablelint.cli.options import failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.rules.rule import Rule


@click.command("rule")
@click.argument("rule", required=False, metavar="[CODE|NAME|FAMILY]")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(rule: str | None, output_format: str) -> None:
    """Print the documentation of a rule, of all rules of a family, or the list of all rules."""
    from cablelint.rules.registry import FAMILIES, all_rules

    rules = all_rules() if rule is None else _found(rule)
    if output_format == "json":
        tables = [each.to_dict() for each in rules]
        is_one = rule is not None and rule not in FAMILIES
        click.echo(json.dumps(tables[0] if is_one else tables, indent=2, ensure_ascii=False))
    elif rule is None:
        click.echo("\n".join(_list(rules)))
    else:
        click.echo("\n\n\n".join("\n".join(_page(each)) for each in rules))


def _found(selector: str) -> list[Rule]:
    from cablelint.config import did_you_mean
    from cablelint.rules.registry import FAMILIES, all_rules

    rules = all_rules()
    found = [each for each in rules if selector in (each.code, each.name, each.family)]
    if not found:
        known = [*FAMILIES, *(word for each in rules for word in (each.code, each.name))]
        raise failure(f"unknown rule {selector!r}{did_you_mean(selector, known)}; cablelint rule lists all rules")
    return found


def _list(rules: Sequence[Rule]) -> Iterator[str]:
    from cablelint.rules.registry import FAMILIES

    for letters, family in FAMILIES.items():
        yield f"{letters}  {family.title}"
        for rule in rules:
            if rule.family == letters:
                yield f"  {rule.code}  {rule.name:<32} {rule.severity.value:<8} {', '.join(_notes(rule))}".rstrip()


def _notes(rule: Rule) -> Iterator[str]:
    if rule.fix:
        yield f"{rule.fix.value} fix"
    if rule.check is None:
        yield "reported by other parts of cablelint"
    elif not rule.is_default:
        yield "off by default"


def _page(rule: Rule) -> Iterator[str]:
    documentation = rule.parts
    fix = f"{rule.fix.value} fix" if rule.fix else "no fix"
    yield from (f"{rule.code} {rule.name}: {rule.severity.value}, {fix}", "", documentation.summary, "")
    yield from (documentation.explanation, "")
    for label, body in documentation.sections.items():
        yield f"{label}:"
        yield from (f"    {line}".rstrip() for line in body.split("\n"))
    if documentation.options:
        yield from ("", f"Options in [rules.{rule.name}] of the configuration:")
        for option in documentation.options:
            default = list(option.default) if isinstance(option.default, tuple) else option.default
            yield f"    {option.name} = {default}"
            yield f"        {option.about}"
