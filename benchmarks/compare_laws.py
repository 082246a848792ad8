"""The laws of comparison, held against every real pair of texts that stands beside the project."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from diffing.changes import ChangeClass, ChangeKind, Comparison, Paragraph, Part, Structure
from diffing.comparing import compare, compare_paragraphs, new_text, old_text
from diffing.structure import structure

ONLY_BY_NAME = True
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
_NOISE = str.maketrans({"0": "０", "1": "１", "2": "２", ",": "\u200b,", "e": "e\u00ad", " ": "\u00a0", "'": "’"})
_SWAPPED = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.REMOVED: ChangeKind.ADDED,
    ChangeKind.SPLIT: ChangeKind.MERGED,
    ChangeKind.MERGED: ChangeKind.SPLIT,
}

Law = Callable[[Structure, Structure], bool]


def is_empty_with_itself(old: Structure, new: Structure) -> bool:
    """A text compared with itself is unchanged."""
    return all(_unchanged(compare(text, text)) for text in (old, new))


def spells_both(old: Structure, new: Structure) -> bool:
    """Every paragraph is in exactly one change, and applying the changes to the old text gives the new one."""
    comparison = compare(old, new)
    return _spells(comparison, old, "old", old_text) and _spells(comparison, new, "new", new_text)


def is_swapped_when_swapped(old: Structure, new: Structure) -> bool:
    """What one direction adds, the other removes, under the same class."""
    there, back = compare(old, new), compare(new, old)
    moved = {(change.new, change.old) for change in there.changes if change.moved}
    moved |= {(change.old, change.new) for change in back.changes if change.moved}
    ours = {
        (_SWAPPED.get(one.kind, one.kind), one.new, one.old, one.change_class) for one in there.changes if not one.moved
    }
    theirs = {(one.kind, one.old, one.new, one.change_class) for one in back.changes if not one.moved}
    return {one for one in ours if one[1:3] not in moved} == {one for one in theirs if one[1:3] not in moved}


def adds_nothing_for_noise(old: Structure, new: Structure) -> bool:
    """Widths, invisible marks, quotation marks and spaces put into the new text change no fate and no class."""
    noisy = replace(new, paragraphs=tuple(replace(one, text=one.text.translate(_NOISE)) for one in new.paragraphs))
    plain, other = compare(old, new), compare(old, noisy)
    found = [
        {(one.old, one.new, one.change_class) for one in comparison.changes if one.change_class.substantive}
        for comparison in (plain, other)
    ]
    return found[0] == found[1] and not compare(new, noisy).change_class.substantive


def rises_with_an_operative_word(old: Structure, new: Structure) -> bool:
    """A word put into an operative paragraph is told as operative, whatever else changed."""
    places = [n for n, one in enumerate(new.paragraphs) if one.part is Part.OPERATIVE]
    if not places:
        return True
    place = places[len(places) // 2]
    changed = replace(new.paragraphs[place], text=new.paragraphs[place].text + " zzyzx")
    paragraphs = (*new.paragraphs[:place], changed, *new.paragraphs[place + 1 :])
    return compare_paragraphs(old.paragraphs, paragraphs).change_class is ChangeClass.OPERATIVE


def has_unique_paths(old: Structure, new: Structure) -> bool:
    """No two paragraphs of a text share a path."""
    return all(max(Counter(one.path for one in text.paragraphs).values(), default=1) == 1 for text in (old, new))


LAWS: tuple[Law, ...] = (
    is_empty_with_itself,
    spells_both,
    is_swapped_when_swapped,
    adds_nothing_for_noise,
    rises_with_an_operative_word,
    has_unique_paths,
)


def broken(old: Structure, new: Structure) -> list[str]:
    """The names of the laws that do not hold for two texts."""
    return [law.__name__ for law in LAWS if not law(old, new)]


def _unchanged(comparison: Comparison) -> bool:
    changes = comparison.changes
    return all(one.kind is ChangeKind.UNCHANGED and one.old == one.new and not one.moved for one in changes)


def _spells(comparison: Comparison, text: Structure, side: str, spelled: Callable[..., str]) -> bool:
    paragraphs = {one.path: one.text for one in text.paragraphs if one.part is not Part.FURNITURE}
    paths = Counter(path for change in comparison.changes for path in getattr(change, side))
    words = all(
        spelled(change.words) == "\n".join(paragraphs[path] for path in getattr(change, side))
        for change in comparison.changes
    )
    return words and paths == Counter(paragraphs.keys())


def quotes(text: str, paragraphs: Iterable[Paragraph]) -> bool:
    """Whether every paragraph's pieces, put together, are its text: spans quote the source."""
    return all(
        "".join(one.glue + text[one.start : one.end] for one in found.pieces) == found.text for found in paragraphs
    )


def pairs(every: int = 1) -> Iterator[tuple[str, str, str]]:
    """Kind and both paths of each pair; with ``every`` a sample."""
    lines = (CORPUS / "pairs.jsonl").read_text("utf-8").splitlines()
    for line in lines[::every]:
        found = json.loads(line)
        yield found["kind"], found["a"], found["b"]


def main() -> None:
    """Print how many pairs there are of each kind, which of them break a law, and how long a comparison takes."""
    if not CORPUS.is_dir():
        return
    kinds: Counter[str] = Counter()
    took = 0.0
    for kind, *paths in pairs():
        texts = [(CORPUS / path).read_text("utf-8", "replace") for path in paths]
        old, new = map(structure, texts)
        kinds[kind] += 1
        started = time.perf_counter()
        compare(old, new)
        took += time.perf_counter() - started
        quoted = all(quotes(text, found.paragraphs) for text, found in zip(texts, (old, new), strict=True))
        for law in [*broken(old, new), *([] if quoted else ["quotes"])]:
            kinds[f"{kind}, broken"] += 1
            print(f"{law}: {' '.join(paths)}", file=sys.stderr)
    for kind, count in kinds.items():
        print(f"{kind:40}{count}")
    print(f"{'milliseconds for a comparison':40}{took * 1000 / max(1, kinds.total()):.1f}")
