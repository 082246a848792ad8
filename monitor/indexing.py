"""The index from predicates to subscriptions: under what a rule is filed, and under what an event looks. Pure.

A rule is filed under the values of its most selective predicate, so that an event finds those that may want it without
looking at the others. What an event has under one of these kinds it looks up; monitor.matching then decides.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from monitor.intents import EventType
from monitor.matching import FOR_FOLLOWERS, told_unasked
from monitor.rules.phrases import searchable
from monitor.rules.predicates import PREDICATES, asks
from monitor.rules.traits import Traits, asked_as
from monitor.subscribing import Rule, Subscription

KEYED_BY = 1
"""The version of this file's choices; raise it when they change, and what is filed by others is filed again."""

UNASKED = ""
"""The type of event under which rules are filed that name none."""

SELECTIVE = (
    "symbols",
    "series",
    "chain",
    "cites",
    "cites_at_least",
    "subjects",
    "actors",
    "near",
    "words",
    "mentions",
    "countries",
    "verbs",
    "votes",
    "kinds",
    "bodies",
    "events",
    "languages",
)
"""The predicate that the fewest events satisfy first."""

ALWAYS = ("series", "chain", "cites", "cites_at_least")
"""Filed under whatever else a rule asks: that somebody asks for them is a fact of its own (see Known), or decides
whether it is looked up at all."""

_KINDS = {"cites_at_least": "cites", "near": "words"}
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One entry: what must be so, of which type of event."""

    kind: str
    value: str
    event_type: str = UNASKED


@dataclass(frozen=True, slots=True)
class Question:
    """What events of some types have, by kind."""

    event_types: tuple[str, ...]
    values: Mapping[str, Collection[str]]


def keys_of(subscription: Subscription) -> frozenset[Key]:
    """Under what a subscription is filed; none of its exclusions counts."""
    return frozenset(key for rule in subscription.rules for key in _keys(rule, subscription))


def _keys(rule: Rule, subscription: Subscription) -> Iterable[Key]:
    asked = asks(rule)
    chief = next((name for name in SELECTIVE if name in asked), None)
    for name in asked:
        if name == chief or name in ALWAYS:
            for value in _values(name, rule):
                yield from (Key(_KINDS.get(name, name), value, kind) for kind in _types(rule, subscription))


def _types(rule: Rule, subscription: Subscription) -> tuple[str, ...]:
    """The types of event for which a rule is filed: see monitor.matching.wants_type."""
    if rule.event_types:
        return tuple(kind.value for kind in rule.event_types)
    added = (EventType.LANGUAGE_ADDED.value,) if rule.languages or subscription.languages else ()
    followers = tuple(kind.value for kind in FOR_FOLLOWERS) if rule.symbols or rule.series else ()
    return (UNASKED, *added, *followers)


def _values(name: str, rule: Rule) -> tuple[str, ...]:
    asked = next(one.asked for one in PREDICATES if one.name == name)(rule)
    match name:
        case "words":
            return tuple(_telling_word(phrase) for phrase in asked)
        case "verbs":  # whose words need not be neighbours
            return tuple(max(searchable(phrase).split() or [""], key=len) for phrase in asked)
        case "near":
            return (max((_telling_word(phrase) for phrase in asked), key=len),)
        case "subjects":
            return tuple(searchable(one).strip() for one in asked)
        case "languages":
            return tuple(one.lower() for one in asked)
        case "events":
            return ("",)
        case _:
            return asked


@cache
def _telling_word(phrase: str) -> str:
    """The word of a phrase that is likely to be the rarest: the longest; of Chinese, two characters that are
    neighbours."""
    return max(_words_in(searchable(phrase)), key=lambda one: (len(one) * (2 if _IDEOGRAPH.match(one) else 1), one))


def _words_in(folded: str) -> list[str]:
    """The words of a folded text, and each two Chinese characters that are neighbours."""
    words = folded.split()
    pairs = (
        first + second for first, second in pairwise(words) if _IDEOGRAPH.match(first) and _IDEOGRAPH.match(second)
    )
    return [*words, *pairs] or [""]


# ---- events ----------------------------------------------------------------------------------------------------------

_HAVING: Mapping[str, Callable[[Traits], Collection[str]]] = {
    "symbols": lambda one: (one.event.symbol,),
    "series": lambda one: one.series,
    "chain": lambda one: one.around.distances,
    "cites": lambda one: one.content.cites,
    "subjects": lambda one: {searchable(subject).strip() for subject in one.around.subjects},
    "actors": lambda one: one.content.actors,
    "words": lambda one: {word for text in one.content.texts for word in _words_in(text)},
    "mentions": lambda one: one.content.mentions,
    "countries": lambda one: one.content.countries,
    "verbs": lambda one: {word for verb in one.content.verbs for word in _words_in(verb)},
    "votes": lambda one: one.around.votes,
    "kinds": lambda one: (one.kind or "",),
    "bodies": lambda one: (one.body or "",),
    "events": lambda one: ("",),
    "languages": lambda one: one.languages,
}

KINDS = tuple(_HAVING)
"""Every kind of key."""


def questions(traits: Iterable[Traits], kinds: Collection[str] = KINDS) -> tuple[Question, ...]:
    """What to look up for some events: one question for the events that ask alike. ``kinds`` are those in use."""
    found: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for one in traits:
        values = found.setdefault(_asked_types(one), {})
        for kind in kinds:
            values.setdefault(kind, set()).update(_HAVING[kind](one))
    return tuple(Question(types, values) for types, values in found.items())


def _asked_types(one: Traits) -> tuple[str, ...]:
    unasked = told_unasked(one.event) and one.event.type not in FOR_FOLLOWERS
    return (*asked_as(one.event), UNASKED) if unasked else asked_as(one.event)
