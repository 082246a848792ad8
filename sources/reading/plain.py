"""Plain text and Markdown: read as they are, so that offsets are those of the file."""

from sources.documents import Reading


def read_plain(text: str) -> Reading:
    """The text itself. The caller fills in media type and encoding."""
    return Reading(text=text, media_type="text/plain", encoding="")
