"""Why a channel did or did not get something: what became of an event on its way there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.intents import Channel, Event, EventType, Mode
from monitor.matching import excluded_by, match, may_be_told
from monitor.outgoing import BATCH, CATCH_UP, LANGUAGE, QUIET, DeliveryState, enabling
from monitor.rules.traits import Traits
from monitor.sending import languages
from monitor.store import outbox, subscriptions
from monitor.store.database import Database
from monitor.store.outbox import Delivery
from monitor.subscribing import Subscription
from monitor.telling import stored
from monitor.words.reasoning import in_words

_WAITS = {
    QUIET: "it waits for the end of the quiet hours",
    BATCH: "many messages came at once: it waits for the batch",
    CATCH_UP: "its source was out of reach for long: it waits for the rest of what that brings",
    LANGUAGE: "it waits a day for the text in the preferred language",
}
_SILENT = {
    Mode.FIRST_PASS: "it was there when its source was looked at for the first time: that is no news",
    Mode.BACKFILL: "it was fetched by a backfill, which tells nobody unless asked to with --notify",
    Mode.CITED: "it was fetched because somebody cites it: that is no news",
}


@dataclass(frozen=True, slots=True)
class Account:
    """What became of an event for a channel: ``verdict`` is one word or two, each of ``because`` a sentence."""

    event: Event
    channel: Channel
    verdict: str
    because: tuple[str, ...]
    delivery: int | None = None


def account(database: Database, event: Event, channel: Channel, now: datetime) -> Account:
    """What became of an event for a channel. Of what was sent the log tells; why something never was is judged by
    the subscriptions as they are now. Raises StoreError only."""
    delivery = outbox.carrying(database, event.id, channel.id) if event.id else None
    if delivery is not None:
        return _of_delivery(event, channel, delivery, now)
    mode = Mode(event.data.get("mode") or Mode.LIVE)
    if not may_be_told(event, mode, notify=False):
        said = _SILENT.get(mode, "events of this type are told only by a backfill that is asked to")
        return Account(event, channel, "silent", (said,))
    own = subscriptions.of_channel(database, channel.id)
    if not own:
        return Account(event, channel, "no subscription", ("no subscription leads to this channel",))
    traits = stored(database, event, subscriptions.kinds_in_use(database))
    heard = outbox.told_in(database, {channel.id}, {event.symbol}).get((channel.id, event.symbol), frozenset())
    return _of_subscriptions(event, channel, [(one, _why_not(one, traits, heard)) for one in own])


# ---- what was planned ------------------------------------------------------------------------------------------------


def _of_delivery(event: Event, channel: Channel, delivery: Delivery, now: datetime) -> Account:
    matched = tuple(f"matched: {in_words(one)}" for one in delivery.reasons)
    company = len(delivery.events)
    among = (
        (f"it goes with {company - 1} other event{'s' if company > 2 else ''} in one message",) if company > 1 else ()
    )
    verdict, said = _standing(channel, delivery, now)
    return Account(event, channel, verdict, (*matched, *among, *said), delivery.id)


def _standing(channel: Channel, delivery: Delivery, now: datetime) -> tuple[str, tuple[str, ...]]:
    last = delivery.tries[-1] if delivery.tries else None
    tried = f"{len(delivery.tries)} tr{'y' if len(delivery.tries) == 1 else 'ies'}"
    if delivery.state is DeliveryState.DONE:
        return "sent", (f"sent at {_at(last.at)} ({last.attempt.reason})" if last else "sent",)
    if delivery.state is DeliveryState.DEAD:
        said = f"given up after {tried}: {last.attempt.reason}" if last else "given up"
        return "dead", (said, f"send it again with: seized deliveries retry {delivery.id}")
    if not channel.enabled:
        why = channel.disabled_reason or "no reason kept"
        return "paused", (f"the channel is paused: {why}", f"let it go on with: {enabling(channel.name)}")
    if delivery.state is DeliveryState.SENDING:
        return "sending", ("somebody is sending it now",)
    return _waiting(delivery, now)


def _waiting(delivery: Delivery, now: datetime) -> tuple[str, tuple[str, ...]]:
    due = _at(delivery.next_attempt_at)
    held = delivery.standing.held_until
    if delivery.tries:
        last = delivery.tries[-1].attempt.reason
        return "waiting", (f"not sent so far: {last}", f"tried again at {due}")
    if held and held > now:
        return "waiting", (f"the channel fails and is left alone until {_at(held)}",)
    if delivery.hold and delivery.next_attempt_at and delivery.next_attempt_at > now:
        hold = _WAITS.get(delivery.hold, f"it waits for the {delivery.hold} digest")
        return "waiting", (hold, f"goes at {due}")
    return "due", ("it is due now",)


def _at(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "no time"


# ---- what never was --------------------------------------------------------------------------------------------------


def _of_subscriptions(
    event: Event, channel: Channel, judged: Sequence[tuple[Subscription, tuple[str, str]]]
) -> Account:
    order = ("later", "muted", "language", "excluded", "not matched")
    verdicts = [verdict for _, (verdict, _) in judged]
    verdict = next(one for one in order if one in verdicts)
    return Account(event, channel, verdict, tuple(f"{one.name}: {said}" for one, (_, said) in judged))


def _why_not(subscription: Subscription, traits: Traits, heard: frozenset[str]) -> tuple[str, str]:
    """Why a subscription brought nothing: in a word or two, and a sentence."""
    event = traits.event
    if match(traits, replace(subscription, exclusions=())) is None:
        return "not matched", "none of its rules matches"
    if excluded_by(traits, subscription) is not None:
        return "excluded", "a rule matches, and an exclusion too"
    if subscription.muted_until and event.at < subscription.muted_until:
        return "muted", f"muted until {_at(subscription.muted_until)}"
    if languages.owed(subscription, event, heard) is languages.Owed.NOTHING:
        return "language", _spoken(subscription, event, heard)
    made = f", which was made at {_at(subscription.created_at)}" if subscription.created_at else ""
    return (
        "later",
        f"its rules match now; when it happened, at {_at(event.at)}, they did not, or it was not there{made}",
    )


def _spoken(subscription: Subscription, event: Event, heard: frozenset[str]) -> str:
    if heard and event.type in (EventType.LANGUAGE_ADDED, EventType.NEW, EventType.ISSUED):
        return f"the work was told already, in {', '.join(sorted(heard))}"
    return f"it is in {event.language}, and only {', '.join(subscription.languages)} is asked for"
