from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from monitor.digesting import SHOWN, describe_digest
from monitor.intents import Event, EventType, Reason
from monitor.messages import with_choices
from monitor.quiet_weeks import describe_quiet_week
from monitor.subscribing import Rhythm
from notifiers.hypertext import web_page
from notifiers.messages import Message, Section
from notifiers.plain import plain_text
from notifiers.slack import attachment
from tests.notifiers.happenings import MANAGE, NOW, PAGE, REASONS, STOP, happening


def told(*events: Event, **changes: Any) -> Message:
    options: dict[str, Any] = {"page_for": lambda symbol: PAGE, "now": NOW} | changes
    return describe_digest(events, REASONS, **options)


def many(count: int, kind: EventType = EventType.NEW) -> tuple[Event, ...]:
    one = happening(kind)
    return tuple(replace(one, symbol=f"A/RES/81/{number}", key=f"key {number}") for number in range(1, count + 1))


def groups(message: Message) -> list[str]:
    return [block.headline[0].text for block in message.blocks if isinstance(block, Section)]


def test_new_works_come_before_changed_ones_and_these_before_cited_ones() -> None:
    events = [happening(kind) for kind in (EventType.SOURCE_SILENT, EventType.CITED_BY, EventType.REISSUED)]
    assert groups(told(*events, happening(EventType.NEW))) == ["New", "Changed", "Cited", "Sources and doubts"]


@pytest.mark.parametrize("kind", EventType, ids=str)
def test_every_event_has_its_place_in_a_digest(kind: EventType) -> None:
    assert len(told(happening(kind)).blocks) == 1


def test_a_group_of_many_works_is_collapsed_to_a_count() -> None:
    message = told(*many(57))
    text = plain_text(message)
    assert text.count(" — new\n") == SHOWN
    assert "47 more works are not shown here." in text
    assert "new: 57" in message.subject


def test_programs_get_every_event_of_a_digest() -> None:
    assert len(told(*many(57)).event["data"]["events"]) == 57


def test_several_events_of_one_work_are_one_entry_with_the_weightiest_first() -> None:
    text = plain_text(told(happening(EventType.FILE_CHANGED), happening(EventType.OUR_CORRECTION)))
    assert text.index("correction by this service\n") < text.index("Also: S/RES/2899(2026) — Chinese text unchanged")


def test_an_event_that_two_subscriptions_asked_for_is_told_once() -> None:
    text = plain_text(told(happening(EventType.NEW), happening(EventType.NEW)))
    assert text.count("S/RES/2899(2026) — new") == 1
    assert "1 event\n" in text


def test_a_digest_shows_counts_and_no_lists() -> None:
    text = plain_text(told(happening(EventType.NEW)))
    assert "11 cited for the first time here — as of" in text
    assert "Strongest" not in text


def test_a_digest_gives_its_reasons_sources_and_ways_out() -> None:
    text = plain_text(with_choices(told(happening(EventType.NEW)), manage=MANAGE, stop=STOP))
    for needed in ("Why you got this: harbour desk", "Sources: wikisource-zh; last read 22 Nov 2026", MANAGE, STOP):
        assert needed in text


@pytest.mark.parametrize(
    ("rhythm", "said"),
    [
        (Rhythm.HOURLY, "hour to 22 Nov 2026, 06:00 UTC"),
        (Rhythm.DAILY, "day to 22 Nov 2026"),
        (Rhythm.WEEKLY, "week to 22 Nov 2026"),
        (Rhythm.IMMEDIATE, "many at once"),
        (None, "caught up to 22 Nov 2026, 06:00 UTC"),
    ],
)
def test_a_digest_says_its_occasion(rhythm: Rhythm | None, said: str) -> None:
    assert said in told(happening(EventType.NEW), rhythm=rhythm).subject


def test_a_digest_of_many_works_fits_slack() -> None:
    assert len(attachment(told(*many(57), *many(57, EventType.REISSUED)))["blocks"]) <= 50


def test_no_event_is_no_digest() -> None:
    with pytest.raises(ValueError, match="at least one event"):
        told()


def test_a_quiet_week_says_how_the_sources_are() -> None:
    text = plain_text(describe_quiet_week(12, (), NOW, key="quiet", now=NOW))
    assert "12 sources are healthy, last asked 22 Nov 2026, 06:00 UTC" in text
    assert "No news" not in text


def test_a_quiet_week_names_the_sources_that_could_not_be_asked() -> None:
    text = plain_text(describe_quiet_week(0, ("ods", "press"), None, key="quiet", now=NOW))
    assert "No news can come from these sources now: ods, press" in text
    assert "0 sources are healthy\n" in text


def test_a_language_of_its_own_is_a_digest_s_too() -> None:
    message = told(happening(EventType.NEW), language="ru")
    assert message.language == "ru"
    assert "новых: 1" in message.subject


def test_works_stand_below_their_group_in_the_headings_of_a_letter() -> None:
    page = web_page(told(*many(2)))
    assert (page.count("<h1"), page.count("<h2"), page.count("<h3")) == (1, 1, 2)


def test_readers_of_the_same_digest_share_its_words_and_nothing_of_their_own() -> None:
    events = many(3)
    ann = told(*events, rhythm=Rhythm.DAILY)
    other = (Reason("other desk", (("bodies", ("security_council",)),)),)
    later: dict[str, Any] = {"now": NOW + timedelta(minutes=1), "rhythm": Rhythm.DAILY}
    bob = describe_digest(events, other, page_for=lambda symbol: PAGE, **later)
    assert ann.blocks is bob.blocks
    assert "other desk" in plain_text(bob)
    assert "other desk" not in plain_text(ann)
    assert (ann.written_at, bob.written_at) == (NOW, NOW + timedelta(minutes=1))


def test_readers_in_other_zones_are_told_their_own_day() -> None:
    day = NOW.astimezone(ZoneInfo("Pacific/Kiritimati")).replace(hour=0, minute=30)
    subjects = [told(*many(2), rhythm=Rhythm.DAILY, until=day.astimezone(zone)).subject for zone in (day.tzinfo, UTC)]
    assert ["day to 22 Nov 2026" in subjects[0], "day to 21 Nov 2026" in subjects[1]] == [True, True]


def test_readers_whose_pages_lead_elsewhere_get_their_own_links() -> None:
    links = [told(*many(2), page_for=lambda symbol, to=to: f"{PAGE}{to}") for to in ("?lang=fr", "?lang=ru")]
    assert ["?lang=fr" in plain_text(links[0]), "?lang=fr" in plain_text(links[1])] == [True, False]


def test_an_event_that_is_told_anew_under_its_old_key_is_worded_anew() -> None:
    before, after = happening(EventType.NEW), happening(EventType.NEW, language="fr")
    assert plain_text(told(before)) != plain_text(told(replace(after, key=before.key)))
