"""The addresses that are due: wanted texts, failed fetches, absences to confirm, old texts.

    store.claim_due(now)            read + compare-and-set lease
    | receive(listing)              network and one transaction each: see monitor.receiving
    | settle(unchanged)             one transaction for all that did not change

No transaction is open during network work. Killed anywhere, the lease ends and the same addresses are due again.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from monitor import timing
from monitor.intents import Intent, Mode, Outcome, Watched
from monitor.judging.watching import Look
from monitor.receiving import Context, fetched, take_in
from monitor.sourcing.unchanged import Unchanged, settle
from monitor.sourcing.weighing import overrun
from monitor.store import corpus, schedule
from sources.documents import Listing, NotModified, Refused
from sources.interface import Source

BATCH = 20
"""How many wanted texts are claimed at once."""


def look_at_wanted(
    context: Context,
    sources: Mapping[str, Source],
    limit: int = BATCH,
    *,
    only: str | None = None,
    but: Collection[str] = (),
) -> tuple[Intent, ...]:
    """Look again at addresses that are due: wanted texts, failed fetches, absences to confirm, old texts. Of one source
    ``only``, or of all ``but`` some."""
    now, lease = context.clock(), context.intervals.lease
    rows = schedule.claim_due_watched(context.database, now, lease, limit, source=only, but=but)
    intents: list[Intent] = []
    quiet: list[Unchanged] = []
    for index, row in enumerate(rows):
        if context.stopping() or context.clock() >= now + lease / 2:  # what a slow site leaves of the lease is no fetch
            schedule.release_watched(context.database, rows[index:])
            break
        found = _look_again(context, sources.get(row.source), row)
        if isinstance(found, Unchanged):
            quiet.append(found)
        else:
            intents.append(found)
    return (*intents, *settle(context, quiet))


def _look_again(context: Context, source: Source | None, row: Watched) -> Intent | Unchanged:
    if source is None:
        return _postponed(context, row)
    listing = Listing(row.source, row.address, row.symbol, row.language)
    answer = fetched(source, listing, row)
    row = _waited_for_by_now(context, row)
    # A text that we hold is watched, however it came: what happens to it now is seen live.
    look = look_of(context, Mode.LIVE if row.content_sha256 else row.mode, row)
    if isinstance(answer, NotModified) and row.content_sha256 and not row.absences:
        return Unchanged(answer, row, look)
    reason = overrun(context, source, answer, row, look) if row.content_sha256 else None
    if reason:
        answer = Refused(listing, reason)
    return take_in(context, answer, row, look, official=source.official)


def _waited_for_by_now(context: Context, row: Watched) -> Watched:
    """The row of an address; while the site answered, a source may have said that what is silent there is news."""
    if row.content_sha256 or row.mode is Mode.LIVE:
        return row
    by_now = schedule.watched(context.database, row.source, [row.address]).get(row.address)
    return replace(row, mode=by_now.mode) if by_now else row


def _postponed(context: Context, row: Watched) -> Intent:
    """An address of a source that is not configured any more waits until it may be again."""
    now = context.clock()
    intent = Intent(
        Outcome.UNCHANGED,
        f"no source {row.source} in the settings",
        replace(row, next_check_at=now + timing.DAY),
    )
    corpus.apply(context.database, intent, now)
    return intent


def look_of(context: Context, mode: Mode, row: Watched | None) -> Look:
    """What a failed first pass left behind was there before we began to watch, whenever it comes. What was only probed
    is news when it is there."""
    now = context.clock()
    left_behind = row is not None and row.content_sha256 is None and row.mode is Mode.FIRST_PASS
    due = row is None or row.next_check_at is None or row.next_check_at <= now
    seen = Mode.LIVE if mode is Mode.PROBED else mode
    return Look(
        now=now,
        mode=Mode.FIRST_PASS if left_behind else seen,
        draw=context.draw(),
        intervals=context.intervals,
        confirming=due,
    )
