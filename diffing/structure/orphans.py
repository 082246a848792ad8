"""Numbers whose text a copy put elsewhere: a text layer may bring a paragraph before its own number, or lose it."""

from diffing.structure.blocks import Block, Form
from diffing.structure.flow import Flow
from diffing.structure.headings import is_preambular, opens_with_verb


def reunited(blocks: list[Block], flow: Flow) -> list[Block]:
    """The blocks without empty numbers: each takes the unlabelled operative block before it, if there is one.

    The number after one that stays empty is flagged ``gap``.
    """
    kept: list[Block] = []
    lost = False
    for block in blocks:
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
