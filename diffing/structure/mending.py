"""Words that a copy misspells, and the text itself tells how they are spelled.

A program that copies a page joins a compound which a line end cuts (``SecretaryGeneral``), puts the rest of the next
line behind it, and sets blanks inside words whose letters stand far apart (``organizatio ns``).
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from diffing.folding import lowered
from diffing.structure.flow import Flow
from diffing.structure.lines import Line

_COMPOUND = re.compile(r"[^\W\d_]{2,40}(?:-[^\W\d_]{2,40}){1,4}")
_FRAGMENT = re.compile(r" ([bcdfghjklmnpqrstvwxz]{1,3})(?= )")
_LETTERS, _LETTERS_BEFORE = re.compile(r"[a-z]{2,40}(?![^\s,.;:)])"), re.compile(r"(?<![^\s(“])[^\W\d_]{2,40}$")
_AROUND = ",.;:()[]“”\"’‘'"
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|-){4,120}")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEW = 30
"""Words that are looked for one by one."""
_OVERLONG, _FIRST, _LAST = 1.1, 0.7, 1.1
"""What an overlong line has of a text's width at least, and between which parts of that width it was cut."""
_SHORTEST = 3
"""Letters that a compound's part before the hyphen has at least: shorter ones are prefixes, which one text may spell
both ways (``co-operation``)."""


def lost_hyphens(lines: Sequence[Line], flow: Flow) -> tuple[int, ...]:
    """Where hyphens are missing in the input, ascending.

    A word lacks one if it stands where an overlong line was cut, and the text has it with the hyphen, and without only
    at such places.
    """
    overlong = [line for line in lines if len(line.text) > _OVERLONG * flow.width] if flow.wrapped else []
    if not overlong:
        return ()
    spelled = _spelled(lines)
    places = defaultdict[str, list[int]](list)
    for line in overlong:
        for word, start in _words_at_cut(line, flow.width):
            if word in spelled:
                places[word].append(start + spelled[word])
    text = "\n".join([line.text for line in lines]).lower() if places else ""
    counts = _counted(places.keys(), text)
    return tuple(sorted(at for word, found in places.items() if counts[word] == len(found) for at in found))


def parted_words(lines: Sequence[Line], flow: Flow) -> tuple[tuple[int, int], ...]:
    """The blanks inside words, ascending: beside one to three consonants that with the word on one side of them, and
    not with that on the other, are a word of the text."""
    text = "\n".join([line.text for line in lines]) if flow.wrapped else ""
    if not (found := list(_FRAGMENT.finditer(text))):
        return ()
    joined = [(each, _before(each, text), _behind(each, text)) for each in found]
    counts = _counted({word for _, *words in joined for word in words if word}, text.lower())
    blanks = (
        each.start() if counts[before] else each.end()
        for each, before, behind in joined
        if bool(counts[before]) is not bool(counts[behind])
    )
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    places = ((at, bisect_right(ends, at)) for at in blanks)
    return tuple((lines[n].end - ends[n] + 1 + at, lines[n].end - ends[n] + 2 + at) for at, n in places)


def _before(found: re.Match[str], text: str) -> str:
    """A fragment with the word before it, in lower case."""
    word = _LETTERS_BEFORE.search(text[max(0, found.start() - 42) : found.start()])
    return (word[0] + found[1]).lower() if word else ""


def _behind(found: re.Match[str], text: str) -> str:
    """A fragment with the word behind it."""
    word = _LETTERS.match(text, found.end() + 1)
    return found[1] + word[0] if word else ""


def _words_at_cut(line: Line, width: int) -> Iterator[tuple[str, int]]:
    begin, end = line.text.rfind(" ", 0, int(_FIRST * width)) + 1, line.text.find(" ", int(_LAST * width))
    for found in _WORD.finditer(lowered(line.text[begin:end])):
        yield found[0], line.start + begin + found.start()


def _spelled(lines: Sequence[Line]) -> dict[str, int]:
    """The compounds of a text in lower case with one hyphen left out, and where that belongs."""
    hyphened = {word for line in lines if "-" in line.text for word in line.text.lower().split() if "-" in word}
    compounds = (word for word in {word.strip(_AROUND) for word in hyphened} if _COMPOUND.fullmatch(word))
    return {
        word[: found.start()] + word[found.end() :]: found.start()
        for word in compounds
        for found in re.finditer("-", word)
        if found.start() - word.rfind("-", 0, found.start()) > _SHORTEST
    }


def _counted(words: Collection[str], text: str) -> Counter[str]:
    """How often a text in lower case has each of some words, not as a part of another. Linear, also for many words."""
    if len(words) > _FEW:
        return Counter(found for found in _TOKEN.findall(text) if found in words)
    return Counter({word: sum(1 for _ in _whole(word, text)) for word in words})


def _whole(word: str, text: str) -> Iterator[int]:
    """Where a text has a word, not as a part of another."""
    at = text.find(word)
    while at >= 0:
        stop = at + len(word)
        around = text[max(at - 1, 0) : at] + text[stop : stop + 1]
        if "-" not in around and not any(map(str.isalnum, around)):
            yield at
        at = text.find(word, stop)
