"""A file of subscriptions made so: all of it or nothing, and by name, so that doing it again changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum

from monitor.forms.shapes import subscription_of
from monitor.forms.written import SubscriptionForm, SubscriptionsFile, WrongForm
from monitor.store import subscriptions
from monitor.store.database import Database
from monitor.subscribing import Subscription


class Fate(StrEnum):
    """What an import does to a subscription."""

    MADE = "made"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """A subscription as it is to be, what becomes of it, and which of its fields differ."""

    wanted: Subscription
    fate: Fate
    differing: tuple[str, ...] = ()


def changes(database: Database, file: SubscriptionsFile) -> tuple[Change, ...]:
    """What importing a file would change. Raises WrongForm when a channel does not exist."""
    channels = {one.name: one.id for one in subscriptions.channels(database)}
    wanted = [_for_channel(number, form, channels) for number, form in enumerate(file.subscriptions)]
    held = subscriptions.named(database, [one.name for one in wanted])
    return tuple(_change(one, held.get(one.name)) for one in wanted)


def carry_out(database: Database, changed: Iterable[Change], now: datetime) -> None:
    """Make the subscriptions so, in one transaction."""
    subscriptions.put(database, [one.wanted for one in changed if one.fate is not Fate.SAME], now)


def _for_channel(number: int, form: SubscriptionForm, channels: dict[str, int]) -> Subscription:
    if form.channel not in channels:
        raise WrongForm(
            f"subscriptions[{number}].channel: there is no channel {form.channel!r}; see the names with: "
            f"seized channels list"
        )
    return subscription_of(form, channels[form.channel])


def _change(wanted: Subscription, held: Subscription | None) -> Change:
    if held is None:
        return Change(wanted, Fate.MADE)
    same = replace(wanted, id=held.id, created_at=held.created_at)
    differing = tuple(one.name for one in fields(Subscription) if getattr(same, one.name) != getattr(held, one.name))
    return Change(wanted, Fate.CHANGED if differing else Fate.SAME, differing)
