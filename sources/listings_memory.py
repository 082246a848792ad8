"""What we saw of a listing, and how what is there now compares: which rows are new or changed, and which are gone.

Pure. A row that vanished is told after two looks without it; a part that lost more than a tenth of its rows is not
believed at all (sources.md part 7).
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sources.documents import Validators
from sources.errors import LayoutChanged
from sources.listings_tables import Row

SHRINK = 0.1
"""The share of its rows that a part may lose between two looks. One row may always go."""
_MOST = 64_000_000
"""Bytes of an unpacked cursor; the tables of all bodies since 1946 take about one million."""


@dataclass(frozen=True, slots=True)
class Memory:
    """One part as it was: when it was last looked through whole, what lets us ask whether it changed, the mark of each
    row by its key, the keys that were missing once. ``absent``: there is no such page (yet). ``seen_on`` is the day on
    which it was last read well, or of the first look in vain: what it lists now may have come any time since."""

    looked_on: date | None = None
    validators: Validators = field(default_factory=Validators)
    digest: str = ""
    absent: bool = False
    rows: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What a look shows: the memory it leaves, rows that are new or changed, and keys of those that are gone."""

    memory: Memory
    fresh: tuple[Row, ...] = ()
    gone: tuple[str, ...] = ()


Book = Mapping[str, Memory]
"""The memories of all parts of a listing, by their keys."""


def compared(before: Memory, rows: Iterable[Row], *, whole: bool, name: str) -> Difference:
    """What rows say against those before. ``whole``: these are all there are, so that others are missing.

    The memory has the new rows; its day, validators and digest are the caller's. Raises LayoutChanged.
    """
    there = {row.key: row for row in rows}
    fresh = tuple(row for row in there.values() if before.rows.get(row.key) != row.mark)
    marks = {**before.rows, **{row.key: row.mark for row in there.values()}}
    if not whole:
        return Difference(replace(before, rows=marks, missing=before.missing - there.keys()), fresh)
    vanished = before.rows.keys() - there.keys()
    if len(vanished) > max(1, SHRINK * len(before.rows)):
        raise LayoutChanged(
            f"{name} shrank: {len(vanished)} of its {len(before.rows)} rows are not there any more; not believed,"
            " trying again later"
        )
    gone = vanished & before.missing
    kept = {key: mark for key, mark in marks.items() if key not in gone}
    return Difference(replace(before, rows=kept, missing=frozenset(vanished - gone)), fresh, tuple(sorted(gone)))


def unchanged(before: Memory) -> Difference:
    """What a look shows that found the page as it was: what was missing once still is."""
    kept = {key: mark for key, mark in before.rows.items() if key not in before.missing}
    return Difference(replace(before, rows=kept, missing=frozenset()), gone=tuple(sorted(before.missing)))


def closed(book: Book) -> str:
    """The memories as text, packed, for the listings of eighty years have many rows."""
    state = {key: _as_json(memory) for key, memory in sorted(book.items())}
    return b64encode(zlib.compress(json.dumps(state, separators=(",", ":")).encode(), 9)).decode()


def opened(cursor: str) -> Book | None:
    """The memories in a text, None when it cannot be read."""
    try:
        unpacker = zlib.decompressobj()
        state = json.loads(unpacker.decompress(b64decode(cursor, validate=True), _MOST))
        return {str(key): _memory(*one) for key, one in state.items()}
    except (ValueError, TypeError, AttributeError, RecursionError, zlib.error):
        return None


def _as_json(memory: Memory) -> list[Any]:
    rows = " ".join(f"{key}={mark}" for key, mark in memory.rows.items())
    looked = memory.looked_on.isoformat() if memory.looked_on else None
    held = memory.validators
    seen = memory.seen_on.isoformat() if memory.seen_on else None
    return [looked, held.etag, held.last_modified, memory.digest, memory.absent, rows, sorted(memory.missing), seen]


def _memory(
    looked: str | None,
    etag: str | None,
    modified: str | None,
    digest: str,
    absent: bool,
    rows: str,
    missing: list[str],
    seen: str | None = None,
) -> Memory:
    pairs = (row.rpartition("=") for row in rows.split())
    return Memory(
        looked_on=date.fromisoformat(looked) if looked else None,
        validators=Validators(etag, last_modified=modified),
        digest=digest,
        absent=bool(absent),
        rows={key: mark for key, _, mark in pairs},
        missing=frozenset(missing),
        seen_on=date.fromisoformat(seen) if seen else None,
    )
