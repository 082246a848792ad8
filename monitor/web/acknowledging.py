"""The page on which a channel's readers say that they have taken note of an event: recorded once, by the button."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response

from monitor.intents import Channel, Event
from monitor.links import Purpose
from monitor.store import acknowledging, choices
from monitor.web import reader_words as said
from monitor.web.forms import form_of
from monitor.web.reader_pages import ReaderPages
from notifiers.isolating import direction, isolated

Form = Annotated[dict[str, str], Depends(form_of)]


def add_acknowledging(app: FastAPI, pages: ReaderPages) -> None:
    """Answer under /ack."""
    views = _Views(pages)
    app.add_api_route("/ack/{token}", views.ask, methods=["GET"], response_model=None)
    app.add_api_route("/ack/{token}", views.acknowledge, methods=["POST"], response_model=None)


@dataclass(frozen=True, slots=True)
class _Views:
    """What answers each address. Plain functions: they use the database, and so run in threads of their own."""

    pages: ReaderPages

    def ask(self, request: Request, token: str) -> Response:
        found = self._told(token)
        if found is None:
            return self._page(request, None, 404)
        channel, event = found
        noted = acknowledging.of_delivery(self.pages.database, channel.id, [event.id])
        return self._page(request, found, noted=bool(noted))

    def acknowledge(self, request: Request, token: str, form: Form) -> Response:
        found = self._told(token)
        if found is None:
            return self._page(request, None, 404)
        channel, event = found
        acknowledging.acknowledge(self.pages.database, channel.id, event.id or 0, self.pages.clock())
        return self._page(request, found, noted=True)

    def _told(self, token: str) -> tuple[Channel, Event] | None:
        about = self.pages.links.read(Purpose.ACKNOWLEDGE, token)
        return acknowledging.told(self.pages.database, *about) if about and len(about) == 2 else None

    def _page(
        self, request: Request, told: tuple[Channel, Event] | None, status: int = 200, *, noted: bool = False
    ) -> Response:
        held = choices.of_channel(self.pages.database, told[0].id) if told else None
        languages = tuple(language for one in (held[1] if held else ()) for language in one.languages)
        words = said.words_for(request, languages)
        way = direction(words.language)
        texts = (
            said.acknowledge_words(words, told[0].redacted, isolated(told[1].symbol, way))
            if told
            else said.link_words(words)
        )
        name = "acknowledge.html" if told else "link.html"
        return self.pages.show(name, words, texts, status, noted=noted, why="invalid")
