"""What every answer of the pages carries, and which requests are not answered at all."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Final

import structlog
from fastapi import Request, Response
from fastapi.responses import PlainTextResponse

log = structlog.get_logger()

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
FOR_READERS: Final = (
    "/works/",
    "/stop/",
    "/manage/",
    "/confirm/",
    "/subscribe",
    "/feeds/",
    "/ack/",
    "/slack/",
    "/style.css",
)
"""What readers of messages may see, and where Slack tells what they press. The rest tells who watches what, and is the
operator's."""
Next = Callable[[Request], Awaitable[Response]]


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address of ours."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def guard(bound_to: str, public: str | None = None) -> Callable[[Request, Next], Awaitable[Response]]:
    """A middleware that adds the headers and, when bound to loopback, answers only to this machine's own names.

    A page elsewhere can make a reader's browser look up its name as 127.0.0.1 and then read our answers; it cannot
    make the browser send another Host. By the ``public`` name, under which readers of messages come, only the pages
    that are for them are there.
    """
    local_only = is_loopback(bound_to)

    async def guarded(request: Request, call_next: Next) -> Response:
        name = host_name(request.headers.get("host", ""))
        response: Response
        request.state.outside = public is not None and name == public and name not in LOCAL_NAMES
        if request.state.outside:
            for_readers = request.url.path.startswith(FOR_READERS)
            response = await _answered(request, call_next) if for_readers else _nothing_here()
        elif local_only and name not in LOCAL_NAMES:
            response = PlainTextResponse("This page answers only as localhost.\n", status_code=421)
        else:
            response = await _answered(request, call_next)
        for header, value in HEADERS.items():
            response.headers.setdefault(header, value)
        return response

    return guarded


def _nothing_here() -> Response:
    return PlainTextResponse("There is no such page.\n", status_code=404)


async def _answered(request: Request, call_next: Next) -> Response:
    """The answer, or a plain line that says where to look: what went wrong is for the log, not for the page."""
    try:
        return await call_next(request)
    except Exception:
        log.exception("page failed", action="page", path=request.url.path)
        return PlainTextResponse("This page failed; the service's log says why.\n", status_code=500)


def host_name(header: str) -> str:
    """The Host header without its port, lower case."""
    name, colon, port = header.strip().lower().rpartition(":")
    return name if colon and port.isdigit() and not name.endswith(":") else header.strip().lower()
