"""Why somebody gets an event, in words. Pure.

English for now, whatever the message's language.
"""

from monitor.intents import Reason

SAID = "said"
"""The predicate of a reason that older code kept as a sentence; its value is that sentence."""


def in_words(reason: Reason) -> str:
    """A reason as a sentence: the subscription's name, and its rule as far as it chose the event."""
    because = ", and ".join(_clause(predicate, values) for predicate, values in reason.because)
    return f"{reason.subscription}: {because}" if reason.subscription else because


def names(reason: Reason, symbol: str) -> bool:
    """Whether a document is among the values that chose the event."""
    return any(
        symbol in values or (predicate == SAID and any(symbol in value for value in values))
        for predicate, values in reason.because
    )


def _clause(predicate: str, values: tuple[str, ...]) -> str:
    match predicate:
        case "symbols":
            return f"you follow {', '.join(values)}"
        case "cites":
            return f"it cites {', '.join(values)}"
        case "bodies":
            return f"it is a text of the {', '.join(values)}"
        case "words":
            return "it says " + " or ".join(f"“{word}”" for word in values)
        case "events":
            return "you asked for " + ", ".join(value.replace("_", " ") for value in values)
        case "languages":
            return f"its language is {', '.join(values)}"
        case _:
            return ", ".join(values)
