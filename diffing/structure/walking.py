"""Walk over the lines of a body and gather its blocks: preamble, numbered paragraphs and what hangs below, annexes."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from diffing.changes import Part
from diffing.dates import is_date, number
from diffing.languages import Layout
from diffing.roman import from_roman
from diffing.structure.blocks import Block, Form
from diffing.structure.flow import Flow, Joint, begins
from diffing.structure.headings import opens_with_verb, with_headings
from diffing.structure.labels import Label, part_letter
from diffing.structure.lines import Line
from diffing.structure.numbering import Place, Series
from diffing.structure.orphans import reunited
from diffing.structure.outlook import Body, Outlook, survey

_ALONE = (Form.ORGAN, Form.ANNEX, Form.CLOSING)
"""Blocks that no text runs on from or hangs below."""


@dataclass(slots=True)
class _Reader:
    """The walk's memory: the series of numbers that runs, the part and the prefix of paths that it runs in.

    ``sections`` is the number of the section; ``lists`` counts the numberings inside one whose heading has a number,
    0 where headings have none.
    """

    body: Body
    outlook: Outlook
    series: Series
    part: Part = Part.PREAMBLE
    prefix: str = ""
    annexes: int = 0
    parts: int = 0
    sections: int = 1
    lists: int = 0
    blocks: list[Block] = field(default_factory=list)


def read_body(body: Body) -> list[Block]:
    """The blocks of a body, in order, without paths."""
    reader = _reader(body)
    for start, end in pairwise((*reader.outlook.openings, len(body.indices))):
        _read_line(reader, body.indices[start], body.indices[start - 1] if start else None)
        if start + 1 < end:
            _run_on(reader, start + 1, end)
    return with_headings(reunited(reader.blocks, body.flow), body.flow)


def _run_on(reader: _Reader, start: int, end: int) -> None:
    """Go on with the last block over lines where nothing can begin: most lines stand within a sentence."""
    indices, lines = reader.body.indices, reader.body.lines
    while start < end and reader.blocks[-1].form in _ALONE:
        _read_line(reader, indices[start], indices[start - 1])
        start += 1
    going_on = [lines[index] for index in indices[start:end]]
    if going_on:
        last = reader.blocks[-1]
        last.ranges += [(line.start, line.end) for line in going_on]
        last.line = going_on[-1]


def _reader(body: Body) -> _Reader:
    outlook = survey(body)
    reader = _Reader(body, outlook, Series(outlook.candidates, len(body.lines)))
    reader.series = _new_series(reader, -1)
    return reader


def _new_series(reader: _Reader, index: int) -> Series:
    at = bisect_right(reader.outlook.edges, index)
    return Series(
        reader.outlook.candidates,
        reader.outlook.edges[at] if at < len(reader.outlook.edges) else len(reader.body.lines),
    )


def _read_line(reader: _Reader, index: int, before: int | None) -> None:
    line = reader.body.lines[index]
    previous = reader.body.lines[before] if before is not None else None
    apart = before is not None and index - before > 1
    if index in reader.body.organs:
        _open_part(reader, index, line)
    elif index in reader.outlook.annexes and _stands_alone(reader, previous, line):
        _open_annex(reader, index, line)
    elif _closes(reader, index, line, previous):
        _close(reader, line)
    elif not _read_labelled(reader, index, line, previous, apart=apart):
        if index in reader.outlook.sections:
            _open_section(reader, index, line)
        _read_plain(reader, index, before, apart=apart)


def _stands_alone(reader: _Reader, previous: Line | None, line: Line) -> bool:
    return bool(reader.blocks) and (
        reader.part is Part.CLOSING or bool(line.blanks) or previous is None or bool(previous.mark)
    )


def _open_part(reader: _Reader, index: int, line: Line) -> None:
    """An organ speaks again: a lettered part, or a text inside the text."""
    reader.parts += 1
    heading = _part_heading(reader)
    letter = part_letter(heading.line.plain, reader.body.flow.layout) if heading else None
    reader.prefix = f"part{letter or reader.parts + 1}."
    reader.part, reader.sections, reader.lists, reader.series = Part.PREAMBLE, 1, 0, _new_series(reader, index)
    for block in reversed(reader.blocks[-3:] if heading else ()):
        block.form, block.part, block.prefix = Form.HEADING, Part.TITLE, reader.prefix
        if block is heading:
            break
    reader.blocks.append(Block(Form.ORGAN, Part.ORGAN, reader.prefix, [(line.start, line.end)], line, line.text))


def _open_section(reader: _Reader, index: int, line: Line) -> None:
    """A section whose numbers begin again has paths and a preamble of its own; one whose numbers run on has not."""
    reader.sections = _section_number(line, reader.body.flow.layout) or reader.sections + bool(reader.series.last)
    reader.lists = 1
    following = reader.outlook.numbers_below[index]
    if reader.series.last and following == 1 and reader.part is not Part.CLOSING:
        _restart(reader, index, f"sec{reader.sections}.")
        reader.part = Part.ANNEX if reader.part is Part.ANNEX else Part.PREAMBLE


def _section_number(line: Line, layout: Layout) -> int | None:
    """The number that a section's heading says: ``II``, ``Section II``, ``第二节``, ``ثانيا``."""
    said = line.plain.strip(" .")
    numeral = re.search("[一二三四五六七八九十]{1,3}", said)
    return from_roman(said.rpartition(" ")[2].upper()) or number(numeral[0] if numeral else said, layout)


