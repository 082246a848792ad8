"""What the pages say that a message's links lead to, in the reader's language."""

from fastapi import Request

from monitor.subscribing import Preference, Reason, Rhythm, Rule, Subscription
from monitor.words.reasoning import line_of
from monitor.words.wording import LANGUAGES, Wording, named, wording
from notifiers.isolating import direction, isolated

RHYTHMS = {
    Rhythm.IMMEDIATE.value: named("a rhythm", "at once"),
    Rhythm.HOURLY.value: named("a rhythm", "once an hour"),
    Rhythm.DAILY.value: named("a rhythm", "once a day"),
    Rhythm.WEEKLY.value: named("a rhythm", "once a week"),
}
PREFERENCES = {
    Preference.FIRST_AVAILABLE.value: named("a language policy", "in whichever language is out first"),
    Preference.WAIT.value: named("a language policy", "wait a day for my language, then whichever is out"),
    Preference.ONLY.value: named("a language policy", "in my language only"),
}


def words_for(request: Request, languages: tuple[str, ...] = ()) -> Wording:
    """The words in the first language that we write of those that the address (``lang``), the reader's subscriptions
    (``languages``) or the browser (Accept-Language, whose order counts) ask for; English when there is none."""
    accepted = (request.headers.get("accept-language") or "")[:200].split(",")
    browser = [part.partition(";")[0].strip() for part in accepted]
    asked = request.query_params.get("lang") or ""
    wanted = (tag.lower().partition("-")[0] for tag in (asked, *languages, *browser))
    return wording(next((tag for tag in wanted if tag in LANGUAGES), "en"))


def stop_words(words: Wording, channel: str) -> dict[str, str]:
    """The page to stop: before and after the button was pressed."""
    return {
        "title": words.phrased("Stop these messages"),
        "asks": words.phrased(
            "No more messages will go to {channel}. Nothing happens before you press the button.", channel=channel
        ),
        "button": words.phrased("Stop all messages"),
        "done": words.phrased("It is done: nothing more will be sent to {channel}.", channel=channel),
        "was_done": words.phrased("Nothing is sent to {channel} any more.", channel=channel),
    }


def manage_words(words: Wording, channel: str) -> dict[str, str]:
    """The page on which a reader changes what comes."""
    return {
        "title": words.phrased("Manage what you get"),
        "intro": words.phrased("What goes to {channel}:", channel=channel),
        "nothing": words.phrased("Nothing is sent to {channel} any more.", channel=channel),
        "rhythm": words.phrased("How often"),
        "preference": words.phrased("If a text is not out in my language"),
        "timezone": words.phrased("My time zone"),
        "quiet": words.phrased("Nothing between"),
        "and": words.phrased(named("between two times of day", "and")),
        "mute": words.phrased("Silence for"),
        "no_mute": words.phrased(named("a length of silence", "no time")),
        "save": words.phrased("Save"),
        "saved": words.phrased("Saved."),
        "remove": words.phrased("End this subscription"),
        "removed": words.phrased("This subscription has ended."),
        "wrong": words.phrased("That could not be saved: look at the time zone and the hours once more."),
        "stop": words.phrased("Stop all messages"),
    }


def link_words(words: Wording) -> dict[str, str]:
    """A link that leads nowhere."""
    return {
        "title": words.phrased("This link is not valid"),
        "invalid": words.phrased("Perhaps it was cut off. Copy it whole from the message."),
        "expired": words.phrased("It was good for 48 hours. Ask once more to be sent a new one."),
    }


def days(words: Wording, count: int) -> str:
    """``7 days``."""
    return "".join(span.text for span in words.counted("{count} day", "{count} days", count=count))


def acknowledge_words(words: Wording, channel: str, symbol: str) -> dict[str, str]:
    """The page to take note of an event."""
    gaps = {"channel": channel, "symbol": symbol}
    return {
        "title": words.phrased("Acknowledge a message"),
        "asks": words.phrased(
            "It will be recorded that {channel} has taken note of {symbol}. Nothing happens before you press the "
            "button.",
            **gaps,
        ),
        "button": words.phrased("Acknowledge"),
        "done": words.phrased("It is recorded: {channel} has taken note of {symbol}.", **gaps),
    }


def about(subscription: Subscription, words: Wording) -> tuple[str, ...]:
    """What a subscription is about: a line for each rule."""
    way = direction(words.language)
    lines = (line_of(Reason("", _asked(rule)), words) for rule in subscription.rules)
    return tuple("".join(isolated(span.text, way) for span in line) for line in lines)


def _asked(rule: Rule) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Everything that a rule asks, by predicate, as reasons have it."""
    asked = {
        "symbols": rule.symbols,
        "series": rule.series,
        "cites": rule.cites,
        "cites_at_least": rule.cites_at_least.symbols if rule.cites_at_least else (),
        "chain": (rule.chain.symbol,) if rule.chain else (),
        "near": rule.near.words if rule.near else (),
        "bodies": tuple(one.value for one in rule.bodies),
        "kinds": tuple(one.value for one in rule.kinds),
        "events": tuple(one.value for one in rule.event_types),
    }
    named_alike = ("actors", "mentions", "subjects", "countries", "words", "verbs", "votes", "languages")
    asked |= {name: getattr(rule, name) for name in named_alike}
    return tuple((name, values) for name, values in asked.items() if values)
