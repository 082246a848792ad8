"""The message that tries a channel: it says that messages arrive here, and nothing else."""

from datetime import datetime

from notifiers.messages import Message, Span, Style

NOTICE = "Independent, unofficial: check the official text."


def trial_message(now: datetime) -> Message:
    """A message about nothing; each one has a key of its own."""
    return Message(
        key=f"trial-{now:%Y%m%dT%H%M%S%f}",
        thread="trial",
        subject="Seized: a test message",
        headline=(Span("A test message from Seized", Style.STRONG),),
        standing=(Span("This channel works. Messages about resolutions will look like this one."),),
        blocks=(),
        closing=(),
        notice=NOTICE,
        written_at=now,
    )
