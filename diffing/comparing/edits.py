"""Which tokens of one paragraph stayed, went and came in another, so that a person can read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from diffing.comparing.interning import Interner
from diffing.comparing.tokens import Sort, Token

_MOST_CELLS = 400_000_000
_LONGEST_ISLAND = 4
_OPENING_MARKS = frozenset(",;:、،؛(")


@dataclass(frozen=True, slots=True)
class Edit:
    """Tokens ``old`` became tokens ``new``. ``kept`` says that they are the same words."""

    kept: bool
    old: tuple[Token, ...]
    new: tuple[Token, ...]


def edits(old: Sequence[Token], new: Sequence[Token]) -> tuple[Edit, ...]:
    """The edits that turn one sequence of tokens into the other, in order; kept ones too, none of them empty.

    Swapped sequences give swapped edits.
    """
    if [token.key for token in old] > [token.key for token in new]:
        return tuple(Edit(edit.kept, edit.new, edit.old) for edit in _edits(new, old))
    return _edits(old, new)


def _edits(old: Sequence[Token], new: Sequence[Token]) -> tuple[Edit, ...]:
    ends = _Block(0, 0, 0), _Block(len(old), len(new), 0)
    blocks = _folded([ends[0], *_kept_blocks(old, new), ends[1]])
    found: list[Edit] = []
    at_old = at_new = 0
    for block in blocks:
        if at_old < block.old or at_new < block.new:
            found.append(Edit(False, tuple(old[at_old : block.old]), tuple(new[at_new : block.new])))
        at_old, at_new = block.old + block.size, block.new + block.size
        if block.size:
            found.append(Edit(True, tuple(old[block.old : at_old]), tuple(new[block.new : at_new])))
    trimmed = _joined([piece for edit in found for piece in _trimmed(edit)])
    return tuple(_joined(_slid(trimmed)))


@dataclass(frozen=True, slots=True)
class _Block:
    """``size`` equal tokens from ``old`` and from ``new`` on."""

    old: int
    new: int
    size: int


def _kept_blocks(old: Sequence[Token], new: Sequence[Token]) -> list[_Block]:
    left, right = [token.key for token in old], [token.key for token in new]
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    middle_old, middle_new = left[head : len(left) - tail], right[head : len(right) - tail]
    blocks = [_Block(0, 0, head)] if head else []
    blocks += [_Block(block.old + head, block.new + head, block.size) for block in _matched(middle_old, middle_new)]
    return [*blocks, _Block(len(left) - tail, len(right) - tail, tail)] if tail else blocks


def _common(left: list[str], right: list[str]) -> int:
    pairs = enumerate(zip(left, right, strict=False))
    return next((count for count, (one, other) in pairs if one != other), min(len(left), len(right)))


def _matched(old: list[str], new: list[str]) -> list[_Block]:
    # The matrix of a pair of monsters would not fit into memory: they are shown as replaced.
    if not old or not new or len(old) * len(new) > _MOST_CELLS:
        return []
    interner = Interner()
    steps = LCSseq.opcodes(interner.intern(old), interner.intern(new))
    return [
        _Block(step.src_start, step.dest_start, step.src_end - step.src_start) for step in steps if step.tag == "equal"
    ]


def _folded(blocks: list[_Block]) -> list[_Block]:
    """Without the islands: a few equal tokens between two longer changes read better as changed (diffing.md 3.7)."""
    kept = list(blocks)
    place = 1
    while place < len(kept) - 1:
        before, island, after = kept[place - 1], kept[place], kept[place + 1]
        left = max(island.old - before.old - before.size, island.new - before.new - before.size)
        right = max(after.old - island.old - island.size, after.new - island.new - island.size)
        if island.size <= min(_LONGEST_ISLAND, left, right):
            kept.pop(place)
            place = max(1, place - 1)
        else:
            place += 1
    return kept


def _slid(found: list[Edit]) -> list[Edit]:
    """Pure insertions and deletions moved over repeated words so that they begin with a mark, where that is possible.

    ``A, so B, and`` put into ``A, and`` is ``, so B``. A number, a date or a symbol is never slid over.
    """
    result = [*found, Edit(True, (), ())]
    for place in range(1, len(result) - 1):
        before, edit, after = result[place - 1 : place + 2]
        if edit.kept or (edit.old and edit.new) or not (before.kept and after.kept):
            continue
        distance = _slide(before, edit)
        if distance:
            result[place - 1 : place + 2] = _moved_back(before, edit, after, distance)
    return result


def _slide(before: Edit, edit: Edit) -> int:
    """How many tokens back the edit begins with a mark; 0 when it does already or cannot."""
    run, kept = edit.old or edit.new, before.new
    for distance in range(min(len(run), len(kept))):
        if run[-distance % len(run)].key in _OPENING_MARKS:
            return distance
        last, leaving = kept[len(kept) - 1 - distance], run[len(run) - 1 - distance]
        if last.key != leaving.key or leaving.sort in (Sort.NUMBER, Sort.SYMBOL):
            return 0
    return 0


def _moved_back(before: Edit, edit: Edit, after: Edit, distance: int) -> list[Edit]:
    side = edit.old or edit.new
    kept_before = Edit(True, before.old[:-distance], before.new[:-distance])
    shifted = (before.old if edit.old else before.new)[-distance:] + side[:-distance]
    returned = side[-distance:]
    if edit.old:
        kept_after = Edit(True, returned + after.old, before.new[-distance:] + after.new)
        return [kept_before, Edit(False, shifted, ()), kept_after]
    kept_after = Edit(True, before.old[-distance:] + after.old, returned + after.new)
    return [kept_before, Edit(False, (), shifted), kept_after]


def _trimmed(edit: Edit) -> list[Edit]:
    """Words and spaces that both sides of a replacement begin or end with are kept, not replaced."""
    if edit.kept or not edit.old or not edit.new:
        return [edit]
    left, right = [token.key for token in edit.old], [token.key for token in edit.new]
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    old, new = len(left) - tail, len(right) - tail
    pieces = (
        Edit(True, edit.old[:head], edit.new[:head]),
        Edit(False, edit.old[head:old], edit.new[head:new]),
        Edit(True, edit.old[old:], edit.new[new:]),
    )
    return [piece for piece in pieces if piece.old or piece.new]


def _joined(found: list[Edit]) -> list[Edit]:
    result: list[Edit] = []
    for edit in found:
        if not edit.old and not edit.new:
            continue
        if result and result[-1].kept == edit.kept:
            result[-1] = Edit(edit.kept, result[-1].old + edit.old, result[-1].new + edit.new)
        else:
            result.append(edit)
    return result
