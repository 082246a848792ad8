"""What is to be sent because of one listing's matches: one delivery for each channel. Pure.

A channel that several subscriptions lead to gets one delivery with all of the listing's events that it wants, the
chief one first, and with every reason once.
"""

from collections.abc import Iterable

from monitor.intents import Planned
from monitor.matching import rank
from monitor.subscribing import Match
from monitor.watching import Look


def plan(matches: Iterable[Match], look: Look) -> tuple[Planned, ...]:
    """The deliveries that the matches of one listing's events make."""
    wanted: dict[int, list[Match]] = {}
    for match in matches:
        wanted.setdefault(match.subscription.channel_id, []).append(match)
    return tuple(_planned(channel_id, found, look) for channel_id, found in wanted.items())


def _planned(channel_id: int, found: list[Match], look: Look) -> Planned:
    ordered = sorted(found, key=lambda match: rank(match.event))
    return Planned(
        channel_id=channel_id,
        event_keys=tuple(dict.fromkeys(match.event.key for match in ordered)),
        reasons=tuple(dict.fromkeys(reason for match in ordered for reason in match.reasons)),
        next_attempt_at=look.now,
    )
