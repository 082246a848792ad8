"""What sources say of a work of which no text is held, in the reader's language: where alerts of adoptions lead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.intents import Event, EventType, Noticed
from monitor.judging.heeding import AWAITED, PROVISIONAL, describe_notice, work_noticed
from monitor.judging.naming import canonical_or_none, is_adopted
from monitor.store import notices
from monitor.web.work_words import WorkWords
from monitor.words.explaining import explanations, further_facts
from monitor.words.states import state_of
from notifiers.messages import Facts
from sources.documents import Standing

if TYPE_CHECKING:
    from monitor.store.database import Database


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says: sentences, labels with what they say, who says it, and where (None: at no address)."""

    sentences: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    origin: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Announced:
    """A work that is not held: how far it is in a few words, its title, its facts, and what each source says."""

    state: str | None
    title: str | None
    facts: tuple[str, ...]
    said: tuple[Said, ...]


def announced(database: "Database", symbol: str, say: WorkWords, now: datetime) -> Announced | None:
    """What sources say of a work by its symbol, None when nobody says anything of it."""
    told = notices.notices_of(database, canonical_or_none(symbol) or symbol)
    believed = tuple(one for one in told if one.notice.standing is not Standing.REMOVED)
    if not believed:
        return None
    work = work_noticed(believed[0].symbol, believed)
    return Announced(
        state=_state(believed, say, now),
        title=work.title,
        facts=say.facts(work),
        said=tuple(_each_sentence_once(_said(one, say, now) for one in believed)),
    )


def _each_sentence_once(every: Iterable[Said]) -> Iterator[Said]:
    """What holds for all sources is said with the first."""
    told: set[str] = set()
    for one in every:
        yield replace(one, sentences=tuple(line for line in one.sentences if line not in told))
        told.update(one.sentences)


def _state(believed: Iterable[Noticed], say: WorkWords, now: datetime) -> str | None:
    awaited = (one for one in believed if one.notice.standing in AWAITED and is_adopted(one.symbol))
    first = next(awaited, None)
    return state_of(EventType.ADOPTED, describe_notice(first, now), say.words) if first else None


def _said(one: Noticed, say: WorkWords, now: datetime) -> Said:
    kind = EventType.ADOPTED if one.notice.standing in PROVISIONAL else EventType.NEW
    data = describe_notice(one, now) | {"since": one.first_seen_at.isoformat()}
    event = Event("", kind, one.symbol, None, one.notice.source, now, data)
    address = one.notice.address
    return Said(
        sentences=tuple(say.line(line) for line in explanations(event, say.words)),
        facts=tuple(
            (label, say.line(line))
            for block in further_facts(data, say.words)
            if isinstance(block, Facts)
            for label, line in block.rows
        ),
        origin=one.notice.origin or one.notice.source,
        address=address if address.startswith(("https://", "http://")) else None,
    )
