"""What the pages show, read from the store: one frozen value per page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from diffing.changes import ChangeKind, Paragraph, Part, Run
from diffing.comparing.hunks import Hunk, hunks
from diffing.comparing.summarising import summary
from diffing.rendering.headings import heading
from monitor.intents import CitingRow, Event, SourceState, Version, Watched, Work
from monitor.outgoing import DeliveryState
from monitor.schedules.conditions import condition
from monitor.store import acknowledging, corpus, outbox, schedule
from monitor.store.acknowledging import Acknowledgement
from monitor.store.outbox import Delivery
from monitor.today import newly_cited
from monitor.web import cited
from monitor.web.cited import CitedRow, Claim
from monitor.web.marking import Segment, segments
from sources.ods_symbols import page_of

if TYPE_CHECKING:
    from monitor.store.database import Database

RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
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
        """What there is to say of it beyond its state: its error, its silence."""
        state = self.state
        silent = f"silent, as told {state.silent_since:%Y-%m-%d %H:%M} UTC" if state.silent_since else None
        return tuple(one for one in (state.last_error, silent) if one)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as the page shows it: how far in, with its printed label, cut into runs."""

    paragraph: Paragraph
    depth: int
    label: str | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ShownHunk:
    """A changed paragraph: a heading in words, and its runs."""

    heading: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Everything on a work's page."""

    work: Work
    version: Version
    versions: tuple[Version, ...]
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    citations: tuple[CitedRow, ...]
    told: Claim | None
    today: Claim
    noted: tuple[Acknowledgement, ...]
    citing: tuple[CitingRow, ...]
    change: str
    hunks: tuple[ShownHunk, ...]
    renumbered: tuple[str, ...]
    direction: str
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
    comparison = corpus.comparison_for(database, version.id)
    found = hunks(comparison) if comparison else ()
    then = cited.told(corpus.events(database, symbol=work.symbol, limit=EVENTS), version)
    answers = cited.today(newly_cited(database, version, work), now, corpus.counts(database)["works"])
    return WorkPage(
        work=work,
        version=version,
        versions=corpus.versions(database, symbol),
        facts=_facts(work),
        lines=_lines(version),
        citations=cited.cited_rows(version.citations, then, answers),
        told=then,
        today=answers,
        noted=acknowledging.of_work(database, work.symbol),
        citing=corpus.cited_by(database, symbol),
        change=summary(comparison) if comparison else "",
        hunks=_shown(found),
        renumbered=_renumbered(found),
        direction="rtl" if version.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        link=version.address if version.address.startswith(("https://", "http://")) else page_of(version.address),
    )


def _facts(work: Work) -> tuple[tuple[str, str], ...]:
    named = (
        ("body", work.body.value if work.body else None),
        ("kind", work.kind.value if work.kind else None),
        ("adopted", work.adopted_on.isoformat() if work.adopted_on else None),
        ("dated", work.masthead_on.isoformat() if work.masthead_on else None),
        ("session", work.session),
        ("meeting", str(work.meeting) if work.meeting else None),
        ("draft", work.draft),
        ("report", work.report),
    )
    return tuple((name, value) for name, value in named if value)


def _lines(version: Version) -> tuple[Line, ...]:
    return tuple(
        Line(paragraph, min(paragraph.path.count("."), 3), _label(paragraph), segments(paragraph, version.citations))
        for paragraph in version.paragraphs
        if paragraph.part not in HIDDEN
    )


def _label(paragraph: Paragraph) -> str | None:
    if paragraph.number is None:
        return None
    return f"({paragraph.number})" if paragraph.number.isalpha() else f"{paragraph.number}."


def _shown(found: Iterable[Hunk]) -> tuple[ShownHunk, ...]:
    return tuple(ShownHunk(heading(hunk), hunk.runs) for hunk in found if hunk.kind is not ChangeKind.RENUMBERED)


def _renumbered(found: Iterable[Hunk]) -> tuple[str, ...]:
    """``op2 → op3`` for each paragraph whose words stayed: a renumbered list is one line, not thirty changes."""
    return tuple(
        f"{', '.join(hunk.old)} → {', '.join(hunk.new)}" for hunk in found if hunk.kind is ChangeKind.RENUMBERED
    )
