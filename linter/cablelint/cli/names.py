"""``cablelint names``: the people in cables, and why each was flagged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR
from cablelint.cli.options import configuration, failure, forced_dialect, settings, sources

if TYPE_CHECKING:
    from cablelint.document.source import Source
    from cablelint.names.people import Person


@click.command("names")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--output-format", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Leave out what is less sure than this.")
@click.option("--roster", type=click.Path(path_type=Path), metavar="FILE", help="People to look for, with aliases.")
@click.option("--model", type=click.Path(path_type=Path), metavar="FILE", help="Use this name model.")
@click.option("--model-info", is_flag=True, help="Print what the model is and how well it does, and stop.")
@configuration
@click.pass_context
def command(
    ctx: click.Context, /, files: tuple[str, ...], output_format: str, model: Path | None, **given: Any
) -> None:
    """Print the personal names in cables, grouped by person, each mention with its place and the evidence for it."""
    from cablelint.document import parse_all
    from cablelint.names.finder import find_people
    from cablelint.names.model import ModelError, default_model, load
    from cablelint.names.roster import read_roster
    from cablelint.tables import TableError

    config = settings(given)
    try:
        name_model = load(model) if model else default_model()
        people_listed = read_roster(config.roster) if config.roster else None
    except (ModelError, TableError, OSError) as error:
        raise failure(str(error)) from None
    if given["model_info"]:
        click.echo(json.dumps(name_model.metadata, indent=2))
        ctx.exit(CLEAN)
    if not files:
        raise click.UsageError("found no file; expected at least one, or --model-info")
    forced = forced_dialect(config)
    problems: list[str] = []
    tables = []
    for source in sources(files, config, given["stdin_filename"], problems):
        people = [
            person.placed(cable.source)
            for cable in parse_all(source, forced)
            for person in find_people(
                cable, roster=people_listed, model=name_model, min_confidence=config.min_confidence
            )
        ]
        if output_format == "text":
            _print_text(source, people)
        else:
            table = {"file": source.name, "people": [_person(source, person) for person in people]}
            if output_format == "jsonl":
                click.echo(json.dumps(table))
            tables.append(table)
    if output_format == "json":
        click.echo(json.dumps(tables, indent=2))
    ctx.exit(ERROR if problems else CLEAN)


def _person(source: Source, person: Person) -> dict[str, Any]:
    mentions = []
    for mention in person.mentions:
        line, column = source.position(mention.span.start)
        mentions.append(
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.text,
                "line": line,
                "column": column,
                "confidence": mention.confidence,
                "evidence": [evidence.words for evidence in mention.evidence],
            }
        )
    return {"id": person.id, "name": person.name, "protected": person.protected, "mentions": mentions}


def _print_text(source: Source, people: list[Person]) -> None:
    from cablelint.reporters.safety import visible

    click.echo(f"{visible(source.name)}: {len(people)} people, {sum(len(each.mentions) for each in people)} mentions")
    for person in people:
        protected = "  PROTECT" if person.protected else ""
        click.echo(f"  {person.id:>3}  {visible(person.name)}{protected}")
        for mention in person.mentions:
            line, column = source.position(mention.span.start)
            why = "; ".join(evidence.words for evidence in mention.evidence)
            text = visible(" ".join(mention.text.split()))
            click.echo(f"       {line}:{column}  {text}  {mention.confidence:.2f}  {why}")
