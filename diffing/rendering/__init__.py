"""Show a comparison: for a terminal, as plain text, Markdown, HTML or JSON. All from the same hunks."""

from diffing.rendering.html import html
from diffing.rendering.json import as_json
from diffing.rendering.markdown import markdown
from diffing.rendering.plain import terminal, text

__all__ = ["as_json", "html", "markdown", "terminal", "text"]
