"""Tell headings from paragraphs."""

import re

from diffing.changes import Part
from diffing.structure.blocks import Block, Form
from diffing.structure.flow import Flow
from diffing.structure.patterns import compiled
from diffing.structure.verbs import opens_with

_MAX_HEADING = 300
_TABULAR = re.compile(r"^\||\t|[ ]{3}")
"""What rows of a table have and headings have not."""
_MAX_HEADING_INSIDE = 60


def with_headings(blocks: list[Block], flow: Flow) -> list[Block]:
    """Headings are the numbers of sections, what stands below those, and what stands before a label or another heading,
    if it is short, without label, end mark and verb. In the preamble a very short such line before a verb is one too.
    """
    sections = compiled(flow.layout.sections)
    below_section = False
    for block in blocks:
        if block.form is Form.PLAIN and (
            sections.fullmatch(block.opening) or (below_section and _is_heading(block, flow))
        ):
            block.form = Form.HEADING
        below_section = block.form is Form.HEADING and bool(sections.fullmatch(block.opening))
    blocks = _joined(blocks, flow)
    labelled = led = False
    for block in reversed(blocks):
        preambular = is_preambular(block, flow)
        inside = (
            led
            and _size(block) <= _MAX_HEADING_INSIDE
            and block.part is Part.PREAMBLE
            and not block.opening[:1].isdecimal()
        )
        if block.form is Form.PLAIN and (labelled or inside) and _is_heading(block, flow) and not preambular:
            block.form = Form.HEADING
        labelled = block.form in (Form.NUMBERED, Form.ORGAN, Form.HEADING)
        led = preambular and flow.layout.preamble_leads != flow.layout.operative_leads
    return blocks


def _joined(blocks: list[Block], flow: Flow) -> list[Block]:
    """The blocks, a section's number with a full stop (``IV.``) and the heading below it as one."""
    sections, kept = compiled(flow.layout.sections), list[Block]()
    for block in blocks:
        above = kept[-1] if kept and block.form is Form.HEADING else None
        if above and above.form is Form.HEADING and above.opening[-1:] == "." and sections.fullmatch(above.opening):
            above.ranges, above.line = [*above.ranges, *block.ranges], block.line
        else:
            kept.append(block)
    return kept


def _size(block: Block) -> int:
    return sum(end - start for start, end in block.ranges)


def _is_heading(block: Block, flow: Flow) -> bool:
    return (
        _size(block) <= _MAX_HEADING
        and not _TABULAR.search(block.opening)
        and not block.line.mark
        and not opens_with_verb(block.opening, flow)
    )


def is_preambular(block: Block, flow: Flow) -> bool:
    """Whether a block of the preamble opens as those do. In a language whose verbs tell nothing, each one may."""
    return block.part is Part.PREAMBLE and bool(compiled(flow.layout.preamble_leads).match(block.opening))


def opens_with_verb(text: str, flow: Flow) -> bool:
    """Whether a folded line opens with an operative verb."""
    return opens_with(text, Part.OPERATIVE, flow.layout)
