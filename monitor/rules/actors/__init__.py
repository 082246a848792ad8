"""Who a text names and whom it tells to do something: bodies, offices and States by the names of ``*.toml``. Pure.

A key is what the body is called in English for short. Whom a paragraph addresses is told by its opening: a verb that
directs, within three words the name, and further names that only joining words part from it (domain.md 5.1: the
subject of a directive, not any mention). To teach it a language is to add a file.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from monitor.rules.mentions import NOBODY, Names, Word, mentions, names_of, words_of

NEAR = 3
"""So many words at most stand between a directing verb and a name, or between two names of a row."""

OPENING = 80
"""So many words of a paragraph are its opening."""


@dataclass(frozen=True, slots=True)
class Actors:
    """The bodies that a language names, the verbs with which it directs, and the words that join names in a row."""

    names: Names
    directing: Names
    joining: frozenset[str]


@cache
def _actors(language: str) -> Actors:
    tables = _tables(language)
    directing = tables["directing"]
    verbs = [verb.lower() for verb in directing["verbs"]]  # an adverb may stand before them
    joining = frozenset(word.text for joint in directing["joints"] for word in words_of(joint))
    names = {NOBODY if key == "NOBODY" else key: found for key, found in tables["names"].items()}
    return Actors(names_of(names, language), names_of({"verb": verbs}, language), joining)


@cache
def _tables(language: str) -> Mapping[str, Mapping[str, list[str]]]:
    file = files(__name__).joinpath(f"{language.partition('-')[0]}.toml")
    if not file.is_file():
        return {"names": {}, "directing": {"verbs": [], "joints": []}}
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _languages() -> tuple[str, ...]:
    """The languages that there are files for, English first: the keys are English."""
    found = (file.name.removesuffix(".toml") for file in files(__name__).iterdir() if file.name.endswith(".toml"))
    return tuple(sorted(found, key=lambda one: (one != "en", one)))


def keys() -> tuple[str, ...]:
    """The bodies that are known, in alphabetical order."""
    return tuple(sorted(_tables("en")["names"]))


def key_of(typed: str) -> str | None:
    """The key of a body by its key or by one of its names in any language; None when it is unknown."""
    by_key = {key.casefold(): key for key in keys()}
    if typed.strip().casefold() in by_key:
        return by_key[typed.strip().casefold()]
    words = words_of(typed)
    for language in _languages():
        found = [one for one in mentions(_actors(language).names, words) if one.end - one.start == len(words)]
        if found:
            return found[0].key
    return None


def name_of(key: str, language: str) -> str:
    """The full name of a body in a language; the key where the language has none."""
    return next(iter(_tables(language)["names"].get(key, [])), key)


def mentioned(paragraphs: Iterable[Sequence[Word]], language: str) -> frozenset[str]:
    """The bodies that paragraphs name."""
    names = _actors(language).names
    return frozenset(one.key for words in paragraphs for one in mentions(names, words))


def addressed(operative: Iterable[Sequence[Word]], language: str) -> frozenset[str]:
    """The bodies that operative paragraphs direct to do something."""
    actors = _actors(language)
    return frozenset(key for words in operative for key in _addressed(actors, words[:OPENING]))


def _addressed(actors: Actors, words: Sequence[Word]) -> Iterator[str]:
    verb = next(mentions(actors.directing, words), None)
    if verb is None or verb.start > NEAR:
        return
    rest, end = words[verb.end :], 0
    for one in mentions(actors.names, rest):
        between = rest[end : one.start]
        if len(between) > NEAR or (end and any(word.text not in actors.joining for word in between)):
            return
        yield one.key
        end = one.end
