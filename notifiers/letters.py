"""A message as a letter (RFC 5322): text and HTML that say the same, and headers that sort, thread and classify it."""

import hashlib
import re
from email.header import Header
from email.headerregistry import Address, HeaderRegistry, UniqueUnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime

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


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("subject", Subject)  # type: ignore[arg-type]
_HEADERS.map_to_type("list-unsubscribe", StopLink)  # type: ignore[arg-type]
_POLICY = SMTP.clone(header_factory=_HEADERS)


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
    result.set_content(plain_text(message))
    result.add_alternative(web_page(message), subtype="html")
    result["Content-Language"] = message.language  # set before, it would move into the first part
    return result


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
