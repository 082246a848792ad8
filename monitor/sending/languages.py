"""In which language somebody is told of a text, and when again in another one (domain.md 5.2; 9, test 15). Pure.

The first of a subscription's languages is the preferred one. Whoever was told of a text in another gets exactly one
follow-up, when the preferred text arrives.
"""

from datetime import timedelta
from enum import Enum

from monitor.intents import ARRIVALS, Event, EventType
from monitor.subscribing import Preference, Subscription

PATIENCE = timedelta(hours=24)
"""How long the preferred text is waited for by those who ask for that."""


class Owed(Enum):
    """What a subscription is owed of an event."""

    NOW = "now"
    LATER = "later"
    FOLLOW_UP = "follow-up"
    NOTHING = "nothing"


def owed(subscription: Subscription, event: Event, heard: frozenset[str]) -> Owed:
    """What is owed of an event to a channel that was told, or is to be told, of the work's arrival in ``heard``."""
    preferred = subscription.languages[:1]
    if not preferred or event.language is None or _asked_by_name(subscription, event):
        return Owed.NOW
    if event.type not in ARRIVALS:
        return Owed.NOW if _may_speak(subscription, event.language) else Owed.NOTHING
    if not heard:
        return Owed.NOW if speaks(event.language, preferred) else _fallback(subscription, event.language)
    return Owed.FOLLOW_UP if _follows_up(event.language, preferred, heard) else Owed.NOTHING


def _follows_up(language: str, preferred: tuple[str, ...], heard: frozenset[str]) -> bool:
    """Whether a text is the preferred one at last. In another script it will do, and may itself be followed up once."""
    told = [one for one in heard if speaks(one, preferred)]
    if told and (len(heard) > 1 or told[0] in preferred):
        return False
    return language in preferred or (speaks(language, preferred) and not told)


def _fallback(subscription: Subscription, language: str) -> Owed:
    """What is owed of a text in another language than the preferred one, to somebody who was told of none."""
    if subscription.preference is Preference.WAIT:
        return Owed.LATER
    return Owed.NOW if _may_speak(subscription, language) else Owed.NOTHING


def _may_speak(subscription: Subscription, language: str) -> bool:
    return subscription.preference is not Preference.ONLY or speaks(language, subscription.languages)


def speaks(language: str, asked_for: tuple[str, ...]) -> bool:
    """Whether a language tag falls under one that was asked for: ``zh`` also means ``zh-Hant`` (RFC 4647, 3.3.1)."""
    tag = language.lower()
    return any(tag == one.lower() or tag.startswith(one.lower() + "-") for one in asked_for)


def _asked_by_name(subscription: Subscription, event: Event) -> bool:
    """Whoever names the type wants every language."""
    added = event.type is EventType.LANGUAGE_ADDED
    return added and any(event.type in rule.event_types for rule in subscription.rules)
