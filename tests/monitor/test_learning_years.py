"""Resolutions newer than our table of years: those that are held tell the years of numbers that texts print alone."""

from monitor.intents import EventType
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import corpus, schedule
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution

NEWEST, CITING = "S/RES/2901(2026)", "S/RES/2905(2026)"
WITHOUT_YEAR = " of resolution 2901"


def published(context: Context, *pages: tuple[str, str]) -> FakeSource:
    """A site that published the pages one after the other, each looked at at once."""
    site = FakeSource()
    schedule.register_sources(context.database, [site.name], context.clock())
    poll_now(context, site)
    for address, text in pages:
        site.publish(address, text)
        poll_now(context, site)
    return site


def cited(context: Context) -> set[str | None]:
    (version, *_) = reversed(corpus.versions(context.database, CITING))
    return {one.target for one in version.citations}


def test_a_number_without_a_year_is_found_once_its_resolution_is_held(context: Context) -> None:
    published(context, ("2901", resolution(2901)), ("2905", resolution(2905, extra=WITHOUT_YEAR)))
    assert NEWEST in cited(context)


def test_a_number_without_a_year_is_passed_over_as_long_as_nothing_tells_its_year(context: Context) -> None:
    published(context, ("2905", resolution(2905, extra=WITHOUT_YEAR)))
    assert NEWEST not in cited(context)


def test_what_a_text_said_before_its_year_was_known_is_no_new_citation(context: Context) -> None:
    early = ("2905", resolution(2905, extra=WITHOUT_YEAR))
    published(
        context, early, ("2901", resolution(2901)), ("2905", resolution(2905, extra=WITHOUT_YEAR, until="1 May 2029"))
    )
    assert NEWEST in cited(context)
    (revised,) = corpus.events(context.database, types=[EventType.CHANGED_WITHOUT_NOTICE], symbol=CITING)
    assert revised.data["newly"]["new_in_version"] == []


def test_a_resolution_whose_symbol_and_day_disagree_tells_nothing(context: Context) -> None:
    slip = resolution(2901).replace("20 November 2026", "20 November 2025")
    published(context, ("2901", slip), ("2905", resolution(2905, extra=WITHOUT_YEAR)))
    assert NEWEST not in cited(context)
