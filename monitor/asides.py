"""Messages that tell of no event: that a channel is paused, that a week was quiet. Pure.

What stands in an aside's facts is said where its kinds are named: see monitor.outgoing.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from monitor.outgoing import ACKNOWLEDGED, PAUSED, QUIET_WEEK, enabling
from monitor.quiet_weeks import describe_quiet_week
from monitor.sending.rhythms import zone_of
from monitor.words.cloudevents import aside_event
from monitor.words.origins import NOTICE
from monitor.words.wording import one_symbol, strong, wording
from notifiers.messages import Message, Passage, Span, Style


def describe_aside(about: str, facts: dict[str, Any], *, key: str, now: datetime) -> Message:
    """The message for an aside. Raises ValueError for one that this program does not know."""
    tellers = {PAUSED: _paused, QUIET_WEEK: _quiet_week, ACKNOWLEDGED: _acknowledged}
    if about not in tellers:
        raise ValueError(f"there is no message about {about!r}")
    return replace(tellers[about](facts, key, now), event=aside_event(about, key, facts, now))


def _quiet_week(facts: dict[str, Any], key: str, now: datetime) -> Message:
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


def _acknowledged(facts: dict[str, Any], key: str, now: datetime) -> Message:
    words, at = wording(facts.get("language") or "en"), datetime.fromisoformat(facts["at"])
    return Message(
        key=key,
        thread=facts["symbol"],
        subject=words.phrased("Acknowledged: {symbol}", symbol=facts["symbol"]),
        headline=words.phrase("Acknowledged: {symbol}", symbol=one_symbol(facts["symbol"])),
        standing=words.phrase("By {name}, {instant}", name=Span(facts["by"]), instant=words.instant(at)),
        blocks=(),
        closing=(),
        notice=words.phrased(NOTICE),
        written_at=now,
        language=words.language,
    )


def _paused(facts: dict[str, Any], key: str, now: datetime) -> Message:
    words, name = wording(facts.get("language") or "en"), facts["channel"]
    reason = words.quoted(Span(facts["reason"], Style.QUOTE, language="en"))
    lines = (
        words.phrase("The last answer: {reason}", reason=reason),
        words.phrase("What is due there waits. When the cause is mended, let it go on with:"),
        (Span(enabling(name), Style.STRONG),),
    )
    return Message(
        key=key,
        thread=f"paused {name}",
        subject=words.phrased("Channel paused: {channel}", channel=name),
        headline=(strong(words.phrase("Channel paused: {channel}", channel=name)),),
        standing=words.phrase("Nothing more goes there until somebody enables it."),
        blocks=(Passage(lines),),
        closing=(words.phrase("Why you got this: you look after that channel"),),
        notice=words.phrased(NOTICE),
        written_at=now,
        language=words.language,
    )
