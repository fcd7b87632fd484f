"""``cablelint names``: the people in cables, and why each mention was flagged."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR
from cablelint.cli.options import (
    configuration,
    configured,
    forced_dialect,
    name_options,
    name_settings,
    paths,
    sources,
)
from cablelint.cli.pipe import while_read
from cablelint.cli.progress import counted, no_progress_option, tracked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.document.model import Cable
    from cablelint.document.source import Source
    from cablelint.names.people import Person
    from cablelint.names.settings import NameSettings


@click.command("names")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--output-format", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option("--model-info", is_flag=True, help="Print the description and the figures of the model, and stop.")
@click.option("--as-roster", is_flag=True, help="Print the people of all files as one roster to edit, in TOML.")
@click.option("--corpus-wide", is_flag=True, help="Read all files twice: a name certain in one helps in the others.")
@no_progress_option
@name_options
@configuration
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], output_format: str, **given: Any) -> None:
    """Print the personal names in cables, grouped by person, each mention with its place and the evidence for it."""
    from cablelint.names.file_people import people_in

    config = configured(given)
    settings = name_settings(config)
    if given["model_info"]:
        _print_model_info(settings)
        ctx.exit(CLEAN)
    if not files:
        raise click.UsageError("found no file; expected at least one, or --model-info")
    problems: list[str] = []
    quiet = given["quiet"]
    listed, total = counted(paths(files, config), quiet=quiet)
    if given["corpus_wide"]:
        listed = list(listed)
    read = partial(sources, files, config, given["stdin_filename"], problems, found=listed)
    parse = partial(_cables, dialect=forced_dialect(config))
    if given["corpus_wide"]:
        cables = chain.from_iterable(map(parse, tracked(while_read(read()), total, "files", quiet=quiet)))
        settings = _corpus_wide(settings, cables)
        problems.clear()
    found = ((source, people_in(parse(source), settings)) for source in read())
    results = tracked(while_read(found), total, "files", quiet=quiet)
    if given["as_roster"]:
        from cablelint.names.roster import as_toml

        everyone = chain.from_iterable(people for _, people in results)
        click.echo(as_toml(everyone, "Edit: `mask` or `keep` for each person; remove what is no person."), nl=False)
        ctx.exit(ERROR if problems else CLEAN)
    tables = []
    for source, people in results:
        if output_format == "text":
            _print_text(source, people)
        elif output_format == "jsonl":
            click.echo(json.dumps(_table(source, people)))
        else:
            tables.append(_table(source, people))
    if output_format == "json":
        click.echo(json.dumps(tables, indent=2))
    ctx.exit(ERROR if problems else CLEAN)


def _print_model_info(settings: NameSettings) -> None:
    from cablelint.names.model.info import model_info
    from cablelint.names.model.name_model import ModelError, default_model

    try:
        click.echo(model_info(settings.model or default_model()), nl=False)
    except ModelError as error:
        raise click.UsageError(str(error)) from None


def _corpus_wide(settings: NameSettings, cables: Iterable[Cable]) -> NameSettings:
    """Add a recogniser of the names that are certain in one of the cables."""
    from cablelint.names.corpus_names import names_of_corpus
    from cablelint.names.file_people import people_of

    known = names_of_corpus(people_of(cable, settings) for cable in cables)
    return replace(settings, recognisers=(*settings.recognisers, known))


def _cables(source: Source, dialect: str | None) -> Iterator[Cable]:
    from cablelint.document import parse_all

    return parse_all(source, dialect)


def _table(source: Source, people: Iterable[Person]) -> dict[str, Any]:
    return {"file": source.name, "people": [person.to_dict(source) for person in people]}


def _print_text(source: Source, people: tuple[Person, ...]) -> None:
    from cablelint.reporters.safety import visible, visible_path

    click.echo(
        f"{visible_path(source.name)}: {len(people)} people, {sum(len(each.mentions) for each in people)} mentions"
    )
    for person in people:
        protected = "  PROTECT" if person.protected else ""
        click.echo(f"  {person.id:>3}  {visible(person.name)}{protected}")
        for mention in person.mentions:
            line, column = source.position(mention.span.start)
            why = "; ".join(evidence.words for evidence in mention.evidence)
            text = visible(" ".join(mention.text.split()))
            click.echo(f"       {line}:{column}  {text}  {mention.confidence:.2f}  {why}")
