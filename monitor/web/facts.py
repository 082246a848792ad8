"""What the pages show, read from the store: one frozen value per page."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from diffing.changes import Comparison, Paragraph, Part
from monitor.intents import CitingRow, Event, SourceState, Version, Watched, Work
from monitor.newness_today import newly_cited
from monitor.outgoing import DeliveryState
from monitor.referring import leading
from monitor.schedules.conditions import condition
from monitor.store import acknowledging, corpus, outbox, schedule
from monitor.store.acknowledging import Acknowledgement
from monitor.store.outbox import Delivery
from monitor.web import cited
from monitor.web.cited import CitedRow, Claim
from monitor.web.marking import Segment, segments
from monitor.web.work_words import label_of
from notifiers.isolating import direction
from sources.ods_symbols import page_of

if TYPE_CHECKING:
    from monitor.store.database import Database

COUNTED: Final = ("works", "texts", "versions", "citations", "events", "subscriptions")
EVENTS: Final = 1000
"""So many of a work's events are looked through for what was told of a version."""
HIDDEN: Final = frozenset({Part.FURNITURE})


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source and how it is doing, in a word."""

    state: SourceState
    condition: str

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to say of it beyond its state: its error, its silence, what of it was not believed."""
        state = self.state
        silent = f"silent, as told {state.silent_since:%Y-%m-%d %H:%M} UTC" if state.silent_since else None
        refused = (f"not believed {one.at:%Y-%m-%d %H:%M} UTC: {one.reason}" for one in state.refusals)
        return tuple(one for one in (state.last_error, silent, *refused) if one)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as the page shows it: how far in, with its printed label, cut into runs."""

    paragraph: Paragraph
    depth: int
    label: str | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Everything on a work's page. ``against`` is the number of the version before, of which ``comparison`` tells."""

    work: Work
    version: Version
    versions: tuple[Version, ...]
    lines: tuple[Line, ...]
    citations: tuple[CitedRow, ...]
    told: Claim | None
    today: Claim
    noted: tuple[Acknowledgement, ...]
    citing: tuple[CitingRow, ...]
    comparison: Comparison | None
    against: int | None
    text_direction: str
    link: str | None


def counts(database: "Database") -> tuple[tuple[int, str], ...]:
    """What is held and followed: numbers with their nouns."""
    found = corpus.counts(database)
    return tuple((found[noun], noun if found[noun] != 1 else noun.removesuffix("s")) for noun in COUNTED)


def source_rows(database: "Database", now: datetime) -> tuple[SourceRow, ...]:
    """Every registered source with its condition."""
    return tuple(SourceRow(state, condition(state, now)) for state in schedule.source_states(database))


def refused(database: "Database", limit: int) -> tuple[Watched, ...]:
    """Documents that were not taken in, with the reason."""
    return schedule.refused(database)[:limit]


def newest_events(database: "Database", limit: int) -> tuple[Event, ...]:
    """The last events, newest first."""
    return tuple(sorted(corpus.events(database, limit=limit), key=lambda event: event.at, reverse=True))


def waiting_deliveries(database: "Database", limit: int) -> tuple[Delivery, ...]:
    """What is to be sent, is being sent, or was given up, newest first."""
    undone = (
        one
        for state in (DeliveryState.DUE, DeliveryState.SENDING, DeliveryState.DEAD)
        for one in outbox.deliveries(database, state=state, limit=limit)
    )
    return tuple(sorted(undone, key=lambda one: one.id, reverse=True)[:limit])


def work_page(
    database: "Database", symbol: str, language: str | None, number: int | None, now: datetime
) -> WorkPage | None:
    """A work's page, None when no text of it is held (or not that version)."""
    work = corpus.work(database, symbol)
    version = corpus.version(database, symbol, language, number)
    if work is None or version is None:
        return None
    rows = corpus.history(database, symbol)
    then = cited.told(corpus.events(database, symbol=work.symbol, limit=EVENTS), version)
    answers = cited.today(newly_cited(database, version, work), now, corpus.works_held(database))
    return WorkPage(
        work=work,
        version=version,
        versions=tuple(row.version for row in rows),
        lines=_lines(version),
        citations=cited.cited_rows(version.citations, then, answers),
        told=then,
        today=answers,
        noted=acknowledging.of_work(database, work.symbol),
        citing=corpus.cited_by(database, symbol),
        comparison=corpus.comparison_for(database, version.id),
        against=next((row.against for row in rows if row.version.id == version.id), None),
        text_direction=direction(version.language),
        link=version.address if version.address.startswith(("https://", "http://")) else page_of(version.address),
    )


def _lines(version: Version) -> tuple[Line, ...]:
    links = (*version.citations, *leading(version))
    return tuple(
        Line(paragraph, min(paragraph.path.count("."), 3), label_of(paragraph), segments(paragraph, links))
        for paragraph in version.paragraphs
        if paragraph.part not in HIDDEN
    )
