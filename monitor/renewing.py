"""Chains of renewal: which work carries on which, as each text's series tells it (monitor.series)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from monitor.judging.naming import is_adopted
from monitor.series import Series, series_of
from monitor.store import corpus
from monitor.store.database import Database


@dataclass(frozen=True, slots=True)
class Link:
    """A work and the one just before it in its series; ``basis`` is what says so."""

    symbol: str
    before: str
    basis: str


def links(database: Database, symbols: Iterable[str]) -> Iterator[Link]:
    """What each held resolution carries on; nothing for those that tell no predecessor, or only by a list that the last
    work in it does not bear out. A draft renews nothing."""
    real = corpus.real_names(database)
    return filter(None, (_link(database, symbol, real) for symbol in symbols))


def links_about(database: Database, symbol: str, bases: Collection[str] = ()) -> tuple[Link, ...]:
    """The links of the chains that a work stands in: what it carries on, what that does, and all that carry it on;
    of some bases only, when given. No other works are looked at than those that may belong to them."""
    real, known = corpus.real_names(database), dict[str, Link | None]()

    def link(one: str) -> Link | None:
        if one not in known:
            found = _link(database, one, real)
            known[one] = found if found and (not bases or found.basis in bases) else None
        return known[one]

    return tuple({*_before(symbol, link), *_after(database, symbol, link)})


def _before(symbol: str, link: Callable[[str], Link | None]) -> Iterator[Link]:
    met: set[str] = set()
    while symbol not in met and (found := link(symbol)):
        yield found
        met.add(symbol)
        symbol = found.before


def _after(database: Database, symbol: str, link: Callable[[str], Link | None]) -> Iterator[Link]:
    met, front = {symbol}, [symbol]
    for one in front:
        carried_on = [link(each) for each in corpus.may_carry_on(database, one)]
        found = [each for each in carried_on if each and each.before == one]
        yield from found
        front += [each.symbol for each in found if each.symbol not in met]
        met |= {each.symbol for each in found}


def chains(found: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The links put together, oldest work first, the longest chain first; where two works carry on the same one, both
    chains begin alike."""
    before: dict[str, str] = {link.symbol: link.before for link in found}
    carried_on = set(before.values())
    ends = [symbol for symbol in before if symbol not in carried_on]
    return tuple(sorted((_back(before, end) for end in ends), key=lambda chain: (-len(chain), chain)))


def chain_of(found: Iterable[Link], symbol: str) -> tuple[tuple[str, ...], ...]:
    """The chains that a work stands in."""
    return tuple(chain for chain in chains(found) if symbol in chain)


def _back(before: Mapping[str, str], end: str) -> tuple[str, ...]:
    chain = [end]
    while chain[-1] in before and before[chain[-1]] not in chain:
        chain.append(before[chain[-1]])
    return tuple(reversed(chain))


def _link(database: Database, symbol: str, real: Mapping[str, str]) -> Link | None:
    """What a held resolution carries on, by the name under which that is held (``real``), if at all."""
    series = _series(database, symbol) if is_adopted(symbol) else Series()
    if series.immediate is None or series.basis is None or series.doubtful:
        return None
    return Link(symbol, real.get(series.immediate, series.immediate), series.basis)


def _series(database: Database, symbol: str) -> Series:
    version = corpus.version(database, symbol)
    if version is None:
        return Series()
    candidates = corpus.candidates(database, symbol, version.paragraphs, version.citations)
    return series_of(symbol, version.paragraphs, version.citations, candidates)
