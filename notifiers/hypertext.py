"""A message as a page for mail clients: inline styles, no script, no picture, nothing fetched when it is opened."""

from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from notifiers.isolating import direction, is_foreign
from notifiers.messages import Message, shared

KEPT = 32
"""Messages whose upper part is kept, for the next recipient."""

# Dark grey on white 15:1, red and green on their tints above 6:1, soft grey 5.7:1 (WCAG 2.2 asks for 4.5:1).
STYLES = {
    "strong": "font-weight:700;color:#12395b",
    "soft": "color:#5b6470",
    "symbol": "white-space:nowrap",
    "quote": "color:#1f2933",
    "removed": "color:#8f1d14;background-color:#fdecea;text-decoration:line-through;unicode-bidi:isolate",
    "added": "color:#0f5323;background-color:#e3f5e8;text-decoration:underline;font-weight:600;unicode-bidi:isolate",
}


def web_page(message: Message) -> str:
    """The message as a complete HTML document. It says what the plain text says."""
    return _top(shared(message)) + _render("foot.html", message)


@lru_cache(maxsize=KEPT)
def _top(message: Message) -> str:
    """All above the foot: made once for everybody who gets it."""
    return _render("mail.html", message)


def _render(name: str, message: Message) -> str:
    template = _templates().get_template(name)
    return template.render(message=message, styles=STYLES, direction=direction, is_foreign=is_foreign)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
