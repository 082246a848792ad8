"""A message as a letter (RFC 5322): text and HTML that say the same, and headers that sort, thread and classify it.

Thousands get the same letter but for a few lines. What the library does with care and slowly (reading each header as
it is set, weighing how to encode each part) is done only where it changes a byte.
"""

import hashlib
import re
from binascii import b2a_qp
from email.header import Header
from email.headerregistry import Address, HeaderRegistry, UniqueUnstructuredHeader
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from functools import cache, lru_cache
from typing import Any

from notifiers.hypertext import web_page
from notifiers.messages import Message
from notifiers.plain import plain_text


class Subject(UniqueUnstructuredHeader):
    """A subject that is encoded whole (RFC 2047) as soon as one of its letters is not ASCII: the library's own way,
    word by word, loses spaces where a long subject changes its script."""

    def fold(self, *, policy: EmailPolicy) -> str:
        charset = None if str(self).isascii() else "utf-8"
        words = Header(str(self), charset, maxlinelen=76, header_name="Subject").encode(linesep=policy.linesep)
        return f"Subject: {words}{policy.linesep}"


_IDENTIFIER = re.compile(r"<[!-;=?A-~]{1,200}@[!-;=?A-~]{1,200}>")


class StopLink(UniqueUnstructuredHeader):
    """An address on the line of its header's name, however long: some mail programs read no further."""

    def fold(self, *, policy: EmailPolicy) -> str:
        return f"List-Unsubscribe: {self}{policy.linesep}"


_BOUNDARY = "=_next_part_="
"""What parts the parts. Their encoding has no underscore after an equals sign, so they cannot hold it."""


class _Registry(HeaderRegistry):
    """Makes the class of each header once: the library makes one for every header of every letter."""

    @cache  # noqa: B019 (there is one registry, for good)
    def __getitem__(self, name: str) -> type:
        return super().__getitem__(name)


_HEADERS = _Registry()
_HEADERS.map_to_type("subject", Subject)  # type: ignore[arg-type]
_HEADERS.map_to_type("list-unsubscribe", StopLink)  # type: ignore[arg-type]


class _Unread(EmailPolicy):
    """Keeps a header in ASCII as it is given: it is read when somebody asks for it, or when it fits on no line."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Raises ValueError for a value of several lines, as the library does."""
        text = str(value)
        return (name, text) if text.isascii() and text.isprintable() else super().header_store_parse(name, value)

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return value if hasattr(value, "name") else _read(name, value)


@lru_cache(maxsize=32)
def _read(name: str, value: str) -> Any:
    """Kept, for the library asks for the type of a part seven times while it writes it down."""
    return _HEADERS(name, value)


_POLICY = _Unread(linesep=SMTP.linesep, header_factory=_HEADERS)


def letter(message: Message, sender: Address, recipient: Address) -> EmailMessage:
    """The letter from ``sender`` to ``recipient``. The same message makes the same Message-ID for the same recipient.

    All letters of a thread refer to one identifier that no letter has: mail programs group them under it, whichever
    comes first. Those after the first refer to that one as well (RFC 5322, 3.6.4).
    """
    result = EmailMessage(policy=_POLICY)
    result["Subject"] = message.subject
    result["From"] = sender
    result["To"] = recipient
    result["Date"] = format_datetime(message.written_at)
    own = _identifier(f"{message.key}\0{recipient.addr_spec}", sender)
    result["Message-ID"] = own
    earlier = _earlier(message, own, sender)
    result["In-Reply-To"] = earlier[-1]
    result["References"] = " ".join(earlier)
    result["List-Id"] = f"Seized <seized.{sender.domain}>"
    if message.stop and message.stop.link:
        _let_unsubscribe(result, message.stop.link)
    result["Auto-Submitted"] = "auto-generated"
    result["Content-Language"] = message.language
    result["MIME-Version"] = "1.0"
    result["Content-Type"] = f'multipart/alternative; boundary="{_BOUNDARY}"'
    result.set_payload([_part("plain", plain_text(message)), _part("html", web_page(message))])
    return result


def _part(kind: str, text: str) -> MIMEPart:
    """Text in UTF-8, quoted-printable (RFC 2045, 6.7), so that any server may carry it."""
    part = MIMEPart(policy=_POLICY)
    part["Content-Type"] = f'text/{kind}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(b2a_qp(text.encode(), istext=True).decode("ascii"))
    return part


def _earlier(message: Message, own: str, sender: Address) -> list[str]:
    """The identifier of the thread, and the first letter of it when that is another one."""
    root = _identifier(f"thread\0{message.thread}", sender)
    first = message.parent if message.parent and _IDENTIFIER.fullmatch(message.parent) else None
    return [root, first] if first and first != own else [root]


def _let_unsubscribe(result: EmailMessage, link: str) -> None:
    """One click in the mail program ends it (RFC 8058: over https only); else the link alone (RFC 2369)."""
    result["List-Unsubscribe"] = f"<{link}>"
    if link.startswith("https://"):
        result["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _identifier(name: str, sender: Address) -> str:
    return f"<{hashlib.sha256(name.encode()).hexdigest()[:40]}@{sender.domain}>"
