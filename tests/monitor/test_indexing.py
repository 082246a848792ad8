"""Matching through the index is matching one by one."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import Body, ChangeClass, Kind, Part
from monitor.indexing import KINDS, Key, keys_of, questions
from monitor.intents import Event, EventType
from monitor.matching import match
from monitor.rules.traits import Content, Surroundings, Traits, traits_of
from monitor.subscribing import AtLeast, Chain, Near, Rule, Subscription
from tests.support.building import NOW, citation, paragraph, subscription
from tests.support.laws import tried

SYMBOLS = ("S/RES/1373(2001)", "S/RES/2178(2014)", "A/RES/60/288")
PHRASES = ("foreign terrorist fighters", "作戰人員", "人权", "Iraq", "حقوق الإنسان", "the", "ё", "x y")
SENTENCES = (
    "Decides that CTED shall report on Iraq;",
    "Urges Member States to stop foreign terrorist fighters x y",
    "关切外国恐怖主义战斗人员和人权",
    "وحقوق الانسان في العراق",
    "Requests the Secretary-General to speak of the Congo",
    "",
)


def some(*values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


full_rules = st.builds(
    Rule,
    symbols=some(*SYMBOLS),
    series=some(*SYMBOLS),
    cites=some(*SYMBOLS),
    relations=some("extends", "cites"),
    cites_at_least=st.none() | st.just(AtLeast(2, SYMBOLS)),
    chain=st.none() | st.builds(Chain, st.sampled_from(SYMBOLS), st.integers(1, 3)),
    bodies=some(Body.SECURITY_COUNCIL, Body.GENERAL_ASSEMBLY),
    kinds=some(Kind.RESOLUTION, Kind.DECISION),
    actors=some("CTED", "STATES", "SG"),
    mentions=some("CTED", "STATES", "SG"),
    subjects=some("TERRORISM", "Human rights"),
    countries=some("IRQ", "COG"),
    words=some(*PHRASES),
    near=st.none()
    | st.builds(
        lambda words, within: Near(tuple(words), within),
        st.lists(
            st.sampled_from([*PHRASES, "Decides", "Congo", "关切", "العراق"]), min_size=2, max_size=3, unique=True
        ),
        st.integers(0, 8),
    ),
    verbs=some("Decides", "urges", "strongly urges", "关人权", "权关"),
    votes=some("not unanimous", "abstained CHN"),
    event_types=some(*EventType),
    languages=some("zh", "en", "zh-Hant"),
)
NAMES = [field.name for field in fields(Rule)]
rules = st.builds(
    lambda rule, kept: Rule(**{name: getattr(rule, name) for name in kept}),
    full_rules,
    st.lists(st.sampled_from(NAMES), max_size=3),
)
subscriptions = st.builds(
    lambda chosen, excluded, languages: Subscription(
        1, "desk", 1, tuple(chosen), languages, exclusions=tuple(excluded)
    ),
    st.lists(rules, max_size=3),
    st.lists(rules, max_size=1),
    some("zh", "fr"),
)


@st.composite
def events(draw: Callable[..., Any]) -> Traits:
    language = draw(st.sampled_from(["en", "zh", "zh-Hant", "ar", None]))
    kind, change = draw(st.sampled_from(EventType)), draw(st.sampled_from(ChangeClass)).value
    work = {"body": draw(st.sampled_from([*Body, None])), "kind": draw(st.sampled_from([*Kind, None]))}
    data = {"work": work, "change": {"class": change}}
    event = Event("key", kind, draw(st.sampled_from(SYMBOLS)), language, "wiki", NOW, data)
    said = draw(st.lists(st.sampled_from(SENTENCES), max_size=3))
    paragraphs = tuple(
        replace(paragraph(f"op{at}", text), verb=text.split(" ")[0] or None) for at, text in enumerate(said)
    )
    cited = draw(
        st.lists(
            st.builds(
                lambda one, how: citation(one, relation=how, part=Part.OPERATIVE),
                st.sampled_from(SYMBOLS),
                st.sampled_from(["extends", "cites", "provenance"]),
            ),
            max_size=3,
        )
    )
    around = Surroundings(
        series=frozenset(draw(some(*SYMBOLS))),
        distances=draw(st.dictionaries(st.sampled_from(SYMBOLS), st.integers(1, 4))),
        subjects=frozenset(draw(some("Terrorism", "HUMAN RIGHTS"))),
        votes=frozenset(draw(some("not unanimous", "abstained CHN"))),
    )
    return traits_of(
        (event,), Content(language or "", paragraphs, tuple(cited), draw(st.sampled_from(PHRASES))), around
    )[0]


def is_candidate(one: Subscription, traits: Traits) -> bool:
    keys = keys_of(one)
    return any(
        Key(kind, value, event_type) in keys
        for question in questions([traits])
        for kind, values in question.values.items()
        for value in values
        for event_type in question.event_types
    )


@tried(400)
@given(subscriptions, events())
def test_whoever_wants_an_event_is_found_by_the_index(one: Subscription, traits: Traits) -> None:
    if match(traits, one):
        assert is_candidate(one, traits)


def test_words_near_each_other_are_filed_under_one_of_them() -> None:
    one = subscription(Rule(near=Near(("CTED", "foreign terrorist fighters"), 5)))
    assert keys_of(one) == {Key("words", "terrorist")}


def test_a_rule_is_filed_under_its_most_selective_predicate_only() -> None:
    one = subscription(Rule(bodies=(Body.SECURITY_COUNCIL,), words=("foreign terrorist fighters",)))
    assert keys_of(one) == {Key("words", "terrorist")}


def test_exclusions_are_not_filed() -> None:
    one = subscription(Rule(words=("terrorist",)))
    excluding = Subscription(1, "desk", 1, one.rules, exclusions=(Rule(symbols=SYMBOLS),))
    assert keys_of(one) == keys_of(excluding)


def test_a_chinese_phrase_is_filed_under_two_neighbours_of_the_simplified_script() -> None:
    (key,) = keys_of(subscription(Rule(words=("作戰人員",))))
    assert key.value in {"作战", "战人", "人员"}


def test_of_the_kinds_only_those_in_use_are_looked_up() -> None:
    event = Event("key", EventType.NEW, SYMBOLS[0], "en", "wiki", NOW, {"work": {}})
    (question,) = questions(traits_of([event]), ["symbols"])
    assert set(question.values) == {"symbols"}
    assert set(questions(traits_of([event]))[0].values) == set(KINDS)
