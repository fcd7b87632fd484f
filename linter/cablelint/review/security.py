"""Who may use the server: the browser that was given the secret address, on this machine, and no other page."""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
_ENTER = "/enter/"
#: Sent with every answer.
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Gate:
    """Lets through only requests of the page itself.

    The address that the user opens contains a random secret; it is exchanged for a cookie that other sites cannot send.
    A request under another host name (DNS rebinding), from another origin, or without the cookie is refused.
    """

    def __init__(self, app: ASGIApp, port: int, secret: str) -> None:
        """Guard an application.

        Args:
            app: The application.
            port: The port of the server.
            secret: The secret of the address.
        """
        self._app = app
        self._host = f"{HOST}:{port}"
        self._origin = f"http://{self._host}"
        # Cookies do not distinguish ports.
        self._cookie = f"cablelint_review_{port}"
        self._secret = secret
        self._session = secrets.token_urlsafe(32)

    @property
    def address(self) -> str:
        """The address that the user opens."""
        return f"{self._origin}{_ENTER}{self._secret}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            # There is no other protocol here.
            return
        answer = self._answer(scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                kept = [one for one in message.get("headers", ()) if one[0].decode().lower() not in _HEADERS]
                message = {**message, "headers": [*kept, *own]}
            await send(message)

        await (answer or self._app)(scope, receive, send_guarded)

    def _answer(self, scope: Scope) -> Response | None:
        """Return the answer to a request that does not reach the application; None for one that may."""
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if headers.get("host") != self._host:
            return _refused("wrong host")
        if headers.get("origin", self._origin) != self._origin:
            return _refused("wrong origin")
        path: str = scope["path"]
        if path.startswith(_ENTER):
            return self._enter(path.removeprefix(_ENTER), scope["method"])
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _refused("another site")
        if scope["method"] != "GET" and "origin" not in headers:
            return _refused("no origin")
        if not _equal(_cookie(headers.get("cookie", ""), self._cookie), self._session):
            return _refused("open the address that `cablelint review` printed")
        return None

    def _enter(self, given: str, method: str) -> Response:
        if method != "GET" or not _equal(given, self._secret):
            return _refused("wrong secret: open the address that `cablelint review` printed")
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._cookie, self._session, path="/", httponly=True, samesite="strict")
        return answer


def new_secret() -> str:
    """Make the secret of an address: 256 random bits."""
    return secrets.token_urlsafe(32)


def _refused(reason: str) -> Response:
    return PlainTextResponse(f"cablelint: refused ({reason})\n", status_code=403)


def _equal(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode())


def _cookie(header: str, name: str) -> str:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""
