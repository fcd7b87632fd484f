"""Reading a box: each file once, its people found and cached, so that a box opens at once the next time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from cablelint.document.opening import open_source
from cablelint.redaction.releasing.releaser import reason
from cablelint.review import found as founds
from cablelint.review import summary as summaries
from cablelint.review import views
from cablelint.review.opened import Opened
from cablelint.review.summary import Summary, summary_of
from cablelint.review.views import Reading, View
from cablelint.system.cache import Cache, file_key, settings_digest
from cablelint.system.walking import Unreadable, read

if TYPE_CHECKING:
    from cablelint.config import Config
    from cablelint.document.source import Source
    from cablelint.redaction.deciding.box_people import BoxPeople
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.deciding.signatures import Signature
    from cablelint.redaction.settings import Settings


class Task(NamedTuple):
    """A file to read.

    Attributes:
        path: As the user gave it, or as it was found in a folder.
        place: Its path below the folder of the release, before names in it are masked.
        decisions: The decisions about it.
        signatures: The signatures under it.
    """

    path: str
    place: PurePath
    decisions: tuple[Decision, ...] = ()
    signatures: tuple[Signature, ...] = ()


class Unreviewable(NamedTuple):
    """A file that cannot be reviewed, and the reason, in words that contain nothing of the file."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one file after another; runs in worker processes too.

    Attributes:
        settings: The settings of the redaction, without decisions.
        reading: The reviewer.
        found_cache: What was found in files, whatever was decided; None for no cache.
        summary_cache: The summaries of files under some decisions; None for no cache.
        view_cache: The views of files under some decisions; None for no cache.
    """

    settings: Settings
    reading: Reading
    found_cache: Cache | None = None
    summary_cache: Cache | None = None
    view_cache: Cache | None = None

    def __call__(self, task: Task) -> Summary | Unreviewable:
        """Summarise a file; an error of any kind is a value, so that the others are read."""
        try:
            cable = self.open(task)
            if isinstance(cable, Unreviewable):
                return cable
            return self.summarise(cable, self.view(cable, task), task)
        except Exception as error:  # noqa: BLE001 - one file must not end the review
            return Unreviewable(task.path, reason(error))

    def known(self, task: Task) -> Summary | None:
        """Return the summary of a file if it is cached, without reading more than the bytes of the file."""
        if self.summary_cache is None:
            return None
        key = _key(task)
        known = self.summary_cache.get(key) if key else None
        return None if known is None else summaries.from_bytes(known)

    def open(self, task: Task) -> Opened | Unreviewable:
        """Open a file.

        Raises:
            RedactionError: The file is not text.
            MaskError: The masks cannot be made in this style.
        """
        source = open_source(task.path, self.settings.columns)
        if isinstance(source, Unreadable):
            return Unreviewable(source.path, source.reason)
        known = self._found(source)
        cable = Opened(source, task.place, self.settings, known)
        if known is None and self.found_cache:
            self.found_cache.put(_named(source), founds.to_bytes(cable.found))
        return cable

    def view(self, cable: Opened, task: Task) -> View:
        """View a cable under the decisions and signatures of a task, and cache the view."""
        key = _decided(task) + _named(cable.source)
        known = self.view_cache.get(key) if self.view_cache else None
        if known is not None:
            return views.from_bytes(known)
        viewed = views.view(cable, task.decisions, task.signatures, self.reading)
        if self.view_cache:
            self.view_cache.put(key, views.to_bytes(viewed))
        return viewed

    def summarise(self, cable: Opened, viewed: View, task: Task) -> Summary:
        """Summarise a cable under the decisions of a task, and cache the summary."""
        summary = summary_of(cable, viewed)
        key = _key(task) if self.summary_cache else None
        if self.summary_cache and key:
            self.summary_cache.put(key, summaries.to_bytes(summary))
        return summary

    def _found(self, source: Source) -> founds.Found | None:
        known = self.found_cache.get(_named(source)) if self.found_cache else None
        return None if known is None else founds.from_bytes(known, source.text)


def make_reader(config: Config, reading: Reading, cache: Path | None, box: BoxPeople | None = None) -> Reader:
    """Make the reader of one process, which reads the settings for itself.

    Args:
        config: The configuration; its decisions are not read.
        reading: The reviewer.
        cache: The folder of the cache; None for no cache.
        box: The people of the whole box, where one fate and one mark are wanted for each in all files.
    """
    from cablelint.redaction.settings import load_settings

    bare = replace(config, decisions=None)
    settings = load_settings(bare).for_box(box)
    if cache is None:
        return Reader(settings, reading)
    table = sorted(bare.as_table().items(), key=lambda item: item[0])
    common = (table, bare.settings_files(), box and sorted(box.masks.items()), box and sorted(box.numbers.items()))
    return Reader(
        settings,
        reading,
        Cache(cache, settings_digest("found", *common)),
        Cache(cache, settings_digest("summary", reading, *common)),
        Cache(cache, settings_digest("view", reading, *common)),
    )


def _named(source: Source) -> bytes:
    # Names in the path are masked too, so the same bytes under another name are another file.
    return file_key(source.name, source.data)


def _key(task: Task) -> bytes | None:
    """Return what a summary follows from, apart from the settings; None if the file cannot be read."""
    data = read(task.path)
    if isinstance(data, Unreadable):
        return None
    return _decided(task) + file_key(task.path, data)


def _decided(task: Task) -> bytes:
    """Digest the decisions and signatures of a task."""
    decided = hashlib.sha256(repr([_all_of(one) for one in task.decisions]).encode("utf-8", "surrogatepass"))
    signed = hashlib.sha256(repr(task.signatures).encode("utf-8", "surrogatepass"))
    return decided.digest() + signed.digest()


def _all_of(decision: Decision) -> tuple[object, ...]:
    """Return everything in a decision; its ``repr`` shows less."""
    return tuple(getattr(decision, name) for name in decision.__slots__)
