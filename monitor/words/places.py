"""A paragraph's path in words: ``op9.c`` is "op. 9 (c)". Pure."""

import re

from monitor.words.wording import Wording, named, plain
from notifiers.messages import Span

_NUMBERED = re.compile(r"(pp|op|fn|annex)([0-9]{0,6}[a-z]{0,3})")
_STARRED = re.compile(r"fns([1-9])")
"""A note that asterisks mark, by how many."""
_KINDS = {
    "pp": named("place", "preamble, paragraph {number}"),
    "op": named("place", "op. {number}"),
    "fn": named("place", "note {number}"),
}
_ALONE = {
    "title": named("place", "title"),
    "closing": named("place", "closing line"),
    "masthead": named("place", "masthead"),
    "organ": named("place", "name of the organ"),
}


def place(path: str, number: str | None, words: Wording) -> str:
    """Where a paragraph stands, in words; the printed ``number`` counts where there is one. The path when unknown."""
    first, *rest = path.split(".")
    if starred := _STARRED.fullmatch(first):
        note = _KINDS["fn"]
        return words.phrased(note, number="*" * int(starred[1]))
    match = _NUMBERED.fullmatch(first)
    if match is None:
        return words.term(_ALONE, path)
    kind, counted = match.groups()
    if kind == "annex":
        return _in_annex(counted, rest, number, words)
    said = words.phrased(_KINDS[kind], number=number if number and not rest else counted)
    for letter in rest[:6]:
        said = words.phrased(named("place", "{place} ({letter})"), place=said, letter=letter)
    return said


def places(paths: list[str], numbers: list[str | None], words: Wording) -> str:
    """Where several paragraphs stand."""
    padded = [*numbers, *[None] * len(paths)]
    found = (place(path, number, words) for path, number in zip(paths, padded, strict=False))
    return plain(words.listed((Span(one),) for one in found))


def _in_annex(counted: str, rest: list[str], number: str | None, words: Wording) -> str:
    if not rest:
        return words.phrased(named("place", "annex {number}"), number=counted)
    inner = place(".".join(rest), number, words)
    return words.phrased(named("place", "annex {number}, {place}"), number=counted, place=inner)
