"""The pages behind the links in messages, over real HTTP: a GET changes nothing, a POST needs nothing but the token."""

from collections.abc import Iterator
from datetime import time, timedelta

import httpx
import pytest

from diffing.changes import Body, Kind
from monitor.intents import Channel, EventType
from monitor.links import Links, Purpose
from monitor.store import subscriptions
from monitor.store.database import Database
from monitor.subscribing import AtLeast, Chain, Preference, Quiet, Rhythm, Rule, Subscription
from monitor.web.application import Pages
from monitor.web.reader_words import about
from monitor.words.wording import wording
from tests.monitor.web.conftest import LINKS, NOW, reading

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def ann(database: Database) -> Channel:
    channel = subscriptions.add_channel(database, "ann", "mailto:ann@example.org", "mailto:a…@example.org", NOW)
    wanted = Subscription(0, "CTED <mandate>", channel.id, (Rule(cites=("S/RES/1373(2001)",)),))
    subscriptions.add(database, wanted, NOW)
    return channel


@pytest.fixture
def client(database: Database) -> Iterator[httpx.Client]:
    with reading(Pages(database, clock=lambda: NOW, links=LINKS)) as client:
        yield client


def stop(channel: Channel) -> str:
    return f"/stop/{LINKS.token(Purpose.STOP, channel.id)}"


def manage(channel: Channel) -> str:
    return f"/manage/{LINKS.token(Purpose.MANAGE, channel.id)}"


def held(database: Database) -> Subscription:
    (only,) = subscriptions.subscriptions(database)
    return only


def enabled(database: Database) -> bool:
    channel = subscriptions.channel(database, "ann")
    return channel is not None and channel.enabled


def test_looking_at_the_page_to_stop_changes_nothing(client: httpx.Client, database: Database, ann: Channel) -> None:
    page = client.get(stop(ann))
    assert page.status_code == 200
    assert '<form method="post">' in page.text
    assert enabled(database)


def test_the_button_stops_everything_and_says_so(client: httpx.Client, database: Database, ann: Channel) -> None:
    assert "nothing more will be sent" in client.post(stop(ann)).text
    assert not enabled(database)
    assert "<form" not in client.get(stop(ann)).text


def test_one_click_of_a_mail_program_stops_without_a_cookie(
    client: httpx.Client, database: Database, ann: Channel
) -> None:
    answer = client.post(stop(ann), data=ONE_CLICK)
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    assert not enabled(database)


def test_stopping_twice_is_stopping_once(client: httpx.Client, database: Database, ann: Channel) -> None:
    assert [client.post(stop(ann), data=ONE_CLICK).status_code for _ in range(2)] == [200, 200]
    assert not enabled(database)


@pytest.mark.parametrize("purpose", ["stop", "manage"])
def test_a_link_that_nobody_signed_leads_nowhere(client: httpx.Client, ann: Channel, purpose: str) -> None:
    forged = Links(b"j" * 32, None).token(Purpose(purpose), ann.id)
    assert client.get(f"/{purpose}/{forged}").status_code == 404
    assert client.post(f"/{purpose}/{forged}").status_code == 404


def test_a_link_to_stop_manages_nothing(client: httpx.Client, ann: Channel) -> None:
    assert client.get(manage(ann).replace("/manage/", "/stop/")).status_code == 404


def test_what_goes_to_a_channel_is_shown_to_its_reader_alone(client: httpx.Client, ann: Channel) -> None:
    page = client.get(manage(ann))
    assert "CTED &lt;mandate&gt;" in page.text
    assert "ann@example.org" not in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Robots-Tag"].startswith("noindex")


def test_each_subscription_says_what_it_is_about(client: httpx.Client, ann: Channel) -> None:
    assert "it cites S/RES/1373(2001)" in client.get(manage(ann)).text


