"""Telling thousands: letters through a real mail server, and a sitting of the Assembly with thousands of readers.

Letters: one resolution comes out, each of LETTERS mailboxes follows what it cites; the delivering loop with four
threads sends to an SMTP server in a process of its own, on SQLite on disk, with every attempt recorded. Beside it, in
the same run, a loop over Apprise's own mailto with the same words, which records nothing.

A sitting: 57 resolutions come out at once, for READERS channels. Each channel gets ten messages and one batch; counted
is that each event reached each channel exactly once, and what memory that took. The recipients only count.

LETTERS, BESIDE and READERS in the environment make it smaller or larger.
"""

import asyncio
import multiprocessing
import os
import resource
import socket
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any

import apprise
import structlog
from sqlalchemy import insert

from benchmarks import matching
from monitor.delivering import deliver_everything
from monitor.intents import Channel
from monitor.polling import poll_now
from monitor.service import Service
from monitor.settings import load
from monitor.store import outbox, schedule, subscriptions
from monitor.store.tables import ChannelRow
from monitor.subscribing import Rule, Subscription
from monitor.wiring import build
from notifiers.interface import Receipt
from notifiers.messages import Message

ONLY_BY_NAME = True
LETTERS = int(os.environ.get("LETTERS", "10000"))
BESIDE = int(os.environ.get("BESIDE", "1000"))
READERS = int(os.environ.get("READERS", "5000"))
SITTING = 57
WORKERS = 4
FOLLOWED = "S/RES/1373(2001)"

TEXT = """United Nations                                                S/RES/{number} (2026)

Security Council
                                                              Distr.: General
                                                              20 November 2026

Resolution {number} (2026)

Adopted by the Security Council at its 9999th meeting, on 20 November 2026

The Security Council,
Recalling its resolutions 1373 (2001) of 28 September 2001 and 2178 (2014) of 24 September 2014,
1. Decides to remain seized of lamp {number};
2. Urges all Member States to keep their harbours lit as set out in resolution 1373 (2001).
"""


def main() -> None:
    """All three measurements of issue 6."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    matching.main()
    letters()
    sitting()


# ---- letters ---------------------------------------------------------------------------------------------------------


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


def letters() -> None:
    with mail_server() as (port, taken, connections), ExitStack() as stack:
        smtp = f"smtp://127.0.0.1:{port}/?from=seized@example.org&starttls=never"
        service = _service(stack, smtp=smtp)
        _follow(service, LETTERS, lambda number: f"mailto:reader{number}@example.org")
        seconds = _publish(service, 1)
        print(f"one resolution for {LETTERS:,} readers: matched, planned and stored in {seconds:.1f} s")
        before = connections.value
        seconds = _send(service, service.notifier_for)
        rate = taken.value / seconds
        print(
            f"ours: {taken.value:,} letters in {seconds:.1f} s, {rate:.0f} a second; {WORKERS} threads, "
            f"{connections.value - before} connections; every attempt recorded"
        )
        _accounted(service, LETTERS)
        beside = _apprise(port, taken)
        print(f"Apprise's mailto in a loop: {BESIDE:,} letters, {beside:.0f} a second")
        print(f"ours is {rate / beside:.1f} times as fast")


def _apprise(port: int, taken: "Synchronized[int]") -> float:
    before, started = taken.value, time.perf_counter()
    for number in range(BESIDE):
        sender = apprise.Apprise()
        sender.add(
            f"mailto://127.0.0.1:{port}/reader{number}@example.org?from=seized@example.org&mode=insecure&smtp=127.0.0.1"
        )
        sender.notify(title="S/RES/2901(2026)", body="<p>" + TEXT.replace("\n", "<br>") + "</p>", body_format="html")
    sent = taken.value - before
    if sent != BESIDE:
        raise RuntimeError(f"Apprise's loop sent {sent} of {BESIDE} letters")
    return sent / (time.perf_counter() - started)


# ---- a sitting -------------------------------------------------------------------------------------------------------


@dataclass
class Recipients:
    """They only count. For several threads."""

    redacted = "counting"
    messages: Counter[int] = field(default_factory=Counter)

    def __call__(self, channel: Channel) -> "Recipients":
        self.messages[channel.id] += 1
        return self

    def send(self, message: Message) -> Receipt:
        return Receipt("counted")

    def close(self) -> None:
        """Nothing to let go of."""


def sitting() -> None:
    with ExitStack() as stack:
        service = _service(stack)
        _follow(service, READERS, lambda number: f"webhook+https://example.org/{number}")
        first = _memory()
        seconds = _publish(service, SITTING)
        planned = _memory()
        print(
            f"{SITTING} resolutions for {READERS:,} readers: matched, planned and stored in {seconds:.0f} s; "
            f"memory {first:.0f} -> {planned:.0f} MB"
        )
        recipients = Recipients()
        seconds = _send(service, recipients)
        later = replace(service.context, clock=lambda: datetime.now(UTC) + timedelta(hours=2))
        seconds += _send(replace(service, context=later), recipients)
        print(
            f"{recipients.messages.total():,} messages in {seconds:.0f} s, at most "
            f"{max(recipients.messages.values())} to a channel; memory {_memory():.0f} MB"
        )
        _accounted(service, SITTING * READERS)


# ---- what both need --------------------------------------------------------------------------------------------------


def _service(stack: ExitStack, **more: str) -> Service:
    home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    sites = ("WIKISOURCE", "ODS", "ODS_FEEDS", "LISTINGS", "PRESS")
    environ = {f"SEIZED_SOURCES__{site}__ENABLED": "false" for site in sites}
    settings = load(home=home, environ=environ | {f"SEIZED_{name.upper()}": value for name, value in more.items()})
    return build(settings, stack)


def _follow(service: Service, count: int, address: Callable[[int], str]) -> None:
    """So many channels, each with one subscription to what cites a work."""
    now, rule = datetime.now(UTC), Rule(cites=(FOLLOWED,))
    fixed = {"redacted": "…", "enabled": True, "created_at": now}
    rows = [
        {"name": f"reader {number}", "address": address(number), "address_sha256": str(number), **fixed}
        for number in range(count)
    ]
    with service.database.writing() as session:
        session.execute(insert(ChannelRow), rows)
    wanted = [Subscription(0, one.name, one.id, (rule,)) for one in subscriptions.channels(service.database)]
    subscriptions.put(service.database, wanted, now)


def _publish(service: Service, count: int) -> float:
    """Resolutions come out at a source that is watched; the seconds until their deliveries stand in the outbox."""
    source = service.sources["folder"]
    schedule.register_sources(service.database, [source.name], service.context.clock())
    poll_now(service.context, source)
    folder = service.settings.incoming
    for number in range(2901, 2901 + count):
        (folder / f"{number}.txt").write_text(TEXT.format(number=number))
    time.sleep(3)  # a file that was just written may not be complete
    started = time.perf_counter()
    poll_now(service.context, source)
    return time.perf_counter() - started


def _send(service: Service, notifier_for: Callable[[Channel], Any]) -> float:
    def work() -> None:
        for _ in deliver_everything(service.context, notifier_for, service.ways):
            pass

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - started


def _accounted(service: Service, expected: int) -> None:
    counts = outbox.states(service.database)
    print(f"accounted for: {counts} of {expected:,} events for channels")
    if counts != {"done": expected}:
        raise RuntimeError("something is lost or told twice")


def _memory() -> float:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
