"""Letters: one resolution comes out, each of LETTERS mailboxes (10,000) follows what it cites.

The delivering loop with four threads sends to an SMTP server in a process of its own, on SQLite on disk, with every
attempt recorded. Beside it, in the same run, a loop of BESIDE letters (1,000) over Apprise's own mailto with the same
words, which records nothing. The processor's time is that of the sending process alone; what the server takes is not
in it.
"""

import asyncio
import multiprocessing
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from typing import Any

import apprise

from benchmarks.telling import TEXT, WORKERS, a_service, accounted, follow, publish, say, send_all

ONLY_BY_NAME = True
LETTERS = int(os.environ.get("LETTERS", "10000"))
BESIDE = int(os.environ.get("BESIDE", "1000"))


class Counting:
    """What the server does with a letter: it counts it. For aiosmtpd."""

    def __init__(self, taken: "Synchronized[int]", connections: "Synchronized[int]") -> None:
        self.taken, self.connections = taken, connections

    async def handle_EHLO(self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]) -> Any:
        session.host_name = hostname
        self.connections.value += 1
        return responses

    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:
        self.taken.value += 1
        return "250 OK"


def _serve(port: int, taken: "Synchronized[int]", connections: "Synchronized[int]") -> None:
    from aiosmtpd.smtp import SMTP

    async def forever() -> None:
        loop = asyncio.get_running_loop()
        handler = Counting(taken, connections)
        server = await loop.create_server(lambda: SMTP(handler, enable_SMTPUTF8=True), "127.0.0.1", port)
        async with server:
            await server.serve_forever()

    asyncio.run(forever())


@contextmanager
def mail_server() -> Iterator[tuple[int, "Synchronized[int]", "Synchronized[int]"]]:
    """Its port, how many letters it took, and over how many connections."""
    taken, connections = multiprocessing.Value("q", 0), multiprocessing.Value("q", 0)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = multiprocessing.Process(target=_serve, args=(port, taken, connections), daemon=True)
    process.start()
    try:
        _wait_for(port)
        yield port, taken, connections
    finally:
        process.terminate()
        process.join()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the mail server did not start")


def main() -> None:
    with mail_server() as (port, taken, connections), ExitStack() as stack:
        smtp = f"smtp://127.0.0.1:{port}/?from=seized@example.org&starttls=never"
        service = a_service(stack, smtp=smtp)
        follow(service, LETTERS, lambda number: f"mailto:reader{number}@example.org")
        seconds = publish(service, 1)
        say(f"one resolution for {LETTERS:,} readers: matched, planned and stored in {seconds:.1f} s")
        before = connections.value
        ours = _timed(lambda: send_all(service, service.notifier_for), taken)
        say(f"ours: {ours}; {WORKERS} threads, {connections.value - before} connections; every attempt recorded")
        accounted(service, LETTERS)
        beside = _timed(lambda: _apprise(port), taken)
        if beside.letters != BESIDE:
            raise RuntimeError(f"Apprise's loop sent {beside.letters} of {BESIDE} letters")
        say(f"Apprise's mailto in a loop: {beside}")
        say(f"ours: {ours.rate / beside.rate:.1f} times as fast; processor {beside.each / ours.each:.1f} times less")


@dataclass(frozen=True)
class Pace:
    """So many letters in so many seconds of the clock and of the sender's processor."""

    letters: int
    seconds: float
    processor: float

    @property
    def rate(self) -> float:
        """Letters a second."""
        return self.letters / self.seconds

    @property
    def each(self) -> float:
        """Milliseconds of the processor for a letter."""
        return self.processor / self.letters * 1000

    def __str__(self) -> str:
        return (
            f"{self.letters:,} letters in {self.seconds:.1f} s, {self.rate:.0f} a second, "
            f"{self.each:.1f} ms of the processor each"
        )


def _timed(send: Callable[[], object], taken: "Synchronized[int]") -> Pace:
    before, started, worked = taken.value, time.perf_counter(), time.process_time()
    send()
    return Pace(taken.value - before, time.perf_counter() - started, time.process_time() - worked)


def _apprise(port: int) -> None:
    for number in range(BESIDE):
        sender = apprise.Apprise()
        sender.add(
            f"mailto://127.0.0.1:{port}/reader{number}@example.org?from=seized@example.org&mode=insecure&smtp=127.0.0.1"
        )
        sender.notify(title="S/RES/2901(2026)", body="<p>" + TEXT.replace("\n", "<br>") + "</p>", body_format="html")
