"""Forms as subscriptions, and subscriptions as what stands in a file."""

from datetime import UTC, time
from typing import Any, Final

from diffing.changes import Body, Kind
from monitor.forms.written import RuleForm, SubscriptionForm
from monitor.intents import EventType
from monitor.subscribing import AtLeast, Chain, Near, Quiet, Rule, Subscription

_LISTED: Final = (
    *("symbols", "series", "cites", "relations", "actors", "mentions", "subjects", "countries", "words", "verbs"),
    *("votes", "languages"),
)
"""The fields of a rule that are the same on both sides."""


def rule_of(form: RuleForm) -> Rule:
    """A checked rule."""
    fewest, chain, near = form.cites_at_least, form.chain, form.near
    listed = {name: getattr(form, name) for name in _LISTED}
    return Rule(
        **listed,
        cites_at_least=AtLeast(fewest.count, fewest.symbols) if fewest else None,
        chain=Chain(chain.symbol, chain.distance) if chain else None,
        near=Near(near.words, near.within) if near else None,
        bodies=tuple(Body(one) for one in form.bodies),
        kinds=tuple(Kind(one) for one in form.kinds),
        event_types=tuple(EventType(one) for one in form.events),
    )


def subscription_of(form: SubscriptionForm, channel_id: int) -> Subscription:
    """A checked subscription for a channel; it has no number yet."""
    quiet = [time.fromisoformat(part) for part in form.quiet.split("-")] if form.quiet else None
    return Subscription(
        id=0,
        name=form.name,
        channel_id=channel_id,
        rules=tuple(rule_of(one) for one in form.rules),
        exclusions=tuple(rule_of(one) for one in form.exclude),
        languages=form.languages,
        preference=form.preference,
        rhythm=form.rhythm,
        timezone=form.timezone,
        quiet=Quiet(*quiet) if quiet else None,
        weekday=form.weekday,
        hour=form.hour,
        pierce=tuple(EventType(one) for one in form.pierce),
        quiet_week=form.quiet_week,
        muted_until=form.muted_until.astimezone(UTC) if form.muted_until else None,
    )


def rule_shape(rule: Rule) -> dict[str, Any]:
    """A rule as it is written, without what it does not ask."""
    fewest, chain, near = rule.cites_at_least, rule.chain, rule.near
    shape: dict[str, Any] = {name: list(getattr(rule, name)) for name in _LISTED}
    shape |= {
        "cites_at_least": {"count": fewest.count, "symbols": list(fewest.symbols)} if fewest else None,
        "chain": {"symbol": chain.symbol, "distance": chain.distance} if chain else None,
        "near": {"words": list(near.words), "within": near.within} if near else None,
        "bodies": [one.value for one in rule.bodies],
        "kinds": [one.value for one in rule.kinds],
        "events": [one.value for one in rule.event_types],
    }
    return {name: shape[name] for name in RuleForm.model_fields if shape[name]}


def subscription_shape(one: Subscription, channel: str) -> dict[str, Any]:
    """A subscription as it is written, without what is as usual."""
    shape = {
        "name": one.name,
        "channel": channel,
        "rules": [rule_shape(rule) for rule in one.rules],
        "exclude": [rule_shape(rule) for rule in one.exclusions],
        "languages": list(one.languages),
        "preference": one.preference.value,
        "rhythm": one.rhythm.value,
        "timezone": one.timezone,
        "quiet": f"{one.quiet.start:%H:%M}-{one.quiet.end:%H:%M}" if one.quiet else None,
        "weekday": one.weekday,
        "hour": one.hour,
        "pierce": [kind.value for kind in one.pierce],
        "quiet_week": one.quiet_week,
        "muted_until": one.muted_until.isoformat() if one.muted_until else None,
    }
    usual = {name: field.default for name, field in SubscriptionForm.model_fields.items()}
    return {name: value for name, value in shape.items() if value != usual[name] and value not in ([], None)}
