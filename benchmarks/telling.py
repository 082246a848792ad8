"""What the benchmarks of telling stand on: a service of its own, thousands who follow a work, and resolutions that come
out."""

import resource
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import insert

from monitor.delivering import deliver_everything
from monitor.intents import Channel
from monitor.polling import poll_now
from monitor.service import Service
from monitor.settings import load
from monitor.store import outbox, schedule, subscriptions
from monitor.store.tables import ChannelRow
from monitor.subscribing import Rule, Subscription
from monitor.wiring import build

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


def a_service(stack: ExitStack, **more: str) -> Service:
    """With an empty database and a folder to watch; its log stays silent."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    sites = ("WIKISOURCE", "ODS", "ODS_FEEDS", "LISTINGS", "PRESS")
    environ = {f"SEIZED_SOURCES__{site}__ENABLED": "false" for site in sites}
    settings = load(home=home, environ=environ | {f"SEIZED_{name.upper()}": value for name, value in more.items()})
    return build(settings, stack)


def follow(service: Service, count: int, address: Callable[[int], str]) -> None:
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


def publish(service: Service, count: int) -> float:
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


def send_all(service: Service, notifier_for: Callable[[Channel], Any]) -> float:
    """Several workers send until nothing is due; the seconds. Raises what any of them raises."""

    def work(_: int) -> None:
        for _settled in deliver_everything(service.context, notifier_for, service.ways):
            pass

    started = time.perf_counter()
    with ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(work, range(WORKERS)))
    return time.perf_counter() - started


def accounted(service: Service, expected: int) -> None:
    counts = outbox.states(service.database)
    say(f"accounted for: {counts} of {expected:,} events for channels; dead {counts.get('dead', 0)}")
    if counts != {"done": expected}:
        raise RuntimeError("something is lost or told twice")


@contextmanager
def watched_memory() -> Iterator[Callable[[], str]]:
    """What this process holds, looked at ten times a second; afterwards, in words, at each quarter of the way."""
    held, done = [_memory()], threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            held.append(_memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield lambda: f"memory {' -> '.join(f'{held[at * (len(held) - 1) // 4]:.0f}' for at in range(5))} MB"
    finally:
        done.set()
        watcher.join()


def _memory() -> float:
    """What this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1_000_000


def say(words: str) -> None:
    """At once: a run takes minutes."""
    print(words, flush=True)
