"""The requests of the page: each is checked, carried out by the session, and answered in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from cablelint.review import payloads
from cablelint.review.box import STATUSES, Filter, chosen
from cablelint.review.choices import Choice
from cablelint.review.desk import ChoiceError, LockedError
from cablelint.review.ledger import ConflictError
from cablelint.review.search import search
from cablelint.review.session import Session
from cablelint.system.schema_files import TableError
from cablelint.text.mask_shapes import REASON

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

T = TypeVar("T")
Values = dict[str, Any]
# A selection is at most a cable; what is larger is no request of the page.
_LARGEST_BODY = 1_000_000
_LONGEST_NOTE = 2_000
_ORDERS = ("number", "risk")


class RequestError(ValueError):
    """A request that the page does not make."""


def routes(session: Session) -> list[Route]:
    """Return the routes of a review."""
    api = _Api(session)
    return [
        Route("/api/box", _answering(api.box), methods=["GET"]),
        Route("/api/cables", _answering(api.cables), methods=["POST"]),
        Route("/api/cables/{number:int}", _answering(api.cable), methods=["GET"]),
        Route("/api/cables/{number:int}/public", _answering(api.public), methods=["GET"]),
        Route("/api/cables/{number:int}/decide", _answering(api.decide), methods=["POST"]),
        Route("/api/cables/{number:int}/accept-all", _answering(api.accept_all), methods=["POST"]),
        Route("/api/cables/{number:int}/add", _answering(api.add), methods=["POST"]),
        Route("/api/cables/{number:int}/seen", _answering(api.seen), methods=["POST"]),
        Route("/api/cables/{number:int}/sign", _answering(api.sign), methods=["POST"]),
        Route("/api/cables/{number:int}/unlock", _answering(api.unlock), methods=["POST"]),
        Route("/api/cables/{number:int}/places", _answering(api.places), methods=["POST"]),
        Route("/api/cables/{number:int}/everywhere", _answering(api.everywhere), methods=["POST"]),
        Route("/api/undo", _answering(api.undo), methods=["POST"]),
        Route("/api/redo", _answering(api.redo), methods=["POST"]),
        Route("/api/refresh", _answering(api.refresh), methods=["POST"]),
        Route("/api/people", _answering(api.people), methods=["POST"]),
        Route("/api/settle", _answering(api.settle), methods=["GET"]),
        Route("/api/search", _answering(api.search), methods=["POST"]),
    ]


class _Api:
    """The actions of the requests; ``number`` is the cable of the address, ``values`` the body."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def box(self, _number: int, _values: Values) -> Values:
        return payloads.overview(self._session)

    def cables(self, _number: int, values: Values) -> Values:
        order = _one_of(values, "order", _ORDERS)
        with self._session.desk.lock:
            found = chosen(self._session.entries, _filter(values), order)
            return {"cables": [payloads.row(entry) for entry in found]}

    def cable(self, number: int, _values: Values) -> Values:
        return payloads.cable(self._session, self._session.show(number), with_text=True)

    def public(self, number: int, _values: Values) -> Values:
        return payloads.public(self._session.release(number))

    def decide(self, number: int, values: Values) -> Values:
        choice = Choice(
            masked=_given(values, "masked", bool),
            is_wide=values.get("wide") is True,
            code=_code(values),
            note=_note(values),
            settles=values.get("settles") is True,
        )
        shown = self._session.decide(number, *_revision(values), _given(values, "mark", str), choice)
        return payloads.cable(self._session, shown, with_text=False)

    def accept_all(self, number: int, values: Values) -> Values:
        shown = self._session.accept_all(number, *_revision(values))
        return payloads.cable(self._session, shown, with_text=False)

    def add(self, number: int, values: Values) -> Values:
        place = (_given(values, "start", int), _given(values, "end", int))
        kind = _one_of(values, "kind", ("add", "passage"))
        shown = self._session.add(number, *_revision(values), place, kind, _code(values))
        return payloads.cable(self._session, shown, with_text=False)

    def seen(self, number: int, values: Values) -> Values:
        unseen = self._session.see(number, _ranges(values.get("rows")))
        return {"unseen": unseen, "seen": self._session.seen(number)}

    def sign(self, number: int, values: Values) -> Values:
        shown = self._session.sign(
            number,
            *_revision(values),
            despite_undecided=values.get("undecided") is True,
            despite_unseen=values.get("unseen") is True,
        )
        return payloads.cable(self._session, shown, with_text=False)

    def unlock(self, number: int, values: Values) -> Values:
        shown = self._session.unlock(number, *_revision(values))
        return payloads.cable(self._session, shown, with_text=False)

    def places(self, number: int, values: Values) -> Values:
        return self._session.places_of_person(number, _given(values, "mark", str))._asdict()

    def everywhere(self, number: int, values: Values) -> Values:
        mark, masked = _given(values, "mark", str), _given(values, "masked", bool)
        shown, cables = self._session.decide_everywhere(number, *_revision(values), mark, masked=masked)
        return {**payloads.cable(self._session, shown, with_text=False), "cables": cables}

    def undo(self, _number: int, values: Values) -> Values:
        return self._stepped(self._session.undo(_given(values, "window", str)))

    def redo(self, _number: int, values: Values) -> Values:
        return self._stepped(self._session.redo(_given(values, "window", str)))

    def refresh(self, _number: int, _values: Values) -> Values:
        left = self._session.refresh()
        return {"left": left, "progress": payloads.progress(self._session.entries)}

    def people(self, _number: int, values: Values) -> Values:
        with self._session.desk.lock:
            return payloads.box_people(self._session.entries, _given(values, "words", str))

    def settle(self, _number: int, _values: Values) -> Values:
        with self._session.desk.lock:
            return payloads.to_settle(self._session.entries)

    def search(self, _number: int, values: Values) -> Values:
        words = _given(values, "words", str)
        if not words.strip():
            raise RequestError("words: expected something to search for")
        return search(self._session.entries, words, self._session.desk.reader.settings.columns)

    def _stepped(self, step: Any) -> Values:
        if step is None:
            return {"change": None}
        shown, change = step
        described = {"what": change.what, "mark": change.mark}
        return {**payloads.cable(self._session, shown, with_text=False), "change": described}


