"""Tell somebody by mail, through an SMTP server (RFC 5321).

A 5xx answer is permanent. A 4xx answer, a lost connection or a late one is tried again. Once the server has taken the
letter, nothing that happens on the way out counts.
"""

import smtplib
from email.headerregistry import Address
from urllib.parse import unquote

from notifiers.carrying import PostOffice, Resting
from notifiers.errors import AddressError, DeliveryError
from notifiers.interface import ChannelOptions, Receipt
from notifiers.letters import letter
from notifiers.messages import Message
from notifiers.postboxes import Server, mailbox_of, read_server
from notifiers.redacting import conceal, mailbox, redact


class Mail:
    """A channel that is one mailbox."""

    def __init__(self, address: str, options: ChannelOptions) -> None:
        """Raises AddressError when the address names no single mailbox or no server."""
        self._server, self._recipient = _read(address, options)
        self.redacted = f"mailto:{mailbox(self._recipient.addr_spec)}"
        self._timeout = options.timeout
        self._office = options.post_office or PostOffice()
        self._owns_office = options.post_office is None

    def __repr__(self) -> str:
        return f"Mail({self.redacted!r})"

    def send(self, message: Message) -> Receipt:
        """Hand the letter to the server. Raises DeliveryError."""
        post = letter(message, self._server.sender, self._recipient)
        try:
            self._office.carry(self._server, post, self._recipient.addr_spec, self._timeout)
        except Resting as error:
            raise DeliveryError(f"{self.redacted}: {error}", retry_after=error.seconds) from None
        except smtplib.SMTPException as error:
            raise self._failed(_code(error), _words(error)) from None
        except OSError as error:
            raise self._failed(None, type(error).__name__ if isinstance(error, TimeoutError) else str(error)) from None
        return Receipt(f"accepted by {self._server.host}", post["Message-ID"])

    def close(self) -> None:
        """Close the connections, unless they are every channel's."""
        if self._owns_office:
            self._office.close()

    def _failed(self, code: int | None, words: str) -> DeliveryError:
        recipient = self._recipient
        secrets = (self._server.password, self._server.user, recipient.addr_spec, recipient.username)
        said = conceal(f"{code} {words}" if code else words, secrets)
        return DeliveryError(
            f"{self.redacted}: {self._server.host} did not take the letter ({said})",
            permanent=code is not None and 500 <= code < 600,
        )


def _read(address: str, options: ChannelOptions) -> tuple[Server, Address]:
    redacted = redact(address)
    if address.lower().startswith("mailto:") and "//" not in address[:9]:
        if options.smtp is None:
            raise AddressError(
                f"{redacted}: no mail server is set; set smtp (SEIZED_SMTP), or write smtp://server/?from=…&to=…"
            )
        return _operators(options.smtp), mailbox_of(unquote(address[7:].partition("?")[0]), redacted)
    server, recipient = read_server(address)
    if recipient is None and address.lower().startswith("smtp"):
        raise AddressError(f"{redacted} names nobody; add ?to=somebody@example.org")
    return server, mailbox_of(recipient, redacted) if recipient else server.sender


def _operators(smtp: str) -> Server:
    try:
        return read_server(smtp)[0]
    except AddressError as error:
        raise AddressError(f"the mail server in the settings (smtp) cannot be used: {error}") from None


def _code(error: smtplib.SMTPException) -> int | None:
    """The server's answer; the worst one when it answered for each recipient; 550 for what it can never do."""
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((code for code, _ in error.recipients.values()), default=None)
    return 550 if isinstance(error, smtplib.SMTPNotSupportedError) else None


def _words(error: smtplib.SMTPException) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(_text(words) for _, words in error.recipients.values())
    return _text(error.smtp_error) if isinstance(error, smtplib.SMTPResponseException) else str(error)


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
