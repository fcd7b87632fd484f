"""``cablelint redact``: masks the names in cables, proves the result, and only then writes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import (
    configuration,
    configured,
    failure,
    redaction_options,
    redaction_settings,
    shown_path,
    unwritable,
)
from cablelint.cli.progress import no_progress_option, tracked
from cablelint.cli.redact_single import SingleFiles
from cablelint.system.walking import STDIN

if TYPE_CHECKING:
    from cablelint.config import Config
    from cablelint.redaction.deciding.box_people import BoxPeople
    from cablelint.redaction.releasing.box import BoxFile, NotACable
    from cablelint.redaction.releasing.folder import Account, ReleaseFolder
    from cablelint.redaction.releasing.releaser import Releaser
    from cablelint.redaction.releasing.survey import Surveyor
    from cablelint.redaction.settings import Settings
    from cablelint.system.walking import Unreadable

_FILE = click.Path(path_type=Path)
_TARGETS = ("output", "in_place", "check", "diff")


@click.command("redact")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output", "-o", metavar="PATH", help="Write to this file, or release into this folder.")
@click.option("--in-place", is_flag=True, help="Overwrite the input.")
@click.option("--manifest", type=_FILE, metavar="FILE", help="Write the manifest of the masks here.")
@click.option("--release-copy", type=click.Choice(["html"]), help="Also write pages to print and sign, and an index.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something is left to mask.")
@click.option("--diff", is_flag=True, help="Write nothing; print the lines that would be masked, as masked.")
@click.option("--corpus-wide", is_flag=True, help="Read the box twice: one fate and one mark for each person in it.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes for a box; by default one a core.")
@no_progress_option
@redaction_options
@configuration
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Mask the names in cables and prove that nobody who is masked can still be read.

    A cable that does not pass the proof is not written, and the exit code is 2. Several cables are released into the
    folder that --output names, with a manifest over them all; the folder belongs to the release, and files of earlier
    releases in it are removed. Beside it, a folder whose name ends in .private contains the private log and, with
    --key-file, the locked originals: keep it.
    """
    config = configured(given)
    settings = redaction_settings(config)
    _refuse_contradictions(files, given, config, settings)
    if _is_release(files, given):
        ctx.exit(_release(files, given, config, settings))
    ctx.exit(SingleFiles(given, config, settings).run(files))


def _refuse_contradictions(files: tuple[str, ...], given: dict[str, Any], config: Config, settings: Settings) -> None:
    from cablelint.redaction.masks import Style

    targets = [name for name in _TARGETS if given[name]]
    if len(targets) > 1:
        raise click.UsageError("--output, --in-place, --check and --diff exclude each other")
    writes_nothing = targets[:1] in (["check"], ["diff"])
    if given["manifest"] and writes_nothing:
        raise click.UsageError("--check and --diff write nothing, so there is no --manifest")
    if given["in_place"] and STDIN in files:
        raise click.UsageError("standard input cannot be overwritten; leave out --in-place")
    if given["corpus_wide"] and not _is_release(files, given):
        raise click.UsageError("--corpus-wide needs a box and a release: name its folder with --output")
    if given["corpus_wide"] and STDIN in files:
        raise click.UsageError("--corpus-wide reads the box twice, and standard input only once: save it in a file")
    if given["manifest"] and not given["output"] and _is_box(files):
        raise click.UsageError("a manifest over several cables needs a release: name its folder with --output")
    if settings.decisions and _is_box(files) and not all(decision.file for decision in settings.decisions):
        raise click.UsageError("with several cables each decision must name its `file`")
    makes_vaults = bool(given["manifest"]) or _is_release(files, given)
    if given["key_file"] and settings.style is not Style.PSEUDONYM and not makes_vaults and not writes_nothing:
        raise click.UsageError("--key-file has no effect here: add --manifest FILE to lock the original beside it")
    if given["release_copy"]:
        _check_copies(given)
    if config.key_file and makes_vaults:
        _check_vaults()


def _check_vaults() -> None:
    from cablelint.redaction.releasing.vault import VaultError, check_vaults

    try:
        check_vaults()
    except VaultError as error:
        raise failure(str(error)) from None


def _check_copies(given: dict[str, Any]) -> None:
    from cablelint.redaction.kit.templates import KitError, check_kit

    if not given["output"]:
        raise click.UsageError("--release-copy needs a release: name its file or folder with --output")
    try:
        check_kit()
    except KitError as error:
        raise failure(str(error)) from None


def _is_box(files: tuple[str, ...]) -> bool:
    from cablelint.redaction.releasing.box import is_box

    return is_box(files)


def _is_release(files: tuple[str, ...], given: dict[str, Any]) -> bool:
    """Whether the output is a folder of a release: several inputs, a folder, or a path that ends in a slash."""
    output: str | None = given["output"]
    return output is not None and (_is_box(files) or Path(output).is_dir() or output.endswith(("/", "\\")))


