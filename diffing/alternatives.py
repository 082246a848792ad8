"""Many patterns as one that fails fast: which of them matches, without regard to case.

``re`` passes over text quickly only where every alternative begins with a plain character, and it looks at that
character before it tries an alternative only where case counts. So the patterns are taken apart until each begins with
one, in lower case, and are run over text in lower case (``diffing.folding.lowered``). What they match stays the same.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_KEPT = re.compile(r"(\\.|\(\?P<\w+>)")
_PLAIN = re.compile(r"[^.^$*+?{}\[\]|()\\]|\\[^\w\s]")
_LOOKS_BACK = re.compile(r"\(\?<[=!][^()|]*\)")
_GUARD = re.compile(rf"\\b|{_LOOKS_BACK.pattern}")
_WORD_START = r"\b"
_CLASS = re.compile(r"\[[^\^\-\\\[\]]+\]")
_AGAIN = re.compile(r"(?:\+|\{([1-9]),(\d)\})(?![+?])")
_OR_NEVER = re.compile(r"\{0,([1-9])\}(?![+?])")
_REPEATS = "*+?{"
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""An escaped character, a class, or any other character of a pattern."""
_MOST = 200
"""No pattern is taken apart into more; one that would be is left as it is."""


NOTHING = r"(?!)"
"""A pattern that matches nothing."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """``pattern`` matches lower-cased text; ``names[matched.lastindex]`` says which of the named patterns it was."""

    pattern: re.Pattern[str]
    names: tuple[str, ...]


def either(*patterns: str) -> str:
    """One pattern for any of several; it matches nothing when all are empty."""
    return "(?:" + ("|".join(pattern for pattern in patterns if pattern) or NOTHING) + ")"


def alternatives(named: Iterable[tuple[str, str]]) -> Alternatives:
    """Compile pairs of a name and a pattern without capturing groups; the first that matches counts. Names may come
    again. Empty patterns match nothing."""
    parts = [(name, *part) for name, pattern in named for part in _parts(pattern)]
    if _are_words(part[1:] for part in parts):
        tails = [(name, first, tail) for name, _, first, rest in parts for tail in _opened("", rest)]
        pattern = _word((first, _tail(first, *tail, group="()")) for _, first, tail in tails)
        return Alternatives(re.compile(pattern), ("", *(name for name, *_ in tails)))
    pattern = "|".join(f"{_begun(guards, first)}({rest})" for _, guards, first, rest in parts)
    return Alternatives(re.compile(pattern or r"(?!)"), ("", *(name for name, *_ in parts)))


def opened(pattern: str) -> str:
    """A pattern to run over lower-cased text, taken apart, as one group. It holds no groups that capture."""
    parts = _parts(pattern)
    if _are_words(parts):
        return _word((first, _tail(first, *tail)) for _, first, rest in parts for tail in _opened("", rest))
    return f"(?:{'|'.join(_begun(guards, first) + rest for guards, first, rest in parts)})" if parts else r"(?!)"


def by_first(pattern: str) -> str:
    """A pattern to match lower-cased text at one place: of its alternatives only those are tried that begin with the
    character there. They keep their order."""
    firsts: dict[str, list[str]] = {}
    for guards, first, rest in _parts(pattern):
        if guards or not first:
            return f"(?:{quick(pattern)})"
        firsts.setdefault(first, []).append(rest)
    tried = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in firsts.items())
    return f"(?:{'|'.join(tried)})" if firsts else NOTHING


def _are_words(parts: Iterable[tuple[str, str, str]]) -> bool:
    shapes = {(guards, bool(first)) for guards, first, _ in parts}
    return shapes == {(_WORD_START, True)}


def _word(tails: Iterable[tuple[str, str]]) -> str:
    """Where all begin as words do, one look at the character before a letter passes over the insides of words; the
    second letters then choose."""
    pairs = list(tails)
    firsts = "".join(dict.fromkeys(first for first, _ in pairs))
    return rf"[{firsts}](?<!\w\w)(?:{'|'.join(tail for _, tail in pairs)})"


def _tail(first: str, guards: str, second: str, rest: str, group: str = "") -> str:
    """What follows a first letter: the second, which chooses, then a look back at the first, then the rest."""
    begin, end = group[:1], group[1:]
    seen = re.escape(second)
    if not second or guards:
        return f"(?<={first}){begin}{guards}{seen}{rest}{end}"
    return f"{seen}(?<={first}{seen}){begin}{rest}{end}"


def quick(pattern: str) -> str:
    """A pattern that is to run over lower-cased text: itself in lower case but for the escapes."""
    return "".join(part if part[:1] == "\\" or part[:3] == "(?P" else part.lower() for part in _KEPT.split(pattern))


def _parts(pattern: str) -> list[tuple[str, str, str]]:
    """The ways in which a pattern can begin: guards, first character, rest."""
    found = [each for branch in _branches(quick(pattern)) if branch for each in _opened("", branch)]
    return found if len(found) <= _MOST else [("", "", quick(pattern))]


def _begun(guards: str, first: str) -> str:
    """How an alternative begins: what guards it looks past its first character."""
    if not first:
        return guards
    seen = re.escape(first)
    looks = (rf"(?<!\w{seen})" if guard == _WORD_START else f"{guard[:-1]}{seen})" for guard in _GUARD.findall(guards))
    return "".join([seen, *looks])


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern's own level."""
    found, depth = [""], 0
    for part in _PARTS.findall(pattern):
        depth += (part == "(") - (part == ")")
        if part == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += part
    return found


def _opened(guards: str, branch: str) -> Iterator[tuple[str, str, str]]:
    """A branch as guards, first character and rest, one for each way in which it can begin. Without a first character
    where that cannot be told."""
    head, rest = _head(branch)
    if ways := _ways(head, rest):
        for way in ways:
            yield from _opened(guards, way)
    elif rest[:1] in tuple(_REPEATS):
        yield guards, "", branch
    elif head == _WORD_START or _LOOKS_BACK.fullmatch(head):
        yield from _opened(guards + head, rest)
    elif _CLASS.fullmatch(head) and (head[1:-1].isalnum() or _WORD_START not in guards):
        yield from ((guards, first, rest) for first in head[1:-1])
    elif _PLAIN.fullmatch(head) and (head.isalnum() or _WORD_START not in guards):
        yield guards, head[-1], rest
    else:
        yield guards, "", branch


def _ways(head: str, rest: str) -> list[str]:
    """The branches that a first element stands for, when it is a group or may come again; none when it is neither, or
    nobody can tell."""
    if rest[:1] == "?" and rest[1:] and rest[1] not in "?+":
        return [head + rest[1:], rest[1:]]
    if never := _OR_NEVER.match(rest):
        after = rest[never.end() :]
        return [f"{head}{head}{{0,{int(never[1]) - 1}}}{after}", after]
    if again := _AGAIN.match(rest):
        least, most = (int(again[1]) - 1, int(again[2]) - 1) if again[1] else (0, "")
        return [f"{head}{head}{{{least},{most}}}{rest[again.end() :]}"]
    if head.startswith("(?:") and rest[:1] not in tuple(_REPEATS):
        return [inner + rest for inner in _branches(head[3:-1])]
    return []


def _head(pattern: str) -> tuple[str, str]:
    """The first element of a pattern, a whole group if it is one, and what follows."""
    length = depth = 0
    for part in _PARTS.findall(pattern):
        length += len(part)
        depth += (part == "(") - (part == ")")
        if depth == 0:
            break
    return pattern[:length], pattern[length:]
