"""Rules and reasons as JSON values, and back."""

from dataclasses import asdict
from typing import Any, Final

from pydantic import TypeAdapter

from monitor.intents import Reason
from monitor.subscribing import SAID, Rule

_RULES: Final = TypeAdapter(Rule)


def rule_values(rule: Rule) -> dict[str, Any]:
    """The predicates that a rule uses."""
    return {name: value for name, value in asdict(rule).items() if value}


def rule(values: dict[str, Any]) -> Rule:
    return _RULES.validate_python(values)


def reason_values(reason: Reason) -> dict[str, Any]:
    return {"subscription": reason.subscription, "because": [[name, list(values)] for name, values in reason.because]}


def reason(values: Any) -> Reason:
    """A reason; older code kept it as a sentence."""
    if isinstance(values, str):
        name, _, sentence = values.rpartition(": ")
        return Reason(name, ((SAID, (sentence,)),))
    return Reason(values["subscription"], tuple((name, tuple(chosen)) for name, chosen in values["because"]))
