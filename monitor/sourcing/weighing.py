"""Whether a poll may be believed: what it would do to the texts that we hold, before anything of it is stored.

Only a poll that lists more held texts than one look may revise is weighed; what is fetched for that is kept for taking
it in, as far as it is not large.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from monitor.intents import EventType, Watched
from monitor.judging.watching import Look
from monitor.receiving import Context, fetched, preview_answer
from monitor.schedules.restraint import held_back, most, revises
from monitor.sourcing.trusting import is_released, overdone, told_of
from monitor.store import schedule
from sources.documents import Absent, Answer, Found, Listing
from sources.interface import Source

KEPT = 64_000_000
"""Bytes of answers that are kept while a poll is weighed; what is more is fetched again."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """``reason``: why a poll is held back, None when it may be believed. ``answers``: what was fetched, by address."""

    reason: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)


def weigh(context: Context, source: Source, listings: tuple[Listing, ...], look: Look) -> Weighed:
    """Preview what the listings of held texts would bring, as far as needed to know. Raises StoreError."""
    rows = schedule.watched(context.database, source.name, [one.address for one in listings])
    held = {address: row for address, row in rows.items() if row.content_sha256}
    touched = [one for one in listings if one.address in held]
    share, texts = context.intervals.terms_of(source.name).share, schedule.texts_held(context.database, source.name)
    allowed = most(texts, share)
    if len(touched) <= allowed:
        return Weighed()
    answers, size, revised = dict[str, Answer](), 0, 0
    for address, answer, changes in _previewed(context, source, touched, held, look):
        size += len(answer.content) if isinstance(answer, Found) else 0
        if size <= KEPT or not isinstance(answer, Found):
            answers[address] = answer
        revised += changes
        if revised > allowed:
            return Weighed(held_back(source.name, revised, texts, share))
    return Weighed(answers=answers)


def overrun(context: Context, source: Source, answer: Answer, row: Watched, look: Look) -> str | None:
    """Why a change of a text that was asked for by name is not believed: too many of its source's changed in a day.

    The operator is told, once. Raises StoreError.
    """
    if not isinstance(answer, Found | Absent):
        return None
    if not revises(preview_answer(context, answer, row, look, official=source.official)):
        return None
    state = next((one for one in schedule.source_states(context.database) if one.name == source.name), None)
    if state is None or is_released(state, look.now):
        return None
    reason = overdone(context, source.name)
    if reason and state.held_back is None:
        told_of(context, state, EventType.SOURCE_HELD, reason, look.now, held_back=reason)
    return reason


def _previewed(
    context: Context, source: Source, listings: list[Listing], held: Mapping[str, Watched], look: Look
) -> Iterator[tuple[str, Answer, bool]]:
    for listing in listings:
        if context.stopping():
            return
        row = held[listing.address]
        answer = fetched(source, listing, row)
        intent = preview_answer(context, answer, row, look, official=source.official)
        yield listing.address, answer, revises(intent)
