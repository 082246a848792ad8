"""What one document may cost us before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one PDF or Word file: seconds of time, bytes of memory, pages, characters of text, and bytes of all
    files in a packed one together."""

    seconds: float = 60.0
    memory: int = 1_200_000_000
    pages: int = 2_000
    characters: int = 8_000_000
    unpacked: int = 300_000_000
