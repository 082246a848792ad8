"""Take a text apart: masthead, title, organ line, preamble, operative paragraphs, notes, annexes, furniture
(reference: citations.md part 4).

lines -> sorted (head, text, notes, furniture) -> blocks -> named paragraphs, and the metadata that the head prints.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from diffing.changes import Metadata, Paragraph, Part, Structure
from diffing.folding import folded
from diffing.languages import Language, Layout, tags
from diffing.languages import language as spoken
from diffing.structure.blocks import Block, Form
from diffing.structure.calls import bare_calls
from diffing.structure.detecting import detect_language
from diffing.structure.flow import Flow, flow_of
from diffing.structure.lines import Line, columns, plain, split_lines
from diffing.structure.mending import lost_hyphens, parted_words
from diffing.structure.metadata import Sayings, read_identity, read_metadata
from diffing.structure.notes import Note
from diffing.structure.outlook import Body
from diffing.structure.paragraphs import (
    Setting,
    body_paragraphs,
    furniture_paragraphs,
    head_paragraphs,
    note_paragraphs,
    note_paths,
)
from diffing.structure.runs import source_of
from diffing.structure.sorting import Sorted, sort_lines
from diffing.structure.vocabulary import Vocabulary
from diffing.structure.walking import read_body
from diffing.structure.zones import mark_operative

__all__ = ["detect_language", "outline", "structure"]

_FALLBACK = "en"
"""The language of a text without letters."""


def structure(
    text: str, language: str | None = None, *, symbol: str | None = None, title: str | None = None
) -> Structure:
    """The parts of a decoded text, with spans into it. Never raises, whatever the text.

    ``language`` is a tag; between the scripts of one language the text itself decides. ``symbol`` is believed only
    where the text prints none; ``title`` may be the title of the page that the text came from.
    """
    return _taken_apart(text, language, partial(read_metadata, symbol=symbol, title=title))


def outline(text: str, language: str | None = None, *, symbol: str | None = None) -> Structure:
    """The same, but of the metadata only what tells which document speaks and since when: body, symbols and days."""
    return _taken_apart(text, language, partial(read_identity, symbol=symbol, title=None))


def _taken_apart(text: str, language: str | None, read: Callable[[Sayings, Layout], Metadata]) -> Structure:
    own = _language(text, language)
    lines = split_lines(text, own.layout)
    found = sort_lines(lines, own.layout)
    flow = flow_of([lines[index] for index in found.text], own.layout)
    blocks = _blocks(lines, found, own, flow)
    whole = found.head.organ >= 0 or any(block.form is Form.NUMBERED for block in blocks)
    mends = tuple(sorted((*((at, at) for at in lost_hyphens(lines, flow)), *parted_words(lines, flow))))
    cuts = tuple(sorted({*bare_calls(lines, found, own.layout), *mends}))
    names = note_paths(found.notes)
    setting = Setting(source_of(text), own.layout, Vocabulary(text), cuts, mends, _by_mark(found.notes, names))
    made = list(_paragraphs(lines, found, blocks, names, setting, whole=whole))
    paragraphs = _counted(sorted(_with_words(made), key=lambda each: each.start))
    return Structure(own.tag, read(_sayings(lines, found, paragraphs, whole=whole), own.layout), paragraphs)


def _language(text: str, given: str | None) -> Language:
    if given in tags() and [tag.partition("-")[0] for tag in tags()].count(given) == 1:
        return spoken(given)
    detected = detect_language(text)
    if given in tags() and (not detected or detected.partition("-")[0] != given.partition("-")[0]):
        return spoken(given)
    stem = (given or "").partition("-")[0]
    return spoken(detected or (stem if stem in tags() else _FALLBACK))


def _blocks(lines: Sequence[Line], found: Sorted, own: Language, flow: Flow) -> list[Block]:
    body = Body(lines, found.text, found.organs, flow, found.heading)
    blocks = read_body(body)
    if found.head.organ >= 0 or (blocks and blocks[0].form is Form.ORGAN):
        mark_operative(blocks, own.layout, spoken=found.head.organ >= 0)
    return blocks


def _by_mark(notes: Sequence[Note], names: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """For each mark where its notes stand, and their paths."""
    marks: dict[str, list[tuple[int, str]]] = {}
    for note, name in zip(notes, names, strict=True):
        marks.setdefault(note.mark, []).append((note.at, name))
    return marks


def _paragraphs(
    lines: Sequence[Line],
    found: Sorted,
    blocks: Sequence[Block],
    names: Sequence[str],
    setting: Setting,
    *,
    whole: bool,
) -> Iterator[Paragraph]:
    yield from head_paragraphs(lines, found, setting)
    yield from body_paragraphs(blocks, setting, numbered_only=not whole)
    yield from note_paragraphs(found.notes, names, setting)
    yield from furniture_paragraphs(lines, found.furniture, setting)


def _with_words(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs that have any words; a call of a note that has none leads nowhere."""
    empty = {each.path for each in paragraphs if not each.pieces}
    for each in paragraphs:
        if each.pieces and any(call.note in empty for call in each.calls):
            calls = tuple(replace(call, note=None) if call.note in empty else call for call in each.calls)
            yield replace(each, calls=calls)
        elif each.pieces:
            yield each


def _counted(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Masthead and furniture paragraphs are counted in reading order; so is any path that came up twice."""
    counts: dict[str, int] = {}
    counted = []
    for each in paragraphs:
        if each.path == each.part:
            times = counts[each.path] = counts.get(each.path, 0) + 1
            plain = times == 1 and each.part not in (Part.MASTHEAD, Part.FURNITURE)
            path = each.path if plain else f"{each.path}{times}"
            each = Paragraph(path, each.part, each.number, each.verb, each.text, each.pieces, each.calls, each.flags)
        counted.append(each)
    return tuple(counted)


def _sayings(lines: Sequence[Line], found: Sorted, paragraphs: Sequence[Paragraph], *, whole: bool) -> Sayings:
    navigation = [index for index in found.furniture if index < found.head.first]
    head = sorted({*found.masthead, *navigation} - {found.head.organ})
    return Sayings(
        head=tuple(column for index in head for column in columns(lines[index])),
        masthead=tuple(column for index in found.masthead for column in columns(lines[index])),
        title=" ".join(
            plain(folded(each.text)) for each in paragraphs if each.part is Part.TITLE and each.path == "title"
        ),
        closing=tuple(plain(folded(each.text)) for each in paragraphs if each.part is Part.CLOSING),
        notes=tuple(f"{each.number} {folded(each.text)}" for each in paragraphs if each.path.startswith("fns")),
        body=found.head.body,
        whole=whole,
    )
