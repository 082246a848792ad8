"""What can go wrong between us and a source. Each error renders as one line that names the thing and the way out."""


class SourceError(Exception):
    """A source could not be polled or read. ``retry_after`` is in seconds, None when the source did not say."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unreachable(SourceError):
    """No connection, no answer in time, or the connection broke."""


class RateLimited(SourceError):
    """The source asked us to come back later."""


class LayoutChanged(SourceError):
    """The answer does not look like this source any more."""


class Challenged(SourceError):
    """A challenge page stands before the source."""


class Forbidden(SourceError):
    """The source's rules for programs (robots.txt) forbid the address, and the operator has not decided otherwise."""


class Unreadable(SourceError):
    """The bytes are not text that we can read: empty, binary, too large, or in an unknown encoding."""


class Scanned(Unreadable):
    """The document is pictures of pages without a text layer: it can be kept, but not read here."""
