"""Comparison beside the engines that people would use instead, in one run: right and wrong, and speed."""

import difflib
import json
import subprocess
import sys
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.compare import REVISIONS, Side, by_structure, made_up, measured, revised, side
from benchmarks.compare_engines import (
    ENGINES,
    GIT,
    WIKIDIFF2_INLINE,
    WIKIDIFF2_TABLE,
    Engine,
    Missing,
    difflib_steps,
    package,
    xmldiff_text,
)
from benchmarks.lines import paragraphs
from diffing.changes import Paragraph
from diffing.cleaning import trace
from diffing.comparing import compare_paragraphs

ONLY_BY_NAME = True
_COLUMNS = {
    "substantive edits found": "edits found",
    "paragraphs falsely shown": "falsely shown",
    "characters marked over truly changed": "marked/true",
    "quiet revisions": "quiet",
    "moves": "moves",
    "splits": "splits",
    "merges": "merges",
    "numbers cut": "cut",
}
_BEST_OF = 5


@dataclass
class Prepared:
    """A text for an engine, and where each of its characters stands in the source; its lines' lines there."""

    text: str
    origins: list[int]
    lines: list[int]


def main() -> None:
    """Print the tables."""
    # First, because a child's peak of memory begins with its parent's.
    _print_unrelated(10_000)
    if REVISIONS.is_dir():
        print("-- correctness; engines know no classes: a line with a mark counts as shown")
        _row("", _COLUMNS)
        _row("seized, paragraphs cut at lines", measured(REVISIONS))
        _row("seized, paragraphs cut by structure", measured(REVISIONS, by_structure))
        for name, engine in ENGINES.items():
            _try(name, partial(_print_engine, name, engine, _as_it_is))
        print("-- the same engines, given our cleaned paragraphs without labels")
        for name, engine in ENGINES.items():
            _try(name, partial(_print_engine, name, engine, _cleaned))
    for size in (100, 1_000, 10_000):
        _print_speed(size)


def _row(name: str, figures: dict[str, str]) -> None:
    print(f"{name:38}" + "".join(f"{figures[key].replace(' of ', '/'):>18}" for key in _COLUMNS))


def _print_engine(name: str, engine: Engine, prepare: Callable[[str], Prepared]) -> None:
    _row(name, measured_engine(REVISIONS, engine, prepare))


def _try(name: str, act: Callable[[], None]) -> None:
    try:
        act()
    except Missing as error:
        print(f"{name:38}left out: {error}")


def _as_it_is(text: str) -> Prepared:
    return Prepared(text, list(range(len(text) + 1)), list(range(text.count("\n") + 1)))


def _cleaned(text: str) -> Prepared:
    lines, origins, places = [], [], []
    for paragraph in paragraphs(text):
        cleaned, sources = trace(paragraph.text), _sources(paragraph)
        lines.append(cleaned.text)
        origins += [sources[place] for place in cleaned.origins] + [sources[-1] if sources else 0]
        places.append(text.count("\n", 0, paragraph.start))
    return Prepared("\n".join(lines), [*origins, len(text)], places)


def _sources(paragraph: Paragraph) -> list[int]:
    return [offset for piece in paragraph.pieces for offset in range(piece.start, piece.end)]


def measured_engine(folder: Path, engine: Engine, prepare: Callable[[str], Prepared]) -> dict[str, str]:
    """The figures of ``benchmarks.compare.measured`` for an engine."""
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        old, new = (side(path, gold, name) for name in ("old", "new"))
        before, after = prepare(old.text), prepare(new.text)
        marks = engine(before.text, after.text)
        shown = [_in_source(before, marks.old), _in_source(after, marks.new)]
        moves = {(before.lines[a], after.lines[b]) for a, b in marks.moves}
        total.update(kind for kind in _events(gold, (old, new), shown, moves))
        total["true"] += len(old.truth()) + len(new.truth())
        total["marked"] += sum(map(len, shown))
        total["cut"] += _cut(before.text, marks.old) + _cut(after.text, marks.new)
    return {
        "substantive edits found": f"{total['found']} of {total['found'] + total['missed']}",
        "paragraphs falsely shown": f"{total['falsely shown']} of {total['lines']}",
        "characters marked over truly changed": f"{total['marked'] / max(total['true'], 1):.2f}",
        "quiet revisions": f"{total['quiet']} of {total['quiet'] + total['loud']}",
        "moves": f"{total['move']} of {total['move'] + total['move missed']}; false {total['false move']}",
        "splits": "0",
        "merges": "0",
        "numbers cut": str(total["cut"]),
    }


