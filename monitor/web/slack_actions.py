"""Where Slack sends what people press in our messages: "Acknowledge" is recorded, and told in the message's thread.

Whoever is told is told through the outbox, so that nothing is sent from here and nothing is told twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

import structlog
from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from monitor.intents import Channel, Event
from monitor.links import Links, Purpose
from monitor.outgoing import ACKNOWLEDGED
from monitor.store import acknowledging, choices, outbox
from monitor.store.database import Database
from monitor.store.outbox import Aside
from monitor.web.forms import body_of
from notifiers.slack_clicks import Click, click_in, is_genuine

log = structlog.get_logger()

LARGEST: Final = 2_000_000
"""Bytes of what Slack sends: it repeats the whole message, at most 150,000 characters, encoded."""


async def _body(request: Request) -> bytes:
    return await body_of(request, LARGEST)


Body = Annotated[bytes, Depends(_body)]


def add_slack_actions(
    app: FastAPI, database: Database, links: Links, clock: Callable[[], datetime], secret: str
) -> None:
    """Answer under /slack/actions. ``secret`` is the signing secret of the operator's Slack app."""
    views = _Views(database, links, clock, secret)
    app.add_api_route("/slack/actions", views.act, methods=["POST"], response_model=None)


@dataclass(frozen=True, slots=True, repr=False)
class _Views:
    """A plain function answers: it uses the database, and so runs in a thread of its own."""

    database: Database
    links: Links
    clock: Callable[[], datetime]
    secret: str

    def act(self, request: Request, body: Body) -> Response:
        now, headers = self.clock(), request.headers
        second, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        if not is_genuine(self.secret, second, signature, body, now):
            log.warning("not signed by Slack", action="slack")
            return PlainTextResponse("This was not signed by Slack, or not of late.\n", status_code=401)
        click = click_in(body)
        found = self._told(click.value) if click else None
        if click and found:
            self._acknowledge(click, *found, now)
        return Response(status_code=200)

    def _told(self, link: str) -> tuple[Channel, Event] | None:
        """What the link to acknowledge is about that the button holds."""
        about = self.links.read(Purpose.ACKNOWLEDGE, link.rpartition("/")[2])
        return acknowledging.told(self.database, *about) if about and len(about) == 2 else None

    def _acknowledge(self, click: Click, channel: Channel, event: Event, now: datetime) -> None:
        acknowledging.acknowledge(self.database, channel.id, event.id or 0, now)
        held = choices.of_channel(self.database, channel.id)
        language = next((tag for one in (held[1] if held else ()) for tag in one.languages), "en")
        facts = {"symbol": event.symbol, "by": click.by, "at": now.isoformat(), "language": language}
        aside = Aside(channel.id, ACKNOWLEDGED, f"{ACKNOWLEDGED} {event.id}", facts, event.symbol)
        outbox.remember_asides(self.database, [aside], now)
