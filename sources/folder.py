"""A directory that is polled: how documents that came by mail or by hand enter.

A file that appears is a listing, one that changes is a candidate revision, one that disappears is gone. The address of
a file is its path inside the folder, so that the folder may be moved. Hidden and temporary files are left alone; so is
a file that is still being written (empty, or touched a moment ago) until it has settled.
"""

import json
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from sources.documents import (
    Absent,
    Answer,
    Corrupt,
    Found,
    Listing,
    NotModified,
    Polled,
    Refused,
    Sighting,
    Validators,
)
from sources.errors import SourceError, Unreachable, Unreadable
from sources.interface import Site, Source
from sources.reading.files import load
from sources.reading.formats import CAP, SUFFIXES
from sources.web import Web

_TEMPORARY = ("~", ".tmp", ".temp", ".part", ".partial", ".crdownload", ".swp", ".bak")
_MOST_FILES = 50_000


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as a source. ``settle`` is the number of seconds that a file must have been left alone before it is
    listed; ``depth`` counts levels of sub-folders; ``cap`` is in bytes; ``clock`` gives seconds since the epoch."""

    path: Path
    name: str = "folder"
    official: bool = False
    settle: float = 2.0
    depth: int = 8
    cap: int = CAP
    clock: Callable[[], float] = time.time

    def poll(self, cursor: str | None) -> Polled:
        """Listings of files that are new, changed or gone since ``cursor``. Raises SourceError."""
        known, pending, broken = _opened(cursor)
        unread: list[str] = []
        there = self._files(unread)
        settled = {p: s for p, s in there.items() if self._is_settled(s, pending.get(p))}
        present = tuple(self._listing(p, s) for p, s in sorted(settled.items()) if known.get(p) != s)
        hidden = tuple(f"{folder}/" for folder in unread)
        gone = [p for p in sorted(known) if p not in there and not p.startswith(hidden)]
        kept = {p: s for p, s in known.items() if p not in gone}
        waiting = {p: s for p, s in there.items() if p not in settled}
        listings = present + tuple(Listing(self.name, p, title=p, sighting=Sighting.GONE) for p in gone)
        return Polled(listings, _closed(kept | settled, waiting), gap=broken, first=cursor is None)

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """The bytes of a listed file, unless ``known`` has its size and time."""
        path = self._inside(listing.address)
        if path is None:
            return Absent(listing, f"{listing.address} is not in the folder")
        try:
            before = _signature(path)
            if known is not None and known.revision == before:
                return NotModified(listing)
            content, media_type = load(path, cap=self.cap)
            after = _signature(path)
        except FileNotFoundError:
            return Absent(listing, f"{listing.address} is not in the folder any more")
        except (Unreadable, OSError) as error:
            return _failed(listing, error)
        if before != after or not content:
            return Refused(listing, f"{listing.address} is still being written", retry_after=self.settle)
        validators = Validators(revision=after)
        return Found(replace(listing, validators=validators), content, media_type, validators=validators)

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Nothing: file names say nothing about symbols."""
        return ()

    def _listing(self, address: str, signature: str) -> Listing:
        return Listing(
            self.name,
            address,
            title=PurePosixPath(address).name,
            validators=Validators(revision=signature),
            listed_at=_moment(signature),
        )

    def _is_settled(self, signature: str, before: str | None) -> bool:
        """Whether nobody is writing any more. A time in the future says nothing: then two polls must agree."""
        size, _, nanoseconds = signature.partition("-")
        if size == "0":
            return False
        age = self.clock() - int(nanoseconds) / 1e9
        return age >= self.settle or (age < 0 and signature == before)

    def _files(self, unread: list[str]) -> dict[str, str]:
        """Addresses with signatures. Sub-folders that may not be read go to ``unread``."""
        try:
            root = self.path.resolve(strict=True)
            os.scandir(root).close()
        except OSError as error:
            raise Unreachable(
                f"the folder {self.path} cannot be read ({error.strerror}); create it or allow it"
            ) from error
        found: dict[str, str] = {}
        for address, signature in _walked(root, root, "", self.depth, unread):
            found[address] = signature
            if len(found) > _MOST_FILES:
                raise SourceError(f"the folder {self.path} holds more than {_MOST_FILES:,} documents; split it")
        return found

    def _inside(self, address: str) -> Path | None:
        """The file at an address, None when the address leads out of the folder."""
        try:
            root = self.path.resolve()
            path = (root / address).resolve()
        except (OSError, ValueError, RuntimeError):
            return None
        return path if path.is_relative_to(root) and path != root else None


def _failed(listing: Listing, error: Exception) -> Answer:
    if isinstance(error.__cause__, FileNotFoundError):
        return Absent(listing, f"{listing.address} is not in the folder any more")
    too_large = isinstance(error, Unreadable) and "larger" in str(error)
    return (Corrupt if too_large else Refused)(listing, str(error))


def _walked(root: Path, folder: Path, prefix: str, depth: int, unread: list[str]) -> Iterator[tuple[str, str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        unread.append(prefix.rstrip("/"))
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or not _is_text(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth > 0:
                yield from _walked(root, folder / entry.name, f"{prefix}{entry.name}/", depth - 1, unread)
        elif _is_document(entry.name) and (signature := _safe_signature(Path(entry.path), root)):
            yield f"{prefix}{entry.name}", signature


def _is_document(name: str) -> bool:
    lower = name.lower()
    return not lower.endswith(_TEMPORARY) and lower.endswith(tuple(SUFFIXES))


def _is_text(name: str) -> bool:
    """Whether a name can be stored: some file systems hold names that are no text."""
    try:
        return bool(name.encode("utf-8"))
    except UnicodeEncodeError:
        return False


def _safe_signature(path: Path, root: Path) -> str | None:
    """The signature of an ordinary file; None for anything else and for a link that leads out."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            return None
        return _signature(path)
    except (OSError, RuntimeError):
        return None


def _signature(path: Path) -> str:
    """Size and time, the file's own mark of an issue. Raises OSError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(f"{path} is not an ordinary file")
    return f"{status.st_size}-{status.st_mtime_ns}"


def _moment(signature: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(signature.partition("-")[2]) / 1e9, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _opened(cursor: str | None) -> tuple[dict[str, str], dict[str, str], bool]:
    """Known and waiting files of a cursor, and whether it was broken: then everything is listed again."""
    if cursor is None:
        return {}, {}, False
    try:
        state = json.loads(cursor)
        return dict(state["known"]), dict(state["waiting"]), False
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}, {}, True


def _closed(known: dict[str, str], waiting: dict[str, str]) -> str:
    return json.dumps({"known": known, "waiting": waiting}, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Options:
    """``paths``: the folders that are watched, one source each, called ``folder``, ``folder-2`` and so on."""

    paths: tuple[Path, ...] = ()


def sources_for(options: Options, web: Web) -> dict[str, Source]:
    """One source for each folder that is named."""
    names = ("folder", *(f"folder-{number}" for number in range(2, len(options.paths) + 1)))
    return {name: Folder(path.expanduser(), name) for name, path in zip(names, options.paths, strict=False)}


SITE = Site(
    kind="folder",
    options=Options,
    sources=sources_for,
    interval=timedelta(seconds=15),
    promise=timedelta(minutes=15),
)
