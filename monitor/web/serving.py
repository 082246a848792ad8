"""Serving the pages beside the service: a server in a thread of its own, stopped with the block."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Final

import uvicorn
from fastapi import FastAPI

STOP_SECONDS: Final = 5


class ServingError(OSError):
    """The pages' address cannot be used; the text is one line with the way out."""


@contextmanager
def served(app: FastAPI, host: str, port: int) -> Iterator[str]:
    """Serve ``app`` until the block ends and give its address; port 0 takes a free one. Raises ServingError."""
    listener = _listener(host, port)
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, name="pages", daemon=True)
    thread.start()
    try:
        yield f"http://{_shown(host)}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(STOP_SECONDS)
        listener.close()


def _listener(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ServingError(
            f"the status page cannot be served on {host}:{port} ({why}): set another SEIZED_WEB__PORT, "
            "or stop what uses it"
        ) from error


def _shown(host: str) -> str:
    if host in {"0.0.0.0", "::"}:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
