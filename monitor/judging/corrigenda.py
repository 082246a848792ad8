"""What a corrigendum corrects, and for which languages, as it says itself. Pure (domain.md 2.4, CORRECTED)."""

import re
from functools import cache
from typing import Final

from diffing.alternatives import either
from diffing.languages import OFFICIAL, language, tags

_CORRIGENDUM: Final = re.compile(r"(?P<work>.+?)/Corr\.\d+")

HEAD: Final = 1500
"""Characters at the beginning in which a corrigendum says which languages it is for."""


def corrected(symbol: str) -> str | None:
    """The work that a corrigendum corrects, None for what is none: ``A/RES/80/1`` for ``A/RES/80/1/Corr.1``."""
    found = _CORRIGENDUM.fullmatch(symbol)
    return found["work"] if found else None


def scope(text: str) -> tuple[str, ...]:
    """The official languages that a corrigendum names as those that it is for; empty when it is for all."""
    for line in text[:HEAD].splitlines():
        named = tuple(tag for tag in OFFICIAL if _named(tag).search(line))
        if named and _not_for().search(line):
            return tuple(tag for tag in OFFICIAL if tag not in named)
        if named and _only().search(line):
            return named
    return ()


@cache
def _named(tag: str) -> re.Pattern[str]:
    """What a language is called in any."""
    names = (dict(language(spoken).correcting.languages).get(tag, "") for spoken in tags())
    return re.compile(either(*names), re.IGNORECASE)


@cache
def _only() -> re.Pattern[str]:
    return re.compile(either(*(language(tag).correcting.only for tag in tags())), re.IGNORECASE)


@cache
def _not_for() -> re.Pattern[str]:
    return re.compile(either(*(language(tag).correcting.not_for for tag in tags())), re.IGNORECASE)
