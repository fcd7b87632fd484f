"""``cablelint redact``: masks the names in cables, proves the result, and only then writes it."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.exits import CLEAN, ERROR, FINDINGS
from cablelint.cli.options import (
    configuration,
    configured,
    failure,
    paths,
    redaction_options,
    redaction_settings,
    shown_path,
    sources,
)
from cablelint.cli.progress import counted, no_progress_option, tracked
from cablelint.system.walking import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.config import Config
    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.redaction.deciding.box_people import BoxPeople
    from cablelint.redaction.masking.redaction import Redaction
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
        ctx.exit(_release(files, given, config))
    ctx.exit(_Single(given, config, settings).run(files))


def _refuse_contradictions(files: tuple[str, ...], given: dict[str, Any], config: Config, settings: Settings) -> None:
    from cablelint.redaction.masks import Style
    from cablelint.redaction.releasing.box import is_box
    from cablelint.redaction.releasing.vault import VaultError, check_vaults

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
    if given["manifest"] and is_box(files) and not given["output"]:
        raise click.UsageError("a manifest over several cables needs a release: name its folder with --output")
    if settings.decisions and is_box(files) and not all(decision.file for decision in settings.decisions):
        raise click.UsageError("with several cables each decision must name its `file`")
    makes_vaults = bool(given["manifest"]) or _is_release(files, given)
    if given["key_file"] and settings.style is not Style.PSEUDONYM and not makes_vaults and not writes_nothing:
        raise click.UsageError("--key-file has no effect here: add --manifest FILE to lock the original beside it")
    if given["release_copy"]:
        _check_copies(given)
    if config.key_file and makes_vaults:
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


def _is_release(files: tuple[str, ...], given: dict[str, Any]) -> bool:
    """Whether the output is a folder of a release: several inputs, a folder, or a path that ends in a slash."""
    from cablelint.redaction.releasing.box import is_box

    output: str | None = given["output"]
    return output is not None and (is_box(files) or Path(output).is_dir() or output.endswith(("/", "\\")))


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


def _release(files: tuple[str, ...], given: dict[str, Any], config: Config) -> int:
    from cablelint.redaction.keys import read_key
    from cablelint.redaction.releasing.box import NotACable, find_box, identity_of
    from cablelint.redaction.releasing.folder import FolderError, ReleaseFolder
    from cablelint.redaction.releasing.publish import publish
    from cablelint.system.parallel import WorkerError
    from cablelint.system.schema_files import TableError

    key = read_key(config.key_file) if config.key_file else None
    folder = ReleaseFolder(Path(given["output"]), identity_of(files), key, given["manifest"])
    box = list(find_box(files, config, without=(folder.path, folder.private)))
    if not box:
        raise failure(f"no file found in {', '.join(files)}")
    jobs = given["jobs"] if len(box) > 1 else 1
    try:
        people = _survey(box, folder, config, jobs, quiet=given["quiet"]) if given["corpus_wide"] else None
        make_releaser = partial(_make_releaser, config, people, copies=bool(given["release_copy"]))
        released = publish(box, folder, make_releaser, jobs=jobs)
        for _ in tracked(released, sum(not isinstance(file, NotACable) for file in box), "files", quiet=given["quiet"]):
            pass
    except (FolderError, TableError, WorkerError) as error:
        raise failure(str(error)) from None
    except OSError as error:
        raise failure(f"cannot write the release: {error.filename}: {error.strerror}") from None
    _print_account(folder.account)
    if folder.account.refused:
        return ERROR
    if not folder.account.released:
        raise failure("no cable found: expected files that end in .txt, .md, .html, .htm or .cable")
    return FINDINGS if folder.account.remarks else CLEAN


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
    for file in account.not_cables:
        click.echo(
            f"cablelint: {shown_path(file)}: not a cable ({PurePath(file).suffix or 'no suffix'}); left out", err=True
        )
    for refused in account.refused:
        click.echo(f"cablelint: {shown_path(refused.path)}: {refused.reason}; not released", err=True)
    for file, line, column, remark in account.remarks:
        click.echo(f"{shown_path(file)}:{line}:{column}: {remark.code} {remark.message}", err=True)
    if account.removed:
        click.echo(f"cablelint: removed {len(account.removed)} files of an earlier release", err=True)
    click.echo(
        f"{account.found:,} files: {account.released:,} released with {account.masks:,} masks, "
        f"{len(account.refused):,} refused, {len(account.not_cables):,} not a cable",
        err=True,
    )


class _Single:
    """Files that are redacted each for itself; the exit code grows with what happens."""

    def __init__(self, given: dict[str, Any], config: Config, settings: Settings) -> None:
        self.given = given
        self.config = config
        self.settings = settings
        self.problems: list[str] = []
        self.exit_code = CLEAN

    def run(self, files: tuple[str, ...]) -> int:
        """Redact every file."""
        found = 0
        quiet = self.given["quiet"]
        listed, total = counted(paths(files, self.config), quiet=quiet)
        given = sources(files, self.config, self.given["stdin_filename"], self.problems, found=listed)
        for _ in tracked(map(self._one, given), total, "files", quiet=quiet):
            found += 1
        if not found and not self.problems and not self.config.force_exclude:
            raise failure(f"no cable found in {', '.join(files)}")
        return ERROR if self.problems else self.exit_code

    def _one(self, source: Source) -> None:
        from cablelint.redaction.releasing.release import RefusedError, release
        from cablelint.redaction.releasing.releaser import reason

        try:
            redaction = release(source, self.settings)
            self._deliver(redaction)
        except RefusedError as error:
            if self.given["diff"]:
                click.echo(_diff(error.redaction), nl=False)
            self._problem(source, str(error))
            return
        except BrokenPipeError:
            # Nobody reads the output, so no other file needs to be redacted.
            raise
        except Exception as error:  # noqa: BLE001 - whatever fails, nothing is written
            self._problem(source, reason(error))
            return
        for remark in redaction.remarks:
            self._remark(redaction.result.name, *source.position(remark.span.start), remark)

    def _deliver(self, redaction: Redaction) -> None:
        from cablelint.redaction.masking.redact import RedactionError
        from cablelint.redaction.releasing.single import write_copy, write_single
        from cablelint.system.files import write_atomically

        original, result = redaction.original, redaction.result
        is_changed = original.data != result.data
        if self.given["check"] or self.given["diff"]:
            if is_changed or PurePath(original.name).name != PurePath(result.name).name:
                self.exit_code = FINDINGS
                click.echo(_check(redaction) if self.given["check"] else _diff(redaction), nl=False)
            return
        output = Path(original.name) if self.given["in_place"] else Path(self.given["output"] or "")
        if self.given["in_place"] and original.extracted_from:
            form = original.extracted_from
            raise RedactionError(f"a {form} is never rewritten; write the redacted text to a file with --output")
        if self.given["output"] and _is_same(output, original):
            raise failure("the input is never overwritten without --in-place")
        # A second run in place finds nothing to mask, and leaves the manifest and the vault of the first one alone.
        if self.given["manifest"] and (is_changed or not self.given["in_place"]):
            file = output.name or PurePath(result.name).name
            copy = write_copy(redaction, output) if self.given["release_copy"] else None
            write_single(redaction, file, self.given["manifest"], self.settings.key, copy)
        elif self.given["release_copy"]:
            write_copy(redaction, output)
        if self.given["output"]:
            write_atomically(output, result.data)
        elif not self.given["in_place"]:
            sys.stdout.buffer.write(result.data)
        elif is_changed:
            write_atomically(output, result.data)

    def _remark(self, file: str, line: int, column: int, finding: Finding) -> None:
        self.exit_code = FINDINGS
        click.echo(f"{shown_path(file)}:{line}:{column}: {finding.code} {finding.message}", err=True)

    def _problem(self, source: Source, reason: str) -> None:
        message = f"{shown_path(source.name)}: {reason}; nothing was written"
        self.problems.append(message)
        click.echo(f"cablelint: {message}", err=True)


def _is_same(output: Path, original: Source) -> bool:
    return output.exists() and Path(original.name).exists() and output.samefile(original.name)


def _check(redaction: Redaction) -> str:
    """Report each line with something left to mask, and how to mask it."""
    source = redaction.original
    name = shown_path(redaction.result.name)
    kinds: dict[int, list[str]] = {}
    for mask in redaction.masks:
        line, _ = source.position(mask.planned.span.start)
        kinds.setdefault(line, []).append(mask.planned.subject.label.lower())
    report = [f"{name}:{line}: {len(found)} to mask ({', '.join(sorted(set(found)))})" for line, found in kinds.items()]
    if PurePath(source.name).name != PurePath(redaction.result.name).name:
        report.append(f"{name}: the file name contains a name to mask")
    remedy = "run `cablelint redact` on it, or keep them by a policy, a roster or decisions"
    return "\n".join([*report, f"{name}: {len(redaction.masks)} to mask; {remedy}", ""])


def _diff(redaction: Redaction) -> str:
    """Return the changed lines as they would be; those of the original are left out, since they contain the names."""
    after = redaction.result.text.splitlines()
    changed = sorted({redaction.result.position(place.start)[0] for mask in redaction.masks for place in mask.places})
    pieces = [f"+++ {shown_path(redaction.result.name)}\n"]
    for first, last in _runs(changed):
        pieces.append(f"@@ +{first},{last - first + 1} @@\n")
        pieces += (f"+{line.rstrip()}\n" for line in after[first - 1 : last])
    return "".join(pieces)


def _runs(lines: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each run of consecutive lines."""
    first = last = 0
    for line in lines:
        if line != last + 1:
            if first:
                yield first, last
            first = line
        last = line
    if first:
        yield first, last
