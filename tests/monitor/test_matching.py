"""Which subscriptions want which event, and how many deliveries that makes."""

from dataclasses import replace
from typing import Any

import pytest

from diffing.changes import Body, ChangeClass
from monitor.intents import Event, EventType, Known, Mode, Reason
from monitor.matching import CHIEF_FIRST, chief_first
from monitor.subscribing import Rule
from tests.support.building import NOW, SYMBOL, arrival, citation, held, subscription
from tests.support.building import told as deliveries

T = "S/RES/1373(2001)"
HEAVY: dict[str, Any] = {"change": {"class": ChangeClass.OPERATIVE.value}}
LIGHT: dict[str, Any] = {"change": {"class": ChangeClass.NOTE.value}}


def event(kind: EventType = EventType.NEW, symbol: str = SYMBOL, language: str = "en", **data: Any) -> Event:
    body = Body.SECURITY_COUNCIL.value
    return Event(
        f"{kind}:{symbol}", kind, symbol, language, "wiki", NOW, {"work": {"symbol": symbol, "body": body}, **data}
    )


def told(one: Event, rule: Rule, **more: Any) -> bool:
    languages = more.pop("languages", ())
    came = arrival(**more.pop("arrival", {}))
    return bool(deliveries((one,), came, Known(), subscription(rule, languages=languages), **more))


@pytest.mark.parametrize(
    "rule",
    [
        Rule(symbols=(SYMBOL,)),
        Rule(symbols=("S/RES/1(1946)", SYMBOL)),
        Rule(cites=(T,)),
        Rule(bodies=(Body.SECURITY_COUNCIL,)),
        Rule(words=("mandate",)),
        Rule(words=("nothing", "mandate until")),
        Rule(event_types=(EventType.NEW,)),
        Rule(languages=("en",)),
        Rule(symbols=(SYMBOL,), cites=(T,), bodies=(Body.SECURITY_COUNCIL,), words=("report",), languages=("en",)),
    ],
    ids=str,
)
def test_a_rule_chooses_a_new_text(rule: Rule) -> None:
    assert told(event(), rule)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        Rule(symbols=("S/RES/1(1946)",)),
        Rule(cites=("S/RES/2178(2014)",)),
        Rule(bodies=(Body.GENERAL_ASSEMBLY,)),
        Rule(words=("sanctions",)),
        Rule(event_types=(EventType.UNAVAILABLE,)),
        Rule(languages=("fr",)),
        Rule(symbols=(SYMBOL,), words=("sanctions",)),
    ],
    ids=str,
)
def test_a_rule_leaves_a_new_text_alone(rule: Rule) -> None:
    assert not told(event(), rule)


def test_an_empty_rule_matches_nothing() -> None:
    assert not told(event(), Rule())


@pytest.mark.parametrize("kind", [EventType.REISSUED, EventType.CHANGED_WITHOUT_NOTICE])
def test_only_a_heavy_change_is_told_unasked(kind: EventType) -> None:
    assert told(event(kind, **HEAVY), Rule(symbols=(SYMBOL,)))
    assert not told(event(kind, **LIGHT), Rule(symbols=(SYMBOL,)))
    assert told(event(kind, **LIGHT), Rule(symbols=(SYMBOL,), event_types=(kind,)))


@pytest.mark.parametrize("kind", [EventType.FILE_CHANGED, EventType.SOURCE_CONFLICT])
def test_the_operators_events_go_to_rules_that_name_them(kind: EventType) -> None:
    assert not told(event(kind), Rule(symbols=(SYMBOL,)))
    assert told(event(kind), Rule(event_types=(kind,)))


def test_a_further_language_goes_to_those_who_asked_for_it() -> None:
    added = event(EventType.LANGUAGE_ADDED, language="zh")
    assert not told(added, Rule(symbols=(SYMBOL,)))
    assert told(added, Rule(symbols=(SYMBOL,)), languages=("zh", "en"))
    assert told(added, Rule(languages=("zh",)))
    assert told(added, Rule(symbols=(SYMBOL,), event_types=(EventType.LANGUAGE_ADDED,)))


def test_who_asked_for_chinese_is_told_of_a_new_text_in_either_script() -> None:
    assert told(event(language="zh-Hant"), Rule(languages=("zh",)))
    assert not told(event(language="zh"), Rule(languages=("zh-Hant",)))


def test_to_be_cited_is_an_event_of_the_cited_work() -> None:
    cited = event(EventType.CITED_BY, symbol=T)
    assert told(cited, Rule(symbols=(T,)))
    assert not told(cited, Rule(cites=(T,)))


