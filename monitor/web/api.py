"""The API on subscriptions: JSON, for who holds the operator's token. Without a token in the settings there is none."""

import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from monitor.forms.shapes import subscription_of, subscription_shape
from monitor.forms.written import SubscriptionForm, WrongForm, checked
from monitor.previewing import preview
from monitor.store import subscriptions
from monitor.store.database import Database
from monitor.subscribing import Subscription

LARGEST: Final = 1_000_000
"""Bytes of a request's body."""


class Refused(Exception):
    """A request that is not carried out: with which status, and why, on one line."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def add_api(app: FastAPI, database: Database, token: str | None, clock: Callable[[], datetime]) -> None:
    """Answer under /api for who carries the token; not at all when there is none."""
    if token is None:
        return
    views = _Views(database, clock)
    router = APIRouter(prefix="/api", dependencies=[Depends(_only_with(token))])
    for method, address, view in (
        ("GET", "/subscriptions", views.every),
        ("GET", "/subscriptions/{name:path}/preview", views.preview),
        ("GET", "/subscriptions/{name:path}", views.one),
        ("PUT", "/subscriptions/{name:path}", views.put),
        ("DELETE", "/subscriptions/{name:path}", views.remove),
        ("POST", "/preview", views.try_out),
    ):
        router.add_api_route(address, view, methods=[method], response_model=None)
    app.include_router(router)
    app.exception_handler(Refused)(_refused)
    app.exception_handler(WrongForm)(_wrong)


def _only_with(token: str) -> Callable[[Request], None]:
    wanted = f"Bearer {token}".encode()

    def check(request: Request) -> None:
        given = request.headers.get("authorization", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, wanted):
            raise Refused(401, "send the operator's token: Authorization: Bearer …")

    return check


async def _written(request: Request) -> dict[str, Any]:
    """The object in a request's body. Raises Refused."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > LARGEST:
            raise Refused(413, f"the body has more than {LARGEST:,} bytes")
    try:
        found = json.loads(bytes(content))
    except (ValueError, RecursionError):
        raise Refused(422, "the body is not JSON") from None
    if not isinstance(found, dict):
        raise Refused(422, "the body is not a JSON object")
    return found


Written = Annotated[dict[str, Any], Depends(_written)]


@dataclass(frozen=True, slots=True)
class _Views:
    """What answers each address. Plain functions: they read the database, and so run in threads of their own."""

    database: Database
    clock: Callable[[], datetime]

    def every(self) -> Response:
        channels = self._channels()
        found = [_shape(one, channels) for one in subscriptions.subscriptions(self.database)]
        return JSONResponse({"subscriptions": found})

    def one(self, name: str) -> Response:
        return JSONResponse(_shape(self._held(name), self._channels()))

    def put(self, name: str, written: Written) -> Response:
        wanted = self._wanted({"name": name, **written})
        if wanted.name != name:
            raise Refused(422, f"name: the address says {name!r}, the body {wanted.name!r}")
        is_new = not subscriptions.named(self.database, [name])
        (made,) = subscriptions.put(self.database, [wanted], self.clock())
        return JSONResponse(_shape(made, self._channels()), status_code=201 if is_new else 200)

    def remove(self, name: str) -> Response:
        subscriptions.remove_subscription(self.database, self._held(name).id)
        return Response(status_code=204)

    def preview(self, name: str) -> Response:
        return JSONResponse(preview(self.database, self._held(name), self.clock()).shape())

    def try_out(self, written: Written) -> Response:
        wanted = self._wanted({"name": "preview", **written})
        return JSONResponse(preview(self.database, wanted, self.clock()).shape())

    def _wanted(self, written: dict[str, Any]) -> Subscription:
        form = checked(SubscriptionForm, written)
        channel = next((key for key, called in self._channels().items() if called == form.channel), None)
        if channel is None:
            raise Refused(422, f"channel: there is no channel {form.channel!r}")
        return subscription_of(form, channel)

    def _held(self, name: str) -> Subscription:
        found = subscriptions.named(self.database, [name]).get(name)
        if found is None:
            raise Refused(404, f"there is no subscription {name!r}")
        return found

    def _channels(self) -> Mapping[int, str]:
        return {one.id: one.name for one in subscriptions.channels(self.database)}


def _shape(one: Subscription, channels: Mapping[int, str]) -> dict[str, Any]:
    made = one.created_at.isoformat() if one.created_at else None
    return {"id": one.id, **subscription_shape(one, channels.get(one.channel_id, "")), "created_at": made}


async def _refused(request: object, error: Exception) -> Response:
    status = error.status if isinstance(error, Refused) else 500
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse({"error": str(error)}, status_code=status, headers=headers)


async def _wrong(request: object, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=422)
