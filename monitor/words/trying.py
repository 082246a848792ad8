"""The message that tries a channel: it says that messages arrive here, and nothing else. Pure."""

from datetime import datetime

from monitor.words.cloudevents import aside_event
from monitor.words.origins import NOTICE
from monitor.words.wording import strong, wording
from notifiers.messages import Message

TRIAL = "test"


def trial_message(now: datetime, language: str = "en") -> Message:
    """A message about nothing, in the reader's language; each one has a key of its own."""
    words, key = wording(language), f"trial-{now:%Y%m%dT%H%M%S%f}"
    return Message(
        key=key,
        thread="trial",
        subject=words.phrased("Seized: a test message"),
        headline=(strong(words.phrase("A test message from Seized")),),
        standing=words.phrase("This channel works. Messages about resolutions will look like this one."),
        blocks=(),
        closing=(),
        notice=words.phrased(NOTICE),
        written_at=now,
        language=words.language,
        event=aside_event(TRIAL, key, {}, now),
    )
