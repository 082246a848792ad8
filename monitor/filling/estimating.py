"""What a backfill of cited texts would fetch, level by level, before any source is asked anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.filling.backfilling import SECONDS_APART, addresses
from monitor.store import corpus
from monitor.store.database import Database
from sources.interface import Source


@dataclass(frozen=True, slots=True)
class Level:
    """One level of citations: how many works are cited, how many of them are held, how many would be fetched, at how
    many addresses they would be looked for at most (an address may take several requests), and how many seconds that
    takes at least: where each is found at the first.

    ``exact`` is false below texts that are not held: then each is taken to cite as many works as the held texts do on
    average, all of them different, which is an upper bound.
    """

    depth: int
    cited: int
    held: int
    to_fetch: int
    looks: int
    seconds: float
    exact: bool


def estimate(database: Database, sources: Sequence[Source], roots: Sequence[str], depth: int) -> tuple[Level, ...]:
    """The levels below the works ``roots`` (none: all that are held). Nothing is fetched and nothing stored."""
    known = corpus.targets(database)
    average = sum(map(len, known.values())) / len(known) if known else 0.0
    seen: set[str] = set()
    level = _below(roots or known, known)
    found: list[Level] = []
    for number in range(1, depth + 1):
        level = [symbol for symbol in level if symbol not in seen]
        seen |= set(level)
        unknown = found[-1].to_fetch if found else 0
        found.append(_level(database, sources, number, level, round(unknown * average), found[-1:]))
        level = _below(level, known)
    return tuple(found)


def _below(symbols: Iterable[str], known: dict[str, tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(target for symbol in symbols for target in known.get(symbol, ())))


def _level(
    database: Database, sources: Sequence[Source], depth: int, cited: list[str], guessed: int, above: Sequence[Level]
) -> Level:
    held = corpus.held(database, cited)
    wanted = [symbol for symbol in cited if symbol not in held]
    places = [sum(len(addresses(source, symbol)) for source in sources) for symbol in wanted]
    looks, findable = sum(places), sum(map(bool, places))
    each = above[0].looks / above[0].to_fetch if above and above[0].to_fetch else 0.0
    looks += round(guessed * each)
    return Level(
        depth=depth,
        cited=len(cited) + guessed,
        held=len(held),
        to_fetch=len(wanted) + guessed,
        looks=looks,
        seconds=(findable + (guessed if each else 0)) * SECONDS_APART,
        exact=not guessed,
    )
