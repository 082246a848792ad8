"""One value of a form after the other: checked, and in our one spelling. What cannot be used raises ValueError."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar
from zoneinfo import available_timezones

from pydantic import AfterValidator

from diffing.changes import Body, Kind
from diffing.languages import tags
from monitor.graph import RELATIONS
from monitor.intents import EventType
from monitor.judging.naming import SHORT_BODIES
from monitor.rules import actors, countries
from monitor.rules.phrases import searchable

Known = TypeVar("Known", bound=str)
LONGEST_PHRASE: Final = 200
VOTES: Final = ("not unanimous", "against", "abstained", "absent")
_QUIET = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


def each(check: Callable[[str], str]) -> AfterValidator:
    """Every value of a list checked, each kept once."""

    def every(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(check(value) for value in values))

    return AfterValidator(every)


def listed(value: Any) -> Any:
    """A list; one value may stand by itself."""
    return [text(one) for one in value] if isinstance(value, list | tuple) else [text(value)]


def text(value: Any) -> Any:
    """YAML reads some words as other things: NO as false, 2026 as a number."""
    if isinstance(value, bool):
        raise ValueError("this is yes or no to YAML: write it in quotes")
    return str(value) if isinstance(value, int) else value


def phrase(value: str) -> str:
    """A word or phrase."""
    phrase = " ".join(value.split())
    if not searchable(phrase).strip():
        raise ValueError("it has no word in it")
    if len(phrase) > LONGEST_PHRASE or not phrase.isprintable():
        raise ValueError(f"write at most {LONGEST_PHRASE} printable characters")
    return phrase


def body(value: str) -> str:
    """A body by its short or full name."""
    by_name = {one.value.casefold(): one for one in Body} | {name.casefold(): one for name, one in SHORT_BODIES.items()}
    return _known(value, by_name, [*SHORT_BODIES, *(one.value for one in Body)], "body").value


def kind(value: str) -> str:
    """A kind of document."""
    return _known(value, {one.value.casefold(): one for one in Kind}, [one.value for one in Kind], "kind").value


def event(value: str) -> str:
    """A type of event."""
    by_name = {one.value: one for one in EventType}
    return _known(value.replace("-", "_").replace(" ", "_"), by_name, list(by_name), "event").value


def relation(value: str) -> str:
    """A relation of domain.md 3.3."""
    return _known(value, {one: one for one in RELATIONS}, RELATIONS, "relation")


def language(value: str) -> str:
    """The tag of a language that the program reads."""
    return _known(value, {one.casefold(): one for one in tags()}, tags(), "language")


def actor(value: str) -> str:
    """The key of a body, by its key or a name in any language."""
    found = actors.key_of(value)
    if found is None:
        raise ValueError(f"{value!r} is no body that is known; one of {', '.join(actors.keys())}")
    return found


def country(value: str) -> str:
    """The code of a country, by its code, number or a name in any language."""
    found = countries.code_of(value)
    if found is None:
        near = " or ".join(countries.near(value))
        guess = f"did you mean {near}? Else " if near else ""
        raise ValueError(f"{value!r} is no country that is known; {guess}write its name, ISO 3166 code or M49 number")
    return found


def vote(value: str) -> str:
    """How somebody voted."""
    words = " ".join(value.split())
    how = next((one for one in VOTES if words.casefold().startswith(one)), None)
    if how is None:
        raise ValueError(f"{value!r} is no vote; one of {', '.join(VOTES)}; a country may follow the last three")
    who = words[len(how) :].strip()
    if who and how == VOTES[0]:
        raise ValueError(f"{value!r}: nothing stands behind {VOTES[0]!r}")
    return f"{how} {country(who)}" if who else how


def _known(value: str, by_name: Mapping[str, Known], listed: Iterable[str], noun: str) -> Known:
    found = by_name.get(value.strip().casefold())
    if found is None:
        raise ValueError(f"{value!r} is no {noun}; one of {', '.join(listed)}")
    return found


def zone(value: str) -> str:
    """An IANA time zone."""
    if value not in available_timezones():
        raise ValueError(f"{value!r} is no time zone; write an IANA name such as Europe/Zurich")
    return value


def hours(value: str) -> str:
    """Hours of a day, ``22:00-07:00``."""
    bare = "".join(value.split())
    if not _QUIET.fullmatch(bare):
        raise ValueError(f"{value!r}: write hours as 22:00-07:00")
    start, end = bare.split("-")
    if start == end:
        raise ValueError(f"{value!r}: that is the whole day; use muted_until instead")
    return bare


def name(value: str) -> str:
    """A name of one line."""
    if not value.strip() or not value.isprintable() or value != value.strip():
        raise ValueError("write a name of printable characters without spaces around it")
    return value
