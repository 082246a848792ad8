"""What a rule can ask, one predicate after the other: what it asks for, and which of that an event has. Pure.

The names are those of files, of the API and of reasons. A further predicate is a line here, a field of Rule, and a
word for it in monitor.words.reasoning.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from monitor.rules.phrases import are_near, contains_phrase, has_in_order, searchable
from monitor.rules.traits import Traits, asked_as
from monitor.subscribing import Rule

Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """``asked`` gives what a rule asks for, empty when it does not ask; ``found`` which of that an event has, empty
    when it does not match."""

    name: str
    asked: Callable[[Rule], Values]
    found: Callable[[Rule, Traits], Values]


def _any_of(name: str, has: Callable[[Traits], Collection[str]], field: str | None = None) -> Predicate:
    """One of the rule's values is among what the event has."""

    def asked(rule: Rule) -> Values:
        return tuple(str(value) for value in getattr(rule, field or name))

    def found(rule: Rule, traits: Traits) -> Values:
        wanted = asked(rule)
        having = has(traits) if wanted else ()
        return tuple(value for value in wanted if value in having)

    return Predicate(name, asked, found)


def _cites(rule: Rule, traits: Traits) -> Values:
    cited, relations = traits.content.cites, set(rule.relations)
    return tuple(one for one in rule.cites if one in cited and (not relations or relations & cited[one]))


def _at_least(rule: Rule, traits: Traits) -> Values:
    if rule.cites_at_least is None:
        return ()
    found = tuple(one for one in rule.cites_at_least.symbols if one in traits.content.cites)
    return found if len(found) >= rule.cites_at_least.count else ()


def _chain(rule: Rule, traits: Traits) -> Values:
    if rule.chain is None:
        return ()
    distance = traits.around.distances.get(rule.chain.symbol)
    return (rule.chain.symbol,) if distance is not None and 0 < distance <= rule.chain.distance else ()


def _words(rule: Rule, traits: Traits) -> Values:
    return tuple(word for word in rule.words if any(contains_phrase(text, word) for text in traits.content.texts))


def _near(rule: Rule, traits: Traits) -> Values:
    if rule.near is None:
        return ()
    near = rule.near
    return near.words if any(are_near(text, near.words, near.within) for text in traits.content.texts) else ()


def _verbs(rule: Rule, traits: Traits) -> Values:
    return tuple(verb for verb in rule.verbs if any(has_in_order(said, verb) for said in traits.content.verbs))


def _subjects(rule: Rule, traits: Traits) -> Values:
    having = {searchable(one) for one in traits.around.subjects}
    return tuple(one for one in rule.subjects if searchable(one) in having)


def _languages(rule: Rule, traits: Traits) -> Values:
    return tuple(one for one in rule.languages if one.lower() in traits.languages)


PREDICATES = (
    _any_of("symbols", lambda traits: (traits.event.symbol,)),
    _any_of("series", lambda traits: traits.series),
    Predicate("cites", lambda rule: rule.cites, _cites),
    Predicate("cites_at_least", lambda rule: rule.cites_at_least.symbols if rule.cites_at_least else (), _at_least),
    Predicate("chain", lambda rule: (rule.chain.symbol,) if rule.chain else (), _chain),
    _any_of("bodies", lambda traits: (traits.body or "",)),
    _any_of("kinds", lambda traits: (traits.kind or "",)),
    _any_of("actors", lambda traits: traits.content.actors),
    _any_of("mentions", lambda traits: traits.content.mentions),
    Predicate("subjects", lambda rule: rule.subjects, _subjects),
    _any_of("countries", lambda traits: traits.content.countries),
    Predicate("words", lambda rule: rule.words, _words),
    Predicate("near", lambda rule: rule.near.words if rule.near else (), _near),
    Predicate("verbs", lambda rule: rule.verbs, _verbs),
    _any_of("votes", lambda traits: traits.around.votes),
    _any_of("events", lambda traits: asked_as(traits.event), "event_types"),
    Predicate("languages", lambda rule: rule.languages, _languages),
)
"""In the order in which reasons tell them."""


def because(rule: Rule, traits: Traits) -> tuple[tuple[str, Values], ...] | None:
    """Each predicate of a rule with the values by which it chose an event; None when one of them did not, and for a
    rule that asks nothing."""
    chosen = []
    for predicate in PREDICATES:
        if predicate.asked(rule):
            found = predicate.found(rule, traits)
            if not found:
                return None
            chosen.append((predicate.name, found))
    return tuple(chosen) or None


def asks(rule: Rule) -> tuple[str, ...]:
    """The names of the predicates that a rule uses."""
    return tuple(predicate.name for predicate in PREDICATES if predicate.asked(rule))
