"""Chains of renewal: which work carries on which, as each text's series tells it (monitor.series)."""

from collections.abc import Iterable, Iterator, Mapping
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
    for symbol in filter(is_adopted, symbols):
        series = _series(database, symbol)
        if series.immediate and series.basis and not series.doubtful:
            yield Link(symbol, series.immediate, series.basis)


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


def _series(database: Database, symbol: str) -> Series:
    version = corpus.version(database, symbol)
    if version is None:
        return Series()
    candidates = corpus.candidates(database, symbol, version.paragraphs, version.citations)
    return series_of(symbol, version.paragraphs, version.citations, candidates)
