"""Rules that ask for more than one text says: series, chains, catalogues; on a real database."""

from datetime import timedelta

import pytest

from diffing.changes import Body
from monitor.intents import EventType, Noticed
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import notices, outbox, schedule
from monitor.subscribing import Chain, Rule
from monitor.surrounding import votes_of
from sources.documents import Notice, Standing, Vote
from tests.support.building import NOW
from tests.support.fake_source import FakeSource
from tests.support.resolutions import chinese, resolution
from tests.support.standing import follow

SYMBOL = "S/RES/2903(2026)"
T = "S/RES/1373(2001)"


@pytest.fixture
def site(context: Context) -> FakeSource:
    """A site that has been polled once, when it was empty."""
    source = FakeSource()
    schedule.register_sources(context.database, [source.name], context.clock())
    poll_now(context, source)
    return source


def told(context: Context, site: FakeSource, text: str) -> list[tuple[str, ...]]:
    """Which predicates chose the events of a text, for each delivery."""
    site.publish("page", text)
    poll_now(context, site)
    found = outbox.deliveries(context.database)
    return [tuple(name for name, _ in reason.because) for one in found for reason in one.reasons]


def earlier(context: Context, site: FakeSource, text: str, address: str = "earlier") -> None:
    site.publish(address, text)
    poll_now(context, site)


def notice(vote: Vote | None = None, *subjects: str) -> Notice:
    return Notice("catalogue", SYMBOL, Standing.RECORDED, "https://example.org", vote=vote, subjects=subjects)


def remember(context: Context, one: Notice) -> None:
    with context.database.writing() as session:
        notices.remember_notice(session, Noticed(SYMBOL, one, NOW, NOW))


def extending(number: int, before: str) -> str:
    """A resolution that extends what an earlier one set up."""
    added = f"Decides to extend until 1 May 2027 the mandate set out in resolution {before};"
    return (
        resolution(number).replace("1. Decides", f"1. {added}\n\n2. Decides", 1).replace("2. Requests", "3. Requests")
    )


def test_a_successor_is_told_to_who_follows_the_series(context: Context, site: FakeSource) -> None:
    earlier(context, site, extending(2901, "2801 (2025)"), "a")
    earlier(context, site, extending(2902, "2901 (2026)"), "b")
    follow(context.database, Rule(series=("S/RES/2801(2025)",)))
    follow(context.database, Rule(series=("S/RES/2802(2025)",)), address="webhook:x")
    assert told(context, site, extending(2903, "2902 (2026)")) == [("series",)]


def test_a_chain_is_followed_through_held_works(context: Context, site: FakeSource) -> None:
    earlier(context, site, resolution(2801, year=2025, extra=" as resolution 2309 (2016) does"))
    follow(context.database, Rule(chain=Chain("S/RES/2309(2016)", 2)))
    follow(context.database, Rule(chain=Chain("S/RES/2309(2016)", 1)), address="webhook:x")
    assert told(context, site, resolution(2903, extra=" as resolution 2801 (2025) does")) == [("chain",)]


def test_a_citation_in_the_preamble_is_no_link_of_a_chain(context: Context, site: FakeSource) -> None:
    follow(context.database, Rule(chain=Chain("S/RES/2178(2014)", 4)))
    assert told(context, site, resolution(2903)) == []


def test_subjects_and_votes_are_those_of_notices(context: Context, site: FakeSource) -> None:
    vote = Vote(yes=13, no=0, abstentions=2, by_state=(("CHINA", "A"), ("FRANCE", "Y"), ("GHANA", "X")))
    remember(context, notice(vote, "TERRORISM", "LANTERNS"))
    follow(context.database, Rule(subjects=("lanterns",), votes=("abstained CHN",)))
    follow(context.database, Rule(votes=("against",)), address="webhook:x")
    assert told(context, site, resolution(2903)) == [("subjects", "votes")]


def test_a_vote_without_numbers_says_nothing() -> None:
    assert votes_of([Noticed(SYMBOL, notice(Vote(words="adopted without a vote")), NOW, NOW)]) == frozenset()
    assert votes_of([Noticed(SYMBOL, notice(), NOW, NOW)]) == frozenset()


def test_a_vote_tells_who_voted_how() -> None:
    vote = Vote(yes=10, no=1, by_state=(("Narnia", "N"), ("Viet Nam", "A"), ("Cuba", "X")))
    told = votes_of([Noticed(SYMBOL, notice(vote), NOW, NOW)])
    assert told == {"not unanimous", "against", "against Narnia", "abstained", "abstained VNM", "absent", "absent CUB"}


def test_a_rule_in_one_language_finds_the_text_in_another_by_bodies_and_countries(
    context: Context, site: FakeSource
) -> None:
    follow(context.database, Rule(actors=("SG", "STATES"), bodies=(Body.SECURITY_COUNCIL,)))
    assert told(context, site, chinese(2903)) == [("bodies", "actors")]


def test_what_is_muted_is_not_delivered(context: Context, site: FakeSource) -> None:
    follow(context.database, Rule(cites=(T,)), muted_until=NOW + timedelta(days=1))
    assert told(context, site, resolution(2903)) == []


def test_what_an_exclusion_chooses_is_not_delivered(context: Context, site: FakeSource) -> None:
    follow(context.database, Rule(cites=(T,)), exclusions=(Rule(words=("harbour lantern mission",)),))
    follow(context.database, Rule(cites=(T,)), address="webhook:x", exclusions=(Rule(words=("oil",)),))
    assert told(context, site, resolution(2903)) == [("cites",)]


def test_an_event_that_nobody_may_be_told_of_is_asked_of_nobody(context: Context, site: FakeSource) -> None:
    follow(context.database, Rule(event_types=(EventType.BACKFILLED,)))
    assert told(context, site, resolution(2903)) == []


def test_two_files_of_one_text_at_a_first_look_are_no_revision(context: Context) -> None:
    follow(context.database, Rule(symbols=(SYMBOL,)))
    source = FakeSource()
    source.publish("one.txt", resolution(2903))
    source.publish("another.txt", resolution(2903, until="31 July 2027"))
    schedule.register_sources(context.database, [source.name], context.clock())
    poll_now(context, source)
    assert outbox.deliveries(context.database) == ()
