"""A message as plain text: for the text part of a mail, for services that show text only, for a pipe."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Protocol

from notifiers.isolating import direction, isolate, isolated
from notifiers.messages import Block, Facts, Line, Message, Passage, Redline, Section, Span, Style, Warnings, shared

KEPT = 32
"""Messages whose upper part is kept, for the next recipient."""

# The marks are words' neighbours, not positions, so that they survive text of either direction.
_MARKS = {Style.REMOVED: ("[-", "-]"), Style.ADDED: ("{+", "+}")}

Show = Callable[[Span, str], str]


class Inline(Protocol):
    """Renders a line; ``language`` when all of it is in another than the message's."""

    def __call__(self, line: Line, /, language: str | None = None) -> str: ...


def shown_by(span: Span, surrounding: str) -> str:
    """One span as text that runs the given way; the address of a link is written out."""
    before, after = _MARKS.get(span.style, ("", ""))
    text = before + isolated(span.text, surrounding) + after
    if span.link is None or span.link == span.text:
        return text
    return f"{text} <{span.link}>" if span.text else span.link


def plain_text(message: Message, show: Show = shown_by) -> str:
    """The whole message, lines ended by a line feed. ``show`` renders a span, given the direction of the message."""
    foot = _foot(message, partial(_line, message.direction, show))
    return "\n".join((_top(shared(message), show), *foot)).strip() + "\n"


def plain_body(message: Message) -> str:
    """The message without its headline, for services that show the subject by themselves."""
    return plain_text(message).partition("\n")[2].lstrip("\n")


def _line(surrounding: str, show: Show, line: Line, /, language: str | None = None) -> str:
    own = direction(language) if language else surrounding
    text = "".join(show(span, own) for span in line)
    return text if own == surrounding else isolate(text)


@lru_cache(maxsize=KEPT)
def _top(message: Message, show: Show) -> str:
    """All above the foot: made once for everybody who gets it."""
    return "\n".join(_upper(message, partial(_line, message.direction, show)))


def _upper(message: Message, show: Inline) -> Iterator[str]:
    yield show(message.headline)
    if message.standing:
        yield show(message.standing)
    yield from _blocks(message.blocks, show)
    if message.link:
        yield from ("", show((message.link,)))


def _foot(message: Message, show: Inline) -> Iterator[str]:
    if message.closing:
        yield ""
        yield from map(show, message.closing)
    yield from ("", show((Span(message.notice),)))
    if message.choices:
        yield from ("", *(show((link,)) for link in (message.acknowledge, message.manage, message.stop) if link))


def _blocks(blocks: tuple[Block, ...], show: Inline) -> Iterator[str]:
    for block in blocks:
        yield ""
        yield from _block(block, show)


def _block(block: Block, show: Inline) -> Iterator[str]:
    match block:
        case Passage(lines, heading):
            yield from map(show, (heading, *lines) if heading else lines)
        case Facts(rows, colon):
            yield from (f"{label}{colon}{show(line)}" for label, line in rows)
        case Warnings(lines):
            yield from (f"! {show(line)}" for line in lines)
        case Redline():
            yield from _redline(block, show)
        case Section():
            yield from _section(block, show)


def _section(section: Section, show: Inline) -> Iterator[str]:
    yield from ("—" * 12, show(section.headline), show(section.standing))
    yield from _blocks(section.blocks, show)
    if section.link:
        yield show((section.link,))


def _redline(redline: Redline, show: Inline) -> Iterator[str]:
    yield show(redline.summary)
    yield f"[-{redline.removed}-] {{+{redline.added}+}}"
    for hunk in redline.hunks:
        yield ""
        yield show(hunk.place)
        if hunk.words:
            yield "  " + show(hunk.words, hunk.language)
    if redline.rest:
        yield from ("", show(redline.rest))
