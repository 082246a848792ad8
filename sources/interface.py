"""What a source can do."""

from typing import Protocol

from sources.documents import Answer, Listing, Polled, Validators


class Source(Protocol):
    """A place that publishes. Implementations keep no state between calls but open connections."""

    @property
    def name(self) -> str:
        """Unique, lower case, as shown to the operator: ``folder``, ``wikisource-zh``."""

    @property
    def official(self) -> bool:
        """Whether its texts are the UN's own issue rather than a transcription."""

    def poll(self, cursor: str | None) -> Polled:
        """List what is new since ``cursor`` (None: everything). Raises SourceError."""

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """Get what a listing names, unless ``known`` shows that we hold it. Never raises SourceError."""

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Where this source would keep a canonical symbol, best first; empty when it cannot say."""
