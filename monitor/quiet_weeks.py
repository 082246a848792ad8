"""The message of a week in which nothing matched: silence that is meant. Pure."""

from datetime import datetime

from monitor.words.origins import NOTICE
from monitor.words.wording import Wording, named, wording
from notifiers.messages import Block, Line, Message, Span, Style, Warnings


def describe_quiet_week(
    healthy: int,
    failing: tuple[str, ...],
    checked_at: datetime | None,
    *,
    key: str,
    now: datetime,
    until: datetime | None = None,
    language: str = "en",
) -> Message:
    """Nothing matched this week, and whether that can be believed: how many sources are ``healthy``, the names of
    those that are ``failing``, when the last of them was asked. ``until`` is the week's end in the reader's zone."""
    words = wording(language)
    occasion = words.phrased(named("digest", "UN documents, week to {date}"), date=words.day((until or now).date()))
    return Message(
        key=key,
        thread="digest",
        subject=words.phrased("{occasion} — nothing matched", occasion=occasion),
        headline=(Span(words.phrased("Nothing matched this week"), Style.STRONG),),
        standing=_health(healthy, checked_at, words),
        blocks=_silent(failing, words),
        closing=(words.phrase("Why you got this: you asked to be told of quiet weeks too"),),
        notice=words.phrased(NOTICE),
        written_at=now,
        language=words.language,
    )


def _health(healthy: int, checked_at: datetime | None, words: Wording) -> Line:
    if checked_at is None:
        return words.counted("{count} source is healthy", "{count} sources are healthy", count=healthy)
    return words.counted(
        "{count} source is healthy, last asked {instant}",
        "{count} sources are healthy, last asked {instant}",
        count=healthy,
        instant=words.instant(checked_at),
    )


def _silent(failing: tuple[str, ...], words: Wording) -> tuple[Block, ...]:
    names = words.listed((Span(name),) for name in failing)
    said = words.phrase("No news can come from these sources now: {sources}", sources=names)
    return (Warnings((said,)),) if failing else ()
