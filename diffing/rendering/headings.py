"""The line above a changed paragraph: which one it is, what it was, its fate and its weight."""

from diffing.changes import ChangeClass
from diffing.comparing import Hunk


def heading(hunk: Hunk) -> str:
    """``op13 (was op12): edited, date``. Paths carry the numbers; a printed label is added where the path hides it."""
    old, new = _places(hunk.old, hunk.old_numbers), _places(hunk.new, hunk.new_numbers)
    where = f"{new} (was {old})" if old and new and old != new else new or old
    return f"{where}: {', '.join(_fate(hunk))}"


def renumbering(hunk: Hunk) -> str:
    """``op12 → op13``; where both paths are the same, the printed labels: ``op1: no number → 1``."""
    old, new = ", ".join(hunk.old), ", ".join(hunk.new)
    if old != new:
        return f"{old} → {new}"
    return f"{new}: {' → '.join(_labels(side) for side in (hunk.old_numbers, hunk.new_numbers))}"


def _labels(numbers: tuple[str | None, ...]) -> str:
    return ", ".join(number or "no number" for number in numbers)


def _places(paths: tuple[str, ...], numbers: tuple[str | None, ...]) -> str:
    labels = [*numbers, *[None] * (len(paths) - len(numbers))]
    return " + ".join(_place(path, label) for path, label in zip(paths, labels, strict=False))


def _place(path: str, label: str | None) -> str:
    return path if not label or path.endswith(label) else f"{path} [{label}]"


def _fate(hunk: Hunk) -> list[str]:
    kind = hunk.kind.value
    words = [kind, "moved"] if hunk.moved and kind != "moved" else [kind]
    quiet = (ChangeClass.NONE, ChangeClass.NUMBERING)
    return words if hunk.change_class in quiet else [*words, hunk.change_class.value]
