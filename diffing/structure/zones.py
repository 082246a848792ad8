"""Tell preamble from operative part where no numbers do: a single operative paragraph is not numbered
(reference: citations.md 4.1)."""

from collections.abc import Iterator, Sequence

from diffing.changes import Part
from diffing.languages import Layout
from diffing.structure.blocks import Block, Form
from diffing.structure.flow import last_mark
from diffing.structure.patterns import compiled


def mark_operative(blocks: Sequence[Block], layout: Layout, *, spoken: bool) -> None:
    """Turn the last blocks of each unnumbered part operative: those after the last one that ends with a comma, or from
    the first that opens with an operative verb on, where the language tells the two apart.

    ``spoken``: an organ line stands before the first block.
    """
    for part in _unnumbered_parts(blocks, spoken=spoken):
        for block in part[_first_operative(part, layout) :]:
            block.part = Part.OPERATIVE


def _unnumbered_parts(blocks: Sequence[Block], *, spoken: bool) -> Iterator[list[Block]]:
    """The preamble blocks of each part that an organ line opens and that has no number."""
    part: list[Block] = []
    numbered = False
    for block in [*blocks, None]:
        if block is None or block.form in (Form.ORGAN, Form.ANNEX):
            if part and spoken and not numbered:
                yield part
            part, numbered, spoken = [], False, block is not None and block.form is Form.ORGAN
        elif block.form is Form.NUMBERED:
            numbered = True
        elif block.part is Part.PREAMBLE:
            part.append(block)


def _first_operative(part: Sequence[Block], layout: Layout) -> int:
    commas = [n for n, block in enumerate(part) if last_mark(block.line.text, layout) in ("", *layout.commas)]
    after_comma = commas[-1] + 1 if commas else 0
    if layout.preamble_leads == layout.operative_leads:
        return after_comma
    leads, adverbs = layout.operative_leads, layout.adverbs
    verb = compiled(rf"(?:{adverbs}){{0,4}}(?:{leads})")
    by_verb = next(
        (n for n, block in enumerate(part) if block.form is Form.PLAIN and verb.match(block.opening)), len(part)
    )
    return min(after_comma, by_verb)
