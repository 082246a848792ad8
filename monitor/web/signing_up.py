"""The pages on which anybody may ask for messages by mail, and those on which its reader confirms it.

Every address is answered alike, whether it is known or not: the page remembers the wish and does nothing else; the
letter goes from elsewhere (monitor.consent.confirming). The link in the letter is all the authority there is to
confirm, works once, and does nothing when it is only looked at.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response

from monitor.consent import asking
from monitor.consent.choosing import WrongChoice
from monitor.consent.wishes import in_words
from monitor.links import Expired, Purpose
from monitor.store import signups
from monitor.store.signups import Fate, Signup, Target
from monitor.subscribing import Rhythm
from monitor.web import signup_words as said
from monitor.web.forms import form_of
from monitor.web.reader_pages import ReaderPages
from monitor.web.reader_words import link_words, words_for
from monitor.words.wording import Wording, wording
from notifiers.isolating import direction, isolated
from notifiers.redacting import mailbox, redact

Form = Annotated[dict[str, str], Depends(form_of)]
CROSS_SITE = "cross-site"
FOREIGN = "Ask on our own page: this form was on another site's.\n"


def add_signup(app: FastAPI, pages: ReaderPages) -> None:
    """Answer under /subscribe."""
    views = _Views(pages)
    app.add_api_route("/subscribe", views.form, methods=["GET"], response_model=None)
    app.add_api_route("/subscribe", views.asked, methods=["POST"], response_model=None)


def add_confirming(app: FastAPI, pages: ReaderPages) -> None:
    """Answer under /confirm; also while nobody may sign up any more, for letters that are on their way."""
    views = _Views(pages)
    app.add_api_route("/confirm/{token}", views.confirm, methods=["GET"], response_model=None)
    app.add_api_route("/confirm/{token}", views.confirmed, methods=["POST"], response_model=None)


@dataclass(frozen=True, slots=True)
class _Views:
    """What answers each address. Plain functions: they use the database, and so run in threads of their own."""

    pages: ReaderPages

    def form(self, request: Request) -> Response:
        return self._form(_words(request), {})

    def asked(self, request: Request, form: Form) -> Response:
        if request.headers.get("sec-fetch-site") == CROSS_SITE:
            return Response(FOREIGN, status_code=403, media_type="text/plain")
        words = _words(request)
        try:
            wanted = asking.asked(form)
        except WrongChoice as error:
            kind = f"wrong_{error}" if str(error) in ("address", "symbol") else "wrong"
            return self._form(words, form, 422, wrong=kind)
        if not self._ask(wanted, request):
            return self._form(words, form, 429, wrong="often")
        return self._form(words, {}, asked=True)

    def _ask(self, wanted: asking.Asked, request: Request) -> bool:
        """Whether the wish was taken; what becomes of it is the same for every address."""
        values = {
            "address": wanted.address,
            "address_sha256": asking.fingerprint(wanted.address),
            "wanted": wanted.stored(),
            "wording": asking.WORDING,
            "network": asking.network_of(request.client.host if request.client else None, self.pages.links.key),
        }
        limits = {"per_address": asking.PER_ADDRESS, "per_network": asking.PER_NETWORK}
        return signups.ask(self.pages.database, values, self.pages.clock(), **limits)

    def confirm(self, request: Request, token: str) -> Response:
        found = self._signup(request, token)
        return found if isinstance(found, Response) else self._confirm(found, None)

    def confirmed(self, request: Request, token: str, form: Form) -> Response:
        found = self._signup(request, token)
        if isinstance(found, Response):
            return found
        wanted = asking.read_back(found.address, found.wanted)
        target = Target(wanted.channel_address, redact(wanted.channel_address))
        made = asking.subscription_for(wanted, found.id)
        fate = signups.confirm(self.pages.database, found.id, target, made, self.pages.clock())
        return self._nowhere(request, "invalid") if fate is Fate.GONE else self._confirm(found, fate)

    def _confirm(self, signup: Signup, fate: Fate | None) -> Response:
        """The page before the button (``fate`` None) and after it."""
        wanted = asking.read_back(signup.address, signup.wanted)
        words = wording(wanted.language)
        about = "".join(isolated(span.text, direction(words.language)) for span in in_words(wanted, words))
        texts = said.confirm_words(words, about, mailbox(wanted.address))
        before = fate is Fate.BEFORE or (fate is None and signup.confirmed_at is not None)
        outcome = "before" if before else "confirmed" if fate else None
        return self.pages.show("confirm.html", words, texts, outcome=outcome)

    def _signup(self, request: Request, token: str) -> Signup | Response:
        """Whose wish the link is about; or the page that says why it leads nowhere."""
        try:
            about = self.pages.links.read(Purpose.CONFIRM, token)
        except Expired:
            return self._nowhere(request, "expired")
        found = signups.signup(self.pages.database, about[0]) if about else None
        return found or self._nowhere(request, "invalid")

    def _nowhere(self, request: Request, why: str) -> Response:
        words = _words(request)
        return self.pages.show("link.html", words, link_words(words), 410 if why == "expired" else 404, why=why)

    def _form(
        self, words: Wording, form: dict[str, str], status: int = 200, wrong: str | None = None, asked: bool = False
    ) -> Response:
        fresh = {"address": "", "symbol": "", "wish": "", "language": words.language, "rhythm": Rhythm.DAILY.value}
        values = {"options": said.choices(words), "before": fresh | form, "wrong": wrong, "asked": asked}
        return self.pages.show("subscribe.html", words, said.form_words(words), status, **values)


def _words(request: Request) -> Wording:
    return words_for(request)