def _answering(act: Callable[[int, Values], Values]) -> Callable[[Request], Any]:
    """Make the endpoint of a request; each error becomes a status and a message without a name."""

    async def endpoint(request: Request) -> Response:
        try:
            values = await _body(request)
            result = await run_in_threadpool(act, request.path_params.get("number", 0), values)
        except ConflictError:
            message = "this cable was changed in another window or by another reviewer; nothing was overwritten"
            return _error(409, "conflict", message)
        except LockedError as error:
            return _error(423, "locked", str(error))
        except ChoiceError as error:
            return _error(422, "choice", str(error))
        except LookupError:
            return _error(404, "missing", "there is no such cable in the box")
        except RequestError as error:
            return _error(400, "request", str(error))
        except TableError as error:
            return _error(500, "file", str(error))
        except OSError as error:
            return _error(500, "file", f"the decisions file cannot be written: {error.strerror}; nothing was saved")
        except Exception as error:  # noqa: BLE001 - the words of an error could quote the cable
            return _error(500, "internal", f"internal error: {type(error).__name__}; nothing was saved")
        # A lone surrogate of a damaged file has no UTF-8; JSON can escape it.
        return Response(json.dumps(result), media_type="application/json")

    return endpoint


def _error(status: int, kind: str, message: str) -> Response:
    return JSONResponse({"error": kind, "message": message}, status_code=status)


async def _body(request: Request) -> Values:
    if request.method == "GET":
        return {}
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        raise RequestError("expected JSON")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_BODY:
            raise RequestError("the request is too large")
    try:
        values = json.loads(bytes(body) or b"{}")
    except (ValueError, RecursionError):
        raise RequestError("expected JSON") from None
    if not isinstance(values, dict):
        raise RequestError("expected an object")
    return values


def _given(values: Mapping[str, Any], key: str, kind: type[T]) -> T:
    value = values.get(key)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise RequestError(f"{key}: expected {kind.__name__}")
    return value


def _one_of(values: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    value = values.get(key, allowed[0])
    if value not in allowed:
        raise RequestError(f"{key}: expected one of {', '.join(filter(None, allowed))}")
    return str(value)


def _revision(values: Mapping[str, Any]) -> tuple[str, str]:
    return _given(values, "revision", str), _given(values, "window", str)


def _code(values: Mapping[str, Any]) -> str:
    code = _given({"code": "", **values}, "code", str).strip()
    if code and not REASON.fullmatch(code):
        raise ChoiceError("expected an exemption code, such as (b)(6), 1.4(d), B1, s.40(2) or DIA-3")
    return code


def _note(values: Mapping[str, Any]) -> str | None:
    if values.get("note") is None:
        return None
    note = _given(values, "note", str).strip()
    if len(note) > _LONGEST_NOTE:
        raise ChoiceError(f"the note is longer than {_LONGEST_NOTE} characters")
    return note


def _ranges(value: object) -> list[list[int]]:
    if not isinstance(value, list) or not all(map(_is_range, value)):
        raise RequestError("rows: expected pairs of numbers")
    return [list(one) for one in value]


def _is_range(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(one, int) and not isinstance(one, bool) for one in value)
        and 1 <= value[0] <= value[1]
    )


def _filter(values: Mapping[str, Any]) -> Filter:
    below = values.get("below", 0)
    if isinstance(below, bool) or not isinstance(below, int | float):
        raise RequestError("below: expected a number")
    texts = {key: _given({key: "", **values}, key, str) for key in ("person", "role", "rule", "post", "level")}
    return Filter(
        undecided=values.get("undecided") is True,
        below=below,
        status=_one_of(values, "status", ("", *STATUSES)),
        **texts,
    )
