"""What the feeds of the Official Document System say, and what they are not believed."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.demo.sites.feeds import Feeds
from monitor.demo.sites.serving import Served, serving
from sources.catalog import options_of, sources_of
from sources.documents import Absent, Listing, Standing
from sources.errors import Challenged, LayoutChanged, RateLimited, SourceError, Unreachable, Unreadable
from sources.feed_items import CAP, look, read
from sources.interface import Source
from sources.pacing import Pacing
from sources.web import Web
from tests.support.laws import tried

NOW = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
SAMPLE = Path(__file__).parents[3] / "shared/samples/rss/RECONSTRUCTED_docs_un_org_scdocs.xml"


@dataclass
class Watching:
    """A feed on loopback and the source that reads it."""

    site: Feeds
    served: Served
    source: Source

    def publish(self, symbol: str, at: datetime = NOW) -> None:
        self.site.publish("scdocs", symbol, at)

    def symbols(self, cursor: str | None) -> list[str]:
        return [notice.symbol for notice in self.source.poll(cursor).notices]


@pytest.fixture
def watching() -> Iterator[Watching]:
    site = Feeds()
    with serving(site) as served, Web(private=frozenset({served.place}), pacing=Pacing(gap=0), timeout=5) as web:
        address = {"security-council": f"{served.address}/rss/scdocs.xml"}
        options = {"feeds": ["security-council"], "addresses": address}
        yield Watching(site, served, sources_of("ods_feeds", options, web)["feed-security-council"])


def test_a_resolution_on_the_feed_is_a_notice(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    polled = watching.source.poll(None)
    (notice,) = polled.notices
    assert (notice.symbol, notice.standing, notice.noticed_at) == ("S/RES/2990(2026)", Standing.LISTED, NOW)
    assert (notice.address, notice.source) == ("https://undocs.org/en/S/RES/2990(2026)", "feed-security-council")
    assert (notice.adopted_on, polled.listings, polled.first, polled.gap) == (None, (), True, False)


def test_letters_and_drafts_pass_only_when_they_are_asked_for(watching: Watching) -> None:
    for symbol in ("S/2026/900", "S/RES/2990(2026)", "S/RES/2990(2026)/Corr.1", "A/81/L.4", "S/PRST/2026/3"):
        watching.publish(symbol)
    assert sorted(watching.symbols(None)) == ["S/RES/2990(2026)", "S/RES/2990(2026)/Corr.1"]
    address = {"all": f"{watching.served.address}/rss/scdocs.xml"}
    with Web(private=frozenset({watching.served.place})) as web:
        options = {"feeds": ["all"], "addresses": address, "kinds": ["drafts", "statements"]}
        asked = sources_of("ods_feeds", options, web)["feed-all"].poll(None)
    assert sorted(notice.symbol for notice in asked.notices) == ["A/81/L.4", "S/PRST/2026/3"]


def test_only_what_was_not_there_before_is_told(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    cursor = watching.source.poll(None).cursor
    watching.publish("S/RES/2991(2026)", NOW + timedelta(hours=1))
    polled = watching.source.poll(cursor)
    assert [notice.symbol for notice in polled.notices] == ["S/RES/2991(2026)"]
    assert (polled.first, polled.gap) == (False, False)
    assert watching.symbols(polled.cursor) == []


def test_a_document_that_is_dated_anew_is_told_again(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    first = watching.source.poll(None)
    watching.publish("S/RES/2990(2026)", NOW + timedelta(days=2))
    again = watching.source.poll(first.cursor)
    assert [notice.symbol for notice in again.notices] == ["S/RES/2990(2026)"]
    assert again.notices[0].text_mark != first.notices[0].text_mark


def test_nothing_new_costs_one_conditional_request(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    first = watching.source.poll(None)
    again = watching.source.poll(first.cursor)
    assert (again.notices, again.cursor, again.gap) == ((), first.cursor, False)
    assert "if-none-match" in watching.served.requests[-1].headers
    assert len(watching.served.requests) == 2


def test_without_validators_the_same_body_is_known_by_its_hash(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    with serving(watching.site, validators=False) as bare, Web(private=frozenset({bare.place})) as web:
        options = {"feeds": ["all"], "addresses": {"all": f"{bare.address}/rss/scdocs.xml"}}
        source = sources_of("ods_feeds", options, web)["feed-all"]
        first = source.poll(None)
        assert source.poll(first.cursor) == source.poll(first.cursor)
        assert source.poll(first.cursor).notices == ()
        assert "if-none-match" not in bare.requests[-1].headers


def test_a_window_without_anything_seen_before_is_a_gap(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    cursor = watching.source.poll(None).cursor
    watching.publish("S/RES/2995(2026)", NOW + timedelta(days=20))
    polled = watching.source.poll(cursor)
    assert (polled.gap, [notice.symbol for notice in polled.notices]) == (True, ["S/RES/2995(2026)"])


def test_a_cursor_that_cannot_be_read_is_a_gap_and_no_first_look(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    for broken in ("", "[]", '{"seen": 3}', "{" * 5000):
        polled = watching.source.poll(broken)
        assert (polled.first, polled.gap) == (False, True)


def test_one_document_taken_back_is_believed(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    watching.publish("S/RES/2991(2026)", NOW + timedelta(hours=3))
    cursor = watching.source.poll(None).cursor
    watching.site.withdraw("scdocs", "S/RES/2991(2026)")
    polled = watching.source.poll(cursor)
    assert (polled.notices, polled.gap) == ((), False)


def test_a_feed_that_went_back_in_time_is_not_believed(watching: Watching) -> None:
    for days in range(6):
        watching.publish(f"S/RES/{2990 + days}(2026)", NOW + timedelta(days=days))
    cursor = watching.source.poll(None).cursor
    watching.site.rewind(NOW + timedelta(days=2))
    with pytest.raises(LayoutChanged, match="went back in time: its newest item is of 2026-10-22"):
        watching.source.poll(cursor)
    watching.site.rewind(None)
    assert watching.symbols(cursor) == []


def test_a_day_far_ahead_does_not_make_the_rest_old(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    watching.publish("S/RES/2991(2026)", NOW + timedelta(days=20_000))
    watching.site.window = timedelta(days=30_000)
    cursor = watching.source.poll(None).cursor
    watching.site.withdraw("scdocs", "S/RES/2991(2026)")
    watching.publish("S/RES/2992(2026)", NOW + timedelta(hours=1))
    assert watching.symbols(cursor) == ["S/RES/2992(2026)"]


def test_an_item_that_stands_twice_is_told_once_with_its_later_day(watching: Watching) -> None:
    def item(day: str) -> str:
        return f"<item><title>A/RES/81/1</title><link>https://undocs.org/1</link><pubDate>{day} GMT</pubDate></item>"

    days = item("Thu, 01 Oct 2026 00:00:00") + item("Fri, 02 Oct 2026 00:00:00")
    watching.site.faults.fail(200, f'<rss version="2.0"><channel>{days}</channel></rss>'.encode())
    polled = watching.source.poll(None)
    assert [notice.noticed_at for notice in polled.notices] == [datetime(2026, 10, 2, tzinfo=UTC)]
    watching.site.faults.end()
    longer = days + item("Wed, 30 Sep 2026 00:00:00")
    watching.site.faults.fail(200, f'<rss version="2.0"><channel>{longer}</channel></rss>'.encode())
    assert watching.source.poll(polled.cursor).notices == ()


def test_a_page_of_html_is_no_feed(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    watching.site.faults.break_layout()
    with pytest.raises(LayoutChanged, match="a page of HTML came in its place"):
        watching.source.poll(None)


def test_a_feed_that_only_has_its_heading_is_a_quiet_week(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    watching.site.faults.shrink(0)
    polled = watching.source.poll(None)
    assert (polled.notices, polled.gap) == ((), False)


def test_a_feed_of_other_things_is_not_believed(watching: Watching) -> None:
    for number in range(4):
        watching.publish(f"News of the day {number}")
    with pytest.raises(LayoutChanged, match="5 of its 5 items are not of its kind"):
        watching.source.poll(None)


def test_titles_that_go_on_with_words_are_another_layout_and_no_symbols(watching: Watching) -> None:
    watching.publish("A/RES/81/4 A-B")
    cursor = watching.source.poll(None).cursor
    for number in range(2990, 2995):
        watching.publish(f"S/RES/{number}(2026) - The harbour")
    with pytest.raises(LayoutChanged, match="not of its kind"):
        watching.source.poll(cursor)


def test_a_feed_cut_off_in_the_middle_is_not_believed(watching: Watching) -> None:
    for number in range(9):
        watching.publish(f"S/RES/{number}(2026)")
    watching.site.faults.truncate(0.6)
    with pytest.raises(LayoutChanged, match="broken or was cut off"):
        watching.source.poll(None)
    watching.site.faults.end()
    watching.site.faults.truncate(0.6, declared=True)
    with pytest.raises(Unreachable):
        watching.source.poll(None)


@pytest.mark.parametrize(
    ("status", "error"), [(202, Challenged), (405, Challenged), (403, Challenged), (200, Challenged)]
)
def test_a_challenge_is_no_feed(watching: Watching, status: int, error: type[SourceError]) -> None:
    watching.publish("S/RES/2990(2026)")
    watching.site.faults.challenge(status)
    with pytest.raises(error):
        watching.source.poll(None)


def test_a_feed_that_says_nothing_is_asked_again_later(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    watching.site.faults.be_slow(30)
    with (
        Web(private=frozenset({watching.served.place}), timeout=0.2) as web,
        pytest.raises(Unreachable, match="in time"),
    ):
        look(web, f"{watching.served.address}/rss/scdocs.xml", "the feed", None, NOW)


def test_a_feed_that_asks_for_patience_gets_it(watching: Watching) -> None:
    watching.publish("S/RES/2990(2026)")
    watching.site.faults.throttle(503, "120", times=1)
    with pytest.raises(RateLimited) as caught:
        watching.source.poll(None)
    assert caught.value.retry_after == 120


@pytest.mark.parametrize("status", [404, 410])
def test_a_feed_that_is_not_there_any_more_says_so(watching: Watching, status: int) -> None:
    watching.site.faults.fail(status)
    with pytest.raises(LayoutChanged, match="correct its address in the settings"):
        watching.source.poll(None)


def test_a_feed_larger_than_any_feed_is_not_read(watching: Watching) -> None:
    watching.site.faults.fail(200, b"<rss version='2.0'>" + b" " * CAP)
    with pytest.raises(Unreadable, match="larger than"):
        watching.source.poll(None)


BOMB = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0">&b;</rss>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"\x00" * 50, "it is empty"),
        (BOMB.encode(), "entities of its own"),
        (BOMB.encode("utf-16"), "entities of its own"),
        (b'{"items": []}', "neither RSS nor Atom"),
        (b"<feedback/>", "neither RSS nor Atom"),
        (b"%PDF-1.7 1 0 obj", "neither RSS nor Atom"),
        (b'<rss version="2.0"><channel><title>x</title></channel></rss>', "without a single item"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(LayoutChanged, match=words) as caught:
        read(content, "the feed")
    assert "\n" not in str(caught.value)


@tried(60)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with suppress(SourceError):
        assert all(item.title is not None for item in read(content, "the feed"))


def test_a_link_that_is_no_address_is_not_handed_on() -> None:
    content = (
        b'<rss version="2.0"><channel><item><title>A/RES/81/1</title><link>javascript:x()</link></item></channel></rss>'
    )
    (item,) = read(content, "the feed")
    assert (item.title, item.address, item.published) == ("A/RES/81/1", None, None)


def test_the_day_is_that_of_the_place_where_it_was_printed() -> None:
    date_ = b"<pubDate>Thu, 30 Dec 2021 22:10:00 -0500</pubDate>"
    (item,) = read(b'<rss version="2.0"><channel><item><title>t</title>' + date_ + b"</item></channel></rss>", "f")
    assert (item.day, item.published) == (date(2021, 12, 30), datetime(2021, 12, 31, 3, 10, tzinfo=UTC))


def test_a_feed_holds_no_texts(watching: Watching) -> None:
    listing = Listing("feed-security-council", "https://undocs.org/en/S/RES/1(1946)")
    assert isinstance(watching.source.fetch(listing, None), Absent)
    assert watching.source.find("S/RES/1(1946)", "en") == ()


def test_all_feeds_are_read_unless_the_settings_say_otherwise() -> None:
    with Web() as web:
        assert list(sources_of("ods_feeds", {}, web)) == [
            "feed-security-council",
            "feed-general-assembly",
            "feed-human-rights-council",
            "feed-all",
        ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"feeds": ["moon"]}, "sources.ods_feeds.feeds names moon; choose of security-council"),
        ({"kinds": ["letters"]}, "sources.ods_feeds.kinds names letters; choose of resolutions"),
        ({"feeds": ["all"], "addresses": {"security-council": "x"}}, "addresses names security-council; choose of all"),
    ],
)
def test_a_wrong_option_is_named(options: dict[str, object], words: str) -> None:
    options_of("ods_feeds", options)
    with Web() as web, pytest.raises(ValueError, match=words):
        sources_of("ods_feeds", options, web)


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLE.exists(), reason="the samples do not stand beside the project")
def test_the_sample_is_read(watching: Watching) -> None:
    watching.publish("x")
    watching.site.faults.fail(200, SAMPLE.read_bytes())
    polled = watching.source.poll(None)
    assert [(n.symbol, n.noticed_at) for n in polled.notices] == [
        ("S/RES/2617(2021)", datetime(2021, 12, 30, tzinfo=UTC))
    ]
