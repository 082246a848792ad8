"""A message within a service's limit: what it is and where to read on stay, the middle gives way."""

from dataclasses import replace

from notifiers.messages import Message
from notifiers.plain import plain_body, plain_text
from notifiers.trimming import trim, width

_SOME = 40
"""Characters below which a cut middle says nothing."""


def brief(message: Message, limit: int, title_limit: int = 0) -> tuple[str, str]:
    """A title of at most ``title_limit`` (empty for a service without titles) and a text of at most ``limit`` UTF-16
    units, for a service that shows plain text.

    Cut are first the words between headline and link, then all but the headline and the link, then the headline.
    """
    title = trim(message.subject, title_limit) if title_limit else ""
    whole = plain_body(message) if title_limit else plain_text(message)
    if width(whole) <= limit:
        return title, whole
    foot = _foot(message)
    room = limit - width(foot)
    if foot and room >= _SOME:
        return title, trim(_body(message, titled=bool(title_limit)), room) + foot
    link = message.link.link if message.link and message.link.link else ""
    room = limit - width(link) - 1
    if link and room >= _SOME:
        return title, f"{trim(message.subject, room)}\n{link}"
    return title, trim(message.subject, limit)


def _body(message: Message, *, titled: bool) -> str:
    """What stands before the link, and after it why and from where."""
    bare = replace(message, link=None, notice="", manage=None, stop=None)
    return (plain_body(bare) if titled else plain_text(bare)).strip("\n")


def _foot(message: Message) -> str:
    """The last lines: the link to read on and the notice, or nothing when there is no link."""
    if message.link is None:
        return ""
    bare = replace(message, headline=(), standing=(), blocks=(), closing=(), manage=None, stop=None)
    return "\n\n" + plain_text(bare)
