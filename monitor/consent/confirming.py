"""The letter that asks whether somebody wants messages, and its sending.

It says that and nothing else (domain.md 7). A page only remembers the wish; the letter goes from here, so that a page
answers as fast whoever the address belongs to.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from monitor.consent.asking import FORGET_AFTER, Asked, read_back
from monitor.consent.wishes import in_words
from monitor.links import Links, Purpose
from monitor.store import signups
from monitor.store.database import Database
from monitor.store.signups import Signup
from monitor.words.origins import NOTICE
from monitor.words.wording import wording
from notifiers.errors import AddressError, DeliveryError
from notifiers.messages import Message, Passage, Span

log = structlog.get_logger()

Send = Callable[[str, Message], object]
"""Sends a message to an address. Raises AddressError and DeliveryError."""

GAP = timedelta(minutes=15)
"""How long after a try that failed the next one follows."""


def send_confirmations(database: Database, links: Links, send: Send, now: datetime) -> int:
    """Send the letters that are due; how many went. Raises StoreError only."""
    return sum(_sent(database, one, links, send, now) for one in signups.claim_unsent(database, now, GAP))


def forget_unconfirmed(database: Database, now: datetime) -> int:
    """Let go of wishes that nobody confirmed within seven days; how many they were. Raises StoreError only."""
    gone = signups.purge(database, now - FORGET_AFTER)
    if gone:
        log.info("let go", action="retention", signups=gone)
    return gone


def letter_for(asked: Asked, link: str, key: str, now: datetime) -> Message:
    """The letter with the link to confirm. Pure."""
    words = wording(asked.language)
    about = in_words(asked, words)
    lines = (
        words.phrase("Somebody, perhaps you, asked that messages about {what} be sent to this address.", what=about),
        words.phrase("Nothing is sent before you press the button on this page:"),
        (Span(words.phrased("Confirm that you want these messages"), link=link),),
        words.phrase("The link is good for 48 hours and works once."),
        words.phrase("If it was not you, do nothing: this address is forgotten after seven days."),
    )
    title = words.phrased("Do you want these messages?")
    return Message(
        key=key,
        thread=key,
        subject=title,
        headline=(Span(title),),
        standing=(),
        blocks=(Passage(lines),),
        closing=(),
        notice=words.phrased(NOTICE),
        written_at=now,
        language=words.language,
    )


def _sent(database: Database, signup: Signup, links: Links, send: Send, now: datetime) -> bool:
    asked, link = read_back(signup.address, signup.wanted), links.link(Purpose.CONFIRM, signup.id)
    if link is None:
        signups.give_up(database, signup.id)
        return False
    try:
        send(asked.channel_address, letter_for(asked, link, f"sign-up {signup.id}", now))
    except (AddressError, DeliveryError) as error:
        if getattr(error, "permanent", True):
            signups.give_up(database, signup.id)
        log.warning("confirmation not sent", action="signup", signup=signup.id, reason=str(error))
        return False
    signups.sent(database, signup.id, now)
    log.info("confirmation sent", action="signup", signup=signup.id)
    return True
