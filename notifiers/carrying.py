"""Handing letters to mail servers: connections that are kept, and the pace that a recipient's domain asks for.

A connection carries one letter at a time and as many one after the other as the server takes. One on which the server
hung up gets no other; one that has rested or was refused something is asked whether it still lives (RSET) before it
does, so that no letter is begun twice by us.
"""

import contextlib
import selectors
import smtplib
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Final, cast

from notifiers.conversing import Plain, Secured
from notifiers.postboxes import Server

ENOUGH: Final = 421
"""What a server says to the next letter when a connection has carried enough, before it hangs up (RFC 5321, 3.8)."""
REST: Final = 60.0
"""Seconds that a connection may rest; servers wait five minutes (RFC 5321, 4.5.3.2.7), firewalls between us less."""
SURE: Final = 5.0
"""Seconds of rest after which a connection is asked whether it lives; one that has just carried a letter does."""
LONGEST_REST: Final = 900.0
"""Seconds that a domain is left alone at most after it put letters off."""


class Resting(Exception):
    """A recipient's domain put letters off or has had its share; ``seconds`` until its next."""

    def __init__(self, domain: str, seconds: float) -> None:
        super().__init__(f"letters to {domain} rest for {seconds:.0f} s")
        self.seconds = seconds


@dataclass(slots=True)
class _Open:
    """A connection, how many letters it carried, and when it last did."""

    connection: Plain | Secured
    letters: int = 0
    used_at: float = 0.0


@dataclass(slots=True)
class _Domain:
    """When a recipient's domain may have its next letter, and how often in a row it put one off."""

    next_at: float = 0.0
    put_off: int = 0


@dataclass(slots=True, repr=False)
class PostOffice:
    """The open connections to all servers, for several threads: each holds at most one at a time.

    ``clock`` gives seconds that never go back.
    """

    clock: Callable[[], float] = time.monotonic
    _idle: dict[tuple[object, ...], list[_Open]] = field(default_factory=dict)
    _domains: dict[str, _Domain] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, server: Server, post: EmailMessage, recipient: str, seconds: float) -> None:
        """Hand one letter over; ``seconds`` are for the whole. Raises Resting, OSError and smtplib.SMTPException."""
        domain = recipient.rpartition("@")[2].lower()
        self._take_turn(domain, 60.0 / server.pace if server.pace else 0.0)
        try:
            while not self._carried(server, post, recipient, seconds):
                pass
        except smtplib.SMTPException as error:
            self._note(domain, put_off=_put_off(error))
            raise
        self._note(domain, put_off=False)

    def close(self) -> None:
        """Say goodbye on every connection that rests. May be called twice."""
        with self._lock:
            idle, self._idle = self._idle, {}
        for each in (one for some in idle.values() for one in some):
            _end(each.connection)

    def _carried(self, server: Server, post: EmailMessage, recipient: str, seconds: float) -> bool:
        """Whether a connection took the letter; not one that has carried enough: then there is another."""
        with self._connected(server, seconds) as held:
            try:
                _hand_over(held.connection, post, server.sender.addr_spec, recipient)
            except smtplib.SMTPSenderRefused as error:
                if error.smtp_code != ENOUGH or not held.letters:
                    raise
                return False
        return True

    @contextmanager
    def _connected(self, server: Server, seconds: float) -> Iterator[_Open]:
        """A connection that is ready for a letter; it is kept when the letter was taken or refused in good order."""
        held = self._kept(server, seconds) or _Open(_connect(server, seconds))
        try:
            yield held
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError):
            self._keep(server, held, rested=SURE)
            raise
        except BaseException:
            held.connection.close()
            raise
        self._keep(server, held)

    def _kept(self, server: Server, seconds: float) -> _Open | None:
        while True:
            with self._lock:
                idle = self._idle.get(server.login)
                held = idle.pop() if idle else None
            if held is None:
                return None
            if _lives(held.connection, seconds, self.clock() - held.used_at):
                return held
            _end(held.connection)

    def _keep(self, server: Server, held: _Open, rested: float = 0.0) -> None:
        held.letters += 1
        held.used_at = self.clock() - rested
        if held.connection.sock is None:
            _end(held.connection)
            return
        with self._lock:
            self._idle.setdefault(server.login, []).append(held)

    def _take_turn(self, domain: str, gap: float) -> None:
        with self._lock:
            known, now = self._domains.setdefault(domain, _Domain()), self.clock()
            if known.next_at > now:
                raise Resting(domain, known.next_at - now)
            known.next_at = now + gap

    def _note(self, domain: str, *, put_off: bool) -> None:
        """A domain that puts letters off is left alone for longer each time; one that takes them is not."""
        with self._lock:
            known = self._domains.setdefault(domain, _Domain())
            known.put_off = known.put_off + 1 if put_off else 0
            if put_off:
                known.next_at = self.clock() + min(30.0 * 2 ** min(known.put_off, 10), LONGEST_REST)


def _hand_over(connection: smtplib.SMTP, post: EmailMessage, sender: str, recipient: str) -> None:
    """Addresses beyond ASCII ask more of the server (RFC 6531). The library's own way changes lines that begin with
    "From"."""
    options = () if (sender + recipient).isascii() else ("SMTPUTF8", "BODY=8BITMIME")
    policy = cast(EmailPolicy, post.policy).clone(utf8=bool(options))
    connection.sendmail(sender, [recipient], post.as_bytes(policy=policy), options)


def _connect(server: Server, seconds: float) -> Plain | Secured:
    connection = (Secured if server.tls else Plain)(server.host, server.port, seconds)
    try:
        _secure(connection, server)
        if server.password:
            connection.login(server.user, server.password)
    except BaseException:
        _end(connection)
        raise
    return connection


def _secure(connection: smtplib.SMTP, server: Server) -> None:
    connection.ehlo_or_helo_if_needed()
    if server.tls or server.starttls == "never":
        return
    if connection.has_extn("starttls"):
        connection.starttls(context=ssl.create_default_context())
        connection.ehlo()
    elif server.starttls == "required":
        raise smtplib.SMTPNotSupportedError("the server offers no TLS; starttls=never sends in the clear")


def _lives(connection: Plain | Secured, seconds: float, rested: float) -> bool:
    """Whether a connection can have another letter; it then has ``seconds`` again."""
    connection.renew(seconds)
    return rested < REST and _is_silent(connection) and (rested < SURE or _answers(connection))


def _is_silent(connection: Plain | Secured) -> bool:
    """A server says nothing between letters but that it hangs up."""
    if connection.sock is None:
        return False
    with selectors.DefaultSelector() as selector:
        selector.register(connection.sock, selectors.EVENT_READ)
        return not selector.select(0)


def _answers(connection: Plain | Secured) -> bool:
    try:
        return connection.rset()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False


def _end(connection: Plain | Secured) -> None:
    with contextlib.suppress(smtplib.SMTPException, OSError):
        connection.quit()
    connection.close()


def _put_off(error: smtplib.SMTPException) -> bool:
    """Whether the server asks to come back later with letters to this domain (RFC 5321: 421, 450, 451, 452)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return any(code in (421, 450, 451, 452) for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code in (421, 450, 451, 452)
