"""What each predicate of a rule chooses, and what it leaves alone."""

from dataclasses import replace
from typing import Any

import pytest

from diffing.changes import Body, Citation, Kind, Paragraph, Part
from monitor.intents import Event, EventType
from monitor.matching import match
from monitor.rules.predicates import because
from monitor.rules.traits import Content, Surroundings, Traits, traits_of
from monitor.subscribing import AtLeast, Chain, Near, Rule
from tests.support.building import NOW, SYMBOL, citation, paragraph, subscription

T, U, V = "S/RES/1373(2001)", "S/RES/2178(2014)", "S/RES/2396(2017)"
EXTENDED = (citation(T, "op1", relation="extends"), citation(U, "pp1", relation="recalls"))


def seen(
    *words: str,
    language: str = "en",
    title: str | None = None,
    citations: tuple[Citation, ...] = EXTENDED,
    kind: EventType = EventType.NEW,
    **around: Any,
) -> Traits:
    """An event of a resolution with these operative paragraphs."""
    work = {"symbol": SYMBOL, "body": Body.SECURITY_COUNCIL.value, "kind": Kind.RESOLUTION.value, "title": title}
    event = Event("key", kind, SYMBOL, language, "wiki", NOW, {"work": work})
    paragraphs = tuple(opening(number, text) for number, text in enumerate(words, 1))
    return traits_of((event,), Content(language, paragraphs, citations, title), Surroundings(**around))[0]


def opening(number: int, text: str) -> Paragraph:
    return replace(paragraph(f"op{number}", text), verb=text.split(" ")[0])


def led(text: str, verb: str, language: str = "en") -> Traits:
    """An event of a resolution with one operative paragraph, which that verb leads."""
    one = replace(paragraph("op1", text), verb=verb)
    return replace(seen(), content=Content(language, (one,), EXTENDED))


def chooses(rule: Rule, traits: Traits) -> bool:
    return because(rule, traits) is not None


def test_a_reason_tells_only_the_values_that_chose() -> None:
    rule = Rule(cites=(V, T, U), bodies=(Body.SECURITY_COUNCIL, Body.GENERAL_ASSEMBLY), words=("lamp", "report"))
    assert because(rule, seen("Requests a report")) == (
        ("cites", (T, U)),
        ("bodies", ("Security Council",)),
        ("words", ("report",)),
    )


def test_a_rule_that_asks_nothing_matches_nothing() -> None:
    assert not chooses(Rule(), seen())
    assert not chooses(Rule(relations=("extends",)), seen())


@pytest.mark.parametrize(("relations", "chosen"), [((), (T, U)), (("extends", "amends"), (T,)), (("terminates",), ())])
def test_relations_narrow_what_is_cited(relations: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    assert because(Rule(cites=(T, U), relations=relations), seen()) == ((("cites", chosen),) if chosen else None)


def test_a_texts_own_draft_is_not_cited() -> None:
    assert not chooses(Rule(cites=(T,)), seen(citations=(citation(T, relation="provenance"),)))


@pytest.mark.parametrize(("count", "chosen"), [(1, True), (2, True), (3, False)])
def test_at_least_so_many_of_a_set_are_cited(count: int, chosen: bool) -> None:
    assert chooses(Rule(cites_at_least=AtLeast(count, (T, U, V))), seen()) is chosen


@pytest.mark.parametrize(("distance", "chosen"), [(1, False), (2, True), (3, True)])
def test_a_chain_is_no_longer_than_asked(distance: int, chosen: bool) -> None:
    assert chooses(Rule(chain=Chain(V, distance)), seen(distances={V: 2})) is chosen


def test_a_series_is_the_work_and_what_follows_it() -> None:
    assert chooses(Rule(series=(SYMBOL,)), seen())
    assert chooses(Rule(series=(T,)), seen(series=frozenset({T})))
    assert not chooses(Rule(series=(T,)), seen())


def test_kinds_and_bodies_are_those_of_the_work() -> None:
    assert chooses(Rule(kinds=(Kind.RESOLUTION,), bodies=(Body.SECURITY_COUNCIL,)), seen())
    assert not chooses(Rule(kinds=(Kind.DECISION,)), seen())


def test_a_body_that_is_named_is_not_yet_told_to_do_something() -> None:
    traits = seen("Welcomes the work of CTED;", "Requests the Secretary-General to support CTED;")
    assert chooses(Rule(mentions=("CTED",)), traits)
    assert not chooses(Rule(actors=("CTED",)), traits)
    assert chooses(Rule(actors=("SG",)), traits)


def test_subjects_are_compared_without_case() -> None:
    traits = seen(subjects=frozenset({"TERRORISM--FINANCING"}))
    assert chooses(Rule(subjects=("Terrorism – Financing",)), traits)
    assert not chooses(Rule(subjects=("Terrorism",)), traits)


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("外国作战人员的威胁", "威胁"),
        ("外國作戰人員", "作战"),
        ("مكافحةُ الإرهاب", "مكافحه الارهاب"),
        ("القرار ٢٧١٩", "2719"),
    ],
)
def test_words_are_found_in_any_script(words: str, phrase: str) -> None:
    assert chooses(Rule(words=(phrase,)), seen(words))


