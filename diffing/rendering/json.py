"""A comparison as the JSON object that other programs may rely on. Shape: design.md 6."""

from typing import Any

from diffing.changes import Comparison, ParagraphChange
from diffing.comparing import counts


def as_json(comparison: Comparison, old: str, new: str) -> dict[str, Any]:
    """The object, ready for ``json.dumps``. ``old`` and ``new`` name what was compared: paths, or SYMBOL@VERSION."""
    return {
        "old": old,
        "new": new,
        "summary": {**counts(comparison), "class": comparison.change_class.value},
        "paragraphs": [_paragraph(change) for change in comparison.changes],
    }


def _paragraph(change: ParagraphChange) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "old": list(change.old),
        "new": list(change.new),
        "moved": change.moved,
        "class": change.change_class.value,
        "words": [[run.mark.value, run.text] for run in change.words],
        "old_numbers": list(change.old_numbers),
        "new_numbers": list(change.new_numbers),
        "evidence": list(change.evidence),
    }
