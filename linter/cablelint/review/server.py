"""The server of the review page, on this machine alone."""

from __future__ import annotations

import socket
from importlib.resources import files
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from cablelint.review.handlers import routes
from cablelint.review.security import HOST, Gate, new_secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from cablelint.review.session import Session

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_QUEUE = 64
# Seconds that open requests get when the server stops.
_GRACE = 2


class PortError(OSError):
    """The port cannot be used."""


class ReviewServer:
    """The server of one review; it listens from the start, so that its address is known."""

    def __init__(self, session: Session, port: int = 0) -> None:
        """Listen on the loopback interface.

        Args:
            session: The review.
            port: The port; 0 for any that is free.

        Raises:
            PortError: The port is in use, or may not be used.
        """
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((HOST, port))
        except OSError as error:
            self._socket.close()
            raise PortError(error.errno, f"port {port} cannot be used: {error.strerror}") from None
        self._socket.listen(_QUEUE)
        gate = Gate(application(session), self._socket.getsockname()[1], new_secret())
        self.address = gate.address
        # No log: a request can contain a name. The banner of the server would name it to others.
        self._server = uvicorn.Server(
            uvicorn.Config(
                gate,
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                date_header=False,
                timeout_graceful_shutdown=_GRACE,
            )
        )

    def run(self, when_ready: Callable[[], object] | None = None) -> None:
        """Serve until the process is interrupted or :meth:`stop` is called.

        Args:
            when_ready: Called before the first request is answered; requests made in it wait.

        Raises:
            KeyboardInterrupt: The process was interrupted, which is the way to end it.
        """
        try:
            if when_ready:
                when_ready()
            self._server.run(sockets=[self._socket])
        finally:
            self.close()

    def stop(self) -> None:
        """End :meth:`run`, from another thread."""
        self._server.should_exit = True

    def close(self) -> None:
        """Stop listening; needed only if :meth:`run` is never called."""
        self._socket.close()


def application(session: Session) -> Starlette:
    """Make the application of a review: its requests and the static files of the page."""
    folder = files(f"{__package__}.page")
    static = {entry.name: entry.read_bytes() for entry in folder.iterdir() if _suffix(entry.name) in _TYPES}

    async def page(request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        # A list of names and no path, so that no path leads out of the folder.
        if name not in static:
            return PlainTextResponse("cablelint: there is no such page\n", status_code=404)
        return Response(static[name], media_type=_TYPES[_suffix(name)])

    return Starlette(routes=[*routes(session), Route("/", page), Route("/{name}", page)])


def _suffix(name: str) -> str:
    return name[name.rfind(".") :]
