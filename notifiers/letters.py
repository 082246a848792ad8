"""A message as a letter (RFC 5322): text and HTML that say the same, and headers that sort, thread and classify it."""

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from notifiers.hypertext import web_page
from notifiers.messages import Message
from notifiers.plain import plain_text


def letter(message: Message, sender: Address, recipient: Address) -> EmailMessage:
    """The letter from ``sender`` to ``recipient``. The same message makes the same Message-ID for the same recipient.

    All letters of a thread refer to one identifier that no letter has: mail programs group them under it, whichever
    comes first.
    """
    result = EmailMessage(policy=SMTP)
    result["Subject"] = message.subject
    result["From"] = sender
    result["To"] = recipient
    result["Date"] = format_datetime(message.written_at)
    result["Message-ID"] = _identifier(f"{message.key}\0{recipient.addr_spec}", sender)
    root = _identifier(f"thread\0{message.thread}", sender)
    result["In-Reply-To"] = root
    result["References"] = root
    result["List-Id"] = f"Seized <seized.{sender.domain}>"
    result["Auto-Submitted"] = "auto-generated"
    result["Content-Language"] = message.language
    result.set_content(plain_text(message))
    result.add_alternative(web_page(message), subtype="html")
    return result


def _identifier(name: str, sender: Address) -> str:
    return f"<{hashlib.sha256(name.encode()).hexdigest()[:40]}@{sender.domain}>"
