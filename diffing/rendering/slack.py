"""A comparison as blocks for Slack, within its limits: 50 blocks a message, 3,000 characters a block.

Words of documents stand in ``rich_text``: nothing needs escaping there, and marks need no spaces round them. Removed
words are struck, added ones bold. Not tried against Slack itself, only against its published limits.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from diffing.changes import ChangeKind, Comparison, Mark, Run
from diffing.comparing import Hunk, hunks, summary
from diffing.rendering.harmless import harmless
from diffing.rendering.headings import heading, renumbering

MOST_BLOCKS = 50
LONGEST_BLOCK = 3_000
MOST_CHARACTERS = 12_000
"""Of all blocks: Slack refuses messages of much more than 13,000 characters without saying at which one."""

_ISOLATED = ("\u2068", "\u2069")
_STYLES = {Mark.REMOVED: {"strike": True}, Mark.ADDED: {"bold": True}, Mark.KEPT: {}}

Element = dict[str, Any]


def slack(comparison: Comparison) -> dict[str, Any]:
    """The message: ``text`` for notices, and ``blocks``. What does not fit is counted in the last block."""
    found = hunks(comparison)
    told = [hunk for hunk in found if hunk.kind is not ChangeKind.RENUMBERED]
    folded = [hunk for hunk in found if hunk.kind is ChangeKind.RENUMBERED]
    blocks = [_block([_text(summary(comparison), {"bold": True})])]
    room = MOST_CHARACTERS
    while told and len(blocks) < MOST_BLOCKS - 2:
        block, size = _hunk(told[0])
        if size > room:
            break
        blocks.append(block)
        room -= size
        told.pop(0)
    return {"text": summary(comparison), "blocks": [*blocks, *_rest(told, folded)]}


def _hunk(hunk: Hunk) -> tuple[Element, int]:
    """The block, and how many characters it has. Words are isolated, whatever their direction."""
    title = harmless(heading(hunk))[:200]
    words = list(_words(hunk.runs, LONGEST_BLOCK - len(title) - 10))
    first, last = (_text(mark, {}) for mark in _ISOLATED)
    block = _block([_text(f"{title}\n", {"bold": True, "italic": True}), first, *words, last])
    return block, len(title) + sum(len(one["text"]) for one in words) + 10


def _words(runs: Sequence[Run], room: int) -> Iterator[Element]:
    for run in runs:
        text = harmless(run.text)
        wide = sum(character > "\uffff" for character in text)
        # Characters outside the first plane count as two.
        shown = text if len(text) + wide <= room else text[: max(0, room - wide - 1)] + "…"
        if shown:
            yield _text(shown, _STYLES[run.mark])
        room -= len(shown) + wide
        if shown != text:
            return


def _rest(told: Sequence[Hunk], folded: Sequence[Hunk]) -> list[Element]:
    lines = []
    if told:
        lines.append(f"{len(told)} more {'change' if len(told) == 1 else 'changes'} not shown here.")
    if folded:
        lines.append(f"Only renumbered: {'; '.join(map(renumbering, folded))}")
    text = harmless("\n".join(lines))
    return [_block([_text(text if len(text) <= 1_000 else text[:999] + "…", {})])] if text else []


def _text(text: str, style: dict[str, bool]) -> Element:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def _block(elements: Sequence[Element]) -> Element:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}
