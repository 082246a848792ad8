"""Gathering what held texts cite: silently, one level deep, within a budget."""

from datetime import timedelta

from monitor.filling.backfilling import Wish, backfill_symbols
from monitor.filling.gathering import gather
from monitor.intents import Mode
from monitor.looking import look_at_wanted
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import corpus, outbox, schedule, wishes
from monitor.subscribing import Rule
from sources.documents import Listing
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import Clock, follow

SYMBOL = "S/RES/2903(2026)"
FIRST, SECOND = "S/RES/1373(2001)", "S/RES/2178(2014)"
SECONDS = timedelta(seconds=10)


class Mute(FakeSource):
    """A source that cannot say where it keeps anything, such as a folder."""

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        return ()


def citing(context: Context, site: FakeSource) -> None:
    """A live text that cites two works that are not held."""
    schedule.register_sources(context.database, [site.name], context.clock())
    poll_now(context, site)
    site.publish("page", resolution(2903), symbol=SYMBOL)
    poll_now(context, site)


def cited(number: int, year: int) -> str:
    """A text that somebody cites, and that cites a work that nobody else does."""
    text = resolution(number, year=year).replace(
        "resolutions 1373 (2001) of 28 September 2001", "resolution 1267 (1999)"
    )
    return text.replace(" and 2178 (2014) of 24 September 2014", "").replace("resolution 1373 (2001);", "the Charter;")


def gathered(context: Context, site: FakeSource, budget: int = 100) -> tuple[str, ...]:
    return gather(context, [site], budget, SECONDS)


def test_what_a_text_cites_and_is_not_held_is_wanted(context: Context) -> None:
    citing(context, FakeSource())
    assert wishes.waiting(context.database, context.clock()) == 2


def test_a_cited_text_is_fetched_and_nobody_is_told(context: Context) -> None:
    follow(context.database, Rule(symbols=(FIRST,)), Rule(cites=("S/RES/1267(1999)",)))
    site = FakeSource()
    citing(context, site)
    site.publish("old page", cited(1373, 2001), symbol=FIRST)
    told = len(outbox.deliveries(context.database))
    assert gathered(context, site) == (FIRST,)
    assert corpus.work(context.database, FIRST) is not None
    assert len(outbox.deliveries(context.database)) == told


def test_what_a_cited_text_cites_is_not_wanted(context: Context) -> None:
    site = FakeSource()
    citing(context, site)
    site.publish("old page", cited(1373, 2001), symbol=FIRST)
    gathered(context, site)
    assert wishes.waiting(context.database, context.clock()) == 1


def test_what_nobody_has_is_looked_for_again_a_month_later(context: Context) -> None:
    site = FakeSource()
    citing(context, site)
    gathered(context, site)
    (row,) = [row for row in schedule.watched_rows(context.database) if row.symbol == FIRST]
    assert (row.mode, row.next_check_at) == (Mode.CITED, context.clock() + timedelta(days=30))


def test_between_two_looks_there_is_a_gap(context: Context, clock: Clock) -> None:
    site = FakeSource()
    citing(context, site)
    assert (gathered(context, site), gathered(context, site)) == ((FIRST,), ())
    clock.pass_by(seconds=10)
    assert gathered(context, site) == (SECOND,)


def test_the_budget_of_a_day_is_not_exceeded(context: Context, clock: Clock) -> None:
    site = FakeSource()
    citing(context, site)
    assert (gathered(context, site, budget=0), gathered(context, site, budget=1)) == ((), (FIRST,))
    clock.pass_by(hours=23)
    assert gathered(context, site, budget=1) == ()
    clock.pass_by(hours=1, seconds=1)
    assert gathered(context, site, budget=1) == (SECOND,)


class Polyglot(FakeSource):
    """A source that would keep a work at an address for each language."""

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        return tuple(Listing(self.name, f"{tag}:{symbol}", symbol=symbol, language=tag) for tag in ("en", "fr", "ru"))


def test_a_day_ends_in_the_middle_of_a_work_and_goes_on_there_a_day_later(context: Context) -> None:
    site = Polyglot()
    citing(context, site)
    before = len(site.fetched)
    gathered(context, site, budget=2)
    assert site.fetched[before:] == [f"en:{FIRST}", f"fr:{FIRST}"]
    (left,) = [row for row in schedule.watched_rows(context.database) if row.address == f"ru:{FIRST}"]
    assert (left.mode, left.next_check_at) == (Mode.CITED, context.clock() + timedelta(days=1))


def test_what_is_only_cited_is_fetched_from_the_first_source_that_has_it(context: Context) -> None:
    first, second = FakeSource(), FakeSource("other")
    citing(context, first)
    for site in (first, second):
        site.publish("old page", cited(1373, 2001), symbol=FIRST)
    gather(context, [first, second], 100, SECONDS)
    assert (first.fetched.count("old page"), second.fetched.count("old page")) == (1, 0)


def test_what_nobody_has_is_looked_for_ever_more_rarely(context: Context, clock: Clock) -> None:
    site = FakeSource()
    citing(context, site)
    gathered(context, site)
    pauses = []
    for _ in range(6):
        (row,) = [row for row in schedule.watched_rows(context.database) if row.symbol == FIRST]
        assert row.next_check_at
        pauses.append((row.next_check_at - clock()).days // 30)
        clock.pass_by(seconds=(row.next_check_at - clock()).total_seconds())
        look_at_wanted(context, {site.name: site})
    assert pauses == [1, 2, 4, 8, 12, 12]


def test_a_source_that_cannot_find_is_asked_nothing(context: Context) -> None:
    site = Mute()
    citing(context, site)
    before = list(site.fetched)
    assert gathered(context, site) == (FIRST, SECOND)
    assert site.fetched == before
    assert wishes.looks_since(context.database, context.clock()) == (0, None)


def test_what_came_meanwhile_is_not_looked_for(context: Context) -> None:
    site = FakeSource()
    citing(context, site)
    site.publish("old page", cited(1373, 2001), symbol=FIRST)
    list(backfill_symbols(context, [site], [FIRST], Wish()))
    assert gathered(context, site)[0] != FIRST


def test_a_killed_look_is_repeated_once_its_lease_is_over(context: Context, clock: Clock) -> None:
    citing(context, FakeSource())
    now, lease = clock(), context.intervals.lease
    assert wishes.claim_wish(context.database, now, lease) == FIRST
    assert wishes.claim_wish(context.database, now, lease) == SECOND
    assert wishes.claim_wish(context.database, now, lease) is None
    clock.pass_by(hours=1)
    assert wishes.claim_wish(context.database, clock(), lease) == FIRST
