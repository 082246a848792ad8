"""From the lines of a body to its blocks: preamble, operative paragraphs and what hangs below them, annexes, closing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import takewhile

from diffing.changes import Part
from diffing.dates import is_date
from diffing.structure.flow import Flow, begins, ends, last_mark
from diffing.structure.labels import Label, label_of
from diffing.structure.lines import Line
from diffing.structure.numbering import Candidates, Place, Series
from diffing.structure.patterns import compiled
from diffing.structure.verbs import lead_verb

_MAX_HEADING = 300
_HEADING_LINES = 4


class Form(Enum):
    """What a block is, before it has a path."""

    PLAIN = "plain"
    NUMBERED = "numbered"
    BELOW = "below"
    HEADING = "heading"
    ORGAN = "organ"
    ANNEX = "annex"
    CLOSING = "closing"


@dataclass(slots=True)
class Block:
    """A paragraph to be: lines of one part, with the prefix of its path and its place in the numbering.

    ``line`` is its last line so far, ``opening`` the folded text of its first one.
    """

    form: Form
    part: Part
    prefix: str
    ranges: list[tuple[int, int]]
    line: Line
    opening: str = ""
    label: str | None = None
    place: Place | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The lines to read: ``indices`` are those of the text proper, ``organs`` those of them that are organ lines."""

    lines: Sequence[Line]
    indices: tuple[int, ...]
    organs: frozenset[int]
    flow: Flow


@dataclass(slots=True)
class _Reader:
    """The walk's memory. ``edges`` are the indices where a series must end: organ lines and annex headings.

    ``headings`` are those of lines that begin a heading above a numbered paragraph.
    """

    body: Body
    labels: dict[int, Label | None]
    following: dict[int, Label | None]
    candidates: Candidates
    edges: list[int]
    headings: frozenset[int]
    series: Series
    part: Part = Part.PREAMBLE
    prefix: str = ""
    annexes: int = 0
    parts: int = 0
    sections: int = 1
    blocks: list[Block] = field(default_factory=list)


def read_body(body: Body) -> list[Block]:
    """The blocks of a body, in order, without paths."""
    reader = _reader(body)
    before = None
    for index in body.indices:
        _read_line(reader, index, before)
        before = index
    return _with_headings(reader.blocks, body.flow)


def _reader(body: Body) -> _Reader:
    layout = body.flow.layout
    labels = {index: label_of(body.lines[index].text, layout) for index in body.indices}
    annexes = [index for index in body.indices if compiled(layout.annexes).fullmatch(body.lines[index].text)]
    candidates = Candidates(labels.items())
    edges = sorted({*body.organs, *annexes, len(body.lines)})
    reader = _Reader(
        body, labels, _following(body, labels), candidates, edges, _headings(body, labels), Series(candidates, 0)
    )
    reader.series = _new_series(reader, -1)
    return reader


def _headings(body: Body, labels: dict[int, Label | None]) -> frozenset[int]:
    """Lines behind a finished paragraph that lead, without any end mark, to a number: the only things that do."""
    layout, found = body.flow.layout, set()
    for at, index in enumerate(body.indices[1:], 1):
        ahead = body.indices[at : at + _HEADING_LINES + 1]
        open_lines = list(takewhile(lambda n: labels[n] is None and not ends(body.lines[n].text, layout), ahead))
        label = labels[ahead[len(open_lines)]] if len(open_lines) < len(ahead) else None
        finished = last_mark(body.lines[body.indices[at - 1]].text, layout) not in ("", *layout.commas)
        if open_lines and finished and label and label.number is not None and not body.lines[index].text[0].islower():
            found.add(index)
    return frozenset(found)


def _following(body: Body, labels: dict[int, Label | None]) -> dict[int, Label | None]:
    """For each line the next label below it."""
    following: dict[int, Label | None] = {}
    coming: Label | None = None
    for index in reversed(body.indices):
        following[index] = coming
        coming = labels[index] or coming
    return following


