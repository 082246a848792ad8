"""Which countries a text names, by ISO 3166 codes of three letters. Pure.

Names in the six languages are CLDR's (by Babel); ``names.toml`` adds those of the United Nations' own lists where they
differ, names that were in use before, States that are no more, and words that only look like a country; ``typed.toml``
has what people type and what is not looked for in texts.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

from monitor.rules.mentions import NOBODY, Names, Word, mentions, names_of, words_of

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")

_NO_COUNTRIES = re.compile("BUR|DDR|FXX|TMP|YMD|ZAR|AAA|Q[M-Z].|X(?!KK)..|ZZZ")
"""Codes that CLDR still reads as those of today's country, and those that ISO 3166 leaves to its users."""

_NO_CODES = frozenset({"NOBODY", "DROPPED"})
"""Tables of ``names.toml`` that are no countries."""

_ALIKE = 0.7
"""From this share of equal letters on a name may have been meant."""


@cache
def _codes() -> Mapping[str, str]:
    """Three letters for each two-letter code of today."""
    aliases = get_global("territory_aliases")
    pairs = ((old, new) for old, new in aliases.items() if len(new) == 1 and re.fullmatch("[A-Z]{3}", old))
    return {new[0]: old for old, new in pairs if not _NO_COUNTRIES.fullmatch(old)}


@cache
def _added() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files(__name__).joinpath("names.toml").read_text(encoding="utf-8"))


@cache
def _names(language: str) -> Names:
    """Every name in one language, those of ``names.toml`` first: where two share a name, they have it."""
    territories = Locale.parse(language).territories
    added = {NOBODY if code == "NOBODY" else code: names.get(language, []) for code, names in _added().items()}
    dropped = set(_added().get("DROPPED", {}).get(language, []))
    cldr = {three: [territories[two]] for two, three in _codes().items() if two in territories}
    listed = {code: [name for name in names if name not in dropped] for code, names in cldr.items()}
    every = {code: [*added.get(code, []), *listed.get(code, [])] for code in (*added, *listed) if code != "DROPPED"}
    return names_of(every, language)


def named(paragraphs: Iterable[Sequence[Word]], language: str) -> frozenset[str]:
    """The countries that paragraphs in a language name; none for a language that is not one of the six."""
    tag = language.partition("-")[0]
    if tag not in LANGUAGES:
        return frozenset()
    names = _names(tag)
    return frozenset(one.key for words in paragraphs for one in mentions(names, words))


@cache
def code_of(typed: str) -> str | None:
    """The code of a country by its code of two or three letters, its M49 number, one of its names or a usual short
    form, however it is written; None when it is unknown."""
    code = _bare(typed).upper()
    known = {*_codes().values(), *_added()} - _NO_CODES
    if code in known:
        return code
    if code in _codes():
        return _codes()[code]
    if code.isdecimal():
        alias = get_global("territory_aliases").get(code.zfill(3), ())
        return _codes().get(alias[0]) if len(alias) == 1 else None
    words = [Word(one.text, 2) for one in words_of(typed)]
    for language in LANGUAGES:
        found = [one for one in mentions(_names(language), words) if one.end - one.start == len(words)]
        if found:
            return found[0].key
    return _typed().get(_bare(typed))


@cache
def _typed() -> Mapping[str, str]:
    listed = tomllib.loads(files(__name__).joinpath("typed.toml").read_text(encoding="utf-8"))
    return {_bare(form): code for code, forms in listed.items() for form in forms}


def _bare(typed: str) -> str:
    """Letters and digits alone: ``EE.UU.`` is ``EEUU``."""
    return "".join(filter(str.isalnum, typed)).casefold()


def near(typed: str) -> tuple[str, ...]:
    """Countries whose names are much like what was typed, the likeliest first, at most three: ``Zimbabwe (ZWE)``."""
    names = _listed()
    found: dict[str, str] = {}
    for bare in get_close_matches(_bare(typed), names, n=6, cutoff=_ALIKE):
        name, code = names[bare]
        found.setdefault(code, f"{name} ({code})")
    return tuple(found.values())[:3]


@cache
def _listed() -> Mapping[str, tuple[str, str]]:
    """Every name that is listed, and its country's code, by the name's letters."""
    territories = [Locale.parse(language).territories for language in LANGUAGES]
    cldr = [(names[two], three) for two, three in _codes().items() for names in territories if two in names]
    added = [
        (name, code)
        for code, names in _added().items()
        if code not in _NO_CODES
        for several in names.values()
        for name in several
    ]
    return {_bare(name): (name, code) for name, code in (*cldr, *added)}


def name_of(code: str, language: str) -> str:
    """A country's name in one of the six languages, as the United Nations write it where that is listed; the code
    when it is unknown."""
    listed = _added().get(code, {}).get(language)
    two = next((two for two, three in _codes().items() if three == code), "")
    return listed[0] if listed else str(Locale.parse(language).territories.get(two, code))
