"""When a subscriber's messages go: hours of digests, ends of quiet hours, on the subscriber's own clock. Pure.

An hour that a change of the clock skips is taken as long after midnight as on other days; of an hour that comes twice
the first one counts. So every day has each hour once, and every digest one instant (domain.md 5.2).
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.subscribing import Quiet, Rhythm, Subscription
from monitor.timing import DAY, HOUR


def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of that name; UTC when this machine does not know it, so that an old table stops nobody."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return ZoneInfo("UTC")


def next_digest(subscription: Subscription, after: datetime) -> datetime:
    """The first instant after ``after`` at which the subscription's digest goes, never within its quiet hours.

    For hourly, daily and weekly rhythms; UTC.
    """
    zone = zone_of(subscription.timezone)
    at = _next_full_hour(after, zone) if subscription.rhythm is Rhythm.HOURLY else _next_day(subscription, after, zone)
    return quiet_end(subscription.quiet, zone, at) or at


def next_weekly(subscription: Subscription, after: datetime) -> datetime:
    """The first instant after ``after`` that is the hour of the subscription's weekday; UTC."""
    return _next_at(after, zone_of(subscription.timezone), subscription.hour, subscription.weekday)


def quiet_end(quiet: Quiet | None, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the quiet hours end that ``now`` falls into; None outside of them. Equal ends mean no quiet hours."""
    today = now.astimezone(zone).date()
    for day in (today - DAY, today) if quiet else ():
        start, end = _night(quiet, zone, day) if quiet else (now, now)
        if start <= now < end:
            return end
    return None


def _night(quiet: Quiet, zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    """The quiet hours that begin on a day."""
    last = day + DAY if quiet.end < quiet.start else day
    return _instant(day, quiet.start, zone), _instant(last, quiet.end, zone)


def _next_full_hour(after: datetime, zone: ZoneInfo) -> datetime:
    """Full on the subscriber's clock: some zones differ from UTC by half an hour or a quarter."""
    local = after.astimezone(zone)
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return after + (HOUR - past)


def _next_day(subscription: Subscription, after: datetime, zone: ZoneInfo) -> datetime:
    weekday = subscription.weekday if subscription.rhythm is Rhythm.WEEKLY else None
    return _next_at(after, zone, subscription.hour, weekday)


def _next_at(after: datetime, zone: ZoneInfo, hour: int, weekday: int | None) -> datetime:
    # A zone that moves across the date line skips a day or has one twice: nine days hold every weekday.
    first = after.astimezone(zone).date() - DAY
    days = (first + number * DAY for number in range(16))
    at = (_instant(day, time(hour), zone) for day in days if weekday in (None, day.isoweekday()))
    return next(instant for instant in at if instant > after)


def _instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)
