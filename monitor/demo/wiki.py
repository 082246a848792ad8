"""A make-believe wiki: pages, their revisions, and the list of recent changes that a source follows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha1
from threading import Lock
from typing import Any


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a page. ``id`` grows over the whole wiki, as at a real one."""

    id: int
    parent: int
    at: datetime
    text: str


@dataclass(slots=True)
class Page:
    """A page of the main namespace; the last revision is what readers see."""

    id: int
    title: str
    revisions: list[Revision] = field(default_factory=list)


def stamp(at: datetime) -> str:
    """A time as a wiki's API prints it, to the second: ``2026-11-22T06:00:00Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _now() -> datetime:
    return datetime.now(UTC)


class Wiki:
    """The pages and changes of one wiki; safe to read from the threads of a server while the story writes."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._lock = Lock()
        self._pages: dict[str, Page] = {}
        self._changes: list[dict[str, Any]] = []
        self._last_revision = 0

    def publish(self, title: str, text: str) -> Revision:
        """Create a page, or give it a further revision; the change is listed."""
        with self._lock:
            page = self._pages.setdefault(title, Page(len(self._pages) + 1, title))
            self._last_revision += 1
            parent = page.revisions[-1].id if page.revisions else 0
            revision = Revision(self._last_revision, parent, self._clock(), text)
            page.revisions.append(revision)
            self._changes.append(_change(page, revision, len(self._changes) + 1))
            return revision

    def now(self) -> datetime:
        """The wiki's own time."""
        return self._clock()

    def latest(self, title: str) -> tuple[Page, Revision] | None:
        """The page of that title with its last revision, None when it is missing."""
        with self._lock:
            page = self._pages.get(title)
            return (page, page.revisions[-1]) if page else None

    def titles(self) -> list[str]:
        """All titles, sorted as a wiki lists them."""
        with self._lock:
            return sorted(self._pages)

    def page_number(self, title: str) -> int:
        """The id of a page that exists."""
        return self._pages[title].id

    def changes_since(self, start: datetime | None) -> list[dict[str, Any]]:
        """The changes at or after ``start`` (None: all), oldest first."""
        with self._lock:
            return [row for row in self._changes if start is None or row["timestamp"] >= stamp(start)]


def _change(page: Page, revision: Revision, number: int) -> dict[str, Any]:
    before = len(page.revisions[-2].text.encode()) if len(page.revisions) > 1 else 0
    content = revision.text.encode()
    return {
        "type": "edit" if before else "new",
        "ns": 0,
        "title": page.title,
        "pageid": page.id,
        "revid": revision.id,
        "old_revid": revision.parent,
        "rcid": number,
        "bot": False,
        "new": not before,
        "minor": False,
        "oldlen": before,
        "newlen": len(content),
        "timestamp": stamp(revision.at),
        "comment": "",
        "redirect": False,
        "tags": [],
        "sha1": sha1(content, usedforsecurity=False).hexdigest(),
    }
