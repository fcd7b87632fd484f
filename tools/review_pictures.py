"""Take the pictures of ``docs/review.md``: ``python -m tools.review_pictures docs/box docs/images``.

It needs the development packages and Chromium. The cables are invented, so the pictures show no person.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from cablelint.config import Config
from cablelint.redaction.releasing.box import BoxFile, find_box
from cablelint.review.ledger import Ledger
from cablelint.review.reader import make_reader
from cablelint.review.reading_box import read_box
from cablelint.review.server import ReviewServer
from cablelint.review.session import Session
from cablelint.review.views import Reading


class Picture(NamedTuple):
    """A picture: its name, the size of the window, the colour scheme, and the keys pressed before it is taken."""

    name: str
    width: int
    height: int
    scheme: str
    keys: tuple[str, ...]


_PICTURES = (
    Picture("review", 1240, 780, "light", ("k", "a", "m", "s", "w", "p")),
    Picture("release", 1240, 640, "dark", ("v",)),
    Picture("narrow", 400, 720, "light", ("n",)),
)
# Milliseconds until the page has drawn what a key did.
_PAUSE = 700


def main(box: Path, folder: Path) -> None:
    """Take all pictures of a box."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        server = ReviewServer(_session(box, Path(scratch)))
        thread = threading.Thread(target=server.run)
        thread.start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in _PICTURES:
            _take(browser, server.address, picture, folder)
        browser.close()
        server.stop()
        thread.join()


def _session(box: Path, scratch: Path) -> Session:
    config = Config(root=box, policy="foia-b6")
    ledger = Ledger(scratch / "decisions.toml")
    make = partial(make_reader, config, Reading("M. Ek"), None)
    files = [file for file in find_box([str(box)], config) if isinstance(file, BoxFile)]
    entries, _ = read_box(files, ledger, make, jobs=1)
    return Session(entries, ledger, make())


def _take(browser: Browser, address: str, picture: Picture, folder: Path) -> None:
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address)
    page.locator(".line").first.wait_for()
    page.wait_for_timeout(2 * _PAUSE)
    for key in picture.keys:
        page.keyboard.press(key)
        page.wait_for_timeout(_PAUSE)
    page.screenshot(path=folder / f"{picture.name}.png")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
