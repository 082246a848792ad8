"""The embedded engine: alone on its database, both loops at work, a clean stop."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from monitor.knobs import CitedSettings
from monitor.running.alone import AlreadyRunning, alone
from monitor.running.clock import ticking
from monitor.running.embedded import due_jobs, jobs, running
from monitor.running.pool import pool
from monitor.service import Service
from monitor.store import outbox, schedule
from monitor.store.agenda import Agenda
from monitor.subscribing import Rule
from monitor.wiring import build
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.serving import settings_for
from tests.support.standing import follow


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with ExitStack() as stack:
        yield build(settings_for(tmp_path, "127.0.0.1:1"), stack)


def wait_for_delivery(service: Service) -> None:
    end = time.monotonic() + 20
    while not any(one.tries for one in outbox.deliveries(service.database)):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_what_comes_out_is_told(service: Service) -> None:
    follow(service.database, Rule(cites=("S/RES/1373(2001)",)))
    site = FakeSource()
    with running(replace(service, sources={"wiki": site})):
        while not schedule.source_states(service.database)[0].cursor:
            time.sleep(0.01)
        site.publish("page", resolution(2903))
        wait_for_delivery(service)
    assert service.stop.is_set()


def test_a_lease_that_a_killed_service_left_is_taken_up_at_once(service: Service) -> None:
    schedule.register_sources(service.database, ["wiki"], service.context.clock())
    schedule.claim_source(service.database, "wiki", service.context.clock(), timedelta(hours=1))
    with running(replace(service, sources={"wiki": FakeSource()})):
        end = time.monotonic() + 20
        while not schedule.source_states(service.database)[0].last_success_at:
            assert time.monotonic() < end
            time.sleep(0.01)


def test_a_second_service_on_the_same_file_is_refused_with_the_way_out(service: Service) -> None:
    with running(service), pytest.raises(AlreadyRunning, match="SEIZED_HOME"), running(service):
        pass


def test_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'seized.db'}"
    with alone(url):
        pass
    with alone(url):
        pass


def test_any_number_of_services_share_a_server() -> None:
    url = "postgresql://host/seized"
    with alone(url), alone(url):
        pass


def test_what_a_text_cites_is_looked_for_by_and_by(service: Service) -> None:
    site = FakeSource()
    hasty = service.settings.model_copy(update={"cited": CitedSettings(gap=timedelta(milliseconds=20))})
    site.publish("page", resolution(2903))
    with running(replace(service, settings=hasty, sources={site.name: site})):
        end = time.monotonic() + 20
        while {"page of S/RES/1373(2001)", "page of S/RES/2178(2014)"} - set(site.fetched):
            assert time.monotonic() < end
            time.sleep(0.02)


def test_a_job_runs_again_and_again_and_never_beside_itself() -> None:
    at_work: list[int] = []
    seen: list[int] = []

    def job() -> None:
        at_work.append(1)
        seen.append(len(at_work))
        time.sleep(0.05)
        at_work.pop()

    with ticking({"job": job}, timedelta(milliseconds=10)):
        while len(seen) < 4:
            time.sleep(0.01)
    assert set(seen) == {1}
    assert at_work == []


def test_a_job_in_hand_is_not_taken_a_second_time_and_then_again() -> None:
    going, ended = Event(), Event()
    with pool(4) as threads:
        assert threads.take("job", going.wait)
        assert not threads.take("job", going.wait)
        assert threads.take("another", ended.set)
        assert ended.wait(20)
        going.set()
        while not threads.take("job", ended.set):
            time.sleep(0.01)


def test_a_job_that_fails_may_be_taken_again() -> None:
    def fail() -> None:
        raise ValueError

    with pool(1) as threads:
        threads.take("job", fail)
        while not threads.take("job", fail):
            time.sleep(0.01)


def test_leaving_waits_for_what_is_in_hand() -> None:
    begun, done = Event(), Event()

    def job() -> None:
        begun.set()
        time.sleep(0.05)
        done.set()

    with pool(1) as threads:
        threads.take("job", job)
        begun.wait(20)
    assert done.is_set()


def test_only_what_is_due_is_begun(service: Service) -> None:
    watching = replace(service, sources={"wiki": FakeSource(), "ods": FakeSource()})
    assert list(due_jobs(Agenda(), watching)) == []
    assert list(due_jobs(Agenda(polls=frozenset({"wiki", "taken out"})), watching)) == ["poll wiki"]
    assert list(due_jobs(Agenda(looks=frozenset({"ods", "taken out"})), watching)) == ["look ods", "look elsewhere"]
    assert list(due_jobs(Agenda(messages=True, letters=True), watching)) == ["deliver 0", "confirmations"]
    assert set(due_jobs(Agenda(messages=True), watching)) <= jobs(watching).keys()
