"""Many messages in one: a batch after a busy hour, a catch-up after an outage."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from notifiers.messages import Line, Message, Section

SECTIONS_LIMIT = 10


def digest(messages: Sequence[Message], *, subject: str, headline: Line, standing: Line, now: datetime) -> Message:
    """One message with a section for each of at most ten messages (at least one), in the order given.

    The words of the frame are the caller's; ``standing`` should say how many there are, for those beyond ten are only
    counted. The reasons and sources of all are kept, each once. Its key is made of theirs, so that the same batch has
    the same key. Programs get every event, in a CloudEvent of the same frame.
    """
    first = messages[0]
    sections = tuple(Section(each.headline, each.standing, each.blocks, each.link) for each in messages)
    closing = tuple(dict.fromkeys(line for each in messages for line in each.closing))
    key = hashlib.sha256("\0".join(each.key for each in messages).encode()).hexdigest()
    return Message(
        key=f"digest:{key[:40]}",
        thread="digest",
        subject=subject,
        headline=headline,
        standing=standing,
        blocks=sections[:SECTIONS_LIMIT],
        closing=closing[:SECTIONS_LIMIT],
        notice=first.notice,
        written_at=now,
        language=first.language,
        event=_frame(messages, f"digest:{key[:40]}", subject, now),
    )


def _frame(messages: Sequence[Message], key: str, subject: str, now: datetime) -> dict[str, object]:
    return {
        "specversion": "1.0",
        "id": key,
        "source": str(messages[0].event.get("source", "seized")),
        "type": "seized.digest",
        "subject": subject,
        "time": now.isoformat(),
        "datacontenttype": "application/json",
        "data": {"events": [each.event for each in messages]},
    }