def _restart(reader: _Reader, index: int, name: str) -> None:
    inside = "list" if name.startswith("list") else "sec|list"
    reader.prefix = re.split(inside, reader.prefix, maxsplit=1)[0] + name
    reader.series = _new_series(reader, index)


def _next_name(reader: _Reader) -> str:
    """A numbering that begins again without a section's heading is a section, or inside numbered sections a list."""
    if reader.lists:
        reader.lists += 1
        return f"list{reader.lists}."
    reader.sections += 1
    return f"sec{reader.sections}."


def _part_heading(reader: _Reader) -> Block | None:
    """The letter of a part, when it stands alone shortly before the organ line."""
    for block in reversed(reader.blocks[-3:]):
        if _is_letter(block, reader):
            return block
    return None


def _open_annex(reader: _Reader, index: int, line: Line) -> None:
    reader.annexes += 1
    reader.prefix, reader.part, reader.sections, reader.lists = f"annex{reader.annexes}.", Part.ANNEX, 1, 0
    reader.series = _new_series(reader, index)
    reader.blocks.append(Block(Form.ANNEX, Part.ANNEX, reader.prefix, [(line.start, line.end)], line, line.text))


def _closes(reader: _Reader, index: int, line: Line, previous: Line | None) -> bool:
    """A closing line follows a finished paragraph; what follows a closing line, up to an annex, belongs to it."""
    if reader.part is Part.CLOSING:
        return True
    if not reader.blocks or previous is None or reader.part is Part.ANNEX:
        return False
    if index in reader.outlook.closings:
        return True
    layout = reader.body.flow.layout
    finished = previous.mark not in ("", *layout.commas)
    return finished and is_date(line.plain, layout)


def _close(reader: _Reader, line: Line) -> None:
    last = reader.blocks[-1]
    letter = part_letter(line.plain, reader.body.flow.layout)
    if reader.part is Part.CLOSING and not line.blanks and not letter and not _is_letter(last, reader):
        last.ranges.append((line.start, line.end))
        return
    reader.part = Part.CLOSING
    reader.blocks.append(Block(Form.CLOSING, Part.CLOSING, reader.prefix, [(line.start, line.end)], line, line.text))


def _is_letter(block: Block, reader: _Reader) -> bool:
    return part_letter(block.line.plain, reader.body.flow.layout) is not None


