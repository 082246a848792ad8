"""Serving the pages beside the service: a server in a thread of its own, stopped with the block.

The address is taken at once. The pages and what serves them are imported and built when somebody first connects: they
take a second and some megabytes, which a service whose pages nobody reads need not pay.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from select import select
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

STOP_SECONDS: Final = 5


class ServingError(OSError):
    """The pages' address cannot be used; the text is one line with the way out."""


@contextmanager
def served(app: "Callable[[], FastAPI]", host: str, port: int) -> Iterator[str]:
    """Serve what ``app`` makes until the block ends and give its address; port 0 takes a free one.

    Raises ServingError.
    """
    with _listener(host, port) as listener:
        server = _Server(app, listener)
        thread = Thread(target=server.run, name="pages", daemon=True)
        thread.start()
        try:
            yield f"http://{_shown(host)}:{listener.getsockname()[1]}"
        finally:
            server.stop()
            thread.join(STOP_SECONDS)


class _Server:
    """Waits for the first caller, then serves until it is stopped."""

    def __init__(self, app: "Callable[[], FastAPI]", listener: socket.socket) -> None:
        self._app = app
        self._listener = listener
        self._bell, self._rope = socket.socketpair()
        self._stopping = Event()
        self._serving: uvicorn.Server | None = None

    def run(self) -> None:
        with self._bell:
            called, _, _ = select([self._listener, self._bell], [], [])
            if self._bell not in called:
                self._serve()

    def _serve(self) -> None:
        import uvicorn

        config = uvicorn.Config(self._app(), log_level="warning", access_log=False, lifespan="off", server_header=False)
        self._serving = uvicorn.Server(config)
        if not self._stopping.is_set():
            self._serving.run(sockets=[self._listener])

    def stop(self) -> None:
        self._stopping.set()
        self._rope.close()
        if self._serving is not None:
            self._serving.should_exit = True


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
