"""Invented boxes of cables, sessions over them, and a server in a thread."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from cablelint.config import Config
from cablelint.redaction.releasing.box import BoxFile, find_box
from cablelint.review.ledger import Ledger
from cablelint.review.reader import make_reader
from cablelint.review.reading_box import read_box
from cablelint.review.server import ReviewServer
from cablelint.review.session import Session
from cablelint.review.views import Reading

HEAD = """\
VZCZCXRO1234
PP RUEHC
DE RUEHHE #0{number}/01 1270531
ZNY CCCCC ZZH
P 070531Z MAY 07
FM AMEMBASSY HELSINKI
TO RUEHC/SECSTATE WASHDC PRIORITY 1234
BT
C O N F I D E N T I A L HELSINKI 000{number}

SIPDIS

E.O. 12958: DECL: 05/07/2017
TAGS: PREL, FI
SUBJECT: PRICE OF RICE

Classified By: Ambassador Ruth K. Ashdown for reasons 1.4 (b) and (d).

"""
CABLES = {
    "07HELSINKI417.txt": HEAD.format(number=417)
    + """\
1. (C) Director Aino Tervonen told Ambassador Ashdown that Mr. Mikael Rautio would not come. Tervonen
laughed. Her deputy Pekka Halvari (strictly protect) wrote to p.halvari@example.org.

2. (C) Mr. Rautio of the fish market was seen near the harbour with Jorma Kettunen.
ASHDOWN
""",
    "07HELSINKI418.txt": HEAD.format(number=418)
    + """\
1. (C) Minister Jorma Kettunen met Director Aino Tervonen. Tervonen said that Kettunen was ill; write
to office@example.org.
ASHDOWN
""",
    "07HELSINKI419.txt": HEAD.format(number=419)
    + """\
1. (C) Mr. Mikael Rautio said that the herring was late. Nobody else was there.
ASHDOWN
""",
}


def write_box(folder: Path, cables: dict[str, str] = CABLES) -> Path:
    box = folder / "box"
    for name, text in cables.items():
        (box / name).parent.mkdir(parents=True, exist_ok=True)
        (box / name).write_text(text, "utf-8", newline="")
    return box


def open_session(
    box: Path,
    decisions: Path,
    *,
    reviewer: str = "M. Ek",
    second: bool = False,
    policy: str = "foia-b6",
    cache: Path | None = None,
) -> Session:
    config = Config(root=box.parent, policy=policy)
    ledger = Ledger(decisions)
    make = partial(make_reader, config, Reading(reviewer, second), cache)
    files = [file for file in find_box([str(box)], config) if isinstance(file, BoxFile)]
    entries, left_out = read_box(files, ledger, make, jobs=1)
    assert left_out == []
    return Session(entries, ledger, make())


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """A browser without a screen: it enters by the address and keeps the cookie."""

    def __init__(self, address: str) -> None:
        self.address = urlsplit(address)
        self.cookie = ""
        self.window = "window-1"

    def enter(self) -> Client:
        answer = self.request("GET", self.address.path)
        assert answer.status == 303
        self.cookie = answer.headers["set-cookie"].split(";")[0]
        return self

    def request(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.address.port or 0, timeout=60)
        sent = {"host": self.address.netloc, **({"cookie": self.cookie} if self.cookie else {})}
        if method == "POST":
            sent |= {"origin": f"http://{self.address.netloc}", "content-type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host=True)
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        for name, value in sent.items():
            if value:
                connection.putheader(name, value)
        connection.putheader("content-length", str(len(data)))
        connection.endheaders(data)
        found = connection.getresponse()
        answer = Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
        connection.close()
        return answer

    def get(self, path: str) -> Any:
        return self.request("GET", f"/api/{path}").json

    def post(self, path: str, **values: Any) -> Answer:
        return self.request("POST", f"/api/{path}", {"window": self.window, **values})


@contextmanager
def serving(session: Session) -> Iterator[str]:
    """Serve a session in a thread, and yield the address."""
    server = ReviewServer(session)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server.address
    finally:
        server.stop()
        thread.join(timeout=20)