def _new_series(reader: _Reader, index: int) -> Series:
    at = bisect_right(reader.edges, index)
    return Series(reader.candidates, reader.edges[at] if at < len(reader.edges) else len(reader.body.lines))


def _read_line(reader: _Reader, index: int, before: int | None) -> None:
    line, layout = reader.body.lines[index], reader.body.flow.layout
    previous = reader.body.lines[before] if before is not None else None
    apart = before is not None and index - before > 1
    if index in reader.body.organs:
        _open_part(reader, index, line)
    elif compiled(layout.annexes).fullmatch(line.text) and _stands_alone(reader, previous, line):
        _open_annex(reader, index, line)
    elif _closes(reader, line, previous):
        _close(reader, line)
    elif not _read_labelled(reader, index, line, previous, apart=apart):
        heading = index in reader.headings
        _read_plain(reader, line, previous, apart=apart, heading=heading)


def _stands_alone(reader: _Reader, previous: Line | None, line: Line) -> bool:
    return bool(reader.blocks) and (
        bool(line.blanks) or previous is None or ends(previous.text, reader.body.flow.layout)
    )


def _open_part(reader: _Reader, index: int, line: Line) -> None:
    """An organ speaks again: a lettered part, or a text inside the text."""
    reader.parts += 1
    heading = _part_heading(reader)
    reader.prefix = f"part{heading or reader.parts + 1}."
    reader.part, reader.sections, reader.series = Part.PREAMBLE, 1, _new_series(reader, index)
    for block in heading and reader.blocks[-2:] or ():
        block.prefix = reader.prefix
    reader.blocks.append(Block(Form.ORGAN, Part.ORGAN, reader.prefix, [(line.start, line.end)], line, line.text))


def _part_heading(reader: _Reader) -> str:
    """The letter of a part, when it stands alone shortly before the organ line."""
    for block in reversed(reader.blocks[-3:]):
        if len(block.line.text) == 1 and block.line.text.isupper():
            return block.line.text
    return ""


def _open_annex(reader: _Reader, index: int, line: Line) -> None:
    reader.annexes += 1
    reader.prefix, reader.part, reader.sections = f"annex{reader.annexes}.", Part.ANNEX, 1
    reader.series = _new_series(reader, index)
    reader.blocks.append(Block(Form.ANNEX, Part.ANNEX, reader.prefix, [(line.start, line.end)], line, line.text))


def _closes(reader: _Reader, line: Line, previous: Line | None) -> bool:
    """A closing line follows a finished paragraph; what follows a closing line, up to an annex, belongs to it."""
    if reader.part is Part.CLOSING:
        return True
    if not reader.blocks or previous is None or reader.part is Part.ANNEX:
        return False
    layout = reader.body.flow.layout
    if compiled(*layout.closings).fullmatch(line.text):
        return True
    finished = last_mark(previous.text, layout) not in ("", *layout.commas)
    return finished and is_date(line.text, layout)


def _close(reader: _Reader, line: Line) -> None:
    last = reader.blocks[-1]
    letter = len(line.text) == 1
    if reader.part is Part.CLOSING and not line.blanks and not letter and len(last.line.text) > 1:
        last.ranges.append((line.start, line.end))
        return
    reader.part = Part.CLOSING
    reader.blocks.append(Block(Form.CLOSING, Part.CLOSING, reader.prefix, [(line.start, line.end)], line, line.text))


def _read_labelled(reader: _Reader, index: int, line: Line, previous: Line | None, *, apart: bool) -> bool:
    """Begin a labelled block if the line's label is one. False when it is not."""
    label, flow = reader.labels[index], reader.body.flow
    if label is None:
        return False
    if label.weak and (label.number != reader.series.last + 1 or not _has_verb(line.text[label.length :], flow)):
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
        reader.sections += 1
        reader.prefix = f"{reader.prefix.partition('sec')[0]}sec{reader.sections}."
        reader.series = _new_series(reader, index)
        reader.series.last = 1
    _begin(reader, line, label, place)
    return True