def _read_labelled(reader: _Reader, index: int, line: Line, previous: Line | None, *, apart: bool) -> bool:
    """Begin a labelled block if the line's label is one. False when it is not."""
    label, flow = reader.outlook.labels.get(index), reader.body.flow
    if label is None:
        return False
    if label.weak and (label.number != reader.series.last + 1 or not opens_with_verb(line.text[label.length :], flow)):
        return False
    fresh = _may_begin(previous, line, flow, label, apart=apart)
    place = (
        _numbered(reader, label, index, fresh=fresh)
        if label.number is not None
        else _below(reader, label, index, fresh=fresh)
    )
    if place is None:
        return False
    if place.restart:
        _restart(reader, index, _next_name(reader))
        reader.series.last = 1
    _begin(reader, line, label, place)
    return True


def _may_begin(previous: Line | None, line: Line, flow: Flow, label: Label, *, apart: bool) -> bool:
    """Whether a label may open a block here: after an end mark, a blank line, or before a lead verb."""
    if previous is None or line.bullet or previous.mark or (line.blanks and not apart):
        return True
    rest = line.text[label.length :]
    return not flow.wrapped or not rest or opens_with_verb(rest, flow)


def _numbered(reader: _Reader, label: Label, index: int, *, fresh: bool) -> Place | None:
    if (
        reader.part is Part.PREAMBLE
        and label.number != 1
        and reader.outlook.candidates.comes(1, index, reader.series.end)
    ):
        return None
    restartable = fresh and _restartable(reader)
    return reader.series.number(label, index, fresh=fresh, restartable=restartable)


def _restartable(reader: _Reader) -> bool:
    """Numbers begin again only below a heading or after a colon."""
    if not reader.blocks:
        return False
    return reader.blocks[-1].line.mark in ("", ":")


def _below(reader: _Reader, label: Label, index: int, *, fresh: bool) -> Place | None:
    if not fresh or not reader.blocks or reader.blocks[-1].form in _ALONE:
        return None
    return reader.series.below(label, reader.outlook.labels_below[index])


def _begin(reader: _Reader, line: Line, label: Label, place: Place) -> None:
    form = Form.NUMBERED if place.number is not None else Form.BELOW
    if form is Form.NUMBERED and reader.part is Part.PREAMBLE:
        reader.part = Part.OPERATIVE
    start = line.start + label.length
    ranges = [(start, line.end)] if start < line.end else []
    reader.blocks.append(
        Block(
            form, reader.part, reader.prefix, ranges, line, line.text[label.length :], label.printed, place, place.flags
        )
    )


def _read_plain(reader: _Reader, index: int, before: int | None, *, apart: bool) -> None:
    """Begin an unlabelled block, or go on with the one before."""
    line, last = reader.body.lines[index], reader.blocks[-1] if reader.blocks else None
    if last is not None and not last.ranges:
        last.ranges.append((line.start, line.end))
        last.line = line
    elif last is None or before is None or _begins(reader, last, index, before, apart=apart):
        reader.series.suspend()
        form = Form.HEADING if index in reader.body.heading else Form.PLAIN
        reader.blocks.append(Block(form, reader.part, reader.prefix, [(line.start, line.end)], line, line.text))
    else:
        last.ranges.append((line.start, line.end))
        last.line = line


def _begins(reader: _Reader, last: Block, index: int, before: int, *, apart: bool) -> bool:
    """Whether an unlabelled line begins a block of its own, behind the block ``last``."""
    outlook, lines = reader.outlook, reader.body.lines
    if last.form in _ALONE or index in outlook.headings:
        return True
    numbered = last.part is Part.OPERATIVE or (last.part is Part.ANNEX and last.form is Form.NUMBERED)
    joint = Joint(numbered, apart, before in outlook.sections, index in outlook.sections)
    return begins(lines[before], lines[index], reader.body.flow, joint)
