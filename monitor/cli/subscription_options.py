"""The options of ``seized subscribe``: one for each predicate, and how it is told."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from monitor.cli import failing


@dataclass(frozen=True, slots=True)
class Choice:
    """An option: what it is called, which key of a form it fills, what it takes, and what its help says."""

    flag: str
    key: str
    metavar: str
    help: str
    many: bool = True

    @property
    def parameter(self) -> str:
        return "chosen_" + self.flag.replace("-", "_")


PREDICATES = (
    Choice("symbol", "symbols", "S", "What happens to this work."),
    Choice("series", "series", "S", "This work, and those that follow it in its series."),
    Choice("cites", "cites", "S", "Texts that cite this work."),
    Choice("relation", "relations", "R", "Only those that cite it so: extends, amends, terminates, …"),
    Choice("of", "of", "S", "A work of the set for --at-least."),
    Choice("leads-to", "leads_to", "S", "Texts from which operative citations lead to this work.", many=False),
    Choice("body", "bodies", "B", "Works of this body: SC, GA, HRC, …"),
    Choice("kind", "kinds", "K", "Works of this kind: resolution, decision, …"),
    Choice("actor", "actors", "A", "Texts that tell this body to do something: CTED, Secretary-General, …"),
    Choice("mentions", "mentions", "A", "Texts that name this body."),
    Choice("subject", "subjects", "D", "Works with this descriptor in a catalogue."),
    Choice("country", "countries", "C", "Texts that name this country: its name, ISO code or M49 number."),
    Choice("word", "words", "W", "Texts that contain this word or phrase."),
    Choice("near", "near", "W", "Texts in which all the words given so stand near each other, in one paragraph."),
    Choice("verb", "verbs", "V", "Texts with an operative paragraph that begins so: decides, demands, …"),
    Choice("vote", "votes", "V", "Works voted on so: 'not unanimous', 'against', 'abstained China', …"),
    Choice("event", "events", "TYPE", "Only events of this type."),
    Choice("language", "languages", "TAG", "Only in these languages."),
)
TELLING = (
    Choice("prefer", "languages", "TAG", "Tell it in this language where it is out; the first goes before the next."),
    Choice("preference", "preference", "HOW", "While it is not: first available, wait 24 h, or only.", many=False),
    Choice("rhythm", "rhythm", "HOW", "immediate, hourly, daily or weekly.", many=False),
    Choice("timezone", "timezone", "ZONE", "Whose clock is meant: Europe/Zurich, …", many=False),
    Choice("quiet", "quiet", "HOURS", "Send nothing in these hours: 22:00-07:00.", many=False),
    Choice("pierce", "pierce", "TYPE", "Events of this type go through quiet hours."),
)
NUMBERS = (
    Choice("at-least", "at_least", "N", "Texts that cite at least so many of the works given with --of.", many=False),
    Choice("distance", "distance", "N", "So many operative citations away at most, for --leads-to.", many=False),
    Choice("within", "within", "N", "So many other words between them at most, for --near; 10.", many=False),
    Choice("weekday", "weekday", "N", "Day of weekly digests; 1 is Monday.", many=False),
    Choice("hour", "hour", "N", "Hour of daily and weekly digests.", many=False),
)
NOT_ALONE = ("relations", "of", "leads_to", "near")
"""What excludes nothing by one value."""
NOT = Choice("not", "not", "OPTION=VALUE", "But nothing that this option would choose: --not word=budget.")
QUIET_WEEK = Annotated[bool, typer.Option("--quiet-week", help="Say once a week that nothing matched.")]

Chosen = dict[str, Any]


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes ``**chosen``, with an option for each choice in its place."""
    own = [
        one for one in inspect.signature(command, eval_str=True).parameters.values() if one.kind is not one.VAR_KEYWORD
    ]
    texts = [_parameter(one, list[str] if one.many else str) for one in (*PREDICATES, NOT, *TELLING)]
    numbers = [_parameter(one, int) for one in NUMBERS]
    command.__signature__ = inspect.Signature([*own, *texts, *numbers])  # type: ignore[attr-defined]
    return command


def _parameter(one: Choice, kind: Any) -> inspect.Parameter:
    option = typer.Option(f"--{one.flag}", metavar=one.metavar, help=one.help)
    annotation = Annotated[kind | None, option]
    return inspect.Parameter(one.parameter, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def form_of(chosen: Chosen) -> dict[str, Any]:
    """What was chosen, as a form writes it, without name and channel. Raises WrongInput."""
    every = (*PREDICATES, *TELLING, *NUMBERS)
    given = {one: chosen[one.parameter] for one in every if chosen.get(one.parameter) not in (None, [])}
    rule = {one.key: value for one, value in given.items() if one in PREDICATES}
    told = {one.key: value for one, value in given.items() if one in TELLING}
    numbers = {one.key: value for one, value in given.items() if one in NUMBERS}
    rule |= _at_least(rule.pop("of", None), numbers.pop("at_least", None))
    rule |= _chain(rule.pop("leads_to", None), numbers.pop("distance", None))
    rule |= _near(rule.pop("near", None), numbers.pop("within", None))
    exclude = [_excluded(typed) for typed in chosen.get(NOT.parameter) or ()]
    return {"rules": [rule], **({"exclude": exclude} if exclude else {}), **told, **numbers}


def _at_least(symbols: list[str] | None, count: int | None) -> dict[str, Any]:
    if (symbols is None) != (count is None):
        raise failing.WrongInput("--at-least N goes with the works that are counted: --at-least 2 --of S --of S --of S")
    return {"cites_at_least": {"count": count, "symbols": symbols}} if symbols else {}


def _chain(symbol: str | None, distance: int | None) -> dict[str, Any]:
    if symbol is None and distance is not None:
        raise failing.WrongInput("--distance N goes with a work: --leads-to S --distance 2")
    return {"chain": {"symbol": symbol, "distance": 2 if distance is None else distance}} if symbol else {}


def _near(words: list[str] | None, within: int | None) -> dict[str, Any]:
    if words is None and within is not None:
        raise failing.WrongInput("--within N goes with words: --near W --near W --within 10")
    return {"near": {"words": words, "within": 10 if within is None else within}} if words else {}


def _excluded(typed: str) -> dict[str, Any]:
    flag, equals, value = typed.partition("=")
    key = next((one.key for one in PREDICATES if one.flag == flag.strip().removeprefix("--")), None)
    if key is None or not equals or key in NOT_ALONE:
        flags = [one.flag for one in PREDICATES if one.key not in NOT_ALONE]
        raise failing.WrongInput(f"--not {typed}: write --not OPTION=VALUE, with one of {', '.join(flags)}")
    return {key: [value]}


def in_options(complaint: str) -> str:
    """A complaint about a form, with its place as the option that filled it."""
    place, colon, words = complaint.partition(": ")
    step = place.removeprefix("rules[0].").partition("[")[0].partition(".")[0]
    flags = {one.key: one.flag for one in (*TELLING, *NUMBERS)} | {"name": "name", "cites_at_least": "at-least"}
    if place.startswith("rules[0]"):
        flags |= {one.key: one.flag for one in PREDICATES} | {"chain": "leads-to"}
    if place == "rules[0]" and "match everything" in words:
        return "say what to tell: at least one of " + ", ".join(f"--{one.flag}" for one in PREDICATES[:-1])
    flag = "not" if place.startswith("exclude") else flags.get(step)
    return f"--{flag}: {words}" if colon and flag else complaint
