"""Messages that tell of no event: that a channel is paused, that a week was quiet. Pure.

An aside's facts are a JSON object; this page says what stands in it.
"""

from datetime import datetime
from typing import Any

from monitor.origins import NOTICE
from monitor.quiet_weeks import describe_quiet_week
from monitor.rhythms import zone_of
from monitor.wording import wording
from notifiers.messages import Message, Passage, Span, Style

PAUSED = "paused"
"""To the owner of a channel that was paused: ``channel`` (its name), ``reason`` (redacted), ``at``."""

QUIET_WEEK = "quiet week"
"""Nothing matched: ``healthy`` (a number), ``failing`` (names), ``checked_at``, ``timezone``, ``language``."""


def describe_aside(about: str, facts: dict[str, Any], *, key: str, now: datetime) -> Message:
    """The message for an aside. Raises ValueError for one that this program does not know."""
    if about == PAUSED:
        return _paused(facts, key, now)
    if about == QUIET_WEEK:
        checked_at = facts.get("checked_at")
        return describe_quiet_week(
            facts["healthy"],
            tuple(facts["failing"]),
            datetime.fromisoformat(checked_at) if checked_at else None,
            key=key,
            now=now,
            until=now.astimezone(zone_of(facts.get("timezone") or "UTC")),
            language=facts.get("language") or "en",
        )
    raise ValueError(f"there is no message about {about!r}")


def _paused(facts: dict[str, Any], key: str, now: datetime) -> Message:
    name = facts["channel"]
    lines = (
        (Span("The last answer: "), Span(facts["reason"], Style.QUOTE)),
        (Span("What is due there waits. When the cause is mended, let it go on with:"),),
        (Span(f"seized channels enable {name}", Style.STRONG),),
    )
    return Message(
        key=key,
        thread=f"paused {name}",
        subject=f"Channel paused: {name}",
        headline=(Span("Channel paused: ", Style.STRONG), Span(name, Style.SYMBOL)),
        standing=(Span("It failed too often, and gets nothing more until somebody enables it."),),
        blocks=(Passage(lines),),
        closing=((Span("Why you got this: you look after that channel."),),),
        notice=wording("en").phrased(NOTICE),
        written_at=now,
    )
