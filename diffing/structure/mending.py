"""Hyphens that a copy lost: a program that copies a page joins a compound which a line end cuts (``SecretaryGeneral``)
and puts the rest of the next line behind it. The text itself tells how the word is spelled."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diffing.folding import lowered
from diffing.structure.flow import Flow
from diffing.structure.lines import Line

_COMPOUND = re.compile(r"[^\W\d_]{2,40}(?:-[^\W\d_]{2,40}){1,4}")
_AROUND = ",.;:()[]“”\"’‘'"
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|-){4,120}")
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
    return tuple(sorted(at for word, found in places.items() if _count(word, text) == len(found) for at in found))


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


def _count(word: str, text: str) -> int:
    found = re.finditer(rf"{re.escape(word)}(?![\w-])", text)
    return sum(
        not (each.start() and (text[each.start() - 1].isalnum() or text[each.start() - 1] == "-")) for each in found
    )
