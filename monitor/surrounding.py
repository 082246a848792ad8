"""What is known of a work beside its text, read for those rules that ask for it (monitor.rules.traits.Surroundings)."""

from collections.abc import Collection, Iterable, Mapping

from monitor.intents import Noticed
from monitor.rules import countries
from monitor.rules.traits import Content, Surroundings
from monitor.series import predecessors_named
from monitor.store import corpus, notices
from monitor.store.database import Database
from sources.documents import Vote

LONGEST_CHAIN = 4
"""A chain may have so many citations at most: two already lead to most of what there is (domain.md 5.1)."""

LONGEST_SERIES = 40
"""So many works of a series are looked at, the newest first."""

_VOTED = {"N": "against", "A": "abstained", "X": "absent"}


def surroundings(
    database: Database, symbol: str, content: Content, before: Iterable[str], kinds: Collection[str]
) -> Surroundings:
    """What is known of a work whose text says ``content`` and names the works ``before`` it; ``kinds`` are those of
    monitor.indexing for which anything is worth reading."""
    said = notices.notices_of(database, symbol)
    return Surroundings(
        series=series_before(database, symbol, content, before) if "series" in kinds else frozenset(),
        distances=distances(database, symbol, content) if "chain" in kinds else {},
        subjects=frozenset(subject for one in said for subject in one.notice.subjects),
        votes=votes_of(said),
    )


def series_before(database: Database, symbol: str, content: Content, before: Iterable[str]) -> frozenset[str]:
    """The works that come before a text in its series, and before those, as far as they are held."""
    named, _ = predecessors_named(symbol, content.paragraphs, content.citations)
    waiting = list(dict.fromkeys((*before, *named)))
    found: set[str] = set()
    while waiting and len(found) < LONGEST_SERIES:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        version = corpus.version(database, one)
        if version:
            earlier, _ = predecessors_named(one, version.paragraphs, version.citations)
            waiting += [each for each in earlier if each not in found]
    return frozenset(found)


def distances(database: Database, symbol: str, content: Content) -> Mapping[str, int]:
    """How many operative citations lead from a text to each work, up to the longest chain."""
    found: dict[str, int] = {}
    reached: Collection[str] = content.cites_operatively
    for distance in range(1, LONGEST_CHAIN + 1):
        fresh = {one for one in reached if one not in found and one != symbol}
        found |= dict.fromkeys(fresh, distance)
        reached = corpus.operative_targets(database, sorted(fresh)) if distance < LONGEST_CHAIN and fresh else ()
    return found


def votes_of(said: Iterable[Noticed]) -> frozenset[str]:
    """What rules can ask of a work's votes: that one was not unanimous, and who voted how."""
    return frozenset(one for noticed in said if noticed.notice.vote for one in _asked_of(noticed.notice.vote))


def _asked_of(vote: Vote) -> Iterable[str]:
    counted = {"against": vote.no, "abstained": vote.abstentions, "absent": vote.not_voting}
    yield from (how for how, count in counted.items() if count)
    if vote.no or vote.abstentions:
        yield "not unanimous"
    for state, letter in vote.by_state:
        how = _VOTED.get(letter)
        if how:
            code = countries.code_of(state)
            yield from (how, f"{how} {code or state}", *(() if how == "absent" else ("not unanimous",)))
