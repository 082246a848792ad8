"""The nouns of telling: who wants to know what, when, in which language, and why they got it."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Rhythm(StrEnum):
    """How soon a subscription's messages go: at once, or gathered."""

    IMMEDIATE = "immediate"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


class Preference(StrEnum):
    """What to do while the preferred language is not out (domain.md 5.2): tell what is there, wait a day, or only
    ever tell that language."""

    FIRST_AVAILABLE = "first available"
    WAIT = "wait 24 h"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing is sent, from ``start`` to ``end`` on the subscriber's own clock; may span midnight."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody gets an event: the subscription's name, and each predicate of the matching rule with the values
    that chose it, in the rule's order: ``("cites", ("S/RES/1373(2001)",))``."""

    subscription: str
    because: tuple[tuple[str, tuple[str, ...]], ...]
