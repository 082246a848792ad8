"""Connections to mail servers: kept, counted, renewed, paced, and secured."""

import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from notifiers.carrying import PostOffice
from notifiers.catalog import notifier_for
from notifiers.errors import DeliveryError
from notifiers.interface import ChannelOptions
from tests.notifiers.samples import MESSAGE


@dataclass
class Counter:
    """Takes every letter, and knows how many connections and letters there were."""

    connections: int = 0
    letters: list[str] = field(default_factory=list)
    put_off: set[str] = field(default_factory=set)
    secured: list[bool] = field(default_factory=list)
    asked: int = 0
    at_most: int = 1_000
    lock: threading.Lock = field(default_factory=threading.Lock)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        with self.lock:
            self.connections += 1
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        session.carried = getattr(session, "carried", 0) + 1  # type: ignore[attr-defined]
        if session.carried > self.at_most:  # type: ignore[attr-defined]
            return "421 4.7.0 that is enough for one connection"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.rpartition("@")[2] in self.put_off:
            return "451 4.7.1 greylisted, come back"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        with self.lock:
            self.letters += envelope.rcpt_tos
            self.secured.append(session.ssl is not None)
        return "250 taken"

    async def handle_RSET(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.asked += 1
        return "250 OK"


@contextmanager
def post_office(counter: Counter, port: int = 0, **more: Any) -> Iterator[int]:
    controller = Controller(counter, hostname="127.0.0.1", port=port or free_port(), **more)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def sending(port: int, scheme: str = "smtp", **asked: str) -> Iterator[ChannelOptions]:
    query = "&".join(f"{name}={value}" for name, value in {"starttls": "never", **asked}.items())
    with closing(PostOffice()) as office:
        smtp = f"{scheme}://127.0.0.1:{port}/?from=seized@example.org&{query}"
        yield ChannelOptions(smtp=smtp, timeout=5, post_office=office)


def send(options: ChannelOptions, to: str, key: str = "one") -> None:
    notifier_for(f"mailto:{to}", options).send(replace(MESSAGE, key=key))


def test_many_letters_go_over_one_connection() -> None:
    counter = Counter()
    with post_office(counter) as port, sending(port) as options:
        for number in range(20):
            send(options, f"reader{number}@example.org")
    assert (counter.connections, len(counter.letters)) == (1, 20)


def test_a_server_that_takes_only_so_many_letters_a_connection_gets_the_rest_over_others() -> None:
    counter = Counter(at_most=3)
    with post_office(counter) as port, sending(port) as options:
        for number in range(8):
            send(options, f"reader{number}@example.org")
    assert (counter.connections, len(counter.letters)) == (3, 8)


def test_a_server_that_takes_no_letter_at_all_is_not_asked_again_and_again() -> None:
    counter = Counter(at_most=0)
    with post_office(counter) as port, sending(port) as options, pytest.raises(DeliveryError, match="421") as failure:
        send(options, "ann@example.org")
    assert not failure.value.permanent
    assert counter.connections == 1


def test_an_address_beyond_ascii_gets_its_letter() -> None:
    counter = Counter()
    with post_office(counter, enable_SMTPUTF8=True) as port, sending(port) as options:
        send(options, "ann@пример.example")
    assert counter.letters == ["ann@пример.example"]


def test_there_are_never_more_connections_than_workers() -> None:
    counter = Counter()
    with post_office(counter) as port, sending(port) as options, ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda number: send(options, f"reader{number}@example.org"), range(60)))
    assert counter.connections <= 4
    assert sorted(counter.letters) == sorted(f"reader{number}@example.org" for number in range(60))


def test_a_refused_recipient_does_not_cost_the_connection() -> None:
    counter = Counter(put_off={"slow.example.org"})
    with post_office(counter) as port, sending(port) as options:
        with pytest.raises(DeliveryError):
            send(options, "ann@slow.example.org")
        send(options, "ben@example.org")
    assert (counter.connections, counter.letters) == (1, ["ben@example.org"])


def test_a_server_that_hung_up_meanwhile_is_called_again() -> None:
    first, second = Counter(), Counter()
    port = free_port()
    with sending(port) as options:
        with post_office(first, port):
            send(options, "ann@example.org")
        with post_office(second, port):
            send(options, "ben@example.org")
    assert (first.letters, second.letters) == (["ann@example.org"], ["ben@example.org"])


@pytest.mark.parametrize(("rest", "asked"), [(1.0, 0), (10.0, 1)])
def test_only_a_connection_that_has_rested_is_asked_whether_it_lives(rest: float, asked: int) -> None:
    counter, now = Counter(), [0.0]
    with post_office(counter) as port, sending(port) as options, closing(PostOffice(lambda: now[0])) as office:
        own = replace(options, post_office=office)
        send(own, "ann@example.org")
        now[0] += rest
        send(own, "ben@example.org")
    assert (counter.connections, len(counter.letters), counter.asked) == (1, 2, asked)


def test_a_domain_that_puts_letters_off_rests_and_others_do_not() -> None:
    counter = Counter(put_off={"slow.example.org"})
    with post_office(counter) as port, sending(port) as options:
        with pytest.raises(DeliveryError, match="451"):
            send(options, "ann@slow.example.org")
        counter.put_off.clear()
        with pytest.raises(DeliveryError, match="rest for") as resting:
            send(options, "ann@slow.example.org")
        send(options, "ben@example.org")
    assert not resting.value.permanent
    assert 0 < (resting.value.retry_after or 0) <= 60
    assert counter.letters == ["ben@example.org"]


def test_a_domain_gets_no_more_letters_a_minute_than_the_operator_said() -> None:
    counter = Counter()
    with post_office(counter) as port, sending(port, pace="6") as options:
        send(options, "ann@example.org")
        send(options, "cyn@example.net")
        with pytest.raises(DeliveryError) as resting:
            send(options, "ben@example.org")
    assert 0 < (resting.value.retry_after or 0) <= 10
    assert counter.letters == ["ann@example.org", "cyn@example.net"]


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's side of TLS, with a certificate that our side trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def test_a_connection_turns_to_tls_when_it_must(tls: ssl.SSLContext) -> None:
    counter = Counter()
    with post_office(counter, tls_context=tls) as port, sending(port, starttls="required") as options:
        send(options, "ann@example.org")
        send(options, "ben@example.org")
    assert counter.secured == [True, True]


def test_a_connection_speaks_tls_from_the_first_byte(tls: ssl.SSLContext) -> None:
    counter = Counter()
    with post_office(counter, ssl_context=tls) as port, sending(port, scheme="smtps") as options:
        send(options, "ann@example.org")
        send(options, "ben@example.org")
    assert counter.letters == ["ann@example.org", "ben@example.org"]


def test_a_certificate_of_somebody_else_is_not_believed(tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter()
    with post_office(counter, tls_context=tls) as port, sending(port, starttls="required") as options:
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(DeliveryError, match="certificate"):
            send(options, "ann@example.org")
    assert counter.letters == []
