"""``cablelint rule``: the documentation of rules."""

from __future__ import annotations

import click

from cablelint.cli.options import failure


@click.command("rule")
@click.argument("rule", required=False, metavar="[CODE|NAME]")
def command(rule: str | None) -> None:
    """Print the documentation of a rule, or the list of all rules."""
    from cablelint.config import did_you_mean
    from cablelint.rules.registry import FAMILIES, all_rules

    rules = all_rules()
    if rule is None:
        for letters, family in FAMILIES.items():
            click.echo(family.title)
            for each in rules:
                if each.family == letters:
                    fix = f"{each.fix.value} fix" if each.fix else ""
                    notes = ", ".join(filter(None, (fix, "" if each.is_default else "off by default")))
                    click.echo(f"  {each.code}  {each.name:<32} {each.severity.value:<8} {notes}".rstrip())
        return
    found = next((each for each in rules if rule in (each.code, each.name)), None)
    if found is None:
        known = [word for each in rules for word in (each.code, each.name)]
        raise failure(f"no rule is called {rule!r}{did_you_mean(rule, known)}; see cablelint rule")
    fix = f"{found.fix.value} fix" if found.fix else "no fix"
    click.echo(f"{found.code} {found.name}: {found.severity.value}, {fix}\n\n{found.documentation}")
