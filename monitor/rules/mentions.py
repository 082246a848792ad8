"""Which of many names a text mentions. Pure.

Names are looked for word by word as monitor.rules.phrases folds them, from left to right, and of several names that
begin at one place the longest wins: "Congo" is not found in "Democratic Republic of the Congo". A name that is printed
with a capital is found only where the text has one too, one in capitals only where the text has capitals. Inflected
forms are made from ``inflections.toml``.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from monitor.rules.phrases import folded, printed_words

NOBODY = ""
"""The key of names that only look like one: "Gulf of Guinea" is no mention of Guinea."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, and how it is printed: 0 without, 1 with a first capital, 2 all in capitals."""

    text: str
    case: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name stands in a text: whose it is, and its words' numbers, end exclusive."""

    key: str
    start: int
    end: int


@dataclass(slots=True)
class Node:
    """What may follow in names that begin alike, and whose name ends here, with which case at its beginning."""

    then: "dict[str, Node]" = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """Names by their words, in the form in which they are listed; ``listed`` gives that form for each other one."""

    first: Node
    listed: Mapping[str, str]


def words_of(text: str) -> list[Word]:
    """The words of a text."""
    return [_word(word) for word in printed_words(text)]


def names_of(keyed: Mapping[str, Iterable[str]], language: str) -> Names:
    """The names of each key, in one language, ready to be looked for. Where two keys share a name the first has it."""
    named = [(key, words_of(name)) for key, names in keyed.items() for name in names]
    listed: dict[str, str] = {}
    for word in dict.fromkeys(word.text for _, words in named for word in words):
        for form in (word, *_forms(word, language)):
            listed.setdefault(form, listed.get(word, word))
    first = Node()
    for key, words in named:
        _add(first, key, words, listed)
    return Names(first, listed)


def mentions(names: Names, text: Sequence[Word]) -> Iterator[Mention]:
    """Every mention in a text, in order; none within another."""
    listed = [names.listed.get(word.text, "") for word in text]
    at = 0
    while at < len(text):
        found = _longest(names.first, listed, at, text[at].case) if listed[at] in names.first.then else None
        if found is not None and found.key != NOBODY:
            yield found
        at = found.end if found else at + 1


def _longest(node: Node, listed: Sequence[str], start: int, case: int) -> Mention | None:
    best, at = None, start
    while at < len(listed) and (following := node.then.get(listed[at])):
        node, at = following, at + 1
        key = next((key for least, key in node.ends.items() if case >= least), None)
        best = best if key is None else Mention(key, start, at)
    return best


def _add(first: Node, key: str, words: Sequence[Word], listed: Mapping[str, str]) -> None:
    node = first
    for word in words:
        node = node.then.setdefault(listed[word.text], Node())
    if words:
        node.ends.setdefault(words[0].case, key)


def _forms(word: str, language: str) -> Iterator[str]:
    """The other forms in which a sentence may have a word."""
    rules = _inflections().get(language.partition("-")[0], {})
    ending = max((one for one in rules.get("endings", ()) if word.endswith(one)), key=len, default="")
    if ending and len(word) > len(ending) + 1:
        yield from (word.removesuffix(ending) + other for other in rules["endings"][ending])
    for dropped, prefixes in rules.get("prefixes", {}).items():
        if word.startswith(dropped):
            yield from (prefix + word.removeprefix(dropped) for prefix in prefixes)


@lru_cache(maxsize=65536)
def _word(printed: str) -> Word:
    return Word(folded(printed), _case(printed))


def _case(word: str) -> int:
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[:1].isupper() else 0


@cache
def _inflections() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """By language: forms by ending, prefixes by what they displace; spelled as words are folded."""
    rules = tomllib.loads(files("monitor.rules").joinpath("inflections.toml").read_text(encoding="utf-8"))
    return {
        language: {
            kind: {_spelled(part): [_spelled(other) for other in others] for part, others in table.items()}
            for kind, table in tables.items()
        }
        for language, tables in rules.items()
    }


def _spelled(part: str) -> str:
    return "".join(folded(word) for word in printed_words(part))