def _in_source(prepared: Prepared, spans: list[tuple[int, int]]) -> set[int]:
    offsets = (place for start, end in spans for place in range(start, end) if not prepared.text[place].isspace())
    return {prepared.origins[place] for place in offsets}


def _cut(text: str, spans: list[tuple[int, int]]) -> int:
    ends = {end for span in spans for end in span if 0 < end < len(text)}
    return sum(text[end - 1].isdigit() and text[end].isdigit() for end in ends)


def _events(
    gold: dict[str, Any], sides: tuple[Side, Side], shown: list[set[int]], moves: set[tuple[int, int]]
) -> Iterator[str]:
    yield ("loud" if shown[0] or shown[1] else "quiet") if not gold["substantive"] else ""
    marked = [
        {bisect_right(one.starts, offset) - 1 for offset in offsets} for one, offsets in zip(sides, shown, strict=True)
    ]
    wanted = set()
    for before, after, kind, moved in gold["align"]:
        lines = [(0, line) for line in before] + [(1, line) for line in after]
        true = kind in ("ins", "del") or any(tag == "sub" for n, line in lines for _, _, tag in sides[n].tags[line])
        visible = any(line in marked[n] for n, line in lines)
        yield "lines"
        if true:
            yield "found" if visible else "missed"
        elif visible:
            yield "falsely shown"
        if moved:
            wanted.add((before[0], after[0]))
            yield "move" if (before[0], after[0]) in moves else "move missed"
    yield from ("false move" for _ in moves - wanted)


def _print_speed(size: int) -> None:
    old = made_up(size)
    new = revised(old)
    left, right = ("\n".join(f"{found.number}. {found.text}" for found in one) for one in (old, new))
    print(f"-- speed, {size:,} paragraphs, 2 % edited, a block moved: milliseconds, best of {_BEST_OF}, and times ours")
    ours = _best(lambda: compare_paragraphs(old, new))
    print(f"{'seized, cleaning included':38}{ours:12,.1f}")
    for name, measure in _rivals(left, right, size).items():
        _try(name, partial(_print_rival, name, measure, ours))


def _print_rival(name: str, measure: Callable[[], float], ours: float) -> None:
    took = measure()
    print(f"{name:38}{took:12,.1f}{took / ours:10.1f}")


def _rivals(old: str, new: str, size: int) -> dict[str, Callable[[], float]]:
    """What to time: the engines alone, once, without what finds their marks again. wikidiff2 is timed inside PHP, git
    with its start. Those that would take many minutes are left out."""

    def once(engine: Callable[[str, str], object]) -> Callable[[], float]:
        return lambda: _timed(lambda: engine(old, new))

    quick: dict[str, Callable[[], float]] = {
        "wikidiff2, table": lambda: min(float(WIKIDIFF2_TABLE(old, new)) for _ in range(_BEST_OF)),
        "wikidiff2, inline": lambda: min(float(WIKIDIFF2_INLINE(old, new)) for _ in range(_BEST_OF)),
        "git diff --word-diff": once(GIT),
        "diff-match-patch (C++)": once(lambda old, new: package("fast_diff_match_patch").diff(old, new)),
    }
    slow = {
        "difflib, lines then characters": once(lambda old, new: list(difflib_steps(old, new))),
        "difflib.ndiff": once(lambda old, new: list(difflib.ndiff(old.splitlines(), new.splitlines()))),
        "redlines": once(lambda old, new: package("redlines").Redlines(old, new).output_markdown),
        "xmldiff": once(xmldiff_text),
    }
    return quick if size > 1_000 else quick | slow


def _best(work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(_BEST_OF))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


_UNRELATED = """
import resource, time
from benchmarks.compare import made_up, unrelated
from diffing.comparing import compare_paragraphs
old, new = made_up({size}), unrelated({size})
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.perf_counter()
compare_paragraphs(old, new)
took = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{{took:.1f}} s, {{after / 1024:.0f}} MB in all, {{(after - before) / 1024:.0f}} MB of them for comparing")
"""


def _print_unrelated(size: int) -> None:
    """In a process of its own, so that the memory is that of the comparison."""
    print(f"-- two unrelated texts of {size:,} paragraphs")
    code = _UNRELATED.format(size=size)
    print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip())
