"""Letters that came back: what a report of non-delivery says (RFC 3464), and the mailbox in which reports arrive."""

import contextlib
import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from typing import Final
from urllib.parse import unquote, urlsplit

from notifiers.errors import AddressError, DeliveryError
from notifiers.redacting import conceal, redact

LARGEST: Final = 1_000_000
"""Bytes of a report that are read; the letter that it returns stands at its end."""
AT_ONCE: Final = 200
"""Reports that one look takes up."""
SECONDS: Final = 60.0

_STATUS = re.compile(r"([245])\.[0-9]{1,3}\.[0-9]{1,3}")
_IDENTIFIER = re.compile(r"<[^<>\s]{3,300}>")
_RETURNED = re.compile(rb"^message-id:[ \t\r\n]*(<[^<>\s]{3,300}>)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A letter did not arrive. ``letter`` is its Message-ID with brackets; ``permanent``: it never will (5.x.x).

    ``reason`` is the other server's words on one line, without mailbox names.
    """

    letter: str
    permanent: bool
    reason: str


def bounce_of(content: bytes) -> Bounce | None:
    """What a report of non-delivery says; None for any other letter, however broken."""
    try:
        report = message_from_bytes(content[:LARGEST], policy=policy.default)
        status = next((part for part in _parts(report) if part.get_content_type() == "message/delivery-status"), None)
        fields = _fields(status) if status else {}
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    code = _STATUS.search(fields.get("status", ""))
    letter = _returned(content[:LARGEST], report)
    if code is None or letter is None or fields.get("action", "").strip().lower() not in ("failed", "delayed"):
        return None
    said = re.sub(r"[^\s@<>]{1,64}@[A-Za-z0-9.-]{1,253}", "…", fields.get("diagnostic-code", "")).partition(";")
    reason = conceal(f"{code.group()} {said[2] or said[0]}".strip(), ())
    return Bounce(letter, code[1] == "5" and fields["action"].strip().lower() == "failed", reason)


@contextmanager
def reports(mailbox: str) -> Iterator[Iterator[bytes]]:
    """The unread letters of ``imaps://user:password@host/FOLDER``, each marked as read once the next is asked for.

    One that was being dealt with when the program stopped comes again. Raises AddressError and DeliveryError.
    """
    parts = urlsplit(mailbox)
    if parts.scheme not in ("imaps", "imap") or not parts.hostname or not parts.username:
        raise AddressError(f"{redact(mailbox)}: write imaps://user:password@host/INBOX")
    secrets = (unquote(parts.password or ""), unquote(parts.username))
    try:
        connection = _connected(parts.scheme, parts.hostname, parts.port)
        try:
            connection.login(unquote(parts.username), unquote(parts.password or ""))
            connection.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"')
            yield _unread(connection)
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                connection.logout()
    except (imaplib.IMAP4.error, OSError) as error:
        raise DeliveryError(f"{parts.scheme}://{parts.hostname}: {conceal(str(error), secrets)}") from None


def _connected(scheme: str, host: str, port: int | None) -> imaplib.IMAP4:
    if scheme == "imap":
        return imaplib.IMAP4(host, port or 143, timeout=SECONDS)
    return imaplib.IMAP4_SSL(host, port or 993, ssl_context=ssl.create_default_context(), timeout=SECONDS)


def _unread(connection: imaplib.IMAP4) -> Iterator[bytes]:
    _, found = connection.uid("SEARCH", "UNSEEN")
    for number in (found[0] or b"").split()[:AT_ONCE]:
        _, fetched = connection.uid("FETCH", number.decode("ascii"), f"(BODY.PEEK[]<0.{LARGEST}>)")
        yield from (entry[1] for entry in fetched if isinstance(entry, tuple))
        connection.uid("STORE", number.decode("ascii"), "+FLAGS", r"(\Seen)")


def _parts(report: Message, depth: int = 0) -> Iterator[Message]:
    """The parts of a letter, not deeper than a report is."""
    yield report
    if report.is_multipart() and depth < 3:
        for part in report.get_payload():
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)


def _fields(status: Message) -> dict[str, str]:
    """The fields of the first recipient's block; the report's own block has no status."""
    blocks = [part for part in status.get_payload() if isinstance(part, Message)] if status.is_multipart() else []
    named = ({name.lower(): str(value) for name, value in block.items()} for block in blocks)
    return next((fields for fields in named if "status" in fields), {})


def _returned(content: bytes, report: EmailMessage) -> str | None:
    """The Message-ID of the letter that came back: in its own header, else the last that the report quotes."""
    for part in _parts(report):
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            inner = part.get_payload(0)
            found = _IDENTIFIER.search(str(inner.get("Message-ID", ""))) if isinstance(inner, Message) else None
            if found:
                return found.group()
    quoted = _RETURNED.findall(content)
    return quoted[-1].decode("ascii", "replace") if len(quoted) > 1 else None
