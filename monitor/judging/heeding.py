"""What a source says of a work beyond its text, against what we knew -> what to remember and what happened. Pure.

A notice is never a text: it makes a work expected or adopted, fills in what no text says, and has the texts looked
for. The first pass is silent (design.md, rule 2), and an adoption is told once, provisionally, with its origin
(domain.md 2.4).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from diffing.changes import Kind
from diffing.languages import OFFICIAL
from monitor.intents import Event, EventType, Mode, Noticed, Planned, Watched, Work
from monitor.judging.describing import body_of, describe_work
from monitor.judging.disagreeing import disagreements
from monitor.judging.naming import is_adopted
from monitor.timing import DAY
from sources.documents import Notice, Standing

RECENT: Final = timedelta(days=60)
"""A work adopted longer ago, before its source was last read well, is no news by itself (domain.md 2.4)."""
AHEAD: Final = 2 * DAY
"""How far in the future a day of adoption may lie: a clock somewhere else, no more."""
PROVISIONAL: Final = frozenset({Standing.EXPECTED, Standing.ADOPTED})
AWAITED: Final = PROVISIONAL | {Standing.LISTED}
"""Standings of works whose texts are looked for."""


@dataclass(frozen=True, slots=True)
class Heeded:
    """What to remember of one notice, in one transaction: what it says, what happened with the deliveries that this
    makes, in which languages the work's texts are to be looked for from now on, if any, and why, and where that is;
    and whether those that we hold are to be asked for at once (``hastened``)."""

    noticed: Noticed
    events: tuple[Event, ...] = ()
    deliveries: tuple[Planned, ...] = ()
    languages: tuple[str, ...] = ()
    mode: Mode = Mode.LIVE
    wanted: tuple[Watched, ...] = ()
    hastened: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What we knew when a notice came: what all sources said of the work, the work if a text of it is held, its
    official languages held, whether its number lies beyond all that were known in its series, what was said of other
    works by the name of the same draft (``twins``), and when the source was last read well before this
    (``read_until``)."""

    before: tuple[Noticed, ...] = ()
    work: Work | None = None
    official: frozenset[str] = frozenset()
    beyond: bool = False
    twins: tuple[Noticed, ...] = ()
    read_until: datetime | None = None


def heed(notice: Notice, symbol: str, heard: Heard, now: datetime, *, first: bool) -> Heeded:
    """Decide on a notice of the work ``symbol`` (canonical). ``first``: it was there before we began to watch."""
    since = next((one.first_seen_at for one in heard.before if one.notice.source == notice.source), now)
    noticed = Noticed(symbol, notice, since, now)
    happened = () if first else (*_adopted(noticed, heard, now), *_conflicts(noticed, heard, now))
    mode = _mode(noticed, heard, now, first=first)
    languages = tuple(tag for tag in OFFICIAL if tag not in heard.official) if mode else ()
    hastened = not first and _files_may_have_changed(noticed, heard)
    return Heeded(noticed, happened, languages=languages, mode=mode or Mode.LIVE, hastened=hastened)


def _files_may_have_changed(noticed: Noticed, heard: Heard) -> bool:
    """The source marks other files of a text than before; or it names for the first time, as just put up, a work that
    we may hold: this may be a reissue of what came long ago."""
    before = [one for one in heard.before if one.notice.source == noticed.notice.source]
    if not before:
        return noticed.notice.standing is Standing.LISTED and _marks(noticed) != (None, None)
    return any(_marks(one) != _marks(noticed) for one in before)


def _marks(noticed: Noticed) -> tuple[str | None, str | None]:
    """By what a source tells that its files of a text changed."""
    return noticed.notice.text_mark, noticed.notice.job_number


def is_recent(noticed: Noticed, heard: Heard, now: datetime) -> bool:
    """Whether a work was adopted at most 60 days before its source was last read well, and did not say so: by the day
    that the source says, else by the time of the notice, else if its number lies beyond all that we knew.

    What a source says after an outage is as new as it would have been without the outage.
    """
    notice = noticed.notice
    day = notice.adopted_on or (notice.noticed_at.date() if notice.noticed_at else None)
    if day is None:
        return heard.beyond
    return _unseen_since(notice, heard, now) - RECENT <= day <= (now + AHEAD).date()


def _unseen_since(notice: Notice, heard: Heard, now: datetime) -> date:
    """The last day on which the source was read well before now, today if it was never read before."""
    read_until = heard.read_until.date() if heard.read_until else None
    return min(one for one in (now.date(), read_until, notice.unseen_since) if one)


