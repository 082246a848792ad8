"""Questions about many values, cut into as many as a database takes at once."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")

# SQLite takes 32,766 values in one statement, older builds 999.
SIZE = 500


def portions(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """``values`` in their order, at most ``SIZE`` at a time."""
    for start in range(0, len(values), SIZE):
        yield values[start : start + SIZE]
