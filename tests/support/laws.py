"""How often a law is tried: a taste of it each day, the whole of it in continuous integration (``CI`` is set there)."""

import os

from hypothesis import settings

THOROUGH = bool(os.environ.get("CI"))
TASTE = 30


def tried(examples: int) -> settings:
    """The settings of a law that continuous integration tries with so many examples; for as long as each takes."""
    return settings(max_examples=examples if THOROUGH else min(examples, TASTE), deadline=None)


def seeds(count: int) -> range:
    """The seeds of something long that continuous integration goes through so many times, and each day once."""
    return range(count if THOROUGH else 1)
