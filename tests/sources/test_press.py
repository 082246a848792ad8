"""What press releases say is expected, and what they are not believed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

import pytest

from monitor.demo.sites.press import PressService, Release
from monitor.demo.sites.serving import Served, serving
from sources.catalog import sources_of
from sources.documents import Absent, Listing, Standing, Vote
from sources.errors import Challenged, LayoutChanged, RateLimited
from sources.interface import Source
from sources.pacing import Pacing
from sources.press import PAGES, TRIES, Press, expected_in, read_release
from sources.press_votes import the_vote
from sources.web import Web

EVENING = datetime(2026, 11, 19, 22, 30, tzinfo=timezone(timedelta(hours=-5)))
ADOPTED = (
    "The Security Council met today.\n"
    "Adopting resolution 2990 (2026) (to be issued as document S/RES/2990 (2026)) by a vote of 12 in favour to none"
    " against, with 3 abstentions (Ruritania, Sylvania, Borduria), the Council prolonged the mission.\n"
)


@dataclass
class Reading:
    """A press service on loopback and the sources that read it."""

    site: PressService
    served: Served
    source: Source
    french: Source
    now: datetime = EVENING + timedelta(hours=3)

    def publish(self, number: str, text: str, at: datetime = EVENING, language: str = "en") -> None:
        self.site.publish(Release(number, f"Release {number}", text, at, language))


@pytest.fixture
def reading() -> Iterator[Reading]:
    site = PressService()
    with serving(site) as served, Web(private=frozenset({served.place}), pacing=Pacing(gap=0), timeout=5) as web:
        addresses = {language: f"{served.address}/{language}/rss.xml" for language in ("en", "fr")}
        made = sources_of("press", {"addresses": addresses}, web)
        english, french = made["press-en"], made["press-fr"]
        assert isinstance(english, Press)
        assert isinstance(french, Press)
        reading = Reading(site, served, english, french)
        reading.source, reading.french = (replace(one, clock=lambda: reading.now) for one in (english, french))
        yield reading


def test_a_release_makes_a_symbol_expected(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    (notice,) = reading.source.poll(None).notices
    assert (notice.symbol, notice.standing, notice.origin) == ("S/RES/2990 (2026)", Standing.EXPECTED, "SC/16001")
    assert (notice.adopted_on, notice.title) == (date(2026, 11, 19), None)
    assert notice.address.endswith("/en/2026/sc16001.doc.htm")
    assert notice.vote is not None
    assert (notice.vote.yes, notice.vote.no, notice.vote.abstentions, notice.vote.by_state) == (12, 0, 3, ())


def test_a_french_release_has_its_own_series_and_words(reading: Reading) -> None:
    text = (
        "Par la résolution 2990 (2026) (à paraître sous la cote S/RES/2990 (2026)), adoptée à l'unanimité, le Conseil"
    )
    reading.publish("cs16001", text, language="fr")
    (notice,) = reading.french.poll(None).notices
    assert (notice.symbol, notice.origin, notice.vote) == ("S/RES/2990 (2026)", "CS/16001", Vote(words="à l’unanimité"))


def test_each_release_is_read_once(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    cursor = reading.source.poll(None).cursor
    reading.publish("sc16002", "Nothing was adopted.", EVENING + timedelta(hours=1))
    polled = reading.source.poll(cursor)
    assert (polled.notices, polled.gap, polled.first) == ((), False, False)
    read = [request.path for request in reading.served.requests if request.path.endswith(".htm")]
    assert sorted(read) == ["/en/2026/sc16001.doc.htm", "/en/2026/sc16002.doc.htm"]


def test_a_release_that_is_put_out_again_is_read_again(reading: Reading) -> None:
    reading.publish("sc16001", "Nothing yet.")
    cursor = reading.source.poll(None).cursor
    reading.publish("sc16001", ADOPTED, EVENING + timedelta(hours=2))
    assert [notice.symbol for notice in reading.source.poll(cursor).notices] == ["S/RES/2990 (2026)"]


@pytest.mark.parametrize("number", ["gashc4500", "sgsm22001", "dsgsm990", "notanumber"])
def test_releases_of_those_who_do_not_adopt_are_not_read(reading: Reading, number: str) -> None:
    reading.publish(number, ADOPTED)
    assert reading.source.poll(None).notices == ()
    assert len(reading.served.requests) == 1


def test_many_releases_are_read_a_few_at_a_time_and_none_is_lost(reading: Reading) -> None:
    for number in range(17):
        text = ADOPTED.replace("2990", str(2990 + number))
        reading.publish(f"sc{16001 + number}", text, EVENING + timedelta(minutes=number))
    first = reading.source.poll(None)
    second = reading.source.poll(first.cursor)
    assert (len(first.notices), len(second.notices)) == (10, 7)
    assert len({notice.symbol for notice in (*first.notices, *second.notices)}) == 17


def test_what_was_there_before_we_watched_is_no_news_in_whichever_poll_it_is_read(reading: Reading) -> None:
    for number in range(PAGES + 2):
        said = ADOPTED.replace("2990", str(2970 + number))
        reading.publish(f"sc{15980 + number}", said, EVENING - timedelta(minutes=100 - number))
    first = reading.source.poll(None)
    reading.publish("sc16001", ADOPTED)
    live = reading.source.poll(first.cursor)
    assert ([one.symbol for one in live.notices], live.first) == (["S/RES/2990 (2026)"], False)
    rest = reading.source.poll(live.cursor)
    assert ([one.symbol for one in rest.notices], rest.first) == (["S/RES/2980 (2026)", "S/RES/2981 (2026)"], True)
    assert not reading.source.poll(rest.cursor).first


def test_a_release_that_fails_is_read_at_the_next_poll(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    reading.publish("sc16002", ADOPTED.replace("2990", "2991"), EVENING + timedelta(minutes=5))
    reading.site.faults.fail(502, where="sc16001", times=1)
    first = reading.source.poll(None)
    assert [notice.symbol for notice in first.notices] == ["S/RES/2991 (2026)"]
    assert [notice.symbol for notice in reading.source.poll(first.cursor).notices] == ["S/RES/2990 (2026)"]


def test_a_release_that_never_can_be_read_does_not_stop_the_others(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    reading.site.faults.fail(502, where="sc16001")
    cursor = reading.source.poll(None).cursor
    reading.now += timedelta(days=9)
    reading.publish("sc16002", ADOPTED.replace("2990", "2991"), reading.now)
    last = reading.source.poll(cursor)
    assert [notice.symbol for notice in last.notices] == ["S/RES/2991 (2026)"]
    assert "sc16001" not in last.cursor.partition("waiting")[2]


def test_a_release_that_was_cut_off_is_read_again(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    reading.site.faults.truncate(0.4, where=".htm", times=1)
    first = reading.source.poll(None)
    assert first.notices == ()
    assert len(reading.source.poll(first.cursor).notices) == 1


def test_a_release_that_was_taken_back_says_nothing(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    reading.site.faults.fail(404, where=".htm")
    polled = reading.source.poll(None)
    assert polled.notices == ()
    assert reading.source.poll(polled.cursor).notices == ()


@pytest.mark.parametrize("status", [200, 202, 403, 405])
def test_a_challenge_is_no_release(reading: Reading, status: int) -> None:
    reading.publish("sc16001", ADOPTED)
    reading.site.faults.challenge(status, where=".htm")
    with pytest.raises(Challenged):
        reading.source.poll(None)


def test_who_asks_for_patience_gets_it(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    reading.site.faults.throttle(429, "60", where=".htm")
    with pytest.raises(RateLimited):
        reading.source.poll(None)


def test_what_was_read_before_we_were_sent_away_is_kept(reading: Reading) -> None:
    for number in range(3):
        text = ADOPTED.replace("2990", str(2990 + number))
        reading.publish(f"sc{16001 + number}", text, EVENING + timedelta(minutes=number))
    reading.site.faults.throttle(429, None, where="sc16002")
    first = reading.source.poll(None)
    assert [notice.symbol for notice in first.notices] == ["S/RES/2990 (2026)"]
    assert "asked us to come back later" in first.refusals[0]
    reading.site.faults.end()
    later = reading.source.poll(first.cursor)
    assert [notice.symbol for notice in later.notices] == ["S/RES/2991 (2026)", "S/RES/2992 (2026)"]


def test_a_page_of_html_is_no_feed(reading: Reading) -> None:
    reading.site.faults.break_layout()
    with pytest.raises(LayoutChanged, match="a page of HTML"):
        reading.source.poll(None)


def test_a_page_in_the_place_of_a_release_is_read_again_a_few_times(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    reading.site.faults.break_layout(times=1, where=".htm")
    first = reading.source.poll(None)
    assert first.notices == ()
    assert len(reading.source.poll(first.cursor).notices) == 1
    reading.site.faults.break_layout(where=".htm")
    cursor = None
    for _ in range(8):
        cursor = reading.source.poll(cursor).cursor
    read = [request for request in reading.served.requests if request.path.endswith(".htm")]
    assert len(read) == 2 + TRIES


def test_a_release_elsewhere_is_not_fetched(reading: Reading) -> None:
    link = "https://press.example.org/en/2026/sc16001.doc.htm"
    feed = f'<rss version="2.0"><channel><item><title>t</title><link>{link}</link></item></channel></rss>'
    reading.site.faults.fail(200, feed.encode(), where="rss.xml")
    assert reading.source.poll(None).notices == ()
    assert len(reading.served.requests) == 1


def test_a_day_that_cannot_be_the_meeting_s_gives_way_to_the_feed_s() -> None:
    page = '<article><time datetime="2016-11-19T10:00:00-05:00">19 November</time><p>text</p></article>'
    assert read_release(page) == ("19 November text", date(2016, 11, 19))
    assert read_release("<p>no day</p>") == ("no day", None)


def test_a_release_printed_long_before_it_came_out_has_the_day_it_came_out(reading: Reading) -> None:
    reading.publish("sc16001", ADOPTED)
    page = f'<article><time datetime="2016-11-19">19 November</time><p>{ADOPTED}</p></article>'
    reading.site.faults.fail(200, page.encode(), where=".htm")
    (notice,) = reading.source.poll(None).notices
    assert notice.adopted_on == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("(to be issued as document S/RES/2597 (2021))", ("S/RES/2597 (2021)",)),
        ("to be issued as S/RES/2597(2021).", ("S/RES/2597(2021)",)),
        ("(to be issued as documents A/RES/81/7 and A/RES/81/8)", ("A/RES/81/7", "A/RES/81/8")),
        ("to be issued as document A/RES/ES-11/9, read", ("A/RES/ES-11/9",)),
        ("To be issued as document A/HRC/RES/61/2.", ("A/HRC/RES/61/2",)),
        (
            "to be issued as document S/RES/2597 (2021) … to be issued as document S/RES/2597(2021)",
            ("S/RES/2597(2021)",),
        ),
        ("to be issued as document S/PRST/2026/4", ()),
        ("to be issued as document A/81/L.9", ()),
        ("recalling S/RES/2597 (2021), issued long ago", ()),
    ],
)
def test_only_what_is_said_to_be_issued_is_expected(text: str, symbols: tuple[str, ...]) -> None:
    assert expected_in(text, "en") == symbols


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("by a vote of 12 in favour to none against with 3 abstentions (A, B, C)", (12, 0, 3)),
        ("by a recorded vote of 167 in favour to 2 against (A, B), with 11 abstentions", (167, 2, 11)),
        ("by a vote of 10 in favour to one against (A), with four abstentions (B, C)", (10, 1, 4)),
        ("By a recorded vote of 90 to 60 with 30 abstaining", (90, 60, 30)),
    ],
)
def test_a_tally_is_read_as_it_is_printed(text: str, numbers: tuple[int, int, int]) -> None:
    vote = the_vote(text, "en")
    assert vote is not None
    assert (vote.yes, vote.no, vote.abstentions) == numbers
    assert vote.words is not None
    assert vote.words in text


def test_french_tallies_are_read() -> None:
    vote = the_vote("par 12 voix pour, zéro voix contre et 3 abstentions (Chine)", "fr")
    assert vote is not None
    assert (vote.yes, vote.no, vote.abstentions) == (12, 0, 3)
    silent = the_vote("par 12 voix pour et deux abstentions", "fr")
    assert silent is not None
    assert (silent.yes, silent.no, silent.abstentions) == (12, None, 2)


def test_votes_that_differ_are_nobody_s() -> None:
    one = "by a vote of 12 in favour to 1 against with 2 abstentions"
    two = f"{one}; {one.replace('12', '13')}"
    assert the_vote(two, "en") is None
    assert the_vote(f"unanimously; {two}", "en") is None
    assert the_vote("The Council met.", "en") is None


def test_a_vote_is_not_given_to_one_of_two_resolutions(reading: Reading) -> None:
    reading.publish(
        "sc16001", ADOPTED + "The other text (to be issued as document S/RES/2991 (2026)) was adopted too.\n"
    )
    assert [notice.vote for notice in reading.source.poll(None).notices] == [None, None]


def test_a_long_text_of_brackets_is_read_in_no_time() -> None:
    assert the_vote("vote of 12 in favour (" * 20_000, "en") is None
    assert expected_in("to be issued as document S/RES/" * 20_000, "en") == ()


def test_the_press_holds_no_texts(reading: Reading) -> None:
    assert isinstance(reading.source.fetch(Listing("press-en", "https://press.un.org/x"), None), Absent)
    assert reading.source.find("S/RES/1(1946)", "en") == ()


def test_a_wrong_language_is_named() -> None:
    with Web() as web, pytest.raises(ValueError, match=r"sources\.press\.languages names de; choose of en, fr"):
        sources_of("press", {"languages": ["de"]}, web)
