"""Give every block its path: ``pp3``, ``op9.c.ii``, ``annex1.op4``, ``sec2.op1``, ``partB.pp1`` (design.md part 1)."""

from collections import Counter
from dataclasses import dataclass, field

from diffing.changes import Part
from diffing.structure.blocks import Block, Form
from diffing.structure.numbering import Place


@dataclass(slots=True)
class _Names:
    """Counters of the paths given so far, and the path that sub-paragraphs hang below.

    ``number`` is the path of the last numbered paragraph, empty before the first one; ``hung`` is the path that the
    last sub-paragraph hangs below.
    """

    counts: Counter[str] = field(default_factory=Counter)
    base: str = ""
    number: str = ""
    hung: str = ""
    seen: dict[str, int] = field(default_factory=dict)


def paths(blocks: list[Block], *, numbered_only: bool) -> list[tuple[str, tuple[str, ...]]]:
    """A unique path for each block, and its flags: ``repeated`` where the numbering itself was not unique.

    ``numbered_only``: the text has no organ line and no numbers, so its paragraphs are called operative.
    """
    names = _Names()
    return [_unique(names, _path(names, block, numbered_only=numbered_only), block.flags) for block in blocks]


def unique(path: str, seen: dict[str, int]) -> str:
    """The path itself the first time, ``path~2`` the second."""
    times = seen[path] = seen.get(path, 0) + 1
    return path if times == 1 else f"{path}~{times}"


def _unique(names: _Names, path: str, flags: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    given = unique(path, names.seen)
    if given != path and "repeated" not in flags:
        flags = (*flags, "repeated")
    if path == names.base:
        names.base = given
    return given, flags


def _path(names: _Names, block: Block, *, numbered_only: bool) -> str:
    if block.form is Form.BELOW and block.place:
        names.base = names.hung = names.hung if block.place.resumes else names.base
        path = ".".join([names.base or block.prefix + "op1", *block.place.steps])
        return _anew(names, block.place.steps) if path in names.seen and _is_first(block.place) else path
    if block.form is Form.NUMBERED and block.place:
        names.base = names.number = f"{block.prefix}op{block.place.number}"
    elif block.form is Form.PLAIN:
        names.base = _plain_path(names, block, numbered_only=numbered_only)
    else:
        return _fixed_path(names, block)
    return names.base


def _is_first(place: Place) -> bool:
    return all(step in ("a", "i", "1") for step in place.steps)


def _anew(names: _Names, steps: tuple[str, ...]) -> str:
    """Letters that begin again, as below another heading, hang below a further piece: ``op7.p2.a``."""
    above = names.number or names.base
    names.counts[above] += 1
    names.base = names.hung = f"{above}.p{names.counts[above] + 1}"
    return ".".join([names.base, *steps])


def _plain_path(names: _Names, block: Block, *, numbered_only: bool) -> str:
    """Unnumbered: ``pp`` before the first number, after it a further piece of the numbered paragraph: ``op9.p2``.

    Operative paragraphs before the first number are ``op0``, ``op0.p2``.
    """
    if names.number.rpartition("op")[0] == block.prefix and names.number:
        names.counts[names.number] += 1
        return f"{names.number}.p{names.counts[names.number] + 1}"
    if block.place:
        names.number = f"{block.prefix}op{block.place.number}"
        return names.number
    word = "op" if numbered_only or block.part is Part.OPERATIVE else "pp"
    names.counts[block.prefix + word] += 1
    return f"{block.prefix}{word}{names.counts[block.prefix + word]}"


def _fixed_path(names: _Names, block: Block) -> str:
    if block.form in (Form.ANNEX, Form.ORGAN):
        names.base = names.number = ""
    if block.form is Form.ANNEX:
        return block.prefix.rstrip(".")
    names.counts[block.prefix + block.form.value] += 1
    count = names.counts[block.prefix + block.form.value]
    first = "" if count == 1 and block.form is not Form.HEADING else str(count)
    return f"{block.prefix}{block.form.value}{first}"
