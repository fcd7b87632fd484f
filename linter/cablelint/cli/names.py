"""``cablelint names``: the people in cables, and why each was flagged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR
from cablelint.cli.options import configuration, failure, forced_dialect, settings, sources

if TYPE_CHECKING:
    from cablelint.config import Config
    from cablelint.document.model import Cable
    from cablelint.document.source import Source
    from cablelint.names.people import Person

    Finder = partial[tuple[Person, ...]]


@click.command("names")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--output-format", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Leave out what is less sure than this.")
@click.option("--roster", type=click.Path(path_type=Path), metavar="FILE", help="People to look for, with aliases.")
@click.option("--model", type=click.Path(path_type=Path), metavar="FILE", help="Use this name model.")
@click.option("--model-info", is_flag=True, help="Print what the model is and how well it does, and stop.")
@click.option("--spacy", metavar="MODEL", help="Add the persons that this spaCy model finds.")
@click.option("--corpus-wide", is_flag=True, help="Read all files twice: a name certain in one helps in the others.")
@configuration
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], output_format: str, **given: Any) -> None:
    """Print the personal names in cables, grouped by person, each mention with its place and the evidence for it."""
    config = settings(given)
    find = _finder(given, config)
    if given["model_info"]:
        from cablelint.names.model.info import model_info

        click.echo(model_info(find.keywords["model"]), nl=False)
        ctx.exit(CLEAN)
    if not files:
        raise click.UsageError("found no file; expected at least one, or --model-info")
    problems: list[str] = []
    read = partial(sources, files, config, given["stdin_filename"], problems)
    if given["corpus_wide"]:
        find = _corpus_wide(find, (cable for source in read() for cable in _cables(source, config)))
        problems.clear()
    tables = []
    for source in read():
        people = _people(source, config, find)
        if output_format == "text":
            _print_text(source, people)
        elif output_format == "jsonl":
            click.echo(json.dumps(_table(source, people)))
        else:
            tables.append(_table(source, people))
    if output_format == "json":
        click.echo(json.dumps(tables, indent=2))
    ctx.exit(ERROR if problems else CLEAN)


def _finder(given: dict[str, Any], config: Config) -> Finder:
    from cablelint.names.finder import find_people
    from cablelint.names.model.name_model import ModelError, default_model, load
    from cablelint.names.recognisers.spacy import spacy_recogniser
    from cablelint.names.roster import read_roster
    from cablelint.system.schema_files import TableError

    try:
        return partial(
            find_people,
            model=load(given["model"]) if given["model"] else default_model(),
            roster=read_roster(config.roster) if config.roster else None,
            min_confidence=config.min_confidence,
            recognisers=(spacy_recogniser(given["spacy"]),) if given["spacy"] else (),
        )
    except (ModelError, TableError, ImportError, OSError) as error:
        raise failure(str(error)) from None


def _corpus_wide(find: Finder, cables: Iterator[Cable]) -> Finder:
    from cablelint.names.corpus_names import names_of_corpus

    known = names_of_corpus(map(find, cables))
    return partial(find, recognisers=(*find.keywords["recognisers"], known))


def _cables(source: Source, config: Config) -> Iterator[Cable]:
    from cablelint.document import parse_all

    return parse_all(source, forced_dialect(config))


def _people(source: Source, config: Config, find: Finder) -> list[Person]:
    """The people of all cables of a file, numbered through."""
    found = (person.placed(cable.source) for cable in _cables(source, config) for person in find(cable))
    return [replace(person, id=number) for number, person in enumerate(found, 1)]


def _table(source: Source, people: list[Person]) -> dict[str, Any]:
    return {"file": source.name, "people": [_person(source, person) for person in people]}


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
