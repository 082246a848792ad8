"""Why somebody gets an event, in words. Pure."""

from collections.abc import Callable

from monitor.intents import Reason
from monitor.rules import actors, countries
from monitor.subscribing import SAID
from monitor.words.terms import BODIES, EVENTS, KINDS, LANGUAGES, VOTES
from monitor.words.wording import Named, Wording, joined, named, one_symbol, plain, wording
from notifiers.messages import Line, Span

REASONS = 8
"""So many are said in words; the others are counted."""

_CLAUSES = {
    "symbols": named("reason", "you follow {values}"),
    "cites": named("reason", "it cites {values}"),
    "cites_at_least": named("reason", "it cites several of {values}"),
    "chain": named("reason", "operative citations link it with {values}"),
    "series": named("reason", "it stands in the series of {values}"),
    "bodies": named("reason", "it is a text of the {values}"),
    "kinds": named("reason", "it is a document of the kind {values}"),
    "words": named("reason", "it says {values}"),
    "near": named("reason", "it says {values} near each other"),
    "actors": named("reason", "it asks something of {values}"),
    "mentions": named("reason", "it mentions {values}"),
    "subjects": named("reason", "its subject is {values}"),
    "countries": named("reason", "it names {values}"),
    "verbs": named("reason", "it uses the words {values}"),
    "votes": named("reason", "its vote: {values}"),
    "events": named("reason", "you asked for {values}"),
    "languages": named("reason", "its language is {values}"),
}
_TERMS = {"bodies": BODIES, "kinds": KINDS, "events": EVENTS, "languages": LANGUAGES}
_NAMES: dict[str, Callable[[str, str], str]] = {
    "actors": actors.name_of,
    "mentions": actors.name_of,
    "countries": countries.name_of,
}
_SYMBOLS = frozenset({"symbols", "cites", "cites_at_least", "chain", "series"})
_QUOTED = frozenset({"words", "near", "verbs"})
_AND = named("between the conditions of a reason", ", and ")


def in_words(reason: Reason, language: str = "en") -> str:
    """A reason as a sentence, in one of the languages of messages."""
    return plain(line_of(reason, wording(language)))


def line_of(reason: Reason, words: Wording) -> Line:
    """A reason as a line: the subscription's name, and its rule as far as it chose the event."""
    because = joined([_clause(name, values, words) for name, values in reason.because], words.phrased(_AND))
    if not reason.subscription:
        return because
    return words.phrase(named("reason", "{subscription}: {because}"), subscription=reason.subscription, because=because)


def all_in_words(reasons: tuple[Reason, ...], words: Wording) -> Line:
    """Every reason, one after the other; empty when there is none."""
    said = [line_of(reason, words) for reason in reasons[:REASONS]]
    if len(reasons) > REASONS:
        said.append(words.counted("and {count} more", "and {count} more", count=len(reasons) - REASONS))
    return words.parted(said)


def names(reason: Reason, symbol: str) -> bool:
    """Whether a document is among the values that chose the event."""
    return any(
        symbol in values or (predicate == SAID and any(symbol in value for value in values))
        for predicate, values in reason.because
    )


def _clause(predicate: str, values: tuple[str, ...], words: Wording) -> Line:
    said = words.listed(_value(predicate, value, words) for value in values)
    clause: Named | None = _CLAUSES.get(predicate)
    return words.phrase(clause, values=said) if clause else said


def _value(predicate: str, value: str, words: Wording) -> Line:
    if predicate in _SYMBOLS:
        return (one_symbol(value),)
    if predicate in _QUOTED:
        return words.quoted(value)
    if predicate == "votes":
        return _vote(value, words)
    name = _NAMES.get(predicate)
    return (Span(name(value, words.language) if name else words.term(_TERMS.get(predicate, {}), value)),)


def _vote(value: str, words: Wording) -> Line:
    """``abstained``, or ``abstained FRA``."""
    how, _, country = value.rpartition(" ") if value not in VOTES else (value, "", "")
    said = Span(words.term(VOTES, how))
    if not country:
        return (said,)
    return words.phrase(
        named("a vote", "{vote} ({country})"), vote=said, country=countries.name_of(country, words.language)
    )
