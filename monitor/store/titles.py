"""Titles as they are looked for: one short key for all that say the same, whatever their length."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from diffing.changes import Paragraph
from monitor.series import title_of

LENGTH: Final = 32
"""Hexadecimal digits of a key: no index takes a title of any length."""


def title_key(paragraphs: Iterable[Paragraph]) -> str | None:
    """The key of a text's title, the same for titles that differ in case or spacing only; None without a title."""
    title = title_of(paragraphs)
    return sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH] if title else None
