"""Publishing a box: each file redacted and proved in worker processes, and written into the folder of the release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.redaction.releasing.box import BoxFile, NotACable
from cablelint.redaction.releasing.releaser import Prepared, Refused, Releaser
from cablelint.system.copied import can_copy
from cablelint.system.parallel import map_in_order
from cablelint.system.walking import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cablelint.redaction.releasing.folder import Account, ReleaseFolder


def publish(
    box: Iterable[BoxFile | NotACable | Unreadable],
    folder: ReleaseFolder,
    make_releaser: Callable[[], Releaser],
    *,
    jobs: int = 1,
) -> Iterator[Prepared | Refused]:
    """Release a box into a folder; ``folder.account`` is complete when the iterator is exhausted.

    Args:
        box: The files, from :func:`cablelint.redaction.releasing.box.find_box`.
        folder: The folder of the release.
        make_releaser: Makes the releaser of each process; must be picklable if there are several.
        jobs: The number of processes; 0 for one a core.

    Yields:
        Each file after it was written or refused, in the order of the box, for showing progress.

    Raises:
        FolderError: The folder contains something that no run wrote, or the release of another box; nothing was
            written.
        OSError: The manifest or the private log cannot be written, or the device takes no more.
    """
    folder.open()
    if jobs != 1 and can_copy():
        make_releaser().warm_up()
    for prepared in map_in_order(make_releaser, _files(box, folder.account), jobs=jobs):
        result = prepared if isinstance(prepared, Refused) else folder.write(prepared)
        folder.account.add(result)
        yield result
    folder.close()


def _files(box: Iterable[BoxFile | NotACable | Unreadable], account: Account) -> Iterator[BoxFile | Unreadable]:
    for file in box:
        if isinstance(file, NotACable):
            account.not_cables.append(file)
        else:
            yield file
