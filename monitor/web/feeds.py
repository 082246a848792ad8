"""Feeds: what happened to a work, and what a subscription told, as Atom or RSS.

The address of a subscription's feed is a secret that can be renewed: what people watch shows their policy. An entry is
the message that a mailbox would get, and keeps its identifier, so that readers show it once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from typing import Annotated, Final
from urllib.parse import quote

import feedgenerator
from fastapi import FastAPI, Query, Request, Response

from monitor.intents import Event, EventType
from monitor.links import Links, Purpose
from monitor.messages import describe
from monitor.store import corpus, feeds, subscriptions
from monitor.store.database import Database
from monitor.words.origins import NOTICE
from monitor.words.wording import LANGUAGES, wording
from notifiers.isolating import direction
from notifiers.messages import Message
from notifiers.plain import plain_body

ENTRIES: Final = 50
_KINDS: Final = {"atom": feedgenerator.Atom1Feed, "rss": feedgenerator.Rss201rev2Feed}
_TYPES: Final = {"atom": "application/atom+xml; charset=utf-8", "rss": "application/rss+xml; charset=utf-8"}
_SILENT = frozenset({EventType.FILE_CHANGED})
"""What happened to the file and not to the text."""

Language = Annotated[str | None, Query(max_length=10)]


def add_feeds(app: FastAPI, database: Database, links: Links, clock: Callable[[], datetime]) -> None:
    """Answer under /feeds, and for each work beside its page. To be added before the pages of works."""
    views = _Views(database, links, clock)
    for kind in _KINDS:
        app.add_api_route(f"/feeds/{{token}}.{kind}", views.of_subscription(kind), response_model=None)
        app.add_api_route(f"/works/{{symbol:path}}.{kind}", views.of_work(kind), response_model=None)


def feed_address(links: Links, database: Database, subscription_id: int, kind: str) -> str | None:
    """The secret address of a subscription's feed; None where readers reach no page of ours."""
    address = links.link(Purpose.FEED, subscription_id, feeds.renewals(database, subscription_id))
    return f"{address}.{kind}" if address else None


@dataclass(frozen=True, slots=True)
class _Views:
    database: Database
    links: Links
    clock: Callable[[], datetime]

    def of_work(self, kind: str) -> Callable[..., Response]:
        def view(request: Request, symbol: str, language: Language = None) -> Response:
            events = corpus.events(self.database, symbol=symbol, limit=ENTRIES)
            if not events and corpus.work(self.database, symbol) is None:
                return _nothing()
            return self._feed(kind, request, symbol, f"/works/{quote(symbol, safe='/()[]')}", events, language)

        return view

    def of_subscription(self, kind: str) -> Callable[..., Response]:
        def view(request: Request, token: str, language: Language = None) -> Response:
            about = self.links.read(Purpose.FEED, token)
            held = subscriptions.subscription(self.database, about[0]) if about and len(about) == 2 else None
            if held is None or about is None or feeds.renewals(self.database, held.id) != about[1]:
                return _nothing()
            preferred = language or next(iter(held.languages), None)
            return self._feed(kind, request, held.name, "/", feeds.told(self.database, held)[:ENTRIES], preferred)

        return view

    def _feed(
        self, kind: str, request: Request, title: str, path: str, events: Iterable[Event], language: str | None
    ) -> Response:
        words = (language or "").partition("-")[0]
        words = words if words in LANGUAGES else "en"
        body = _written(
            kind, self._at(path), title, [one for one in events if one.type not in _SILENT], words, self._at
        )
        tag = f'"{sha256(body).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(body, headers=headers, media_type=_TYPES[kind])

    def _at(self, path: str) -> str:
        return f"{(self.links.url or '').rstrip('/')}{path}"


def _written(kind: str, link: str, title: str, events: list[Event], language: str, at: Callable[[str], str]) -> bytes:
    words = wording(language)
    feed = _KINDS[kind](
        title=f"Seized: {title}",
        link=link,
        description=words.phrased(NOTICE),
        language=language,
        feed_guid=f"urn:seized:{sha256(title.encode()).hexdigest()[:32]}",
    )
    for event in events:
        page = at(f"/works/{quote(event.symbol, safe='/()[]')}")
        message = describe((event,), (), page=page, now=event.at, language=language)
        feed.add_item(
            title=message.subject,
            link=page,
            description=_paragraphs(message),
            unique_id=f"urn:seized:{sha256(event.key.encode()).hexdigest()[:32]}",
            unique_id_is_permalink=False,
            pubdate=event.at,
            updateddate=event.at,
            categories=(event.type.value,),
        )
    # Without entries the library writes the time of asking, and no two answers would be the same.
    feed.latest_post_date = lambda: max((event.at for event in events), default=datetime(2026, 1, 1, tzinfo=UTC))
    written: str = feed.writeString("utf-8")
    return written.encode("utf-8")


def _paragraphs(message: Message) -> str:
    """The message's text as harmless HTML: paragraphs that run as its language does."""
    lines = (line for line in plain_body(message).splitlines() if line.strip())
    return (
        f'<div lang="{message.language}" dir="{direction(message.language)}">'
        + "".join(f"<p>{escape(line)}</p>" for line in lines)
        + "</div>"
    )


def _nothing() -> Response:
    return Response("There is no such feed.\n", status_code=404, media_type="text/plain")
