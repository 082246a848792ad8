"""Say since which text the paragraphs of a text stand: its predecessor, its draft, or itself."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from diffing.comparing import Lineage
from diffing.rendering.harmless import harmless


def standing(lineages: Sequence[Lineage], names: Sequence[str]) -> list[str]:
    """A line for each text: ``Since A/80/L.2: pp1 to pp4, op2``. ``names`` are those of the texts, oldest first."""
    lines = []
    for place, name in enumerate(names):
        paths = _runs(lineages, place)
        if paths:
            lines.append(harmless(f"Since {name}: {', '.join(paths)}"))
    return lines


def as_standing(lineages: Sequence[Lineage], names: Sequence[str]) -> list[dict[str, Any]]:
    """The same for programs: each paragraph with the name of the text since which it stands, and its paths in all."""
    return [
        {"paragraph": one.path, "since": names[one.since], "paths": [list(paths) for paths in one.paths]}
        for one in lineages
    ]


def _runs(lineages: Sequence[Lineage], place: int) -> list[str]:
    """Neighbours are drawn together: ``pp1 to pp4``."""
    found = []
    for same, run in groupby(lineages, key=lambda one: one.since == place):
        paths = [one.path for one in run]
        if same:
            found.append(paths[0] if len(paths) == 1 else f"{paths[0]} to {paths[-1]}")
    return found
