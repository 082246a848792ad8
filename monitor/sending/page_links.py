"""Where the link of a message leads on a work's page: to the text that it is about, at the first place of it. Pure."""

from urllib.parse import quote, urlencode

from diffing.changes import ChangeClass
from monitor.intents import OF_ANOTHER, Event

_LIGHT = frozenset({ChangeClass.NUMBERING, ChangeClass.LAYOUT, ChangeClass.NONE})
"""Changes that a message counts and does not show where there are heavier ones."""


CHANGES = "changes"
"""Where a work's page tells what changed: the place of paragraphs that are gone."""


def place_on(page: str | None, event: Event) -> str | None:
    """The address of a page with the language and version that an event is about, and the first paragraph of substance
    that its message shows; the page alone where the event is about no text."""
    if page is None or event.type in OF_ANOTHER:
        return page
    asked = {name: event.data[name] for name in ("language", "version") if event.data.get(name)}
    if not {"language", "version"} <= asked.keys():
        return page
    path = _first_path(event)
    return f"{page}?{urlencode(asked)}" + (f"#{quote(path)}" if path else "")


def worded_in(page: str | None, language: str | None) -> str | None:
    """The address of a page that speaks a reader's language, whatever the browser asks for."""
    if page is None or language is None:
        return page
    address, hash_, place = page.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'lang': language})}{hash_}{place}"


def _first_path(event: Event) -> str | None:
    hunks = (event.data.get("change") or {}).get("hunks") or ()
    telling = [one for one in hunks if one.get("class") not in _LIGHT]
    telling = telling or [one for one in hunks if one.get("moved")] or list(hunks)
    if telling:
        return next((str(one["new"][0]) for one in telling if one.get("new")), CHANGES)
    cited = event.data.get("citing_paragraphs") or ()
    return str(cited[0]["path"]) if cited and cited[0].get("path") else None
