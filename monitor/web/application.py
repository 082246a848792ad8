"""The pages' addresses and what answers them: rendered on the server, escaped everywhere, no script."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from typing import Annotated, Any, Final
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from monitor.links import Links
from monitor.store import corpus
from monitor.store.database import Database
from monitor.store.errors import StoreError
from monitor.web import facts
from monitor.web.acknowledging import add_acknowledging
from monitor.web.announced import announced
from monitor.web.api import add_api
from monitor.web.feeds import add_feeds
from monitor.web.guarding import guard
from monitor.web.reader_pages import ReaderPages
from monitor.web.reader_words import words_for
from monitor.web.readers import add_readers
from monitor.web.signing_up import add_confirming, add_signup
from monitor.web.slack_actions import add_slack_actions
from monitor.web.tongues import tongues
from monitor.web.work_words import WorkWords
from monitor.words import terms
from monitor.words.origins import NOTICE
from monitor.words.wording import Wording, named, wording
from notifiers.isolating import direction

EVENTS_ON_STATUS: Final = 12
EVENTS: Final = 200
DELIVERIES: Final = 50
REFUSED: Final = 50
Health = Callable[[], tuple[str, ...]]


def _now() -> datetime:
    return datetime.now(UTC)


def _well() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages stand on. ``complaints`` are sentences about the service itself; none means it is well.
    ``token`` opens the API; None: there is none. ``links`` reads the links in messages; None: there are none.
    ``signup``: anybody may ask for messages, with a link to confirm it. ``slack_secret`` signs what Slack sends when
    somebody presses a button; None: nothing of it is taken."""

    database: Database
    host: str = "127.0.0.1"
    clock: Callable[[], datetime] = _now
    complaints: Health = _well
    token: str | None = field(default=None, repr=False)
    links: Links | None = field(default=None, repr=False)
    signup: bool = False
    slack_secret: str | None = field(default=None, repr=False)


def application(pages: Pages) -> FastAPI:
    """The web application."""
    app = FastAPI(title="Seized", docs_url=None, redoc_url=None, openapi_url=None)
    app.middleware("http")(guard(pages.host, _public_name(pages.links)))
    app.exception_handler(StoreError)(_store_trouble)
    add_api(app, pages.database, pages.token, pages.clock)
    environment = _environment()
    if pages.links is not None:
        for_readers = ReaderPages(pages.database, pages.links, pages.clock, environment)
        add_readers(app, for_readers)
        add_acknowledging(app, for_readers)
        add_confirming(app, for_readers)
        if pages.signup:
            add_signup(app, for_readers)
        if pages.slack_secret:
            add_slack_actions(app, pages.database, pages.links, pages.clock, pages.slack_secret)
        add_feeds(app, pages.database, pages.links, pages.clock)
    views = Views(pages, environment)
    for address, view in (
        ("/", views.status),
        ("/events", views.events),
        ("/works", views.works),
        ("/works/{symbol:path}", views.work),
        ("/style.css", views.style),
        ("/health", views.health),
    ):
        app.add_api_route(address, view, methods=["GET", "HEAD"], response_model=None)
    return app


@dataclass(frozen=True, slots=True)
class Views:
    """What answers each address. Plain functions: they read the database, and so run in threads of their own."""

    pages: Pages
    environment: Environment

    def status(self) -> Response:
        database, now = self.pages.database, self.pages.clock()
        return self._page(
            "status.html",
            counts=facts.counts(database),
            sources=facts.source_rows(database, now),
            refused=facts.refused(database, REFUSED),
            events=facts.newest_events(database, EVENTS_ON_STATUS),
            deliveries=facts.waiting_deliveries(database, DELIVERIES),
        )

    def events(self) -> Response:
        return self._page("events.html", events=facts.newest_events(self.pages.database, EVENTS), limit=EVENTS)

    def works(self) -> Response:
        return self._page("works.html", works=corpus.works(self.pages.database))

    def work(
        self,
        request: Request,
        symbol: str,
        language: Annotated[str | None, Query(max_length=35)] = None,
        version: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    ) -> Response:
        words = words_for(request)
        about = {"say": WorkWords(words), "outside": request.state.outside, "tongues": tongues(request.query_params)}
        found = facts.work_page(self.pages.database, symbol, language, version, self.pages.clock())
        if found is None:
            citing = corpus.cited_by(self.pages.database, symbol)
            told = announced(self.pages.database, symbol, about["say"], self.pages.clock())
            values = {"symbol": symbol, "citing": citing, "announced": told}
            return self._page("missing.html", 200 if told else 404, words, **values, **about)
        values = {name: getattr(found, name) for name in found.__slots__}
        feeds = self.pages.links is not None
        return self._page("work.html", 200, words, **values, **about, feeds=feeds)

    def style(self) -> Response:
        sheet = files("monitor.web").joinpath("templates/style.css").read_text(encoding="utf-8")
        return Response(sheet, media_type="text/css")

    def health(self) -> Response:
        return _health(self.pages)

    def _page(self, name: str, status: int = 200, words: Wording | None = None, **values: Any) -> Response:
        """A page in a reader's ``words``; those for the operator are in English."""
        words = words or wording("en")
        frame = {"now": self.pages.clock(), "words": words, "phrased": words.phrased, "named": named}
        frame |= {"tongues": (), "terms": terms, "notice": words.phrased(NOTICE)}
        way = direction(words.language)
        body = self.environment.get_template(name).render(**{**frame, **values}, language=words.language, direction=way)
        return HTMLResponse(body, status_code=status, headers={"Vary": "Accept-Language"})


def _public_name(links: Links | None) -> str | None:
    """The name by which readers of messages reach the pages."""
    return urlsplit(links.url).hostname if links and links.url else None


def _health(pages: Pages) -> JSONResponse:
    try:
        corpus.works_held(pages.database)
        complaints = list(pages.complaints())
    except StoreError as error:
        complaints = [str(error)]
    body = {"status": "failing" if complaints else "ok", "complaints": complaints}
    return JSONResponse(body, status_code=503 if complaints else 200)


async def _store_trouble(request: object, error: Exception) -> Response:
    return Response(f"{error}\n", status_code=503, media_type="text/plain")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("monitor.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["moment"] = _moment
    environment.filters["work_address"] = work_address
    return environment


def work_address(symbol: str) -> str:
    """The page of a work: symbols keep their slashes and brackets, everything else is escaped."""
    return "/works/" + quote(symbol, safe="/()[]")


def _moment(value: datetime | None) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC") if value else "–"
