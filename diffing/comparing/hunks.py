"""The changed paragraphs of a comparison, with the long unchanged stretches left out: what a message has room for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

from diffing.changes import ChangeClass, ChangeKind, Comparison, Mark, ParagraphChange, Run

ELISION = "…"
_CONTEXT = 80
_WIGGLE = 16


@dataclass(frozen=True, slots=True)
class Hunk:
    """One changed paragraph. ``runs`` are its words; where kept ones were left out, a kept run holds an ellipsis.

    ``old`` and ``new`` are paths, ``old_numbers`` and ``new_numbers`` the printed labels, as in ``ParagraphChange``.
    """

    kind: ChangeKind
    change_class: ChangeClass
    moved: bool
    old: tuple[str, ...]
    new: tuple[str, ...]
    old_numbers: tuple[str | None, ...]
    new_numbers: tuple[str | None, ...]
    runs: tuple[Run, ...]
    evidence: tuple[str, ...] = ()


def hunks(comparison: Comparison, *, limit: int | None = None, context: int = _CONTEXT) -> tuple[Hunk, ...]:
    """The changed paragraphs in reading order; with a ``limit``, the heaviest ones, those that only got another number
    last.

    ``context`` is how many characters of unchanged words are left beside a change.
    """
    changed = [change for change in comparison.changes if change.kind is not ChangeKind.UNCHANGED]
    ranked = sorted(range(len(changed)), key=lambda place: _rank(changed[place]))
    chosen = sorted(ranked[:limit])
    return tuple(hunk(changed[place], context) for place in chosen)


def _rank(change: ParagraphChange) -> tuple[bool, int]:
    return change.kind is ChangeKind.RENUMBERED, -change.change_class.weight


def hunk(change: ParagraphChange, context: int = _CONTEXT) -> Hunk:
    """One change as a hunk."""
    return Hunk(
        kind=change.kind,
        change_class=change.change_class,
        moved=change.moved,
        old=change.old,
        new=change.new,
        old_numbers=change.old_numbers,
        new_numbers=change.new_numbers,
        runs=tuple(_elided(change.words, context)),
        evidence=change.evidence,
    )


def _elided(words: Sequence[Run], context: int) -> Iterator[Run]:
    for place, run in enumerate(words):
        if run.mark is not Mark.KEPT or len(run.text) <= 2 * (context + _WIGGLE):
            yield run
            continue
        # A paragraph always shows how it begins: that is how readers know it.
        head = _start(run.text, context)
        tail = _end(run.text, context) if place < len(words) - 1 else ""
        yield Run(Mark.KEPT, f"{head}{ELISION}{tail}")


def _start(text: str, length: int) -> str:
    """About ``length`` characters from the beginning, ending between words where there are spaces."""
    space = text.rfind(" ", length - _WIGGLE, length + 1)
    return text[:space] if space > 0 else text[: _whole(text, length)]


def _end(text: str, length: int) -> str:
    start = len(text) - length
    space = text.find(" ", start, start + _WIGGLE)
    return text[space + 1 :] if space >= 0 else text[_whole(text, start) :]


def _whole(text: str, place: int) -> int:
    """The nearest place at or after ``place`` that cuts no number and no letter from its marks."""
    while 0 < place < len(text) and (text[place].isdigit() or category(text[place])[0] in "MC"):
        place += 1
    return place
