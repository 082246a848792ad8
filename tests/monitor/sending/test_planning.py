"""When events are told, in what company, and in which language."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from monitor.intents import Event, EventType, Planned
from monitor.judging.watching import Look
from monitor.sending.planning import OUTAGE, SETTLED, SINGLES, plan
from monitor.sending.told import Recent, Told
from monitor.subscribing import Match, Preference, Quiet, Reason, Rhythm, Rule, Subscription
from monitor.timing import DAY, HOUR
from tests.support.building import NOW  # Sunday, 22 November 2026, 06:00 UTC

S = "S/RES/2903(2026)"
LOOK = Look(NOW)


def event(key: str = "new", kind: EventType = EventType.NEW, language: str | None = "en") -> Event:
    return Event(key, kind, S, language, "wiki", NOW, {})


def match(told: Event | None = None, name: str = "desk", channel: int = 1, **more: Any) -> Match:
    subscription = Subscription(1, name, channel, (Rule(symbols=(S,)),), **more)
    return Match(subscription, told or event(), (Reason(name, (("symbols", (S,)),)),))


def one(matches: list[Match], told: Told | None = None) -> Planned:
    (planned,) = plan(matches, LOOK, told)
    return planned


def test_what_is_immediate_goes_now_by_itself() -> None:
    planned = one([match()])
    assert (planned.next_attempt_at, planned.slot, planned.hold) == (NOW, None, None)


def test_three_rules_of_one_channel_make_one_message_with_three_reasons() -> None:
    planned = one([match(name=name) for name in ("a", "b", "c")])
    assert [reason.subscription for reason in planned.reasons] == ["a", "b", "c"]
    assert planned.event_keys == ("new",)


def test_a_channels_quickest_subscription_decides_when() -> None:
    planned = one([match(name="slow", rhythm=Rhythm.WEEKLY), match(name="quick")])
    assert planned.next_attempt_at == NOW
    assert [reason.subscription for reason in planned.reasons] == ["slow", "quick"]


def test_events_of_one_channel_and_hour_are_gathered_whatever_holds_them() -> None:
    night = Quiet(time(22), time(8))
    daily, quiet = match(event("a"), rhythm=Rhythm.DAILY, hour=8), match(event("b"), name="q", quiet=night)
    slots = {planned.slot for planned in plan([daily, quiet], LOOK)}
    assert slots == {(NOW + 2 * HOUR).isoformat()}


def test_what_pierces_goes_through_quiet_hours() -> None:
    planned = one([match(quiet=Quiet(time(22), time(8)), pierce=(EventType.NEW,))])
    assert planned.next_attempt_at == NOW


def test_nothing_is_planned_for_who_is_muted() -> None:
    assert plan([match(muted_until=NOW + DAY)], LOOK) == ()
    assert len(plan([match(muted_until=NOW)], LOOK)) == 1


def test_completeness_is_never_a_message_of_its_own() -> None:
    planned = one([match(event(kind=EventType.COMPLETE))])
    assert planned.slot == (NOW + 2 * HOUR).isoformat()


# ---- storms ----------------------------------------------------------------------------------------------------------


def test_the_eleventh_message_of_an_hour_begins_a_batch_that_goes_when_it_settles() -> None:
    recent = {1: Recent(SINGLES, NOW - timedelta(minutes=5))}
    planned = one([match()], Told(recent=recent))
    assert (planned.slot, planned.next_attempt_at) == ("batch", NOW + SETTLED)
    fewer = {1: Recent(SINGLES - 1, NOW - timedelta(minutes=5))}
    assert one([match()], Told(recent=fewer)).slot is None


def test_a_batch_goes_at_the_latest_when_its_hour_is_over() -> None:
    recent = {1: Recent(SINGLES, NOW - timedelta(minutes=58))}
    assert one([match()], Told(recent=recent)).next_attempt_at == NOW + timedelta(minutes=2)


def test_another_channels_storm_is_not_ours() -> None:
    assert one([match()], Told(recent={2: Recent(99, NOW)})).slot is None


def test_what_a_source_brings_after_an_outage_is_gathered() -> None:
    planned = one([match()], Told(heard_at=NOW - OUTAGE))
    assert (planned.slot, planned.next_attempt_at) == ("catch-up", NOW + SETTLED)
    assert one([match()], Told(heard_at=NOW - OUTAGE + timedelta(seconds=1))).slot is None


# ---- languages -------------------------------------------------------------------------------------------------------

ZH_EN = ("zh", "en")


def heard(*languages: str) -> Told:
    return Told(languages={(1, S): frozenset(languages)} if languages else {})


def due(preference: Preference, language: str, *before: str) -> datetime | None:
    kind = EventType.LANGUAGE_ADDED if before else EventType.NEW
    told = match(event(kind=kind, language=language), languages=ZH_EN, preference=preference)
    planned = plan([told], LOOK, heard(*before))
    return planned[0].next_attempt_at if planned else None


@pytest.mark.parametrize(
    ("preference", "language", "before", "at"),
    [
        (Preference.FIRST_AVAILABLE, "fr", (), NOW),
        (Preference.FIRST_AVAILABLE, "en", ("fr",), None),
        (Preference.FIRST_AVAILABLE, "zh", ("fr",), NOW),
        (Preference.FIRST_AVAILABLE, "zh", ("fr", "zh"), None),
        (Preference.WAIT, "en", (), NOW + DAY),
        (Preference.WAIT, "zh", (), NOW),
        (Preference.WAIT, "zh-Hant", (), NOW),
        (Preference.WAIT, "fr", ("en",), None),
        (Preference.WAIT, "zh", ("en",), NOW),
        (Preference.WAIT, "es", ("en", "zh"), None),
        (Preference.ONLY, "fr", (), None),
        (Preference.ONLY, "en", (), NOW),
        (Preference.ONLY, "zh", ("en",), NOW),
        (Preference.FIRST_AVAILABLE, "zh", ("zh-Hant",), NOW),
        (Preference.FIRST_AVAILABLE, "zh", ("en", "zh-Hant"), None),
        (Preference.FIRST_AVAILABLE, "zh-Hant", ("zh",), None),
    ],
    ids=str,
)
def test_a_text_is_told_by_the_preference_and_followed_up_once(
    preference: Preference, language: str, before: tuple[str, ...], at: datetime | None
) -> None:
    assert due(preference, language, *before) == at


@pytest.mark.parametrize("known", [Told(heard_at=NOW - OUTAGE), Told(heard_at=NOW - HOUR)], ids=["outage", "none"])
def test_what_waits_for_a_language_joins_no_batch_that_goes_before(known: Told) -> None:
    planned = one([match(languages=ZH_EN, preference=Preference.WAIT)], known)
    assert (planned.slot, planned.hold, planned.next_attempt_at) == (None, "language", NOW + DAY)


def test_a_storm_that_waits_for_a_language_waits_together() -> None:
    stormy = Told(recent={1: Recent(0, NOW - timedelta(minutes=5), waiting=SINGLES)})
    planned = one([match(languages=ZH_EN, preference=Preference.WAIT)], stormy)
    assert (planned.hold, planned.next_attempt_at) == ("language", NOW + DAY + HOUR)
    assert planned.slot == planned.next_attempt_at.isoformat()


def test_who_names_the_type_is_told_of_every_language() -> None:
    wanted = match(event(kind=EventType.LANGUAGE_ADDED, language="es"), languages=ZH_EN)
    named = replace(wanted.subscription, rules=(Rule(event_types=(EventType.LANGUAGE_ADDED,)),))
    assert len(plan([replace(wanted, subscription=named)], LOOK, heard("en", "zh"))) == 1


def test_a_revision_is_told_in_whatever_language_unless_only_one_is_wanted() -> None:
    revised = event(kind=EventType.REISSUED, language="fr")
    assert len(plan([match(revised, languages=ZH_EN)], LOOK, heard("zh"))) == 1
    assert plan([match(revised, languages=ZH_EN, preference=Preference.ONLY)], LOOK, heard("zh")) == ()
