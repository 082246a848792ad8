"""What is typed for a symbol, a version, a body or an event type, checked and in its one spelling."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from diffing.changes import Body
from monitor.cli import failing
from monitor.intents import EventType
from monitor.judging.naming import SHORT_BODIES

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A canonical symbol, and the version's number when one was asked for."""

    symbol: str
    number: int | None = None


def versioned(typed: str) -> Wanted:
    """``S/RES/2617(2021)@2`` taken apart. Raises WrongInput."""
    symbol, at, number = typed.rpartition("@")
    if not at:
        return Wanted(canonical(typed))
    if not (number.isascii() and number.isdigit() and int(number[:9]) > 0):
        raise failing.WrongInput(f"{typed}: after @ stands a version's number, for example {symbol}@1")
    return Wanted(canonical(symbol), int(number[:9]))


def work(typed: str) -> str:
    """The symbol of a work as a whole. Raises WrongInput, also for one of its versions."""
    wanted = versioned(typed)
    if wanted.number is not None:
        raise failing.WrongInput(f"{typed}: this is asked of a work and not of one version: write {wanted.symbol}")
    return wanted.symbol


def canonical(typed: str) -> str:
    """The canonical spelling of a symbol, or a key of our own as it is. Raises WrongInput."""
    from diffing.own_keys import is_own_key
    from diffing.symbols import SymbolError
    from diffing.symbols import canonical as spelled

    if is_own_key(typed.strip()):
        return typed.strip()
    try:
        return spelled(typed)
    except SymbolError as error:
        raise failing.WrongInput(failing.one_line(error)) from error


def body(typed: str) -> Body:
    """A body by its short or full name: ``SC``, ``General Assembly``. Raises WrongInput."""
    short = SHORT_BODIES.get(typed.strip().upper())
    return short or chosen(typed, Body, "body", hint=f" (or short: {', '.join(SHORT_BODIES)})")


def event_type(typed: str) -> EventType:
    """An event type by its name. Raises WrongInput."""
    return chosen(typed.replace("-", "_"), EventType, "event type")


def chosen(typed: str, kinds: type[Choice], noun: str, hint: str = "") -> Choice:
    """The member whose value was typed, whatever the case. Raises WrongInput that names the nearest."""
    by_name = {member.value.casefold(): member for member in kinds}
    found = by_name.get(typed.strip().casefold())
    if found is not None:
        return found
    near = get_close_matches(typed.casefold(), by_name, n=1)
    guess = f"did you mean {by_name[near[0]].value}?" if near else f"one of {_listed(kinds)}{hint}"
    raise failing.WrongInput(f"{typed}: not a known {noun}; {guess}")


def _listed(kinds: Iterable[StrEnum]) -> str:
    return ", ".join(member.value for member in kinds)
