"""What a reader may change of a subscription, from a form: checked, and never more than that. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from monitor.subscribing import Preference, Quiet, Rhythm, Subscription

MUTE_DAYS: Final = (0, 1, 7, 30)
"""For how many days a reader may ask for silence; 0 ends it."""


Choice = TypeVar("Choice", Rhythm, Preference)


class WrongChoice(ValueError):
    """A form says what no form of ours offers. The text is the name of the field."""


def chosen(subscription: Subscription, form: Mapping[str, str], now: datetime) -> Subscription:
    """The subscription as its reader wants it from now on; fields that the form lacks stay. Raises WrongChoice."""
    quiet = _quiet(form["quiet_from"], form["quiet_to"]) if {"quiet_from", "quiet_to"} <= form.keys() else None
    return replace(
        subscription,
        rhythm=_one_of(Rhythm, form, "rhythm", subscription.rhythm),
        preference=_one_of(Preference, form, "preference", subscription.preference),
        timezone=_zone(form.get("timezone", subscription.timezone)),
        quiet=quiet if "quiet_from" in form else subscription.quiet,
        muted_until=_muted(form, now) if "mute" in form else subscription.muted_until,
    )


def _one_of(kind: type[Choice], form: Mapping[str, str], name: str, before: Choice) -> Choice:
    try:
        return kind(form[name]) if name in form else before
    except ValueError:
        raise WrongChoice(name) from None


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongChoice("timezone") from None
    if name not in available_timezones():
        raise WrongChoice("timezone")
    return name


def _quiet(start: str, end: str) -> Quiet | None:
    """Quiet hours; None when both fields are empty or equal."""
    if not start.strip() and not end.strip():
        return None
    try:
        hours = Quiet(time.fromisoformat(start.strip()), time.fromisoformat(end.strip()))
    except ValueError:
        raise WrongChoice("quiet") from None
    if hours.start.tzinfo or hours.end.tzinfo:
        raise WrongChoice("quiet")
    return hours if hours.start != hours.end else None


def _muted(form: Mapping[str, str], now: datetime) -> datetime | None:
    if form["mute"] not in {str(days) for days in MUTE_DAYS}:
        raise WrongChoice("mute")
    return now + timedelta(days=int(form["mute"])) if form["mute"] != "0" else None
