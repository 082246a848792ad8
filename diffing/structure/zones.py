"""Tell preamble from operative part where no numbers do: a single operative paragraph is not numbered
(reference: citations.md 4.1)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diffing.alternatives import NOTHING, by_first
from diffing.changes import Part
from diffing.folding import lowered
from diffing.languages import Layout
from diffing.structure.blocks import Block, Form
from diffing.structure.numbering import Place
from diffing.structure.patterns import compiled


def mark_operative(blocks: Sequence[Block], layout: Layout, *, spoken: bool) -> None:
    """Turn the last blocks of each unnumbered part operative: those after the last one that ends with a comma, or from
    the first that opens with an operative verb on, where the language tells the two apart.

    Before numbers only what has both an operative verb and another end mark than a comma is operative: ``op0``.

    ``spoken``: an organ line stands before the first block.
    """
    for part, numbered in _preambles(blocks, spoken=spoken):
        for block in part[_opening_operative(part, layout) if numbered else _first_operative(part, layout) :]:
            block.part = Part.OPERATIVE
            block.place = Place(0, ()) if numbered and block.form is Form.PLAIN else block.place


def _opening_operative(part: Sequence[Block], layout: Layout) -> int:
    """Where the unnumbered operative paragraphs at the end of a preamble begin: all open with an operative verb."""
    first = len(part)
    verb = _verb(layout)
    for n in range(len(part) - 1, -1, -1):
        block = part[n]
        if block.form is not Form.PLAIN:
            continue
        if not verb.match(lowered(block.opening)):
            break
        if block.line.mark not in ("", *layout.commas):
            first = n
    return first


@cache
def _verb(layout: Layout) -> re.Pattern[str]:
    """For text in lower case: an operative verb behind its adverbs; it matches nothing where the language does not tell
    the two parts apart."""
    if layout.preamble_leads == layout.operative_leads:
        return re.compile(NOTHING)
    adverbs = f"{by_first(layout.adverbs)}{{0,4}}" if layout.adverbs else ""
    return re.compile(adverbs + by_first(layout.operative_leads))


def _preambles(blocks: Sequence[Block], *, spoken: bool) -> Iterator[tuple[list[Block], bool]]:
    """The preamble blocks of each part that an organ line opens, and whether the part has numbers."""
    part: list[Block] = []
    numbered = False
    for block in [*blocks, None]:
        if block is None or block.form in (Form.ORGAN, Form.ANNEX):
            if part and spoken:
                yield part, numbered
            part, numbered, spoken = [], False, block is not None and block.form is Form.ORGAN
        elif block.form is Form.NUMBERED:
            numbered = True
        elif block.part is Part.PREAMBLE:
            part.append(block)


def _after_leads(part: Sequence[Block], layout: Layout) -> int:
    """Where the paragraphs that open as those of a preamble do end, in a copy that closes all with a full stop. A lone
    one is a whole resolution: it decides in the sentence that it opens so."""
    if sum(block.form is Form.PLAIN for block in part) < 2:
        return 0
    lead = compiled(f"(?:{layout.preamble_leads})")
    return next((n for n, block in enumerate(part) if not lead.match(block.opening)), len(part))


def _first_operative(part: Sequence[Block], layout: Layout) -> int:
    commas = [n for n, block in enumerate(part) if block.line.mark in ("", *layout.commas)]
    after_comma = commas[-1] + 1 if commas else 0
    if layout.preamble_leads == layout.operative_leads:
        return after_comma
    if not commas:
        return _after_leads(part, layout)
    verb = _verb(layout)
    by_verb = next(
        (n for n, block in enumerate(part) if block.form is Form.PLAIN and verb.match(lowered(block.opening))),
        len(part),
    )
    return min(after_comma, by_verb)
