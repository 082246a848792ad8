"""Numbers whose text a copy put elsewhere: a text layer may bring a paragraph before its own number, or lose it."""

from diffing.structure.blocks import Block, Form
from diffing.structure.flow import Flow
from diffing.structure.headings import is_preambular, opens_with_verb

_FULL = 0.75
"""The part of the width that a line takes at least which a word too long for it ends."""


def reunited(blocks: list[Block], flow: Flow) -> list[Block]:
    """The blocks without empty numbers: each takes the unlabelled operative block before it, if there is one.

    The number after one that stays empty is flagged ``gap``.
    """
    kept: list[Block] = []
    lost = False
    for block in blocks:
        if block.form is Form.PLAIN and kept and _is_head_of(block, kept[-1], flow):
            kept[-1].ranges = [*block.ranges, *kept[-1].ranges]
            kept[-1].opening = block.opening
            continue
        if block.form is Form.NUMBERED and not block.ranges:
            taken = _take_over(kept, block, flow)
            block.flags = (*block.flags, "gap") if taken and lost else block.flags
            kept.extend([block] if taken else [])
            lost = not taken
            continue
        if lost and block.form is Form.NUMBERED:
            block.flags, lost = (*block.flags, "gap"), False
        kept.append(block)
    return kept


def _is_head_of(block: Block, tail: Block, flow: Flow) -> bool:
    """Whether a block is the first line of a paragraph whose last words a copy puts before it, right below the number:
    a full line, unfinished, behind a few words that a paragraph ends with and none begins with."""
    if tail.form not in (Form.NUMBERED, Form.BELOW) or tail.opening or len(tail.ranges) != 1 or len(block.ranges) != 1:
        return False
    words, opening = tail.line.text, block.opening
    if not flow.wrapped or not tail.line.mark or block.line.mark or not block.line.blanks:
        return False
    full = len(opening) >= _FULL * flow.width and len(words) <= flow.width / 2 and not opening[0].islower()
    led = opens_with_verb(opening, flow)
    return full and not opens_with_verb(words, flow) and (led or not words[0].isupper())


def _take_over(kept: list[Block], block: Block, flow: Flow) -> bool:
    """Move the text of the last block to an empty numbered one, if it can be its text."""
    before = kept[-1] if kept else None
    if before is None or before.form is not Form.PLAIN or not opens_with_verb(before.opening, flow):
        return False
    if is_preambular(before, flow):
        return False
    block.ranges, block.line, block.opening = before.ranges, before.line, before.opening
    kept.pop()
    return True
