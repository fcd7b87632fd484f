"""The survey of a box before its release: every file is read for its people, so that each has one fate and one mark."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from cablelint.document import parse_all
from cablelint.document.opening import open_source
from cablelint.names.file_people import people_in
from cablelint.redaction.deciding.box_people import BoxPeople, BoxSurvey, Doubt, FileSurvey, as_rows, survey_of
from cablelint.redaction.masking.plan import verdicts_on
from cablelint.redaction.masking.redact import planned
from cablelint.redaction.releasing.box import BoxFile
from cablelint.system.parallel import map_in_order
from cablelint.system.walking import Unreadable
from cablelint.text.tables import defused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cablelint.redaction.settings import Settings


class Surveyor:
    """Surveys one file after another; runs in worker processes."""

    def __init__(self, settings: Settings) -> None:
        """Keep the settings of the release."""
        self._settings = settings

    def __call__(self, file: BoxFile) -> FileSurvey | None:
        """Survey one file; None for a file that cannot be read, which the release will refuse."""
        source = open_source(file.path, self._settings.columns, name=file.name)
        if isinstance(source, Unreadable):
            return None
        try:
            people = people_in(parse_all(source, self._settings.dialect), self._settings.names)
            if self._settings.decisions:
                plan, _ = planned(source, people, self._settings)
                return survey_of(file.path, source.text, plan.people, plan.verdicts)
            return survey_of(file.path, source.text, people, verdicts_on(people, source.text, self._settings))
        except Exception:  # noqa: BLE001 - the release meets the same error, and refuses the file with a reason
            return None


def survey(
    files: Iterable[BoxFile], make_surveyor: Callable[[], Surveyor], *, jobs: int = 1
) -> tuple[BoxPeople, list[Doubt]]:
    """Survey a box.

    Args:
        files: The files that will be released, in their order.
        make_surveyor: Makes the surveyor of each process; must be picklable if there are several.
        jobs: The number of processes; 0 for one a core.

    Returns:
        The fate and the number of everyone, and the names that stay in doubt.
    """
    box = BoxSurvey()
    for found in map_in_order(make_surveyor, files, jobs=jobs):
        if found is not None:
            box.add(found)
    return box.people(), box.doubts()


def doubts_as_csv(doubts: Iterable[Doubt]) -> bytes:
    """Encode the names in doubt as CSV; they are names, so the file is private."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([defused(cell) for cell in row] for row in as_rows(doubts))
    return stream.getvalue().encode("utf-8", "backslashreplace")
