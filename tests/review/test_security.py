"""Nobody but the browser that was given the address reaches the server, and it gives nothing away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("uvicorn")

from cablelint.review.security import Gate
from cablelint.review.server import PortError, ReviewServer

from .boxes import CABLES, Client, open_session, serving, write_box

NAMES = ("Tervonen", "Halvari", "Rautio", "Kettunen", "Ashdown")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("security")
    with serving(open_session(write_box(folder), folder / "decisions.toml")) as address:
        yield address


@pytest.fixture
def client(address: str) -> Client:
    return Client(address).enter()


def test_the_secret_is_exchanged_for_a_cookie_that_other_sites_cannot_send(address: str) -> None:
    client = Client(address)
    answer = client.request("GET", client.address.path)
    cookie = answer.headers["set-cookie"]
    assert answer.headers["location"] == "/"
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert client.address.path.removeprefix("/enter/") not in cookie


def test_the_secret_is_long_and_new_for_each_server(tmp_path: Path) -> None:
    session = open_session(write_box(tmp_path), tmp_path / "decisions.toml")
    servers = [ReviewServer(session) for _ in range(3)]
    secrets = {server.address.rpartition("/")[2] for server in servers}
    for server in servers:
        server.close()
    assert len(secrets) == 3
    assert all(len(secret) >= 43 for secret in secrets)


@pytest.mark.parametrize("path", ["/", "/main.js", "/api/box", "/api/cables/1", "/api/cables/1/public"])
def test_without_the_cookie_everything_is_refused(address: str, path: str) -> None:
    answer = Client(address).request("GET", path)
    assert answer.status == 403
    assert not any(name.encode() in answer.body for name in NAMES)


def test_a_wrong_cookie_is_refused(client: Client) -> None:
    client.cookie = client.cookie[:-1] + ("a" if client.cookie[-1] != "a" else "b")
    assert client.request("GET", "/api/box").status == 403


@pytest.mark.parametrize("secret", ["", "x", "é", "%C3%A9", "../", "a" * 10_000])
def test_a_wrong_secret_is_refused(address: str, secret: str) -> None:
    answer = Client(address).request("GET", "/enter/" + secret.encode("ascii", "replace").decode())
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


def test_the_secret_is_taken_by_get_alone(address: str) -> None:
    client = Client(address)
    assert client.request("POST", client.address.path).status == 403


@pytest.mark.parametrize("host", ["evil.example", "localhost:1", "127.0.0.1", "evil.example:{port}", "[::1]:{port}"])
def test_another_host_is_refused(client: Client, host: str) -> None:
    """A name that an attacker points at this machine reaches the server, but with its own Host."""
    assert client.request("GET", "/api/box", host=host.format(port=client.address.port)).status == 403
    wrong = Client(client.address.geturl())
    assert wrong.request("GET", wrong.address.path, host=host.format(port=wrong.address.port)).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}"])
def test_another_origin_is_refused(client: Client, origin: str) -> None:
    found = client.get("cables/1")
    values = {"revision": found["revision"], "mark": found["marks"][0]["id"], "masked": True, "window": "w"}
    wrong = origin.format(port=client.address.port)
    assert client.request("POST", "/api/cables/1/decide", values, origin=wrong).status == 403
    assert client.request("GET", "/api/cables/1", origin=wrong).status == 403
    assert client.get("cables/1")["revision"] == found["revision"]


def test_a_change_without_an_origin_is_refused(client: Client) -> None:
    assert client.request("POST", "/api/undo", {"window": "w"}, origin="").status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_that_the_browser_says_comes_from_elsewhere_is_refused(client: Client, site: str) -> None:
    assert client.request("GET", "/api/box", sec_fetch_site=site).status == 403


def test_a_form_of_another_page_cannot_change_anything(client: Client) -> None:
    """A form sends no JSON."""
    answer = client.request("POST", "/api/undo", {"window": "w"}, content_type="text/plain")
    assert answer.status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2f..%2fserver.py",
        "/%2e%2e/server.py",
        "/page/../server.py",
        "/server.py",
        "//etc/passwd",
        "/api/cables/0",
        "/api/cables/99",
        "/api/cables/-1",
        "/api/cables/..%2f1",
        "/api/../../box/07HELSINKI417.txt",
    ],
)
def test_nothing_outside_the_box_and_the_page_is_served(client: Client, path: str) -> None:
    answer = client.request("GET", path)
    assert answer.status == 404
    assert not any(name.encode() in answer.body for name in NAMES)


@pytest.mark.parametrize("path", ["/", "/main.js", "/style.css", "/api/box", "/missing", "/api/cables/99"])
def test_every_answer_forbids_foreign_code_caching_and_framing(client: Client, path: str) -> None:
    headers = client.request("GET", path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


def test_the_page_loads_nothing_from_elsewhere(client: Client) -> None:
    for name in ("", "main.js", "actions.js", "text.js", "style.css", "icon.svg"):
        body = client.request("GET", f"/{name}").body.decode()
        assert "://" not in body.replace("http://www.w3.org/2000/svg", ""), name
        assert "innerHTML" not in body


def test_addresses_and_headers_contain_no_name(client: Client) -> None:
    answer = client.request("GET", "/api/cables/1")
    assert "Tervonen" in answer.body.decode()
    assert not any(name.lower() in str(answer.headers).lower() for name in NAMES)


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("cables/1/decide", {"mark": "Tervonen", "masked": True, "revision": "x"}),
        ("cables/1/decide", {"mark": ["Tervonen"], "masked": "Tervonen", "revision": "Tervonen"}),
        ("cables/1/add", {"start": "Tervonen", "end": 3, "revision": "x"}),
        ("cables", {"status": "Tervonen"}),
        ("cables", {"below": "Tervonen"}),
        ("search", {"words": ""}),
        ("cables/1/seen", {"rows": ["Tervonen"]}),
        ("cables/1/seen", {"rows": [[3, 1]]}),
    ],
)
def test_a_malformed_request_is_refused_and_not_repeated(client: Client, path: str, values: dict[str, object]) -> None:
    answer = client.post(path, **values)
    assert answer.status in (400, 409)
    assert b"Tervonen" not in answer.body


@pytest.mark.parametrize("body", [b"[]", b"{", b"\xff", b"[" * 100_000, b'{"a":' * 50_000, b'"' + b"x" * 2_000_000])
def test_a_body_that_is_no_object_is_refused(client: Client, body: bytes) -> None:
    assert client.request("POST", "/api/undo", body).status == 400


def test_nothing_is_printed(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    client.post("search", words="Tervonen")
    client.get("cables/1")
    client.request("GET", "/Tervonen")
    assert capfd.readouterr() == ("", "")


def test_an_error_inside_is_reported_by_its_type_alone(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from cablelint.review import payloads

    def fail(*_: object) -> None:
        raise ValueError("Tervonen")

    monkeypatch.setattr(payloads, "overview", fail)
    answer = client.request("GET", "/api/box")
    assert answer.status == 500
    assert answer.json["message"] == "internal error: ValueError; nothing was saved"


def test_a_port_in_use_is_reported(tmp_path: Path) -> None:
    session = open_session(write_box(tmp_path, {"a.txt": CABLES["07HELSINKI419.txt"]}), tmp_path / "decisions.toml")
    first = ReviewServer(session)
    port = int(first.address.split(":")[2].split("/")[0])
    with pytest.raises(PortError, match=f"port {port} cannot be used"):
        ReviewServer(session, port)
    first.close()


def test_a_websocket_is_ignored() -> None:
    import asyncio

    gate = Gate(lambda *_: pytest.fail("reached"), 1, "secret")
    sent: list[object] = []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: object) -> None:
        sent.append(message)

    asyncio.run(gate({"type": "websocket"}, receive, send))  # type: ignore[arg-type]
    assert sent == []
