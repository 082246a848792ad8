"""Who wants an event, among many subscriptions: it must cost what it matches, not what exists (issue 6).

1,000, 10,000 and 100,000 subscriptions, of which the same number match; one event of a long text; SQLite on disk. Timed
is all that telling does to find them: working out what the text says, the index, reading, matching.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from diffing.changes import Body, Kind
from diffing.citations import cite
from diffing.structure import structure
from monitor import telling
from monitor.intents import Event, EventType
from monitor.rules import actors, countries
from monitor.rules.phrases import searchable
from monitor.rules.traits import Content
from monitor.store import migrating, subscriptions
from monitor.store.database import Database, open_database
from monitor.subscribing import AtLeast, Chain, Rule, Subscription

SIZES = (1_000, 10_000, 100_000)
MATCHING = 100
RUNS = 15
LIMIT = 0.050
NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
SYMBOL = "S/RES/2903(2026)"
ONSETS, RIMES = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v"), ("a", "e", "i", "o", "u", "an", "or")
OTHERS = sorted(country for country in ("FJI", "PER", "NOR", "JPN", "GHA", "URY", "LVA", "OMN", "TGO", "NPL"))
SILENT = sorted(set(actors.keys()) - {"CTED", "STATES", "SG", "SC", "GA", "CTC"})


def made_up_words(count: int, chance: random.Random) -> list[str]:
    """So many different words of no language, of three to five syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = [chance.choice(ONSETS) + chance.choice(RIMES) for _ in range(chance.randint(3, 5))]
        found["".join(syllables)] = None
    return list(found)


def a_long_text(words: list[str], chance: random.Random) -> str:
    """A resolution of sixty paragraphs and some 6,000 words, with citations, bodies and countries."""
    paragraphs = [
        f"{number}. {verb} the Secretary-General and Member States to stop {' '.join(chance.sample(words, 90))}, "
        f"in line with resolution {1000 + number} (2001), in Iraq and the Democratic Republic of the Congo;"
        for number, verb in enumerate(["Requests", "Urges", "Decides that", "Calls upon"] * 15, 1)
    ]
    head = f"{SYMBOL}\nThe Security Council,\nRecalling its resolution 1373 (2001),\n"
    return head + "\n".join(paragraphs) + "\n61. Decides to remain seized of the matter."


def matching_rules() -> Iterator[Rule]:
    """Rules that the text satisfies, of every kind that an index can help with."""
    kinds = [
        Rule(symbols=(SYMBOL,)),
        Rule(cites=("S/RES/1373(2001)",), bodies=(Body.SECURITY_COUNCIL,)),
        Rule(words=("remain seized of the matter",)),
        Rule(countries=("COD",)),
        Rule(actors=("SG",), kinds=(Kind.RESOLUTION,)),
    ]
    while True:
        yield from kinds


def other_rules(words: list[str], chance: random.Random) -> Iterator[Rule]:
    """Rules that the text does not satisfy."""
    while True:
        symbol = f"S/RES/{chance.randint(1, 900)}({chance.randint(1946, 2000)})"
        yield Rule(symbols=(symbol,))
        yield Rule(cites=(symbol,), countries=("IRQ",))
        yield Rule(words=(" ".join(chance.sample(words, 2)),), bodies=(Body.SECURITY_COUNCIL,))
        yield Rule(words=(chance.choice(words),))
        yield Rule(countries=(chance.choice(OTHERS),), bodies=(Body.SECURITY_COUNCIL,))
        yield Rule(actors=(chance.choice(SILENT),))
        yield Rule(bodies=(Body.GENERAL_ASSEMBLY, Body.HUMAN_RIGHTS_COUNCIL))
        yield Rule(chain=Chain(symbol, 2))
        yield Rule(series=(symbol,))
        yield Rule(cites_at_least=AtLeast(2, (symbol, f"A/RES/{chance.randint(1, 70)}/{chance.randint(1, 99)}")))
        yield Rule(bodies=(Body.SECURITY_COUNCIL,), event_types=(EventType.SOURCE_CONFLICT,))


def fill(database: Database, size: int, said: list[str], unsaid: list[str]) -> None:
    """Store so many subscriptions, of which a hundred match."""
    chance = random.Random(7)
    channel = subscriptions.add_channel(database, "desk", "console:", "console:", NOW)
    some, others = matching_rules(), other_rules(unsaid, chance)
    rules = [next(some) for _ in range(MATCHING)] + [next(others) for _ in range(size - MATCHING)]
    chance.shuffle(rules)
    wanted = [Subscription(0, f"reader {number}", channel.id, (rule,)) for number, rule in enumerate(rules)]
    for start in range(0, size, 10_000):
        subscriptions.put(database, wanted[start : start + 10_000], NOW)


def measure(database: Database, event: Event, text: str) -> tuple[list[float], list[float]]:
    """The seconds of each run after one that warms up, by the clock and of the processor; each works the text out
    anew."""
    parts = structure(text, "en", symbol=SYMBOL)
    citations = cite(parts, text, symbol=SYMBOL)
    clock, processor = [], []
    for _ in range(RUNS + 1):
        searchable.cache_clear()
        content = Content("en", parts.paragraphs, citations, "A long text")
        started, worked = time.perf_counter(), time.process_time()
        found = telling.matching(database, [event], content)
        clock.append(time.perf_counter() - started)
        processor.append(time.process_time() - worked)
        if len(found) != MATCHING:
            raise AssertionError(f"{len(found)} subscriptions matched, not {MATCHING}")
    return clock[1:], processor[1:]


def main() -> None:
    chance = random.Random(2903)
    words = made_up_words(30_000, chance)
    said, unsaid = words[:3_000], words[3_000:]
    text = a_long_text(said, chance)
    work = {"symbol": SYMBOL, "body": Body.SECURITY_COUNCIL.value, "kind": Kind.RESOLUTION.value}
    event = Event("new", EventType.NEW, SYMBOL, "en", "wiki", NOW, {"work": work})
    print(f"one event of a text of {len(text.split()):,} words; {MATCHING} subscriptions match; SQLite")
    countries.code_of("Iraq")  # the names of countries are read once
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'seized.db'}"
            migrating.upgrade(url)
            with closing(open_database(url)) as database:
                started = time.perf_counter()
                fill(database, size, said, unsaid)
                filled = time.perf_counter() - started
                clock, processor = measure(database, event, text)
        middle, worked = statistics.median(clock), statistics.median(processor)
        verdict = "ok" if middle <= LIMIT else "MISSED"
        print(
            f"{size:>8,} subscriptions  median {middle * 1000:6.1f} ms  worst {max(clock) * 1000:6.1f} ms"
            f"  processor {worked * 1000:6.1f} ms  (limit {LIMIT * 1000:.0f} ms: {verdict}; stored in {filled:.1f} s)"
        )


if __name__ == "__main__":
    main()
