"""Reports of non-delivery, as mail servers write them, and the mailbox that they are read from."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifiers.bounces import Bounce, bounce_of, reports
from notifiers.errors import AddressError, DeliveryError

LETTER = "<0123456789abcdef@example.org>"


def report(status: str = "5.1.1", action: str = "failed", returned: str = "message/rfc822") -> bytes:
    """In the form that Postfix gives them."""
    return f"""From: MAILER-DAEMON@mx.example.net\r
To: seized@example.org\r
Message-Id: <report-7@mx.example.net>\r
Subject: Undelivered Mail Returned to Sender\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r
\r
--B\r
Content-Type: text/plain\r
\r
I'm sorry to have to inform you that your message could not be delivered.\r
\r
--B\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example.net\r
Arrival-Date: Sun, 22 Nov 2026 06:00:00 +0000 (UTC)\r
\r
Final-Recipient: rfc822; ann@example.net\r
Action: {action}\r
Status: {status}\r
Diagnostic-Code: smtp; 550 {status} <ann@example.net>: no such user\r
\r
--B\r
Content-Type: {returned}\r
\r
From: seized@example.org\r
Message-ID: {LETTER}\r
Subject: S/RES/9001(2026)\r
\r
words\r
--B--\r
""".encode()


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_a_letter_that_came_back_is_known_by_its_identifier(returned: str) -> None:
    bounce = bounce_of(report(returned=returned))
    assert bounce is not None
    assert (bounce.letter, bounce.permanent) == (LETTER, True)


def test_the_reason_is_the_servers_without_the_mailbox() -> None:
    bounce = bounce_of(report())
    assert bounce is not None
    assert "no such user" in bounce.reason
    assert "ann@" not in bounce.reason


@pytest.mark.parametrize(("status", "action"), [("4.2.2", "failed"), ("4.4.1", "delayed"), ("5.0.0", "delayed")])
def test_what_may_still_arrive_is_not_permanent(status: str, action: str) -> None:
    bounce = bounce_of(report(status, action))
    assert bounce is not None
    assert not bounce.permanent


def test_a_report_of_delivery_is_no_bounce() -> None:
    assert bounce_of(report("2.0.0", "delivered")) is None


def test_an_answer_by_hand_is_no_bounce() -> None:
    assert bounce_of(b"From: ann@example.net\r\nMessage-ID: <a@b.example>\r\n\r\nI am away. Status: 5.1.1") is None


@given(st.binary(max_size=400), st.integers(0, 1200))
def test_a_broken_report_breaks_nothing(noise: bytes, at: int) -> None:
    whole = report()
    found = bounce_of(whole[:at] + noise + whole[at:])
    assert found is None or isinstance(found, Bounce)


@contextmanager
def mailbox(letters: list[bytes], password: str = "right") -> Iterator[tuple[int, set[int]]]:
    """A mailbox that speaks as much IMAP as is asked of it; yields the port and the numbers of letters read."""
    seen: set[int] = set()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_serve, args=(server, letters, password, seen), daemon=True)
        thread.start()
        yield server.getsockname()[1], seen


def _serve(server: socket.socket, letters: list[bytes], password: str, seen: set[int]) -> None:
    try:
        while True:
            connection, _ = server.accept()
            with connection, connection.makefile("rwb") as stream:
                stream.write(b"* OK ready\r\n")
                stream.flush()
                for line in stream:
                    tag, _, command = line.strip().decode().partition(" ")
                    stream.write(
                        _answer(command, letters, password, seen) + f"{tag} ".encode() + _end(command, password)
                    )
                    stream.flush()
    except OSError:
        return


def _end(command: str, password: str) -> bytes:
    refused = command.startswith("LOGIN") and f'"{password}"' not in command
    return b"NO wrong\r\n" if refused else b"OK done\r\n"


def _answer(command: str, letters: list[bytes], password: str, seen: set[int]) -> bytes:
    if command.startswith("CAPABILITY"):
        return b"* CAPABILITY IMAP4rev1\r\n"
    if command.startswith("SELECT"):
        return f"* {len(letters)} EXISTS\r\n".encode()
    if command.startswith("UID SEARCH"):
        return b"* SEARCH " + b" ".join(b"%d" % n for n in range(1, len(letters) + 1) if n not in seen) + b"\r\n"
    number = re.match(r"UID (?:FETCH|STORE) (\d+)", command)
    if number and "FETCH" in command:
        letter = letters[int(number[1]) - 1]
        return b"* %d FETCH (BODY[]<0> {%d}\r\n" % (int(number[1]), len(letter)) + letter + b")\r\n"
    if number:
        seen.add(int(number[1]))
    return b"* BYE\r\n" if command.startswith("LOGOUT") else b""


def test_unread_reports_are_read_once() -> None:
    with mailbox([report(), report("4.2.2")]) as (port, seen):
        address = f"imap://seized:right@127.0.0.1:{port}/INBOX"
        with reports(address) as unread:
            found = [bounce_of(one) for one in unread]
        with reports(address) as unread:
            assert list(unread) == []
    assert [one.permanent for one in found if one] == [True, False]
    assert seen == {1, 2}


def test_a_report_that_was_not_dealt_with_comes_again() -> None:
    with mailbox([report()]) as (port, seen), reports(f"imap://seized:right@127.0.0.1:{port}/INBOX") as unread:
        next(unread)
    assert seen == set()


def test_a_wrong_password_is_told_and_not_shown() -> None:
    with (
        mailbox([]) as (port, _),
        pytest.raises(DeliveryError) as failure,
        reports(f"imap://seized:wr0ng@127.0.0.1:{port}/INBOX"),
    ):
        pass
    assert "wr0ng" not in str(failure.value)


@pytest.mark.parametrize("address", ["pop3://u:p@h/", "imaps://host/INBOX", "imaps:", "nonsense"])
def test_an_address_that_is_no_mailbox_is_refused(address: str) -> None:
    with pytest.raises(AddressError, match="imaps://user:password@host/INBOX"), reports(address):
        pass