def _adopted(noticed: Noticed, heard: Heard, now: datetime) -> tuple[Event, ...]:
    if noticed.notice.standing not in PROVISIONAL or heard.work is not None or not is_adopted(noticed.symbol):
        return ()
    if not is_recent(noticed, heard, now) or any(one.notice.standing in AWAITED for one in heard.before):
        return ()
    data = describe_notice(noticed, now) | {"provisional": True}
    key = f"{EventType.ADOPTED}:{noticed.symbol}"
    return (Event(key, EventType.ADOPTED, noticed.symbol, None, noticed.notice.source, now, data),)


def _conflicts(noticed: Noticed, heard: Heard, now: datetime) -> tuple[Event, ...]:
    """An event for each fact on which this notice differs from a text or from another source's notice."""
    work = heard.work or work_noticed(noticed.symbol, (*heard.before, noticed))
    return tuple(
        conflict(noticed.symbol, work, one, noticed.notice.source, now)
        for one in disagreements((*heard.before, noticed), heard.work, about=noticed.notice.source, twins=heard.twins)
    )


def conflict(symbol: str, work: Work, found: dict[str, Any], source: str, now: datetime) -> Event:
    """Two sources differ on one fact of a work: for the operator."""
    readings = found["readings"]
    said = "|".join(sorted(f"{one['source']}={one['value']}" for one in readings))
    data = {
        "work": describe_work(work),
        "source": source,
        "language": None,
        "official": False,
        "conflict": found,
        "reason": f"{' and '.join(one['source'] for one in readings)} differ on {found['fact']}: "
        + " and ".join(str(one["value"]) for one in readings),
    }
    key = f"{EventType.SOURCE_CONFLICT}:{symbol}:{found['fact']}:{said}"
    return Event(key, EventType.SOURCE_CONFLICT, symbol, None, source, now, data)


def describe_notice(noticed: Noticed, now: datetime) -> dict[str, Any]:
    """The fields of an event that a notice makes."""
    notice = noticed.notice
    work = work_noticed(noticed.symbol, (noticed,))
    return {
        "work": describe_work(work),
        "language": None,
        "languages_held": [],
        "source": notice.source,
        "official": False,
        "address": notice.address,
        "retrieved_at": now.isoformat(),
        "mode": Mode.LIVE.value,
        "age_days": (now.date() - work.adopted_on).days if work.adopted_on else None,
        "standing": notice.standing.value,
        "origin": notice.origin or notice.source,
        "vote": _described_vote(notice),
        "draft": notice.draft,
    }


def work_noticed(symbol: str, noticed: tuple[Noticed, ...]) -> Work:
    """A work that is not held, as notices tell it."""
    facts = borrowable(noticed)
    kind = Kind.RESOLUTION if is_adopted(symbol) else None
    return Work(
        symbol=symbol,
        own_key=False,
        body=body_of(symbol),
        kind=kind,
        title=_text(facts, "title"),
        adopted_on=adopted_on(noticed),
        agenda_item=_text(facts, "agenda_item"),
        draft=_text(facts, "draft"),
        borrowed={name: source for name, (_, source) in facts.items()},
    )


def borrowable(noticed: tuple[Noticed, ...]) -> dict[str, tuple[object, str]]:
    """What notices say of a work, each fact with the source that said it first."""
    facts: dict[str, tuple[object, str]] = {}
    for one in noticed:
        if one.notice.standing is Standing.REMOVED:
            continue
        for name in ("title", "adopted_on", "agenda_item", "draft"):
            value = getattr(one.notice, name)
            if value:
                facts.setdefault(name, (value, one.notice.source))
    return facts


def adopted_on(noticed: tuple[Noticed, ...]) -> date | None:
    """The day of adoption that notices give, the first one's."""
    return next((one.notice.adopted_on for one in noticed if one.notice.adopted_on), None)


def _text(facts: dict[str, tuple[object, str]], name: str) -> str | None:
    return str(facts[name][0]) if name in facts else None


def _described_vote(notice: Notice) -> dict[str, Any] | None:
    vote = notice.vote
    if vote is None:
        return None
    names = ("words", "yes", "no", "abstentions", "not_voting")
    return {name: value for name in names if (value := getattr(vote, name)) is not None}


# ---- which texts are looked for --------------------------------------------------------------------------------------


def _mode(noticed: Noticed, heard: Heard, now: datetime, *, first: bool) -> Mode | None:
    """Why the work's texts are looked for; None when they are not.

    What a first pass lists as issued was there before we watched; of that, what is older than 60 days waits for a
    backfill. What comes live with an old date is taken in silently: a table that was put up anew is no news.
    """
    if noticed.notice.standing not in AWAITED or not is_adopted(noticed.symbol):
        return None
    recent = is_recent(noticed, heard, now)
    if first:
        if not recent:
            return None
        return Mode.LIVE if noticed.notice.standing in PROVISIONAL else Mode.FIRST_PASS
    return Mode.LIVE if recent else Mode.BACKFILL
