"""What goes wrong in a storm: for each site what any can do wrong, and what only its like can (sources.md part 7)."""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial

from monitor.demo.sites.faults import Faults
from monitor.demo.sites.ods import SHELL
from monitor.demo.sites_of_storm import OTHER, Sites

Verb = Callable[[], object]


def of_sites(sites: Sites) -> Mapping[str, Faults]:
    """The faults of each site, by what the storm calls it."""
    return {
        "tables": sites.register.faults,
        "documents": sites.ods.faults,
        "feeds": sites.feeds.faults,
        "press": sites.press.faults,
        "wiki": sites.wiki.faults,
    }


def trouble(sites: Sites, repairs: list[Callable[[], None]]) -> str:
    """Let something go wrong, in words; what has to be repaired by hand goes to ``repairs``."""
    times = sites.chance.choice((1, 2, None))
    verbs = dict(_every(sites, times, repairs))
    name = sites.chance.choice(list(verbs))
    verbs[name]()
    return name


def _every(sites: Sites, times: int | None, repairs: list[Callable[[], None]]) -> Iterator[tuple[str, Verb]]:
    for name, faults in of_sites(sites).items():
        yield from ((f"{name}: {what}", verb) for what, verb in _of_transport(faults, sites.chance, times))
        if name != "documents":
            yield f"{name}: another layout", faults.break_layout
    yield from _of_documents(sites.ods.faults, times)
    yield "tables: most rows are gone", lambda: sites.register.faults.shrink(0.2)
    yield "feeds: most items are gone", lambda: sites.feeds.faults.shrink(0.3)
    yield "feeds: went back in time", lambda: sites.feeds.rewind(sites.now - timedelta(days=9))
    yield "wiki: answers without its fields", sites.wiki.faults.shrink
    for what, nonsense in (("blanked", ""), ("overwritten", "My school is the best school.\n")):
        yield f"wiki: a page is {what}", partial(_vandalise, sites, nonsense, repairs)


def _vandalise(sites: Sites, nonsense: str, repairs: list[Callable[[], None]]) -> None:
    repairs.append(sites.vandalise(nonsense))


def _of_documents(ods: Faults, times: int | None) -> Iterator[tuple[str, Verb]]:
    yield "documents: the wrong language", lambda: ods.lie_about_the_language("en", times=times)
    yield "documents: another document", lambda: ods.confuse(OTHER, times=times)
    yield "documents: the shell of the application", lambda: ods.fail(200, SHELL, times=times, where="/doc/")
    yield "documents: nothing resolves", ods.break_layout


def _of_transport(faults: Faults, chance: random.Random, times: int | None) -> Iterator[tuple[str, Verb]]:
    keep, declared = chance.uniform(0.1, 0.95), chance.random() < 0.5
    status, wall, answer = (
        chance.choice((429, 503)),
        chance.choice((200, 202, 403, 405)),
        chance.choice((500, 502, 504)),
    )
    yield f"asks to come later ({status})", lambda: faults.throttle(status, None, times=times)
    yield f"asks whether we are human ({wall})", lambda: faults.challenge(wall, times=times)
    yield f"fails ({answer})", lambda: faults.fail(answer, b"x" * 552, times=times)
    yield "is cut off", lambda: faults.truncate(keep, declared=declared, times=times)
    yield "hangs up", lambda: faults.hang_up(times=times)
    yield "is slow", lambda: faults.be_slow(0.001, times=times)
