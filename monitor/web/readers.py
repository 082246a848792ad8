"""The pages that the links in messages lead to: one to stop, one to change what comes.

The token in the address is all the authority there is (monitor.links): no log-in and no cookie, so that nothing can be
done in a reader's name from elsewhere. Reading a page changes nothing, because mail scanners follow links; a POST does,
also the one that a mail program sends for one click (RFC 8058).
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response

from monitor.consent.choosing import MUTE_DAYS, WrongChoice, chosen
from monitor.intents import Channel
from monitor.links import Expired, Purpose
from monitor.store import choices
from monitor.subscribing import Subscription
from monitor.web import reader_words as said
from monitor.web.forms import form_of
from monitor.web.reader_pages import ReaderPages
from monitor.words.wording import Wording

Form = Annotated[dict[str, str], Depends(form_of)]


def add_readers(app: FastAPI, pages: ReaderPages) -> None:
    """Answer under /stop and /manage."""
    views = _Views(pages)
    for method, address, view in (
        ("GET", "/stop/{token}", views.stop),
        ("POST", "/stop/{token}", views.stopped),
        ("GET", "/manage/{token}", views.manage),
        ("POST", "/manage/{token}", views.managed),
    ):
        app.add_api_route(address, view, methods=[method], response_model=None)


@dataclass(frozen=True, slots=True)
class _Views:
    """What answers each address. Plain functions: they use the database, and so run in threads of their own."""

    pages: ReaderPages

    def stop(self, request: Request, token: str) -> Response:
        found = self._reader(request, Purpose.STOP, token)
        if isinstance(found, Response):
            return found
        channel, _, words = found
        return self.pages.show(
            "stop.html", words, said.stop_words(words, channel.redacted), stopped=not channel.enabled
        )

    def stopped(self, request: Request, token: str, form: Form) -> Response:
        found = self._reader(request, Purpose.STOP, token)
        if isinstance(found, Response):
            return found
        channel, _, words = found
        choices.stop(self.pages.database, channel.id, self.pages.clock())
        return self.pages.show(
            "stop.html", words, said.stop_words(words, channel.redacted), stopped=True, just_now=True
        )

    def manage(self, request: Request, token: str) -> Response:
        return self._managing(request, token, None)

    def managed(self, request: Request, token: str, form: Form) -> Response:
        found = self._reader(request, Purpose.MANAGE, token)
        if isinstance(found, Response):
            return found
        channel, held, _ = found
        meant = next((one for one in held if str(one.id) == form.get("subscription")), None)
        if meant is None:
            return self._managing(request, token, None)
        if form.get("do") == "end":
            choices.end(self.pages.database, channel.id, meant.id)
            return self._managing(request, token, "removed")
        try:
            now = self.pages.clock()
            choices.change(self.pages.database, chosen(meant, form, now), now)
        except WrongChoice:
            return self._managing(request, token, "wrong", status=422)
        return self._managing(request, token, "saved")

    def _managing(self, request: Request, token: str, outcome: str | None, status: int = 200) -> Response:
        found = self._reader(request, Purpose.MANAGE, token)
        if isinstance(found, Response):
            return found
        channel, held, words = found
        return self.pages.show(
            "manage.html",
            words,
            said.manage_words(words, channel.redacted),
            status,
            subscriptions=held if channel.enabled else (),
            outcome=outcome,
            abouts={one.id: said.about(one, words) for one in held},
            rhythms={key: words.phrased(text) for key, text in said.RHYTHMS.items()},
            preferences={key: words.phrased(text) for key, text in said.PREFERENCES.items()},
            mutes={count: said.days(words, count) for count in MUTE_DAYS if count},
            stop=self.pages.links.token(Purpose.STOP, channel.id),
        )

    def _reader(
        self, request: Request, purpose: Purpose, token: str
    ) -> tuple[Channel, tuple[Subscription, ...], Wording] | Response:
        """Whose link it is and what goes there; or the page that says why the link leads nowhere."""
        words = said.words_for(request)
        try:
            about = self.pages.links.read(purpose, token)
        except Expired:
            return self.pages.show("link.html", words, said.link_words(words), 410, why="expired")
        found = choices.of_channel(self.pages.database, about[0]) if about else None
        if found is None:
            return self.pages.show("link.html", words, said.link_words(words), 404, why="invalid")
        channel, held = found
        languages = tuple(language for one in held for language in one.languages)
        return channel, held, said.words_for(request, languages)
