"""A comparison in one line: how many changes, of what weight, and what did not change."""

from collections import Counter
from collections.abc import Iterator

from diffing.changes import ChangeClass, ChangeKind, Comparison, ParagraphChange

_NOUNS = {
    ChangeClass.OPERATIVE: "in operative words",
    ChangeClass.DATE: "dates or numbers",
    ChangeClass.CITATION: "citations",
    ChangeClass.PREAMBLE: "in preamble words",
    ChangeClass.NOTE: "notes",
    ChangeClass.NAME: "names",
    ChangeClass.NUMBERING: "in numbering",
    ChangeClass.LAYOUT: "in punctuation or layout",
}
_ABSENT = {
    ChangeClass.OPERATIVE: "no operative words",
    ChangeClass.DATE: "no dates",
    ChangeClass.CITATION: "no citations",
}
_ONE = {
    ChangeClass.DATE: "a date or number",
    ChangeClass.CITATION: "a citation",
    ChangeClass.NOTE: "a note",
    ChangeClass.NAME: "a name",
}


def counts(comparison: Comparison) -> dict[str, int]:
    """How many paragraphs had which fate, by the names of design.md 6. A moved one is counted as ``moved`` too when it
    was also edited, split or merged."""
    kinds = Counter(change.kind for change in comparison.changes)
    names = ("added", "removed", "edited", "moved", "renumbered", "split", "merged", "unchanged")
    found = {name: kinds[ChangeKind(name)] for name in names}
    return found | {"moved": sum(change.moved for change in comparison.changes)}


def summary(comparison: Comparison) -> str:
    """The comparison in one English line: ``2 changes, both citations; no operative words, no dates``."""
    if comparison.by == "paragraphs":
        return _corresponding(counts(comparison))
    worded = [change for change in comparison.changes if _is_worded(change)]
    classes = Counter(change.change_class for change in worded)
    parts = [_changes(classes), _absent(classes), ", ".join(_arranged(comparison))]
    return "; ".join(part for part in parts if part)


def _corresponding(found: dict[str, int]) -> str:
    """``31 paragraphs are in both texts; 1 only in the old one; 2 only in the new one``."""
    both = found["unchanged"] + found["moved"]
    parts = [f"{both} {'paragraph is' if both == 1 else 'paragraphs are'} in both texts"]
    sides = ((found["removed"], "only in the old one"), (found["added"], "only in the new one"))
    parts += [f"{count} {where}" for count, where in sides if count]
    return "; ".join([*parts, "words not compared"])


def _is_worded(change: ParagraphChange) -> bool:
    if change.kind is ChangeKind.UNCHANGED:
        return False
    return change.change_class is not ChangeClass.NUMBERING or change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED)


def _changes(classes: Counter[ChangeClass]) -> str:
    total = classes.total()
    ranked = sorted(classes, key=lambda one: -one.weight)
    if not total:
        return "No change of words"
    if total == 1:
        return f"1 change, {_ONE.get(ranked[0], _NOUNS.get(ranked[0], 'layout'))}"
    if len(ranked) == 1:
        return f"{total} changes, {'both' if total == 2 else 'all'} {_NOUNS.get(ranked[0], 'layout')}"
    return f"{total} changes: " + ", ".join(_counted(classes[one], one) for one in ranked)


def _counted(count: int, change_class: ChangeClass) -> str:
    """``2 citations``, ``1 citation``, ``1 in operative words``."""
    singular = _ONE.get(change_class, "").removeprefix("a ")
    return f"{count} {singular if count == 1 and singular else _NOUNS.get(change_class, 'layout')}"


def _absent(classes: Counter[ChangeClass]) -> str:
    """What certainly did not change. A paragraph has its heaviest class only: a lighter change may hide under it."""
    top = max((one.weight for one in classes), default=len(ChangeClass))
    return ", ".join(words for one, words in _ABSENT.items() if one.weight > top)


def _arranged(comparison: Comparison) -> Iterator[str]:
    found = counts(comparison)
    for name in ("moved", "split", "merged", "renumbered"):
        if found[name]:
            yield f"{found[name]} {'paragraph' if found[name] == 1 else 'paragraphs'} {name}"
