"""What can go wrong between us and a recipient."""


class DeliveryError(Exception):
    """A message was not accepted. Its text is one line without secrets.

    ``permanent``: trying again cannot help (unknown recipient, revoked hook). ``retry_after`` in seconds, if told.
    """

    def __init__(self, message: str, *, permanent: bool = False, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.retry_after = retry_after


class AddressError(ValueError):
    """A channel's address cannot be used; the text says why and what to write instead, without secrets."""
