"""A receiver that fails in every way in turn: nothing is lost, and what comes twice carries the same key."""

import json
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from monitor.delivering import deliver_everything
from monitor.intents import Channel, EventType, Planned
from monitor.outgoing import DeliveryState
from monitor.receiving import Context
from monitor.store import corpus, outbox
from monitor.store.subscriptions import add_channel
from monitor.ways import NOWHERE
from notifiers.catalog import notifier_for
from notifiers.interface import ChannelOptions, Notifier
from tests.monitor.store.builders import event, intent, planned
from tests.support.standing import Clock

WORKS = 6
ASKED = 1800


@dataclass
class Moody:
    """Which mood it is in, and what it has: (mood, key, events)."""

    mood: str = "500"
    had: list[tuple[str, str, list[str]]] = field(default_factory=list)
    asked: list[tuple[datetime, str]] = field(default_factory=list)
    endpoint: tuple[str, int] = ("127.0.0.1", 0)


@contextmanager
def moody(clock: Clock) -> Iterator[Moody]:
    state = Moody()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append((clock.now, state.mood))
            if state.mood in ("works", "drops"):
                state.had.append((state.mood, self.headers["Idempotency-Key"], events_of(body)))
            if state.mood == "drops":  # it has the message, and dies in the middle of its answer
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            self.send_response({"500": 500, "429": 429}.get(state.mood, 204))
            if state.mood == "429":
                self.send_header("Retry-After", str(ASKED))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.endpoint = ("127.0.0.1", server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def events_of(body: dict[str, Any]) -> list[str]:
    """The keys of the events in a post: one, one with others, or a digest."""
    data = body.get("data") or {}
    several = [one["id"] for one in data.get("events", [])]
    return several or [body["id"], *(one["id"] for one in data.get("also", []))]


def test_a_receiver_that_fails_in_every_way_loses_nothing(context: Context, clock: Clock) -> None:
    with moody(clock) as state:
        options = ChannelOptions(allowed_endpoints=frozenset({state.endpoint}), timeout=5)
        address = f"webhook+http://127.0.0.1:{state.endpoint[1]}/hook"
        hook = add_channel(context.database, "hook", address, address, clock.now)
        notifier = notifier_for(address, options)
        told: list[str] = []
        for mood, hours in (("500", 1.0), ("429", 1.0), ("drops", 0.75), ("works", 30.0)):
            state.mood = mood
            pass_hours(context, clock, hook, notifier, told, hours, publish=mood != "works")
    assert_all_arrived(context, state, told)


def pass_hours(
    context: Context, clock: Clock, hook: Channel, notifier: Notifier, told: list[str], hours: float, *, publish: bool
) -> None:
    """Let time pass in steps of some minutes; news comes every ten minutes while ``publish``."""
    step = 5 if publish else 30
    for minute in range(0, int(hours * 60), step):
        if publish and minute % 10 == 0:
            key = f"event {len(told)}"
            made = event(key, symbol=f"A/RES/99/{len(told) % WORKS}", type=EventType.NEW)
            corpus.apply(
                context.database, intent(events=(made,), deliveries=(planned_now(hook, key, clock),)), clock.now
            )
            told.append(key)
        list(deliver_everything(context, lambda _: notifier, NOWHERE))
        clock.pass_by(minutes=step)


def planned_now(hook: Channel, key: str, clock: Clock) -> Planned:
    return replace(planned(hook.id, key), next_attempt_at=clock.now)


def assert_all_arrived(context: Context, state: Moody, told: list[str]) -> None:
    works = [events for mood, _, events in state.had if mood == "works"]
    assert sorted(key for events in works for key in events) == sorted(told)
    assert all(one.state is DeliveryState.DONE for one in outbox.deliveries(context.database, limit=1000))
    assert_in_order(works)
    times = Counter(key for _, key, _ in state.had)
    dropped = {key for mood, key, _ in state.had if mood == "drops"}
    assert {key for key, count in times.items() if count > 1} <= dropped
    assert dropped
    same = {key: {tuple(events) for _, one, events in state.had if one == key} for key in times}
    assert all(len(events) == 1 for events in same.values())
    assert_patience(state)


def assert_in_order(works: list[list[str]]) -> None:
    """Of each work, older news came before newer."""
    numbers = [int(key.split()[1]) for events in works for key in events]
    for work in range(WORKS):
        own = [number for number in numbers if number % WORKS == work]
        assert own == sorted(own)


def assert_patience(state: Moody) -> None:
    """After the first 429 nothing is asked for as long as the receiver named."""
    asked = [at for at, mood in state.asked if mood == "429"]
    first = min(asked)
    assert [at for at in asked if first < at < first + timedelta(seconds=ASKED)] == []
