"""How press releases of the UN print the outcome of a vote. To teach it a language is to add an entry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sources.documents import Vote

_ENGLISH = "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_FRENCH = "zéro une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
_ASIDE = r"(?:\s*\([^()]{0,600}\))?"
"""The States that voted so, in brackets."""


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words: numbers from nought, a tally (groups ``yes``, ``no``, ``abstentions``), and what is said when
    nobody counts."""

    numbers: tuple[str, ...]
    tally: re.Pattern[str]
    uncounted: re.Pattern[str]


def _words(numbers: str, tally: str, uncounted: str) -> Words:
    number = r"\d{1,3}|" + "|".join(numbers.split())
    written = tally.replace("{n}", rf"(?:{number})").replace("{aside}", _ASIDE)
    return Words(tuple(numbers.split()), re.compile(written, re.IGNORECASE), re.compile(uncounted, re.IGNORECASE))


LANGUAGES: Mapping[str, Words] = {
    "en": _words(
        _ENGLISH,
        r"\bvote of (?P<yes>{n})(?: votes?)?(?: in favour)?{aside},?(?: to| and)? (?P<no>{n})(?: votes?)?(?: against)?"
        r"{aside},?(?: and)? with (?P<abstentions>{n}) (?:abstentions?|abstaining)",
        r"\bunanimously\b|\bwithout a vote\b",
    ),
    "fr": _words(
        _FRENCH,
        r"\bpar (?P<yes>{n}) voix(?: pour)?{aside}(?:,? (?:contre )?(?P<no>{n})(?: voix)?(?: contre)?{aside})?"
        r",?(?: et| avec) (?P<abstentions>{n}) abstentions?",
        r"à l[’']unanimité|\bsans (?:procéder à un )?vote\b|\bsans (?:la |le )?mettre aux voix",
    ),
}


def the_vote(text: str, language: str) -> Vote | None:
    """The one outcome that a text prints, None when it prints none, or several that differ: whose they are is not
    guessed."""
    words = LANGUAGES[language]
    counted = {_counts(found, words) for found in words.tally.finditer(text)}
    uncounted = {found[0].lower().replace("'", "’") for found in words.uncounted.finditer(text)}
    if len(counted) + len(uncounted) != 1:
        return None
    if uncounted:
        return Vote(words=uncounted.pop())
    return Vote(words.tally.search(text)[0], *counted.pop())  # type: ignore[index]


def _counts(found: re.Match[str], words: Words) -> tuple[int | None, int | None, int | None]:
    yes, no, abstentions = (_number(found[name], words) for name in ("yes", "no", "abstentions"))
    return yes, no, abstentions


def _number(printed: str | None, words: Words) -> int | None:
    if printed is None:
        return None
    return int(printed) if printed.isdecimal() else words.numbers.index(printed.lower())
