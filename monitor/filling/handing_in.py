"""Getting files into the collection: what a user has on disk, each file taken in as a source's document would be.

files, folders, archives     in the order of their names
| load, hash                 what is stored already is passed over
| read, structure, cite      in as many processes as there are processors: see monitor.filling.crew
| decide, apply              here, in order, some in one transaction: see monitor.receiving
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from diffing.years import Learnt
from monitor.deciding import Answered
from monitor.filling.archives import ENDING, entries, open_archive
from monitor.filling.backfilling import Backfilled, Wish, backfill_look
from monitor.filling.crew import SECONDS, Done, Order, Task, derive_apart, derive_here, processors
from monitor.intents import Mode, Outcome, Watched
from monitor.receiving import Context, Taken, preview_read, take_in_together
from monitor.store import corpus, schedule
from sources.documents import Found, Listing, Validators
from sources.errors import Unreadable
from sources.reading import load
from sources.reading.converting import SCAN_SECONDS
from sources.reading.formats import SUFFIXES

SOURCE = "files"
"""The source's name of what was handed in."""
FEW: Final = 12
"""So few documents are read in this process: another takes longer to start."""
AT_ONCE: Final = 200
"""Addresses that are looked up at once."""
HELD: Final = "held already"
LONGEST: Final = 2_000
"""Bytes of an address: indexes of PostgreSQL hold little more."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that is handed in: how its place is called, its size in bytes (0 where that is not known), and how
    its bytes and media type are had. ``load`` raises Unreadable."""

    address: str
    name: str
    size: int
    load: Callable[[], tuple[bytes, str]]


@dataclass(frozen=True, slots=True)
class Handed:
    """A document that is being derived: its name, its listing, and what we know of its address."""

    name: str
    listing: Listing
    row: Watched | None


# ---- what is there ---------------------------------------------------------------------------------------------------


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that paths name; a directory stands for the readable files below it, hidden ones left out."""
    found: list[Path] = []
    for path in paths:
        found += _below(path) if path.is_dir() else [path]
    return tuple(dict.fromkeys(found))


def count(paths: Iterable[Path]) -> int:
    """How many documents files, folders and archives have to offer."""
    return sum(map(len, offers(paths)))


def offers(paths: Iterable[Path]) -> Iterator[tuple[Offer, ...]]:
    """The documents that files, folders and archives have to offer, some at a time; load them before the next ones are
    asked for: an archive is open no longer."""
    waiting: list[Offer] = []
    for path in files_in(paths):
        packed = path.suffix.lower() == ENDING
        if not packed:
            waiting.append(Offer(str(path.absolute()), str(path), _size(path), partial(load, path)))
        if waiting and (packed or len(waiting) == AT_ONCE):
            yield tuple(waiting)
            waiting.clear()
        if packed:
            yield from _packed(path)
    if waiting:
        yield tuple(waiting)


def _below(directory: Path) -> list[Path]:
    found: list[Path] = []
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(folder, name) for name in sorted(names) if _is_readable(name)]
    return found


def _is_readable(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in {*SUFFIXES, ENDING}


def _packed(path: Path) -> Iterator[tuple[Offer, ...]]:
    try:
        archive = open_archive(path)
    except Unreadable as error:
        yield (Offer(str(path.absolute()), str(path), _size(path), partial(_refuse, error)),)
        return
    with closing(archive):
        found = (
            Offer(f"{path.absolute()}!/{one.name}", f"{path}: {one.name}", one.info.file_size, one.load)
            for one in entries(archive)
        )
        while some := tuple(islice(found, AT_ONCE)):
            yield some


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _refuse(error: Unreadable) -> tuple[bytes, str]:
    raise error


# ---- taking it in ----------------------------------------------------------------------------------------------------


def hand_in(
    context: Context, paths: Iterable[Path], wish: Wish, *, symbol: str | None = None, processes: int | None = None
) -> Iterator[Backfilled]:
    """Take in files, folders and archives, one line for each document, in order; a bad one stops nobody.

    ``symbol`` (canonical) and the wish's first language are the user's word for what a file does not say. What is
    stored already is passed over. ``processes`` None: as many as there are processors, or none besides this one for a
    few documents. Killed anywhere and started again, it goes on where it stood. Raises StoreError.
    """
    language = wish.languages[0] if wish.languages else None
    paths = tuple(paths)
    if processes is None:
        processes = processors() if count(islice(paths, FEW + 1)) > FEW else 0
    tasks = _tasks(context, paths, symbol, language)
    patience = SECONDS + SCAN_SECONDS if context.scans else SECONDS
    apart = derive_apart(tasks, processes, seconds=patience) if processes else derive_here(tasks)
    with closing(apart) as done:
        for some in done:
            yield from _taken_in(context, some, wish)


def _tasks(
    context: Context, paths: Iterable[Path], symbol: str | None, language: str | None
) -> Iterator[Task[Handed | Backfilled]]:
    for some in offers(paths):
        rows = schedule.watched(context.database, SOURCE, [one.address for one in some])
        learnt = corpus.learnt(context.database)
        for offer in some:
            if context.stopping():
                return
            listing = Listing(SOURCE, offer.address, symbol, language)
            yield _task(context, offer, listing, rows.get(offer.address), learnt)


def _task(
    context: Context, offer: Offer, listing: Listing, row: Watched | None, learnt: Learnt
) -> Task[Handed | Backfilled]:
    """What is to be derived of an offer; nothing for one that cannot be read or is stored already."""
    try:
        if len(offer.address.encode("utf-8", "surrogatepass")) > LONGEST:
            raise Unreadable(f"{offer.name[:200]}…: has a name of more than {LONGEST:,} bytes; shorten it")
        content, media_type = offer.load()
    except Unreadable as error:
        return None, Backfilled(offer.name, Outcome.REFUSED, str(error), source=SOURCE)
    digest = sha256(content).hexdigest()
    if row and row.content_sha256 == digest:
        return None, Backfilled(offer.name, Outcome.UNCHANGED, HELD, row.symbol, row.language, SOURCE)
    if row is None and listing.symbol is None and (text := corpus.text_of(context.database, SOURCE, digest)):
        return None, Backfilled(offer.name, Outcome.UNCHANGED, HELD, *text, SOURCE)
    found = Found(listing, content, media_type, validators=Validators(revision=digest))
    order = Order(found, Mode.BACKFILL, context.clock(), scans=context.scans, learnt=learnt)
    return order, Handed(offer.name, listing, row)


def _taken_in(context: Context, done: Iterable[Done[Handed | Backfilled]], wish: Wish) -> Iterator[Backfilled]:
    """A line for each, in order; what was derived is stored in one transaction, before any of them is told."""
    lines = [note if isinstance(note, Backfilled) else None for _, note in done]
    some = [(note, answer) for answer, note in done if isinstance(note, Handed) and answer is not None]
    taken = iter(_stored(context, some, wish))
    for line in lines:
        yield line or next(taken)


def _stored(context: Context, some: Sequence[tuple[Handed, Answered]], wish: Wish) -> Iterator[Backfilled]:
    look = backfill_look(context, Mode.BACKFILL, wish, again=False)
    if wish.dry_run:
        intents = tuple(preview_read(context, handed.listing, answer, handed.row, look) for handed, answer in some)
    else:
        found = tuple(Taken(handed.listing, answer, handed.row) for handed, answer in some)
        intents = take_in_together(context, found, look)
    for (handed, _), intent in zip(some, intents, strict=True):
        row = intent.watched
        yield Backfilled(handed.name, intent.outcome, intent.reason, row.symbol, row.language, SOURCE)
