"""What a backfill of files has before it, said before it starts: how many documents, how large, and how long it takes.

The time is what documents of that kind took where ``make bench-backfill`` was run (docs/backfill.md); how fast this
machine is shows as soon as the first of them are done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from monitor.filling.crew import processors
from monitor.filling.handing_in import FEW, offers
from sources.reading.formats import DOC, DOCX, ODT, PDF, RTF, SUFFIXES

TEXT_SECONDS: Final = 0.02
"""Processor seconds that a document of plain text or HTML takes."""
PACKED_SECONDS: Final = 0.1
"""The same of a PDF or Word file, which is read by a process of its own."""
START_SECONDS: Final = 2.0
"""Until further processes have begun."""
_PACKED: Final = frozenset({DOC, DOCX, ODT, PDF, RTF})


@dataclass(frozen=True, slots=True)
class Survey:
    """How many documents there are, their bytes together, and the seconds that taking them in may take."""

    documents: int
    size: int
    seconds: float


def survey(paths: Iterable[Path]) -> Survey:
    """Look at the names and sizes of what files, folders and archives have to offer; nothing is read but an archive's
    table."""
    documents, size, busy = 0, 0, 0.0
    for some in offers(paths):
        documents += len(some)
        size += sum(one.size for one in some)
        busy += sum(PACKED_SECONDS if _is_packed(one.address) else TEXT_SECONDS for one in some)
    return Survey(documents, size, busy if documents <= FEW else START_SECONDS + busy / processors())


def _is_packed(address: str) -> bool:
    return SUFFIXES.get(PurePath(address).suffix.lower()) in _PACKED
