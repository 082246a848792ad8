"""Getting files into the collection: what a user has on disk, each file taken in as a source's document would be."""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from monitor.backfilling import Backfilled, Wish, backfill_look
from monitor.intents import Mode, Outcome, Watched
from monitor.receiving import Context, preview_answer, take_in
from monitor.store import schedule
from sources.documents import Found, Listing, Validators
from sources.errors import Unreadable
from sources.reading import load
from sources.reading.formats import SUFFIXES

SOURCE = "files"
"""The source's name of what was handed in."""


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that paths name; a directory stands for the readable files below it, hidden ones left out."""
    found: list[Path] = []
    for path in paths:
        found += _below(path) if path.is_dir() else [path]
    return tuple(dict.fromkeys(found))


def _below(directory: Path) -> list[Path]:
    found: list[Path] = []
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(folder, name) for name in sorted(names) if _is_readable(name)]
    return found


def _is_readable(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES


def hand_in(context: Context, paths: Iterable[Path], wish: Wish, *, symbol: str | None = None) -> Iterator[Backfilled]:
    """Take in files, one line for each; a bad one stops nobody.

    ``symbol`` (canonical) and the wish's first language are the user's word for what a file does not say. What is
    stored already is skipped. Raises StoreError.
    """
    language = wish.languages[0] if wish.languages else None
    for path in files_in(paths):
        if context.stopping():
            return
        yield _hand_in(context, path, Listing(SOURCE, str(path.absolute()), symbol, language), wish)


def _hand_in(context: Context, path: Path, listing: Listing, wish: Wish) -> Backfilled:
    try:
        content, media_type = load(path)
    except Unreadable as error:
        return Backfilled(str(path), Outcome.REFUSED, str(error), source=SOURCE)
    digest = sha256(content).hexdigest()
    row = schedule.watched(context.database, SOURCE, [listing.address]).get(listing.address)
    if row and row.content_sha256 == digest:
        return _line(path, Outcome.UNCHANGED, "held already", row)
    found = Found(listing, content, media_type, validators=Validators(revision=digest))
    act = preview_answer if wish.dry_run else take_in
    intent = act(context, found, row, backfill_look(context, Mode.BACKFILL, wish, again=False), official=False)
    return _line(path, intent.outcome, intent.reason, intent.watched)


def _line(path: Path, outcome: Outcome, reason: str, row: Watched) -> Backfilled:
    return Backfilled(str(path), outcome, reason, row.symbol, row.language, SOURCE)
