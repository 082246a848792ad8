"""The languages that pages can be had in."""

from collections.abc import Mapping
from urllib.parse import urlencode

NAMES = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
"""The languages that messages are written in, each by its own name, in the order of their English names."""


def tongues(asked: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The languages that a page can be had in: tag, own name, and the query that asks for it and keeps the rest."""
    kept = [(name, value) for name, value in asked.items() if name != "lang"]
    return tuple((tag, name, "?" + urlencode([*kept, ("lang", tag)])) for tag, name in NAMES.items())
