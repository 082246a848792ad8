"""A make-believe press service: a feed of releases, and the releases themselves (sources.md 3.5)."""

from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from threading import Lock

from monitor.demo.sites.faults import Faults, Trouble
from monitor.demo.sites.feeds import ELSEWHERE, XML, Entry, rss
from monitor.demo.sites.serving import HTML, NOT_FOUND, Request, Response


@dataclass(frozen=True, slots=True)
class Release:
    """One release. ``number`` as in its address: ``sc16001``."""

    number: str
    title: str
    text: str
    at: datetime
    language: str = "en"

    @property
    def path(self) -> str:
        return f"/{self.language}/{self.at.year}/{self.number}.doc.htm"


@dataclass(slots=True)
class PressService:
    """Releases in the language that their path says; feeds at ``/LANGUAGE/rss.xml``."""

    faults: Faults = field(default_factory=Faults)
    window: int = 20
    _releases: dict[str, Release] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def publish(self, release: Release) -> None:
        """Put a release out, or out again."""
        with self._lock:
            self._releases[release.path] = release

    def withdraw(self, release: Release) -> None:
        """Take a release back; the feed forgets it too."""
        with self._lock:
            del self._releases[release.path]

    def answer(self, request: Request) -> Response:
        if self.faults.taken(Trouble.LAYOUT, request.target):
            return Response(ELSEWHERE, media_type=HTML)
        if request.path.endswith("/rss.xml"):
            return Response(self._feed(request), media_type=XML)
        with self._lock:
            release = self._releases.get(request.path)
        return NOT_FOUND if release is None else Response(_page(release))

    def _feed(self, request: Request) -> bytes:
        language = request.path.split("/")[1]
        with self._lock:
            releases = [one for one in self._releases.values() if one.language == language]
        newest = sorted(releases, key=lambda release: release.at, reverse=True)[: self.window]
        origin = f"http://{request.headers['host']}"
        entries = (Entry(one.title, origin + one.path, one.text[:200], one.at) for one in newest)
        return rss("Press releases", f"{origin}/{language}", entries, heading=False)


def _page(release: Release) -> bytes:
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in release.text.split("\n") if line)
    series = release.number.rstrip("0123456789")
    return f"""<!DOCTYPE html>
<html lang="{release.language}"><head><meta charset="utf-8"><title>{escape(release.title)}</title></head>
<body><nav><time datetime="1999-01-01T00:00:00Z">In progress</time></nav>
<article><div>{series.upper()}/{release.number.removeprefix(series)}</div><h1>{escape(release.title)}</h1>
<div><time datetime="{release.at.isoformat()}">{release.at:%d %B %Y}</time></div>
{paragraphs}
</article><footer>For information media. Not an official record.</footer></body></html>
""".encode()
