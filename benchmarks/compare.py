"""Comparison: right and wrong on revisions whose truth is known, and speed beside difflib in the same run."""

import difflib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from benchmarks.lines import paragraphs
from diffing.changes import ChangeKind, Comparison, Mark, Paragraph, ParagraphChange, Part, Piece
from diffing.comparing import compare_paragraphs
from diffing.structure import structure

Cut = Callable[[str], tuple[Paragraph, ...]]
"""How a text is cut into paragraphs."""

REVISIONS = Path(__file__).resolve().parents[2] / "shared" / "gold" / "revisions"


@dataclass(frozen=True)
class Side:
    """One side of a revision: its text, paragraphs by path, where its lines begin, and the tags of each line."""

    text: str
    paragraphs: dict[str, Paragraph]
    starts: list[int]
    tags: list[list[tuple[int, int, str]]]

    def line(self, offset: int) -> int:
        """The line that an offset lies in."""
        return next(line for line in range(len(self.starts) - 1, -1, -1) if self.starts[line] <= offset)

    def truth(self) -> set[int]:
        """The offsets of characters whose change is one of substance."""
        return {
            start + offset
            for start, tags in zip(self.starts, self.tags, strict=True)
            for low, high, tag in tags
            if tag == "sub"
            for offset in range(low, high)
        }


def main() -> None:
    """Print the tables. Skips those of correctness when the revisions do not stand beside the project."""
    if REVISIONS.is_dir():
        _print("correctness of the comparison by itself, paragraphs cut at lines", measured(REVISIONS))
        _print("correctness from text to redline, paragraphs cut by structure", measured(REVISIONS, by_structure))
    for size in (100, 1_000, 10_000):
        _print(f"speed, {size:,} paragraphs, 2 % edited, a block moved (ms)", dict(_speed(size)))


