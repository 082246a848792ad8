"""Subscriptions and previews, printed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from monitor.cli import printing
from monitor.cli.options import Format
from monitor.intents import Channel, Event
from monitor.subscribing import Rhythm, Rule, Subscription
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.previewing import Preview, Sent

_NOTHING = "no subscriptions; make one with: seized subscribe console: --cites 'S/RES/1373(2001)'"
_SHORT = {
    "symbols": "",
    "cites": "cites ",
    "bodies": "body ",
    "kinds": "kind ",
    "actors": "actor ",
    "subjects": "subject ",
    "countries": "country ",
    "words": "word ",
    "verbs": "verb ",
    "votes": "vote ",
    "events": "event ",
    "languages": "in ",
}


def summary(rule: Rule) -> str:
    """A rule in few words."""
    from monitor.forms.shapes import rule_shape

    return "; ".join(_part(name, value) for name, value in rule_shape(rule).items())


def _part(name: str, value: Any) -> str:
    if name == "cites_at_least":
        return f"cites {value['count']} of {', '.join(value['symbols'])}"
    if name == "chain":
        return f"leads to {value['symbol']} within {value['distance']}"
    if name == "near":
        return f"{', '.join(value['words'])} within {value['within']}"
    return _SHORT.get(name, f"{name} ") + ", ".join(value)


def print_subscriptions(found: Iterable[Subscription], channels: Mapping[int, Channel], output: Format) -> None:
    """A line each, or a JSON object."""
    if output is Format.JSON:
        for one in found:
            printing.emit(shape(one, channels.get(one.channel_id)))
        return
    rows = [
        (str(one.id), one.name, _channel_name(channels, one), _rhythm(one), " or ".join(map(summary, one.rules)))
        for one in found
    ]
    if rows:
        printing.table(("id", "name", "channel", "when", "told about"), rows)
    else:
        printing.say(_NOTHING)


def shape(one: Subscription, channel: Channel | None) -> dict[str, Any]:
    """A subscription as a file has it, with its number and when it was made."""
    from monitor.forms.shapes import subscription_shape

    written = subscription_shape(one, channel.name if channel else "")
    return {"id": one.id, **written, "created_at": printing.instant(one.created_at)}


def _rhythm(one: Subscription) -> str:
    return "at once" if one.rhythm is Rhythm.IMMEDIATE else one.rhythm.value


def _channel_name(channels: Mapping[int, Channel], one: Subscription) -> str:
    channel = channels.get(one.channel_id)
    return f"{channel.name}{'' if channel.enabled else ' (stopped)'}" if channel else "–"


# ---- previews --------------------------------------------------------------------------------------------------------


def print_preview(found: "Preview", output: Format) -> None:
    """How much a subscription would have sent, and every message with its reasons; the last three first."""
    if output is Format.JSON:
        printing.emit(found.shape())
        return
    count = counted(len(found.messages), "message")
    printing.say(f"{count} since {printing.moment(found.since)}: {found.per_week:.1f} a week", style="bold")
    if found.weeks:
        day, most = max(found.weeks.items(), key=lambda one: one[1])
        printing.say(f"most in the week of {day:%d %b %Y}: {most}")
    if len(found.messages) > len(found.last):
        printing.say(f"the last {len(found.last)}:")
    for message in found.last:
        _print_message(message)
    if found.backfilled:
        shown = ", ".join(found.backfilled[:20]) + (" …" if len(found.backfilled) > 20 else "")
        works = counted(len(found.backfilled), "work")
        printing.say(f"besides, {works} of that time match and came by a backfill, which tells nobody: {shown}")
    rest = found.messages[: -len(found.last)] if found.last else ()
    if rest:
        printing.table(("when", "about", "event", "why"), [_cells(one) for one in reversed(rest)])


def _print_message(message: "Sent") -> None:
    held = f" (waited: {message.hold})" if message.hold else ""
    printing.say(f"{printing.moment(message.at)}{held}")
    for event in message.events[:10]:
        printing.say(f"  {_named(event)}")
    if len(message.events) > 10:
        printing.say(f"  and {len(message.events) - 10} more")
    for reason in _reasons(message):
        printing.say(f"  why: {reason}")


def _cells(one: "Sent") -> tuple[str, str, str, str]:
    symbols = ", ".join(dict.fromkeys(event.symbol for event in one.events))
    types = ", ".join(dict.fromkeys(event.type.value for event in one.events))
    return printing.moment(one.at), symbols, types, "; ".join(_reasons(one))


def _named(event: Event) -> str:
    return f"{event.symbol}, {event.type.value}" + (f" ({event.language})" if event.language else "")


def _reasons(message: "Sent") -> list[str]:
    from monitor.words.reasoning import in_words

    return [in_words(replace(reason, subscription="")) for reason in message.reasons]