def test_words_near_each_other_stand_in_one_paragraph() -> None:
    rule = Rule(near=Near(("lamps", "harbour"), 2))
    assert because(rule, seen("Buys lamps for every harbour")) == (("near", ("lamps", "harbour")),)
    assert not chooses(rule, seen("Buys lamps", "Requests a harbour"))


def test_a_phrase_does_not_run_from_one_paragraph_into_the_next() -> None:
    assert not chooses(Rule(words=("lamps Requests",)), seen("Buys lamps", "Requests more"))


def test_a_title_is_looked_through_too() -> None:
    traits = seen(title="The situation in Mali and foreign fighters")
    assert chooses(Rule(words=("foreign fighters",), countries=("MLI",)), traits)


def test_verbs_are_those_that_open_operative_paragraphs() -> None:
    assert chooses(Rule(verbs=("decides",)), seen("Decides that it demands nothing;"))
    assert not chooses(Rule(verbs=("demands",)), seen("Decides that it demands nothing;"))


@pytest.mark.parametrize("asked", ["calls", "calls upon", "Calls once again upon", "strongly calls upon"])
def test_a_verb_is_found_by_some_of_its_words_in_their_order_adverbs_too(asked: str) -> None:
    assert chooses(Rule(verbs=(asked,)), led("Strongly calls once again upon all States;", "calls once again upon"))


@pytest.mark.parametrize("asked", ["upon calls", "calls for", "all States"])
def test_a_verb_is_not_found_by_other_words(asked: str) -> None:
    assert not chooses(Rule(verbs=(asked,)), led("Calls once again upon all States;", "Calls once again upon"))


def test_a_chinese_verb_is_found_by_some_of_its_characters_in_their_order() -> None:
    traits = led("表示严重关切大雾；", "表示严重关切", language="zh")
    assert chooses(Rule(verbs=("表示关切",)), traits)
    assert not chooses(Rule(verbs=("关切表示",)), traits)


def test_a_clause_before_a_verb_is_no_adverb() -> None:
    text = "Acting under Chapter VII of the Charter of the United Nations, decides so;"
    assert not chooses(Rule(verbs=("acting",)), led(text, "decides"))


def test_votes_are_those_that_a_source_tells() -> None:
    traits = seen(votes=frozenset({"not unanimous", "abstained", "abstained CHN"}))
    assert chooses(Rule(votes=("against", "abstained CHN")), traits)
    assert not chooses(Rule(votes=("against",)), traits)
    assert not chooses(Rule(votes=("not unanimous",)), seen())


def test_what_another_text_says_is_no_trait_of_the_work_that_it_cites() -> None:
    for kind in (EventType.CITED_BY, EventType.CHANGED_BY):
        traits = seen("Requests CTED to report on Iraq", kind=kind)
        for rule in (Rule(words=("report",)), Rule(cites=(T,)), Rule(countries=("IRQ",)), Rule(actors=("CTED",))):
            assert not chooses(rule, traits)


def test_to_be_cited_is_told_to_those_who_follow_the_work_or_its_series() -> None:
    traits = seen(kind=EventType.CITED_BY)
    assert match(traits, subscription(Rule(symbols=(SYMBOL,))))
    assert match(traits, subscription(Rule(series=(SYMBOL,))))
    assert match(traits, subscription(Rule(event_types=(EventType.CITED_BY,), bodies=(Body.SECURITY_COUNCIL,))))
    assert not match(traits, subscription(Rule(bodies=(Body.SECURITY_COUNCIL,))))


def test_an_exclusion_counts_whatever_the_type_of_event() -> None:
    traits = seen("Requests a report", kind=EventType.FILE_CHANGED)
    one = subscription(Rule(event_types=(EventType.FILE_CHANGED,)))
    assert match(traits, one)
    assert not match(traits, replace(one, exclusions=(Rule(words=("report",)),)))


def test_a_text_that_is_not_there_has_only_its_title() -> None:
    event = Event("key", EventType.ADOPTED, SYMBOL, None, "press", NOW, {"work": {"title": "Lamps in Iraq"}})
    (traits,) = traits_of((event,))
    assert chooses(Rule(words=("lamps",)), traits)
    assert traits.content.texts == (" lamps in iraq ",)


def test_parts_that_say_nothing_are_not_looked_through_for_names() -> None:
    masthead = replace(paragraph("masthead", "Distr.: General, Iraq", Part.MASTHEAD), number=None)
    assert Content("en", (masthead,), ()).countries == frozenset()