def _make_releaser(config: Config, box: BoxPeople | None, *, copies: bool) -> Releaser:
    """Make the releaser of one process, which reads the settings for itself."""
    from cablelint.redaction.releasing.releaser import Releaser
    from cablelint.redaction.settings import load_settings

    return Releaser(load_settings(config).for_box(box), copies=copies)


def _make_surveyor(config: Config) -> Surveyor:
    """Make the surveyor of one process."""
    from cablelint.redaction.releasing.survey import Surveyor
    from cablelint.redaction.settings import load_settings

    return Surveyor(load_settings(config))


def _release(files: tuple[str, ...], given: dict[str, Any], config: Config, settings: Settings) -> int:
    from cablelint.redaction.deciding.decisions import astray
    from cablelint.redaction.keys import read_key
    from cablelint.redaction.releasing.box import NotACable, find_box, identity_of
    from cablelint.redaction.releasing.earlier_runs import FolderError
    from cablelint.redaction.releasing.folder import ReleaseFolder
    from cablelint.redaction.releasing.publish import publish
    from cablelint.redaction.releasing.releaser import Refused
    from cablelint.system.parallel import WorkerError
    from cablelint.system.schema_files import TableError

    key = read_key(config.key_file) if config.key_file else None
    folder = ReleaseFolder(Path(given["output"]), identity_of(files), key, given["manifest"])
    try:
        folder.check_place()
    except FolderError as error:
        raise failure(str(error)) from None
    without = (folder.path, folder.private)
    box = list(find_box(files, config, without, stdin_name=given["stdin_filename"] or STDIN))
    if not box:
        raise failure(f"no file found in {', '.join(files)}")
    jobs = given["jobs"] if len(box) > 1 else 1
    places: list[str] = []
    try:
        people = _survey(box, folder, config, jobs, quiet=given["quiet"]) if given["corpus_wide"] else None
        make_releaser = partial(_make_releaser, config, people, copies=bool(given["release_copy"]))
        released = publish(box, folder, make_releaser, jobs=jobs)
        total = sum(not isinstance(file, NotACable) for file in box)
        for result in tracked(released, total, "files", quiet=given["quiet"]):
            places += [result.path] if isinstance(result, Refused) else [result.place]
    except (FolderError, TableError, WorkerError) as error:
        raise failure(str(error)) from None
    except OSError as error:
        raise unwritable(error, given["output"]) from None
    lost = astray(settings.decisions, places)
    for decision in lost:
        about = f"decision {decision.number} of the decisions file is about {shown_path(decision.file)}"
        click.echo(f"cablelint: {about}, which is not in the box: correct its `file`, or remove it", err=True)
    _print_account(folder.account)
    if folder.account.refused:
        return ERROR
    if not folder.account.released:
        raise failure("no cable found: expected files that end in .txt, .md, .html, .htm or .cable")
    return FINDINGS if folder.account.remarks or lost else CLEAN


def _survey(
    box: list[BoxFile | NotACable | Unreadable], folder: ReleaseFolder, config: Config, jobs: int, *, quiet: bool
) -> BoxPeople:
    """Survey the box; the names that stay in doubt are listed in the private folder."""
    from cablelint.redaction.releasing.box import BoxFile
    from cablelint.redaction.releasing.folder import DOUBTS
    from cablelint.redaction.releasing.survey import doubts_as_csv, survey

    files = [file for file in box if isinstance(file, BoxFile)]
    people, doubts = survey(
        tracked(files, len(files), "files", quiet=quiet), partial(_make_surveyor, config), jobs=jobs
    )
    folder.doubts = doubts_as_csv(doubts)
    if doubts:
        names = f"{len(doubts):,} full names" if len(doubts) > 1 else "1 full name"
        click.echo(f"cablelint: {names} with two fates in the box; see {folder.private / DOUBTS}", err=True)
    return people


def _print_account(account: Account) -> None:
    for left_out in account.not_cables:
        click.echo(f"cablelint: {shown_path(left_out.path)}: {left_out.reason}", err=True)
    for refused in account.refused:
        click.echo(f"cablelint: {shown_path(refused.path)}: {refused.reason}; not released", err=True)
    for file, line, column, remark in account.remarks:
        click.echo(f"{shown_path(file)}:{line}:{column}: {remark.code} {remark.message}", err=True)
    if account.removed:
        number = "1 file" if len(account.removed) == 1 else f"{len(account.removed):,} files"
        click.echo(f"cablelint: removed {number} of an earlier release", err=True)
    click.echo(
        f"{account.found:,} files: {account.released:,} released with {account.masks:,} masks, "
        f"{len(account.refused):,} refused, {len(account.not_cables):,} not a cable",
        err=True,
    )
