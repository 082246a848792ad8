"""What must exist and is not held: numbers of a series below a known one, adopted works that are not out, languages in
which a work's official text has not come. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from diffing.languages import OFFICIAL
from monitor.intents import Noticed, Watched
from monitor.judging.corrigenda import corrected
from monitor.judging.heeding import AWAITED, PROVISIONAL, adopted_on
from monitor.schedules.numbering import Numbered, numbered, symbol_of


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that bears on what is missing: when each held work was first seen, the languages of its official
    texts, what sources say of works, and where each work is looked for in vain."""

    works: Mapping[str, datetime]
    official: Mapping[str, frozenset[str]]
    noticed: Mapping[str, tuple[Noticed, ...]]
    tried: Mapping[str, tuple[Watched, ...]]


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a series, ``first`` to ``last``, that must exist because a later one does. ``since``: since when we
    know that. ``tried``: where they were looked for; ``noticed``: what sources say of them."""

    series: str
    first: int
    last: int
    since: datetime
    tried: tuple[Watched, ...] = ()
    noticed: tuple[Noticed, ...] = ()

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    @property
    def name(self) -> str:
        """The symbol, as it is spoken of or looked for if it is, or the first and the last."""
        spoken = (*(one.symbol for one in self.noticed), *(row.symbol for row in self.tried))
        first = next(filter(None, spoken), None) or symbol_of(self.series, self.first)
        return first if self.first == self.last else f"{first} … {symbol_of(self.series, self.last)}"


@dataclass(frozen=True, slots=True)
class Unissued:
    """A work that a source says was adopted, and of which no text is held."""

    symbol: str
    adopted_on: date | None
    since: datetime
    noticed: tuple[Noticed, ...]
    tried: tuple[Watched, ...]


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A work whose official text is held in some of the six languages, and not in these."""

    symbol: str
    languages: tuple[str, ...]
    since: datetime
    tried: tuple[Watched, ...]


def gaps(held: Held, series: str | None = None) -> tuple[Gap, ...]:
    """The missing numbers by series, those next to each other that nobody speaks of and nobody looked for together."""
    spoken = {symbol: min(one.first_seen_at for one in said) for symbol, said in held.noticed.items() if said}
    seen = [(place, at) for symbol, at in (*spoken.items(), *held.works.items()) if (place := numbered(symbol))]
    known: dict[str, dict[int, datetime]] = {}
    for place, at in seen:
        numbers = known.setdefault(place.series, {})
        numbers[place.number] = min(at, numbers.get(place.number, at))
    places = _Places.of(held)
    wanted = [name for name in sorted(known) if series is None or name == series or name.startswith(f"{series}/")]
    return tuple(gap for name in wanted for gap in _gaps_of(name, known[name], places))


def unissued(held: Held) -> tuple[Unissued, ...]:
    """Adopted works without any text, by symbol."""
    found = []
    for symbol, said in sorted(held.noticed.items()):
        if symbol in held.works or not any(one.notice.standing in PROVISIONAL for one in said):
            continue
        since = min(one.first_seen_at for one in said)
        found.append(Unissued(symbol, adopted_on(said), since, said, held.tried.get(symbol, ())))
    return tuple(found)


def outstanding(held: Held) -> tuple[Outstanding, ...]:
    """Works with some official languages and not all, by symbol; only those that are looked for, and no corrigenda,
    which may be for one language only."""
    found = []
    for symbol, tags in sorted(held.official.items()):
        if corrected(symbol):
            continue
        languages = tuple(tag for tag in OFFICIAL if tag not in tags)
        tried = tuple(row for row in held.tried.get(symbol, ()) if row.language in languages)
        if languages and tags and tried:
            found.append(Outstanding(symbol, languages, held.works[symbol], tried))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Places:
    """What is held by series and number: nobody knows the year of a number that is not held."""

    works: frozenset[Numbered]
    noticed: Mapping[Numbered, tuple[Noticed, ...]]
    tried: Mapping[Numbered, tuple[Watched, ...]]

    @classmethod
    def of(cls, held: Held) -> "_Places":
        return cls(
            works=frozenset(place for symbol in held.works if (place := numbered(symbol))),
            noticed={place: said for symbol, said in held.noticed.items() if (place := numbered(symbol))},
            tried={place: rows for symbol, rows in held.tried.items() if (place := numbered(symbol))},
        )


def _gaps_of(series: str, known: Mapping[int, datetime], places: _Places) -> Iterable[Gap]:
    """From the highest known number down: what lies below was missing since the first time that we saw one above."""
    since = known[max(known)]
    found: list[Gap] = []
    for number in range(max(known), 0, -1):
        since = min(since, known.get(number, since))
        one = _gap(Numbered(series, number), since, places)
        if one is not None:
            found.append(one)
    return _together(found[::-1])


def _gap(place: Numbered, since: datetime, places: _Places) -> Gap | None:
    said = places.noticed.get(place, ())
    if place in places.works or any(one.notice.standing in PROVISIONAL for one in said):
        return None  # held, or adopted and not issued: see unissued
    awaited = tuple(one for one in said if one.notice.standing in AWAITED)
    return Gap(place.series, place.number, place.number, since, places.tried.get(place, ()), awaited)


def _together(found: Iterable[Gap]) -> Iterable[Gap]:
    """Untried numbers next to each other as one."""
    last: Gap | None = None
    for one in found:
        joined = last is not None and last.last + 1 == one.first and not (one.tried or one.noticed)
        if last is not None and joined and not (last.tried or last.noticed):
            last = Gap(one.series, last.first, one.last, min(last.since, one.since))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
