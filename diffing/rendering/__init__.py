"""Show a comparison: for a terminal, as plain text, Markdown, HTML or JSON. All from the same hunks."""

from diffing.comparing import Hunk, hunks, summary
from diffing.rendering.headings import heading
from diffing.rendering.html import html
from diffing.rendering.json import as_json
from diffing.rendering.markdown import markdown
from diffing.rendering.plain import terminal, text

__all__ = ["Hunk", "as_json", "heading", "html", "hunks", "markdown", "summary", "terminal", "text"]