def _may_begin(previous: Line | None, line: Line, flow: Flow, label: Label, *, apart: bool) -> bool:
    """Whether a label may open a block here: after an end mark, a blank line, or before a lead verb."""
    if previous is None or line.bullet or ends(previous.text, flow.layout) or (line.blanks and not apart):
        return True
    rest = line.text[label.length :]
    return not flow.wrapped or not rest or _has_verb(rest, flow)


def _has_verb(rest: str, flow: Flow) -> bool:
    return lead_verb(rest, Part.OPERATIVE, flow.layout) is not None


def _numbered(reader: _Reader, label: Label, index: int, *, fresh: bool) -> Place | None:
    if reader.part is Part.PREAMBLE and label.number != 1 and reader.candidates.comes(1, index, reader.series.end):
        return None
    restartable = fresh and _restartable(reader)
    return reader.series.number(label, index, fresh=fresh, restartable=restartable)


def _restartable(reader: _Reader) -> bool:
    """Numbers begin again only below a heading or after a colon."""
    if not reader.blocks:
        return False
    last = reader.blocks[-1]
    text = last.line.text
    return not ends(text, reader.body.flow.layout) or last_mark(text, reader.body.flow.layout) == ":"


def _below(reader: _Reader, label: Label, index: int, *, fresh: bool) -> Place | None:
    if not fresh or not reader.blocks or reader.blocks[-1].form in (Form.ORGAN, Form.ANNEX, Form.CLOSING):
        return None
    return reader.series.below(label, reader.following[index])


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


def _read_plain(reader: _Reader, line: Line, previous: Line | None, *, apart: bool, heading: bool) -> None:
    """Begin an unlabelled block, or go on with the one before."""
    last = reader.blocks[-1] if reader.blocks else None
    whole = last is None or last.form in (Form.ORGAN, Form.ANNEX, Form.CLOSING)
    numbered = last is not None and last.part is Part.OPERATIVE
    if last is not None and not last.ranges:
        last.ranges.append((line.start, line.end))
        last.line = line
    elif (
        whole or heading or previous is None or begins(previous, line, reader.body.flow, numbered=numbered, apart=apart)
    ):
        reader.series.levels.clear()
        reader.blocks.append(Block(Form.PLAIN, reader.part, reader.prefix, [(line.start, line.end)], line, line.text))
    elif last is not None:
        last.ranges.append((line.start, line.end))
        last.line = line


def _with_headings(blocks: list[Block], flow: Flow) -> list[Block]:
    """Headings are the numbers of sections, what stands below those, and what stands before a label or another heading,
    if it is short, without label, end mark and verb."""
    sections = compiled(flow.layout.sections)
    below_section = False
    for block in blocks:
        if block.form is Form.PLAIN and (
            sections.fullmatch(block.opening) or below_section and _is_heading(block, flow)
        ):
            block.form = Form.HEADING
        below_section = block.form is Form.HEADING and bool(sections.fullmatch(block.opening))
    labelled = False
    for block in reversed(blocks):
        if block.form is Form.PLAIN and labelled and _is_heading(block, flow) and not _preambular(block, flow):
            block.form = Form.HEADING
        labelled = block.form in (Form.NUMBERED, Form.ORGAN, Form.HEADING)
    return blocks


def _is_heading(block: Block, flow: Flow) -> bool:
    size = sum(end - start for start, end in block.ranges)
    return size <= _MAX_HEADING and not ends(block.line.text, flow.layout) and not _has_verb(block.opening, flow)


def _preambular(block: Block, flow: Flow) -> bool:
    return block.part is Part.PREAMBLE and bool(compiled(flow.layout.preamble_leads).match(block.opening))
