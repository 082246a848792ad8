"""What is told: one set of facts that every channel renders by its own means.

Text inside these values is harmless by construction: line ends and control characters are gone, and so are the marks
that change the direction of what follows (renderers add their own isolates). A channel only escapes what it must.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from notifiers.isolating import direction

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_LINE_END = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text on one line, without control characters, direction overrides, foreign isolates and half characters."""
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", _LINE_END.sub(" ", text)))


class Style(StrEnum):
    """How a run of words is shown. ``symbol`` is a name that must not be broken or turned round; ``quote`` is somebody
    else's words, without marks round them: those are the message's own."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    SYMBOL = "symbol"
    QUOTE = "quote"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style. ``link`` is an http(s) address or None. ``language`` None: the message's own."""

    text: str
    style: Style = Style.PLAIN
    link: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", harmless(self.text))
        object.__setattr__(self, "link", followable(self.link))


def followable(link: str | None) -> str | None:
    """The address if a reader may follow it (http or https, no white space or angle brackets), else None."""
    if link and re.fullmatch(r"https?://[^\s<>\"|\x00-\x1f\x7f]{1,2000}", link):
        return harmless(link)
    return None


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together; ``heading`` may be empty."""

    lines: tuple[Line, ...]
    heading: Line = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows of a label and what it says; ``colon`` parts them where they stand on one line."""

    rows: tuple[tuple[str, Line], ...]
    colon: str = ": "

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple((harmless(label), line) for label, line in self.rows))


@dataclass(frozen=True, slots=True)
class Hunk:
    """One changed paragraph: where it stands, a note on its fate, and its words, which run as their language does."""

    place: Line
    words: Line
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Redline:
    """Changed paragraphs. ``removed`` and ``added`` are the two words in the reader's language, for readers who
    see neither colour nor strokes; ``rest`` says what is left out, empty when nothing is."""

    summary: Line
    hunks: tuple[Hunk, ...]
    removed: str
    added: str
    rest: Line = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "removed", harmless(self.removed))
        object.__setattr__(self, "added", harmless(self.added))


@dataclass(frozen=True, slots=True)
class Warnings:
    """What the reader should check; each line is a sentence."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A message inside a digest."""

    headline: Line
    standing: Line
    blocks: "tuple[Block, ...]"
    link: Span | None = None


Block = Passage | Facts | Redline | Warnings | Section


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell, without anything about the one who is told.

    ``key`` is the same for the same fact, however often it is sent. ``thread`` names what messages are grouped by.
    ``parent`` is what the channel's service calls the first message of that thread, None when there is none yet.
    ``subject`` sorts. ``standing`` is the line below the headline. ``closing`` says why, from where and when read;
    ``notice`` goes last. ``link`` is where to read on, ``acknowledge`` where to say that it was taken note of,
    ``manage`` and ``stop`` where the reader changes or ends what comes. ``event`` is the CloudEvents 1.0 object for
    programs. ``written_at`` is aware, UTC.
    """

    key: str
    thread: str
    subject: str
    headline: Line
    standing: Line
    blocks: tuple[Block, ...]
    closing: tuple[Line, ...]
    notice: str
    written_at: datetime
    link: Span | None = None
    manage: Span | None = None
    stop: Span | None = None
    acknowledge: Span | None = None
    parent: str | None = None
    language: str = "en"
    event: dict[str, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in ("key", "thread", "subject", "notice"):
            object.__setattr__(self, name, harmless(getattr(self, name)))

    @property
    def choices(self) -> Line:
        """The links to acknowledge, and to change or end what comes, those that there are, as one line."""
        links = [link for link in (self.acknowledge, self.manage, self.stop) if link]
        return tuple(part for link in links for part in (link, Span(" · ")))[:-1]

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, from the language."""
        return direction(self.language)


def shared(message: Message) -> Message:
    """What is the same for everybody who is told this: nothing of one channel, of one reader or of an instant."""
    nobody: dict[str, Any] = {"key": "", "parent": None, "manage": None, "stop": None, "acknowledge": None}
    return replace(message, **nobody, closing=(), notice="", event={}, written_at=datetime.min.replace(tzinfo=UTC))
