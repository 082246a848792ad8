"""Show a comparison: for a terminal, as plain text, Markdown, HTML, Slack blocks or JSON. All from the same hunks."""

from diffing.comparing import Hunk, hunks, summary
from diffing.rendering.headings import heading
from diffing.rendering.html import html, page
from diffing.rendering.json import as_json
from diffing.rendering.markdown import markdown
from diffing.rendering.plain import terminal, text
from diffing.rendering.slack import slack
from diffing.rendering.standing import as_standing, standing

__all__ = [
    "Hunk",
    "as_json",
    "as_standing",
    "heading",
    "html",
    "hunks",
    "markdown",
    "page",
    "slack",
    "standing",
    "summary",
    "terminal",
    "text",
]
