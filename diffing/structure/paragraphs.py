"""From sorted lines and blocks to paragraphs: text, pieces, note calls, verbs, warnings."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diffing.changes import NoteCall, Paragraph, Part
from diffing.folding import folded
from diffing.languages import Layout
from diffing.structure.blocks import Block, Form
from diffing.structure.head import HEADING
from diffing.structure.lines import Line
from diffing.structure.marks import ends
from diffing.structure.naming import paths, unique
from diffing.structure.notes import Note
from diffing.structure.runs import Source, Stretch, stretch
from diffing.structure.sorting import Sorted
from diffing.structure.verbs import lead_verb
from diffing.structure.vocabulary import Vocabulary

_SENTENCES = (Form.PLAIN, Form.NUMBERED, Form.BELOW)
_SPOKEN = (Part.PREAMBLE, Part.OPERATIVE)
_PARTS = {Form.HEADING: Part.TITLE}


@dataclass(frozen=True, slots=True)
class Setting:
    """What building any paragraph needs: the input, its layout, its words, the notes by mark.

    ``cuts`` are what ``runs.stretch`` cuts out of the text proper, ``mends`` those of them that mend words.
    """

    source: Source
    layout: Layout
    words: Vocabulary
    cuts: tuple[tuple[int, int], ...]
    mends: tuple[tuple[int, int], ...]
    notes: dict[str, list[tuple[int, str]]]


def body_paragraphs(blocks: Sequence[Block], setting: Setting, *, numbered_only: bool) -> Iterator[Paragraph]:
    """The paragraphs of the text proper."""
    named = paths(list(blocks), numbered_only=numbered_only)
    for block, (path, flags) in zip(blocks, named, strict=True):
        part = (
            Part.OPERATIVE if numbered_only and block.form is not Form.HEADING else _PARTS.get(block.form, block.part)
        )
        words = None if block.form is Form.CLOSING else setting.words
        made = stretch(setting.source, block.ranges, setting.cuts, words)
        verb = lead_verb(made.text, part, setting.layout) if part in _SPOKEN else None
        warnings = _warnings(block, made, verb, setting, whole=not numbered_only)
        yield _paragraph(path, part, block.label, verb, made, (*flags, *warnings), setting)


def _warnings(block: Block, made: Stretch, verb: str | None, setting: Setting, *, whole: bool) -> tuple[str, ...]:
    """``no_verb`` of a numbered paragraph; ``truncated`` of one that no end mark closes although another follows."""
    wanting = verb is None and block.form is Form.NUMBERED and block.part is Part.OPERATIVE
    warnings = ("no_verb",) if wanting else ()
    if not whole or block.form not in _SENTENCES or block.part not in _SPOKEN:
        return warnings
    if _ends_as_its_line(block, setting):
        return warnings
    text = folded(made.text[-200:].rstrip())
    return (*warnings, "truncated") if text and not ends(text, setting.layout) else warnings


def _ends_as_its_line(block: Block, setting: Setting) -> bool:
    """Whether an end mark closes the last line, of which the paragraph keeps all."""
    whole = not setting.source.marked and not setting.cuts
    return whole and block.line.mark != "" and bool(block.ranges) and block.ranges[-1][1] == block.line.end


def _paragraph(
    path: str, part: Part, number: str | None, verb: str | None, made: Stretch, flags: tuple[str, ...], setting: Setting
) -> Paragraph:
    if not made.calls:
        return Paragraph(path, part, number, verb, made.text, made.pieces, (), flags)
    calls = tuple(NoteCall(mark, offset, _note_path(mark, at, setting)) for mark, offset, at in made.calls)
    return Paragraph(path, part, number, verb, made.text, made.pieces, calls, flags)


def _note_path(mark: str, at: int, setting: Setting) -> str | None:
    """The note that a call means: the first with its mark below the call, else the last above."""
    known = setting.notes.get(mark, [])
    index = min(bisect_left(known, (at, "")), len(known) - 1)
    return known[index][1] if known else None


def note_paths(notes: Iterable[Note]) -> list[str]:
    """A path for each note: ``fn3``; ``fns1`` for one marked with an asterisk."""
    seen: Counter[str] = Counter()
    return [unique(f"fns{len(note.mark)}" if "*" in note.mark else f"fn{note.mark.strip('?')}", seen) for note in notes]


def note_paragraphs(notes: Sequence[Note], names: Sequence[str], setting: Setting) -> Iterator[Paragraph]:
    """The notes."""
    for note, path in zip(notes, names, strict=True):
        made = stretch(setting.source, note.ranges, setting.mends, setting.words)
        flags = ("repeated",) if "~" in path else ()
        yield _paragraph(path, Part.NOTE, note.mark.strip("?") or None, None, made, flags, setting)


def head_paragraphs(lines: Sequence[Line], found: Sorted, setting: Setting) -> Iterator[Paragraph]:
    """Masthead, title and bare organ line: what stands together on the page stays together."""
    title = frozenset(found.head.title)
    for part, indices in _together(lines, found.masthead, title, found.head.organ):
        yield _head_paragraph(lines, part, indices, setting)


def furniture_paragraphs(lines: Sequence[Line], indices: Sequence[int], setting: Setting) -> Iterator[Paragraph]:
    """Lines that no reader needs."""
    for _, together in _together(lines, indices, frozenset(), -1):
        yield _lines_paragraph(lines, Part.FURNITURE, None, together, setting)


def _together(
    lines: Sequence[Line], indices: Sequence[int], title: frozenset[int], organ: int
) -> Iterator[tuple[Part, list[int]]]:
    run: list[int] = []
    part = Part.MASTHEAD
    for index in indices:
        now = Part.TITLE if index in title else Part.ORGAN if index == organ else Part.MASTHEAD
        gap = bool(lines[index].blanks or lines[index].heading) and now is not Part.TITLE
        if run and (gap or now is not part or (index != run[-1] + 1 and now is not Part.TITLE)):
            yield part, run
            run = []
        part = now
        run.append(index)
    if run:
        yield part, run


def _head_paragraph(lines: Sequence[Line], part: Part, indices: list[int], setting: Setting) -> Paragraph:
    first = lines[indices[0]]
    heading = HEADING.match(first.text) if part is Part.TITLE else None
    number = (heading["new"] or heading["old"]) if heading else None
    return _lines_paragraph(lines, part, number, indices, setting, heading.end() if heading else 0)


def _lines_paragraph(
    lines: Sequence[Line], part: Part, number: str | None, indices: Sequence[int], setting: Setting, skip: int = 0
) -> Paragraph:
    spans = [(lines[index].start, lines[index].end) for index in indices]
    spans[0] = (spans[0][0] + skip, spans[0][1])
    words = setting.words if part is Part.TITLE else None
    kept = [span for span in spans if span[0] < span[1]]
    return _paragraph(part.value, part, number, None, stretch(setting.source, kept, (), words), (), setting)