def by_structure(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs as Seized cuts them, not at line ends."""
    return structure(text).paragraphs


def _print(title: str, rows: dict[str, Any]) -> None:
    print(f"-- {title}")
    for name, value in rows.items():
        print(f"{name:48}{value}")


def measured(folder: Path, cut: Cut = paragraphs, wrong: list[str] | None = None) -> dict[str, str]:
    """The figures of diffing.md part 1 for a folder of revisions. ``wrong`` collects a line for each mistake."""
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        old, new = (side(path, gold, name, cut) for name in ("old", "new"))
        comparison = compare_paragraphs(tuple(old.paragraphs.values()), tuple(new.paragraphs.values()))
        for kind, name in _events(gold, old, new, comparison):
            total[kind] += 1
            if wrong is not None and kind in _WRONG:
                wrong.append(f"{gold['id']}: {kind}: {name}")
        total.update(_marks(old, new, comparison))
    return {
        "substantive edits found": f"{total['found']} of {total['found'] + total['missed']}",
        "paragraphs falsely shown": f"{total['falsely shown']} of {total['lines']}",
        "characters marked over truly changed": f"{total['marked'] / max(total['true'], 1):.3f}",
        "quiet revisions": f"{total['quiet']} of {total['quiet'] + total['loud']}",
        "moves": f"{total['move']} of {total['move'] + total['move missed']}; false {total['false move']}",
        "splits": f"{total['split']} of {total['split'] + total['split missed']}; false {total['false split']}",
        "merges": f"{total['merge']} of {total['merge'] + total['merge missed']}; false {total['false merge']}",
        "numbers cut": str(total["cut"]),
    }


_WRONG = {
    *("missed", "falsely shown", "loud", "move missed", "false move", "split missed", "false split"),
    *("merge missed", "false merge"),
}


def side(path: Path, gold: dict[str, Any], name: str, cut: Cut = paragraphs) -> Side:
    """The old or the new side of the revision whose description stands at the path."""
    text = path.with_name(f"{path.stem}.{name}.txt").read_text("utf-8")
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(gold[f"{name}_tags"]))]
    return Side(text, {found.path: found for found in cut(text)}, starts, gold[f"{name}_tags"])


def _events(gold: dict[str, Any], old: Side, new: Side, comparison: Comparison) -> Iterator[tuple[str, str]]:
    by_old = {line: change for change in comparison.changes for line in _lines(old, change.old)}
    by_new = {line: change for change in comparison.changes for line in _lines(new, change.new)}
    yield ("quiet" if not comparison.change_class.substantive else "loud", "") if not gold["substantive"] else ("", "")
    for before, after, kind, moved in gold["align"]:
        changes = [by_old[line] for line in before if line in by_old] + [
            by_new[line] for line in after if line in by_new
        ]
        name = f"{before} {after} {kind}"
        true = kind in ("ins", "del") or any(
            tag == "sub"
            for side, lines in ((old, before), (new, after))
            for line in lines
            for _, _, tag in side.tags[line]
        )
        shown = any(change.change_class.substantive for change in changes)
        yield "lines", name
        if true:
            yield "found" if shown else "missed", name
        elif shown:
            yield "falsely shown", f"{name} {[change.evidence for change in changes]}"
        if moved:
            yield from _moves(name, before, after, by_old, by_new)
    yield from _falsely_joined(gold, old, new, comparison)


def _moves(
    name: str,
    before: list[int],
    after: list[int],
    by_old: dict[int, ParagraphChange],
    by_new: dict[int, ParagraphChange],
) -> Iterator[tuple[str, str]]:
    change = by_old.get(before[0])
    right = change is not None and change is by_new.get(after[0]) and change.moved
    yield "move" if right else "move missed", name


def _falsely_joined(gold: dict[str, Any], old: Side, new: Side, comparison: Comparison) -> Iterator[tuple[str, str]]:
    truth = {(tuple(before), tuple(after)): (kind, moved) for before, after, kind, moved in gold["align"]}
    joined = {ChangeKind.SPLIT: "split", ChangeKind.MERGED: "merge"}
    real = gold["scenario"] != "furniture"
    ours = {(tuple(_lines(old, change.old)), tuple(_lines(new, change.new))): change for change in comparison.changes}
    for pair, (kind, _) in truth.items():
        if real and kind in ("split", "merge"):
            right = pair in ours and joined.get(ours[pair].kind) == kind
            yield kind if right else f"{kind} missed", str(pair)
    for pair, change in ours.items():
        kind = joined.get(change.kind, "")
        if kind and truth.get(pair, ("", False))[0] != kind:
            yield f"false {kind}", str(pair)
        if change.moved and not truth.get(pair, ("", False))[1]:
            yield "false move", str(pair)


def _lines(side: Side, paths: tuple[str, ...]) -> list[int]:
    found = (side.line(piece.start) for path in paths for piece in side.paragraphs[path].pieces)
    return sorted(set(found))


def _marks(old: Side, new: Side, comparison: Comparison) -> Counter[str]:
    """Characters that are truly changed and that we mark, in paragraphs shown as substantive; numbers cut in two."""
    total: Counter[str] = Counter()
    for side in (old, new):
        total["true"] += len(
            side.truth() & {offset for found in side.paragraphs.values() for offset in _offsets(found)}
        )
    for change in comparison.changes:
        if change.change_class.substantive:
            total["marked"] += sum(len(run.text) for run in change.words if run.mark is not Mark.KEPT)
        for left, right in zip(change.words, change.words[1:], strict=False):
            total["cut"] += (
                left.text[-1:].isdigit() and right.text[:1].isdigit() and Mark.KEPT in (left.mark, right.mark)
            )
    return total


def _offsets(paragraph: Paragraph) -> Iterator[int]:
    for piece in paragraph.pieces:
        yield from range(piece.start, piece.end)


def made_up(size: int) -> tuple[Paragraph, ...]:
    """``size`` numbered paragraphs of sixty words that are alike but all different."""
    subjects = ("Member States", "the Committee", "the Secretary-General", "the Executive Directorate")
    verbs = ("Requests", "Urges", "Encourages", "Calls upon", "Invites")
    matters = ("border control", "the financing of projects", "data protection", "the training of judges", "aviation")
    return tuple(
        _operative(
            number,
            f"{verbs[number % 5]} {subjects[number % 4]} to consider, in case {number * 7919 % 10007} and with regard "
            f"to {matters[number % 5]}, measure {number} of the programme, in accordance with international law, and "
            f"to report before {number % 28 + 1} June {2000 + number % 40} on the steps that were taken in group "
            f"{number * 31 % 997}, including through regional and subregional organizations and in cooperation with "
            f"{subjects[number // 4 % 4]} and partner {number * 17 % 4999};",
        )
        for number in range(1, size + 1)
    )


def _operative(number: int, text: str) -> Paragraph:
    return Paragraph(f"op{number}", Part.OPERATIVE, str(number), None, text, (Piece(0, len(text)),))


def revised(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The same with 2 % of the paragraphs edited, one put in, a block of 1 % moved, and all numbered anew."""
    size = len(paragraphs)
    texts = [
        found.text.replace("law", "law and practice") if n % 50 == 7 else found.text
        for n, found in enumerate(paragraphs)
    ]
    block = texts[size // 2 : size // 2 + max(1, size // 100)]
    del texts[size // 2 : size // 2 + len(block)]
    texts[size // 10 : size // 10] = ["Decides to review the programme in one year;", *block]
    return tuple(_operative(number, text) for number, text in enumerate(texts, 1))


def unrelated(size: int) -> tuple[Paragraph, ...]:
    """``size`` paragraphs that share hardly a word with ``made_up``."""
    return tuple(
        replace(found, text=" ".join(f"{word[::-1]}{n % 13}" for n, word in enumerate(found.text.split())))
        for found in made_up(size)
    )


def _speed(size: int) -> Iterator[tuple[str, str]]:
    old = made_up(size)
    new, other = revised(old), unrelated(size)
    left, right = ([f"{found.number}. {found.text}" for found in side] for side in (old, new))
    yield "seized", _timed(lambda: compare_paragraphs(old, new))
    if size <= 1_000:
        yield "difflib, paragraphs and then characters", _timed(lambda: _by_difflib(left, right))
    yield "seized, unrelated texts", _timed(lambda: compare_paragraphs(old, other))


def _by_difflib(old: list[str], new: list[str]) -> int:
    """How many characters difflib would mark: changed paragraphs are compared in order, character by character."""
    marked = 0
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        for before, after in zip_longest(old[a:b], new[c:d], fillvalue="") if tag != "equal" else ():
            steps = difflib.SequenceMatcher(None, before, after, False).get_opcodes()
            marked += sum(high - low for what, low, high, _, _ in steps if what != "equal")
    return marked


def _timed(work: Callable[[], object]) -> str:
    started = time.perf_counter()
    work()
    return f"{(time.perf_counter() - started) * 1000:,.1f}"
