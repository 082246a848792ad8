"""A daily digest, and a quiet night, across both changes of the clock: the real service, a real mail server, a folder
that texts come into, and a clock that the story turns by half hours."""

import email.policy
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from diffing.changes import Body
from monitor.running.embedded import jobs
from monitor.settings import load
from monitor.store import schedule, subscriptions
from monitor.subscribing import Quiet, Rhythm, Rule, Subscription
from monitor.wiring import build
from tests.support.resolutions import resolution
from tests.support.standing import Clock, fresh_file
from tests.support.watching import only

pytestmark = pytest.mark.slow

ZURICH = ZoneInfo("Europe/Zurich")
SPRING = date(2027, 3, 28)
"""02:00 becomes 03:00."""
AUTUMN = date(2026, 10, 25)
"""03:00 becomes 02:00."""
THE_COUNCIL = Rule(bodies=(Body.SECURITY_COUNCIL,))
STEP = timedelta(minutes=30)
A_WHILE = 3600


@dataclass
class Postmaster:
    """Keeps what it takes, with the reader's own time of day; hangs up while it is ``down``."""

    clock: Clock
    down: bool = False
    letters: list[tuple[datetime, EmailMessage]] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        if self.down:
            assert server.transport is not None
            server.transport.close()
            return "421 going down"
        self.letters.append((self.clock().astimezone(ZURICH), letter))
        return "250 taken"


@contextmanager
def post_office(clock: Clock) -> Iterator[tuple[Postmaster, int]]:
    postmaster = Postmaster(clock)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    controller = Controller(postmaster, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield postmaster, port
    finally:
        controller.stop()


@dataclass
class Life:
    """The service in a home of its own. ``publish`` puts a text into its folder."""

    home: Path
    clock: Clock
    postmaster: Postmaster
    jobs: tuple[Any, ...]
    number: int = 2900

    def publish(self) -> None:
        self.number += 1
        day = f"{self.clock():%d %B %Y}".lstrip("0")
        text = resolution(self.number, year=self.clock().year).replace(f"20 November {self.clock().year}", day)
        file = self.home / "incoming" / f"{self.number}.txt"
        file.write_text(text, encoding="utf-8")
        written = file.stat().st_mtime - A_WHILE
        os.utime(file, (written, written))  # the folder waits for files that are still being written

    def until(self, end: datetime, publish_at: time | None = None) -> None:
        """Live on by half hours; a text comes each day at ``publish_at``, by the reader's clock."""
        while self.clock() < end:
            if self.clock().astimezone(ZURICH).time() == publish_at:
                self.publish()
            for job in self.jobs:
                job()
            self.clock.now += STEP

    @property
    def arrivals(self) -> list[datetime]:
        return [at for at, _ in self.postmaster.letters]


@contextmanager
def life(home: Path, begin: datetime, **telling: Any) -> Iterator[Life]:
    clock = Clock(begin.astimezone(UTC))
    (home / "incoming").mkdir()
    with ExitStack() as stack:
        postmaster, port = stack.enter_context(post_office(clock))
        fresh_file(home)
        environ = only("folder") | {
            "SEIZED_WORKERS": "1",
            "SEIZED_SMTP": f"smtp://127.0.0.1:{port}/?from=seized@example.org&starttls=never",
        }
        made = build(load(home=home, environ=environ), stack)
        service = replace(made, context=replace(made.context, clock=clock, draw=lambda: 0.0))
        schedule.register_sources(service.database, service.sources, clock())
        channel = subscriptions.add_channel(service.database, "ann", "mailto:ann@example.org", "ann", clock())
        wanted = Subscription(0, "council", channel.id, (THE_COUNCIL,), timezone="Europe/Zurich", **telling)
        subscriptions.add(service.database, wanted, clock())
        for job in jobs(service).values():  # what is there at a first look is told to nobody
            job()
        yield Life(home, clock, postmaster, tuple(jobs(service).values()))


def local(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZURICH)


@pytest.mark.parametrize("changed", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_a_daily_digest_comes_once_a_day_at_its_hour_across_the_change(tmp_path: Path, changed: date) -> None:
    with life(tmp_path, local(changed - timedelta(days=2), 9), rhythm=Rhythm.DAILY, hour=8) as lived:
        lived.until(local(changed + timedelta(days=2), 10), publish_at=time(15))
    days = [changed + timedelta(days=number) for number in (-1, 0, 1, 2)]
    assert lived.arrivals == [local(day, 8) for day in days]
    told = [str(letter["Subject"]) for _, letter in lived.postmaster.letters]
    assert all(f"S/RES/{2901 + number}({changed.year})" in subject for number, subject in enumerate(told))


@pytest.mark.parametrize("hour", [2, 3])
@pytest.mark.parametrize("changed", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_a_digest_in_the_hour_that_is_missing_or_comes_twice_is_sent_once(
    tmp_path: Path, changed: date, hour: int
) -> None:
    with life(tmp_path, local(changed - timedelta(days=1), 9), rhythm=Rhythm.DAILY, hour=hour) as lived:
        lived.until(local(changed + timedelta(days=1), 6), publish_at=time(15))
    assert [at.date() for at in lived.arrivals] == [changed, changed + timedelta(days=1)]


@pytest.mark.parametrize("changed", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_what_comes_in_a_quiet_night_of_the_change_is_told_once_at_its_end(tmp_path: Path, changed: date) -> None:
    quiet = Quiet(time(22), time(7))
    with life(tmp_path, local(changed - timedelta(days=1), 12), rhythm=Rhythm.IMMEDIATE, quiet=quiet) as lived:
        lived.until(local(changed - timedelta(days=1), 23))
        lived.publish()
        lived.until(local(changed, 5))
        lived.publish()
        lived.until(local(changed, 12))
    assert lived.arrivals == [local(changed, 7)]
    (letter,) = (letter for _, letter in lived.postmaster.letters)
    body = letter.get_body(("plain",))
    assert body is not None
    assert all(f"S/RES/{number}({changed.year})" in body.get_content() for number in (2901, 2902))


def test_a_mail_server_in_trouble_on_the_morning_of_the_change_loses_and_doubles_nothing(tmp_path: Path) -> None:
    with life(tmp_path, local(SPRING - timedelta(days=1), 9), rhythm=Rhythm.DAILY, hour=8) as lived:
        lived.until(local(SPRING, 7), publish_at=time(15))
        lived.postmaster.down = True
        lived.until(local(SPRING, 10))
        lived.postmaster.down = False
        lived.until(local(SPRING + timedelta(days=1), 10), publish_at=time(15))
    assert [at.date() for at in lived.arrivals] == [SPRING, SPRING + timedelta(days=1)]
    assert local(SPRING, 10) <= lived.arrivals[0] < local(SPRING, 13)
    assert lived.arrivals[1] == local(SPRING + timedelta(days=1), 8)
