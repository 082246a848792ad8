"""A message as a page for mail clients: inline styles, no script, no picture, nothing fetched when it is opened."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from notifiers.isolating import direction, is_foreign
from notifiers.messages import Message

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
    return _template().render(message=message, styles=STYLES, direction=direction, is_foreign=is_foreign)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("mail.html")