def test_every_predicate_of_a_rule_is_said(database: Database) -> None:
    rule = Rule(
        symbols=("S/RES/1(1946)",),
        series=("S/RES/2(1946)",),
        cites=("S/RES/3(1946)",),
        cites_at_least=AtLeast(2, ("S/RES/4(1946)", "S/RES/5(1946)")),
        chain=Chain("S/RES/6(1946)", 2),
        bodies=(Body.SECURITY_COUNCIL,),
        kinds=(Kind.RESOLUTION,),
        mentions=("icao",),
        subjects=("LIGHTHOUSES",),
        countries=("FRA",),
        words=("keepers",),
        verbs=("Decides",),
        votes=("not unanimous",),
        event_types=(EventType.REISSUED,),
        languages=("fr",),
    )
    (said,) = about(Subscription(1, "n", 1, (rule,)), wording("en"))
    for word in ("1(1946)", "2(1946)", "3(1946)", "4(1946)", "6(1946)", "Security Council", "LIGHTHOUSES", "France"):
        assert word in said
    for word in ("keepers", "Decides", "French", "vote"):
        assert word in said


def test_a_reader_chooses_rhythm_zone_and_quiet_hours(client: httpx.Client, database: Database, ann: Channel) -> None:
    form = {"subscription": str(held(database).id), "rhythm": "daily", "timezone": "Africa/Cairo", "mute": "0"}
    answer = client.post(manage(ann), data=form | {"quiet_from": "22:00", "quiet_to": "07:00"})
    now_is = held(database)
    assert "Saved." in answer.text
    assert (now_is.rhythm, now_is.timezone) == (Rhythm.DAILY, "Africa/Cairo")
    assert now_is.quiet == Quiet(time(22), time(7))
    assert now_is.rules == (Rule(cites=("S/RES/1373(2001)",)),)


def test_silence_ends_by_itself(client: httpx.Client, database: Database, ann: Channel) -> None:
    client.post(manage(ann), data={"subscription": str(held(database).id), "mute": "7"})
    assert held(database).muted_until == NOW + timedelta(days=7)


@pytest.mark.parametrize(
    "wrong",
    [
        {"timezone": "Mars/Olympus"},
        {"timezone": "../../etc/passwd"},
        {"rhythm": "always"},
        {"mute": "-3"},
        {"quiet_from": "25:00", "quiet_to": "7"},
    ],
)
def test_what_cannot_be_is_not_saved(
    client: httpx.Client, database: Database, ann: Channel, wrong: dict[str, str]
) -> None:
    before = held(database)
    assert client.post(manage(ann), data={"subscription": str(before.id), **wrong}).status_code == 422
    assert held(database) == before


def test_a_reader_ends_one_subscription(client: httpx.Client, database: Database, ann: Channel) -> None:
    answer = client.post(manage(ann), data={"subscription": str(held(database).id), "do": "end"})
    assert "has ended" in answer.text
    assert subscriptions.subscriptions(database) == ()


def test_nobody_touches_another_channels_subscription(client: httpx.Client, database: Database, ann: Channel) -> None:
    ben = subscriptions.add_channel(database, "ben", "mailto:ben@example.org", "mailto:b…@example.org", NOW)
    client.post(manage(ben), data={"subscription": str(held(database).id), "do": "end"})
    assert held(database).channel_id == ann.id


def test_the_pages_speak_the_readers_language(client: httpx.Client, database: Database, ann: Channel) -> None:
    page = client.get(stop(ann), headers={"Accept-Language": "ar-EG,ar;q=0.9,en;q=0.5"})
    assert '<html lang="ar" dir="rtl">' in page.text


def test_the_language_of_a_subscription_comes_before_the_browsers(
    client: httpx.Client, database: Database, ann: Channel
) -> None:
    wanted = Subscription(
        0, "chinois", ann.id, (Rule(cites=("S/RES/1540(2004)",)),), languages=("zh-Hant",), preference=Preference.WAIT
    )
    subscriptions.add(database, wanted, NOW)
    assert '<html lang="zh"' in client.get(manage(ann), headers={"Accept-Language": "fr"}).text


def test_a_form_without_end_is_refused(client: httpx.Client, ann: Channel) -> None:
    assert client.post(manage(ann), data={"subscription": "1" * 50_000}).status_code == 413


def test_readers_from_outside_see_only_what_is_for_them(client: httpx.Client, ann: Channel) -> None:
    outside = {"Host": "seized.example.org"}
    assert client.get(stop(ann), headers=outside).status_code == 200
    for address in ("/", "/events", "/works", "/health", "/api/subscriptions"):
        assert client.get(address, headers=outside).status_code == 404
