"""Which countries a text names, by ISO 3166 codes of three letters. Pure.

Names in the six languages are CLDR's (by Babel); ``names.toml`` adds those of the United Nations' own lists where they
differ, names that were in use before, States that are no more, and words that only look like a country.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

from monitor.rules.mentions import NOBODY, Names, Word, mentions, names_of, words_of

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")

_NO_COUNTRIES = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR", "QOO", "QUU", "ZZZ"})
"""Codes that CLDR still reads as those of today's country, and those of no country."""


@cache
def _codes() -> Mapping[str, str]:
    """Three letters for each two-letter code of today."""
    aliases = get_global("territory_aliases")
    pairs = ((old, new) for old, new in aliases.items() if len(new) == 1 and re.fullmatch("[A-Z]{3}", old))
    return {new[0]: old for old, new in pairs if old not in _NO_COUNTRIES}


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
    """The code of a country by its code of two or three letters, its M49 number or one of its names, however it is
    written; None when it is unknown."""
    code = typed.strip().upper()
    known = {*_codes().values(), *_added()} - {"NOBODY", "DROPPED"}
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
    return None


def name_of(code: str, language: str) -> str:
    """A country's name in one of the six languages, as the United Nations write it where that is listed; the code
    when it is unknown."""
    listed = _added().get(code, {}).get(language)
    two = next((two for two, three in _codes().items() if three == code), "")
    return listed[0] if listed else str(Locale.parse(language).territories.get(two, code))
