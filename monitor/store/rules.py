"""Rules and reasons as JSON values, and back."""

from dataclasses import asdict
from typing import Any

from diffing.changes import Body
from monitor.intents import EventType, Reason
from monitor.reasoning import SAID
from monitor.subscribing import Rule


def rule_values(rule: Rule) -> dict[str, list[str]]:
    return {name: list(values) for name, values in asdict(rule).items()}


def rule(values: dict[str, list[str]]) -> Rule:
    return Rule(
        symbols=tuple(values["symbols"]),
        cites=tuple(values["cites"]),
        bodies=tuple(Body(body) for body in values["bodies"]),
        words=tuple(values["words"]),
        event_types=tuple(EventType(kind) for kind in values["event_types"]),
        languages=tuple(values["languages"]),
    )


def reason_values(reason: Reason) -> dict[str, Any]:
    return {"subscription": reason.subscription, "because": [[name, list(values)] for name, values in reason.because]}


def reason(values: Any) -> Reason:
    """A reason; older code kept it as a sentence."""
    if isinstance(values, str):
        name, _, sentence = values.rpartition(": ")
        return Reason(name, ((SAID, (sentence,)),))
    return Reason(values["subscription"], tuple((name, tuple(chosen)) for name, chosen in values["because"]))
