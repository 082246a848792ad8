"""Backfilling a period, a session or a series: what is asked for, the estimate before, and what became of each work."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from monitor.cli import failing, printing
from monitor.cli.backfilled import conclude, show_each
from monitor.cli.opening import opened_service
from monitor.cli.options import Format
from monitor.cli.progress import progress
from monitor.tallying import counted

if TYPE_CHECKING:
    import typer

    from monitor.filling.backfilling import Wish
    from monitor.filling.harvesting import Harvest
    from monitor.service import Service


@dataclass(frozen=True, slots=True)
class Span:
    """What to get of years past: by one source's list, a session, or a series; days narrow the first and the last."""

    source: str | None = None
    since: date | None = None
    until: date | None = None
    series: str | None = None
    session: str | None = None

    def __bool__(self) -> bool:
        return any((self.source, self.since, self.until, self.series, self.session))


def span_of(source: str | None, since: str | None, until: str | None, series: str | None, session: str | None) -> Span:
    """What was typed, checked. Raises WrongInput."""
    span = Span(source, _day("--since", since), _day("--until", until), series, session)
    if sum(map(bool, (source, series, session))) > 1:
        raise failing.WrongInput("give one of --source, --series and --session")
    if (since or until) and not (source or series):
        raise failing.WrongInput("--since and --until go with --source or --series")
    if source and not since:
        raise failing.WrongInput("--source goes with --since, the first day of adoption that matters")
    if span.since and span.until and span.since > span.until:
        raise failing.WrongInput(f"--until {until} is before --since {since}")
    return span


def backfill_span(context: "typer.Context", span: Span, wish: "Wish", output: Format) -> None:
    """Fetch what a span names and is not held; with a dry run only count and estimate."""
    from monitor.filling.backfilling import backfill_symbols
    from monitor.filling.harvesting import NoSuchPeriod, harvest

    with opened_service(context) as service:
        try:
            found = harvest(service.context, service.sources, _symbols(service, span), wish.languages)
        except NoSuchPeriod as error:
            raise failing.WrongInput(str(error)) from None
        if wish.dry_run:
            return _estimate(found, output)
        printing.note(_said(found))
        sources = tuple(service.sources.values())
        results = backfill_symbols(service.context, sources, found.symbols, wish)
        shown = show_each(progress(results, total=None), output, complaints_last=True)
    return conclude(shown, dry_run=False)


def _symbols(service: "Service", span: Span) -> Iterable[str]:
    from monitor.filling import harvesting

    if span.session:
        return harvesting.of_session(service.context, service.sources.values(), span.session)
    if span.series:
        return harvesting.of_series(service.context, span.series, span.since, span.until)
    source = service.sources.get(span.source or "")
    if source is None:
        raise failing.WrongInput(f"{span.source}: no source has this name; see: seized sources")
    today = service.context.clock().date()
    return harvesting.of_source(service.context, source, span.since or date.min, span.until or today)


def _estimate(found: "Harvest", output: Format) -> None:
    if output is Format.JSON:
        printing.emit(asdict(found))
    else:
        printing.say(f"{_said(found)}; no text was asked for")


def _said(found: "Harvest") -> str:
    time = timedelta(seconds=round(found.seconds))
    return (
        f"{counted(len(found.symbols), 'work')} to fetch, {found.held:,} held or asked for already; "
        f"at most {counted(found.looks, 'request')}, about {time} or more"
    )


def _day(option: str, typed: str | None) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise failing.WrongInput(f"{option} {typed}: write a day such as 1946-01-01") from None