def test_a_change_of_a_text_that_cites_a_target_is_told() -> None:
    assert told(event(EventType.REISSUED, **HEAVY), Rule(cites=(T,)))


@pytest.mark.parametrize("mode", [Mode.BACKFILL, Mode.CITED, Mode.FIRST_PASS])
def test_what_was_there_before_is_not_told(mode: Mode) -> None:
    assert not told(event(EventType.BACKFILLED), Rule(symbols=(SYMBOL,)), mode=mode)
    assert not told(event(EventType.BACKFILLED), Rule(event_types=(EventType.BACKFILLED,)), mode=mode)


def test_a_backfill_tells_when_asked_to() -> None:
    assert told(event(EventType.BACKFILLED), Rule(symbols=(SYMBOL,)), mode=Mode.BACKFILL, notify=True)


def test_a_text_that_changed_between_two_first_passes_has_changed() -> None:
    assert told(event(EventType.REISSUED, **HEAVY), Rule(symbols=(SYMBOL,)), mode=Mode.FIRST_PASS)


def test_a_channel_gets_one_delivery_with_every_event_and_reason_the_chief_first() -> None:
    both = (event(EventType.CITED_BY, symbol=T), event())
    cites = subscription(Rule(symbols=(T,)), Rule(cites=(T,)), name="cites")
    council = subscription(Rule(bodies=(Body.SECURITY_COUNCIL,)), name="council")
    (delivery,) = deliveries(both, arrival(), Known(), cites, council)
    assert delivery.event_keys == (f"new:{SYMBOL}", f"cited_by:{T}")
    assert delivery.reasons == (
        Reason("cites", (("cites", (T,)),)),
        Reason("council", (("bodies", ("Security Council",)),)),
        Reason("cites", (("symbols", (T,)),)),
    )


def test_every_channel_gets_its_own_delivery() -> None:
    rule = Rule(symbols=(SYMBOL,))
    made = deliveries((event(),), arrival(), Known(), subscription(rule), subscription(rule, channel_id=2))
    assert [one.channel_id for one in made] == [1, 2]


def test_a_text_that_is_gone_is_matched_by_what_we_held() -> None:
    gone = event(EventType.UNAVAILABLE)
    assert deliveries((gone,), None, held(), subscription(Rule(words=("remain seized",))))


def test_every_type_of_event_has_its_place_in_a_message() -> None:
    assert sorted(CHIEF_FIRST) == sorted(EventType)


def test_what_an_exclusion_matches_is_not_told() -> None:
    one = subscription(Rule(cites=(T,)))
    assert deliveries((event(),), arrival(), Known(), one)
    for rule, silent in ((Rule(symbols=(SYMBOL,)), True), (Rule(symbols=(T,)), False), (Rule(), False)):
        assert (deliveries((event(),), arrival(), Known(), replace(one, exclusions=(rule,))) == ()) is silent


def test_a_target_cited_as_another_document_is_matched_too() -> None:
    report = citation("S/2017/375", relation="cites")
    assert told(event(), Rule(cites=("S/2017/375",)), arrival={"citations": (report,)})


def languages(events: tuple[Event, ...]) -> list[str | None]:
    return [one.language for one in events]


def arrived(*tags: str) -> tuple[Event, ...]:
    first, *others = tags
    return (event(language=first), *(event(EventType.LANGUAGE_ADDED, language=tag) for tag in others))


def test_a_reader_is_told_first_of_the_text_in_the_reader_s_language() -> None:
    assert languages(chief_first(arrived("en", "es", "fr"), "fr")) == ["fr", "en", "es"]


def test_another_script_of_the_reader_s_language_goes_before_other_languages() -> None:
    assert languages(chief_first(arrived("en", "zh-Hant", "zh"), "zh")) == ["zh", "zh-Hant", "en"]
    assert languages(chief_first(arrived("en", "zh", "zh-Hant"), "zh-Hant")) == ["zh-Hant", "zh", "en"]


def test_what_weighs_more_stays_before_the_reader_s_language() -> None:
    events = (event(EventType.OUR_CORRECTION), *arrived("en", "fr"), event(EventType.CITED_BY, language="fr"))
    assert [one.type for one in chief_first(events, "fr")] == [
        EventType.OUR_CORRECTION,
        EventType.NEW,
        EventType.LANGUAGE_ADDED,
        EventType.CITED_BY,
    ]


def test_changes_of_several_texts_begin_with_that_of_the_reader_s_language() -> None:
    events = tuple(event(EventType.REISSUED, language=tag) for tag in ("en", "ru"))
    assert languages(chief_first(events, "ru")) == ["ru", "en"]
    assert chief_first(events, None) == events
