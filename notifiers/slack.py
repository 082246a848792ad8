"""A message as Slack's Block Kit, within its limits: 3,000 characters a block, 50 blocks a message.

Our own words are ``mrkdwn`` sections. Words of documents, quoted or compared, are ``rich_text``: there nothing needs
escaping, and marks need no spaces round them. Not tried against Slack itself, only against its published limits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from notifiers.isolating import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolated
from notifiers.isolating import direction as direction_of
from notifiers.messages import Block, Facts, Hunk, Line, Message, Passage, Redline, Section, Span, Style, Warnings
from notifiers.slack_clicks import ACKNOWLEDGE
from notifiers.trimming import split, trim, width

BLOCK_LIMIT = 3000
BLOCKS_LIMIT = 50
ELEMENTS_LIMIT = 10
"""Elements of a context block."""

JsonObject = dict[str, Any]

# A space of no width keeps a mark that stands in a name ("A/RES/69/250*") from opening or closing a format.
_MARK_SHIELD = "\u200b"
_FORMATS = str.maketrans({mark: f"{_MARK_SHIELD}{mark}{_MARK_SHIELD}" for mark in "*_~`"})
_WRAPPED = {Style.STRONG: "*", Style.SOFT: "_", Style.REMOVED: "~", Style.ADDED: "*"}
_RICH = {
    Style.STRONG: {"bold": True},
    Style.SOFT: {"italic": True},
    Style.REMOVED: {"strike": True},
    Style.ADDED: {"bold": True},
}


def attachment(message: Message, *, buttons: bool = False) -> JsonObject:
    """The message as one Slack attachment with ``fallback`` (for notices on a locked screen) and ``blocks``. With
    ``buttons`` a reader acknowledges it by a button in place of a link."""
    button = _button(message.acknowledge) if buttons and message.acknowledge else []
    message = replace(message, acknowledge=None) if button else message
    head = [_section(text) for text in _texts((_bold(message.headline), message.standing), message.direction)]
    body = [shown for block in message.blocks for shown in _block(block, message.direction)]
    foot = [*button, *_foot(message)]
    room = BLOCKS_LIMIT - len(head) - len(foot)
    blocks = [*head, *body[:room], *foot] or [_section("…")]
    return {"fallback": trim(escaped(message.subject), 300), "blocks": blocks}


def escaped(text: str) -> str:
    """Text that Slack shows as it is: its three control characters as entities, its format marks shielded."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").translate(_FORMATS)


def _foot(message: Message) -> list[JsonObject]:
    link = map(_section, _texts(((message.link,),) if message.link else (), message.direction))
    closing = _texts((*message.closing, (Span(message.notice),)), message.direction)
    choices = _texts((message.choices,) if message.choices else (), message.direction)
    elements = [_text(text) for text in (*closing[: ELEMENTS_LIMIT - len(choices)], *choices)]
    context = [{"type": "context", "elements": elements}] if elements else []
    return [*link, *context]


def _button(link: Span) -> list[JsonObject]:
    """A button that holds the link which it stands for (a value has at most 2,000 characters, as links have)."""
    words = {"type": "plain_text", "text": trim(link.text, 75)}
    pressed = {"type": "button", "action_id": ACKNOWLEDGE, "text": words, "value": link.link}
    return [{"type": "actions", "elements": [pressed]}]


def _block(block: Block, direction: str) -> Iterator[JsonObject]:
    match block:
        case Facts(rows, colon):
            lines = [(Span(label + colon.rstrip(), Style.STRONG), Span(" "), *line) for label, line in rows]
            yield from map(_section, _texts(lines, direction))
        case Warnings(lines):
            yield from map(_section, _texts([(Span("⚠ "), *line) for line in lines], direction))
        case Passage(lines, heading):
            yield from _passage(((heading,) if heading else ()) + lines, direction)
        case Redline():
            yield from _redline(block, direction)
        case Section():
            yield from _digested(block, direction)


def _passage(lines: tuple[Line, ...], direction: str) -> Iterator[JsonObject]:
    if any(span.style == Style.QUOTE for line in lines for span in line):
        for line in lines:
            yield from _rich(line, direction)
    else:
        yield from map(_section, _texts(lines, direction))


def _redline(redline: Redline, direction: str) -> Iterator[JsonObject]:
    legend = (*redline.summary, Span(" · "), Span(redline.removed, Style.REMOVED), Span(" "))
    yield from _rich((*legend, Span(redline.added, Style.ADDED)), direction)
    for hunk in redline.hunks:
        yield from _hunk(hunk, direction)
    if redline.rest:
        yield from map(_section, _texts((redline.rest,), direction))


def _hunk(hunk: Hunk, surrounding: str) -> Iterator[JsonObject]:
    """The place and the words in one block; words of the other direction are isolated from end to end."""
    own = direction_of(hunk.language) if hunk.language else surrounding
    elements = list(_elements(hunk.words, own))
    if elements and own != surrounding:
        elements = [_element(Span(""), FIRST_STRONG_ISOLATE), *elements, _element(Span(""), POP_ISOLATE)]
    place = list(_elements(hunk.place, surrounding))
    between = [_element(Span(""), "\n")] if place and elements else []
    if place or elements:
        yield _rich_text([*place, *between, *elements])


def _digested(section: Section, direction: str) -> Iterator[JsonObject]:
    yield {"type": "divider"}
    yield from map(_section, _texts((_bold(section.headline), section.standing), direction))
    for block in section.blocks:
        yield from _block(block, direction)
    if section.link:
        yield from map(_section, _texts(((section.link,),), direction))


def _bold(headline: Line) -> Line:
    return tuple(replace(span, style=Style.STRONG) if span.style == Style.SYMBOL else span for span in headline)


def _texts(lines: Iterable[Line], direction: str) -> tuple[str, ...]:
    """The lines as mrkdwn, joined into as few texts within a block's limit as line ends allow."""
    texts: list[str] = []
    for line in lines:
        for part in filter(str.strip, split(_mrkdwn(line, direction), BLOCK_LIMIT)):
            if texts and width(texts[-1]) + width(part) < BLOCK_LIMIT:
                texts[-1] += "\n" + part
            else:
                texts.append(part)
    return tuple(texts)


def _mrkdwn(line: Line, direction: str) -> str:
    return "".join(_marked(span, direction) for span in line)


def _marked(span: Span, direction: str) -> str:
    text = escaped(isolated(span.text, direction))
    if span.link:
        return f"<{_address(span.link)}|{text.replace('|', '/')}>" if span.text else f"<{_address(span.link)}>"
    mark = _WRAPPED.get(span.style)
    return f"{mark}{text}{mark}" if mark and text.strip() == text and text else text


def _address(link: str) -> str:
    return link.replace("&", "&amp;")


def _section(text: str) -> JsonObject:
    return {"type": "section", "text": _text(text)}


def _text(text: str) -> JsonObject:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _rich(line: Line, direction: str) -> Iterator[JsonObject]:
    elements = list(_elements(line, direction))
    if elements:
        yield _rich_text(elements)


def _rich_text(elements: list[JsonObject]) -> JsonObject:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _elements(line: Line, direction: str) -> Iterator[JsonObject]:
    room = BLOCK_LIMIT - 200
    for span in line:
        whole = isolated(span.text, direction)
        text = trim(whole, room)
        if text:
            yield _element(span, text)
        if text != whole:
            return
        room -= width(text)


def _element(span: Span, text: str) -> JsonObject:
    kind: JsonObject = {"type": "link", "url": span.link} if span.link else {"type": "text"}
    style = _RICH.get(span.style)
    return kind | {"text": text} | ({"style": style} if style else {})
